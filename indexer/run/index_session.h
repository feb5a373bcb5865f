// SPDX-License-Identifier: GPL-3.0-or-later
//
// An index held open for writing: its lock, its writer, and all that a run needs beside its sources. `index` makes one
// run with it, `watch` one after another.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/index/index_lock.h"
#include "indexer/run/index_run.h"
#include "indexer/run/last_run.h"
#include "indexer/run/paper_flow.h"

namespace vankho::indexing {

// What a program that follows its sources does beside a run (FlowOptions).
struct RunHooks {
  std::function<bool(const std::string& path)> is_being_written = {};
  std::function<void()> each_round = {};
};

class IndexSession {
 public:
  // Reads registers and local names, takes the lock, opens the index. `options` outlive it. Throws Failure.
  explicit IndexSession(const IndexOptions& options);

  // Without symbolic links.
  const std::string& index_dir() const { return index_dir_; }

  // A run over all sources: what is new and changed goes in; what is gone goes, after a complete scan. All is committed
  // at the end. Ends early, with what is whole committed, when a stop was requested.
  Counts take_all(Report& report, const RunHooks& hooks = {});
  // The same for parts of the sources. A file that is not there any more goes; `sources_to_compare` are those in which
  // whole folders are gone. More than a fifth of the index gone since take_all() is reported and left alone.
  Counts take_parts(const std::vector<ScanTarget>& parts, const std::vector<std::string>& sources_to_compare,
                    Report& report, const RunHooks& hooks = {});
  // The registers are read again before the next run; those that cannot be read stay as they were: false.
  bool reload_registers();

  // To be called when all went well.
  void end();

 private:
  FlowOptions flow_options(std::vector<ScanTarget> targets, const RunHooks& hooks) const;
  void read_scans(Intake& intake, const RunHooks& hooks);
  void remove_not_there(const std::vector<NotThere>& not_there, Intake& intake);

  const IndexOptions& options_;
  Registers registers_;
  std::string index_dir_;
  std::optional<IndexLock> lock_;
  std::optional<IndexWriter> writer_;
  KnownBytes known_;
  int reading_version_ = 0;
  LastRun last_run_;
  std::uint64_t lost_since_ = 0;  // papers removed by take_parts() since take_all()
};

}  // namespace vankho::indexing
