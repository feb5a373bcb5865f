// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer watch`: a run over all sources, then what changes in them, as it changes, until a signal ends it.
#pragma once

#include <cstdint>

#include "indexer/run/index_run.h"

namespace vankho::indexing {

struct WatchOptions {
  std::uint64_t rescan_seconds = 3600;       // between scans of everything, the safety net
  std::uint64_t settle_milliseconds = 1000;  // so long a file is quiet before it is read
  std::uint64_t most_watches = UINT64_MAX;   // folders; those beyond are left to the scans
};

// SIGHUP scans everything at once; SIGINT and SIGTERM end it with what is whole committed. Sources that are single
// files are looked at by the scans only. Throws Failure as run_index() does, and kUsage for standard input.
ExitCode run_watch(const IndexOptions& options, const WatchOptions& watch);

}  // namespace vankho::indexing
