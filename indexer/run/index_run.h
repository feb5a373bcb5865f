// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run of `vankho-indexer index`: sources in, papers and ledger in the index, report out.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/failure.h"
#include "indexer/index/index_writer.h"
#include "indexer/report/language.h"
#include "indexer/report/report.h"
#include "indexer/sources/register/register.h"

namespace vankho::indexing {

struct IndexOptions {
  std::vector<std::string> sources;
  std::vector<RegisterOptions> registers;
  WriterOptions writer;  // its check_before_writing is decided by the run
  Language language = Language::kEnglish;
  std::string report_file;            // empty = none
  std::string authorities_file = {};  // empty = the local names that the index holds
  bool json_summary = false;          // on standard output
  bool allow_removals = false;        // --yes: also when more than a fifth of a source is gone
  // The program that reads files, and its arguments (worker/extractor.h); empty = they are read in this process, which
  // is for files that are trusted.
  std::vector<std::string> worker = {};
  // Scanned papers are read after all others, for at most so long (ocr/recognise.h); 0 = they are left.
  std::chrono::seconds ocr_time{0};
  std::vector<std::string> ocr_worker = {};  // the program that does it, and its arguments
  unsigned readers = 0;                      // threads, each with its worker; 0 = one a core
};

// Does the whole run, and says on standard error what it did. Throws Failure when the run could not be done; what was
// committed before stays.
ExitCode run_index(const IndexOptions& options);

// How a run ends that went through: by what it reported, or by the signal that stopped it.
ExitCode exit_code_of(const Report& report);

}  // namespace vankho::indexing
