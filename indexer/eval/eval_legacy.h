// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer eval-legacy`: how well files in old encodings become text, measured on files with a transcript, and
// whether Unicode files are left as they are.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vankho::indexing {

struct LegacyScore {
  std::string file;
  std::string encodings;  // "TCVN3 548, VNI 3", or why the file was not read
  bool read = false;
  std::size_t letters = 0;  // letters and digits of the transcript
  std::size_t right = 0;    // of them, those in words that the text read has too, each as often
  std::size_t foreign = 0;  // letters and digits of the text that the transcript has not
  double percent() const {
    return letters == 0 ? 100 : 100.0 * static_cast<double>(right) / static_cast<double>(letters);
  }
};

// `dir` holds files/ and transcripts/ (the same name with .txt). Compared are words: runs of letters and digits in
// lower case and NFC, without their order (columns and notes may be written in several), numbers to four decimals (a
// cell shows fewer than it holds). Worst first. Throws Failure.
std::vector<LegacyScore> score_legacy(const std::string& dir);
std::string table_of(const std::vector<LegacyScore>& scores);

struct UnicodeScores {
  std::size_t texts = 0;  // files, or lines of .jsonl and .tsv files
  std::size_t bytes = 0;
  std::size_t unread = 0;
  std::vector<std::string> converted;  // those in which something was taken for an old encoding
};

// All files at and beneath `paths`, which are known to be Unicode.
UnicodeScores score_unicode(const std::vector<std::string>& paths);
std::string table_of(const UnicodeScores& scores);

}  // namespace vankho::indexing
