// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer status`: what is in an index, what is not, and what the last run did.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "indexer/index/index_lock.h"
#include "indexer/report/language.h"
#include "indexer/report/reason.h"
#include "indexer/run/last_run.h"

namespace vankho::indexing {

struct FormatCounts {
  std::uint64_t papers = 0;
  std::uint64_t copies = 0;  // further files of these papers
  std::uint64_t failed = 0;
  std::uint64_t refused = 0;
};

struct IndexStatus {
  std::string index_dir;
  bool has_index = false;  // else a first run goes on that has committed nothing yet
  std::uint64_t papers = 0;
  std::uint64_t given = 0;                      // of the papers: from JSON Lines and registers
  std::map<std::string, FormatCounts> formats;  // of files, by extension; "" = none
  std::map<ReasonCode, std::uint64_t> reasons;
  LockState lock;
  std::optional<LastRun> last_run;
};

// Throws Failure (kIndexUnusable) when there is no index, and no run that makes one.
IndexStatus index_status(const std::string& index_dir);

// Some lines for a person, and one JSON object.
std::string status_text(const IndexStatus& status, Language language);
std::string status_json(const IndexStatus& status);

}  // namespace vankho::indexing
