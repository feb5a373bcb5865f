// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of the last run over all sources, in DIR/last-run.json beside the index: for `status`, nothing depends
// on it. It stands outside the index so that a run that finds nothing new leaves the index untouched.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/report/report.h"

namespace vankho::indexing {

struct LastRun {
  enum class State { kRunning, kComplete, kStopped };  // one that runs no more and says so was cut off
  std::string started;                                 // 2016-11-15T08:00:00Z
  State state = State::kRunning;
  double seconds = 0;
  std::vector<std::string> sources;  // as shown_path() writes them
  Counts counts;
  std::uint64_t failed = 0;
  std::uint64_t refused = 0;
  // Of a program that follows its sources: what it did since.
  Counts since;
  std::string last_change;  // when; empty = nothing yet
};

// The time now, in UTC.
std::string utc_now();

// A run goes on when this fails: it only leaves people with less to read.
void write_last_run(const std::string& index_dir, const LastRun& run);
// Nothing when there is none that can be read.
std::optional<LastRun> read_last_run(const std::string& index_dir);

}  // namespace vankho::indexing
