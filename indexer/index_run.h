// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run of `vankho-indexer index`: sources in, papers and ledger in the index, report out.
//
// Three kinds of threads. The scanner walks the sources; readers open, extract and read headers; the caller's thread
// alone touches the index: it asks the ledger what is new, hands that to the readers and writes what they give back.
// All that is on its way shares one budget of bytes, so memory does not grow with the sources.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/failure.h"
#include "indexer/index_writer.h"
#include "indexer/language.h"
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
  unsigned readers = 0;  // threads; 0 = one for each core, two at least
};

// Does the whole run, and says on standard error what it did. Throws Failure when the run could not be done; what was
// committed before stays.
ExitCode run_index(const IndexOptions& options);

}  // namespace vankho::indexing
