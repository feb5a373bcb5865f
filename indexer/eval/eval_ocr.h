// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer eval-ocr`: how well scanned papers are read, measured on scans with a transcript and known fields.
// bench/make-scans makes such scans.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/eval/judged_field.h"

namespace vankho::indexing {

struct EvalOcrOptions {
  std::string dir;
  std::string texts_dir = {};            // where what was read is written, the file's name with .txt; empty = nowhere
  std::vector<std::string> worker = {};  // the program that recognises, and its arguments
};

struct RecognisedFields {
  std::size_t known = 0;  // papers that have the field
  std::size_t found = 0;  // papers in which something was read, also where there is nothing
  std::size_t right = 0;
};

struct OcrScores {
  struct Scan {
    std::string file;
    std::string failure;  // why it was not read; empty when it was
    std::size_t pages = 0;
    double seconds = 0;
    std::size_t letters = 0;  // of the transcript
    std::size_t right_letters = 0;
    std::size_t words = 0;
    std::size_t right_words = 0;
  };
  std::vector<Scan> scans;  // as the truth file has them
  std::array<RecognisedFields, kJudgedFields.size()> fields;
  RecognisedFields by_hand;  // numbers and dates in papers in which a pen wrote them; not among `fields`
  // Fields of one confidence that were read, and how many of them rightly: by tens of per cent.
  std::array<std::array<RecognisedFields, 11>, kJudgedFields.size()> said;
  std::vector<std::string> misses;
};

// `dir` holds files/, truth.jsonl (lines as eval-headers reads them; a field that is null must not be found, one that
// is absent is not judged; "by_hand": true = number and date are written with a pen) and transcripts/ (the name of the
// file with .txt, a line each for what stands by itself on the page), which may be a part or not be there. Throws
// Failure.
OcrScores score_ocr(const EvalOcrOptions& options);
std::string table_of(const OcrScores& scores, bool misses);

}  // namespace vankho::indexing
