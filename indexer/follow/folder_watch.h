// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happens in folders, from the kernel (inotify). Used by one thread.
//
// A change is given out when all was quiet for a moment and nobody seems to be writing the file. Events can be lost (a
// full queue, too many folders): the caller is told, and scans everything again.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/reading/owned_file.h"

namespace vankho::indexing {

struct WatchLimits {
  std::chrono::milliseconds settle{1000};
  std::uint64_t most_watches = UINT64_MAX;
};

struct Changes {
  std::vector<std::string> paths;         // to be looked at: files and whole folders; some may be gone
  std::vector<std::string> gone_folders;  // that were watched, and are not at this path any more
};

class FolderWatch {
 public:
  using Clock = std::chrono::steady_clock;

  // `index_dir` is left out, wherever it lies. Throws Failure when the system has no inotify to give.
  FolderWatch(WatchLimits limits, std::string index_dir);

  // Watches the source folder and all beneath it, as far as that is not yet so. Hidden folders and links are not
  // followed.
  void add_source(const std::string& folder);
  // Becomes readable when something happened.
  int descriptor() const { return inotify_.get(); }
  // Takes in what has happened, without waiting.
  void read_events();

  // What changed and is quiet now; nothing before next_quiet(). What happens together is given together, so that both
  // ends of a move are.
  Changes take_quiet(Clock::time_point now);
  // When to ask; nothing = nothing has happened.
  std::optional<Clock::time_point> next_quiet() const;
  // Forgets all that waits: the caller scans everything. What is being written is left to come.
  void forget_waiting();

  std::set<std::string> being_written() const;
  // Events were lost since the last call.
  bool take_overflow();
  // Not all folders could be watched since the last add() of a source.
  bool is_partial() const { return is_partial_; }

 private:
  struct Event {
    std::string path;
    std::uint32_t mask = 0;
  };
  void add(const std::string& folder);
  void happened(const Event& event);
  void happened_to_folder(const Event& event);
  void happened_to_file(const Event& event);
  void changed(const std::string& path);
  void forget_folder(const std::string& folder);

  const WatchLimits limits_;
  const std::string index_dir_;
  OwnedFile inotify_;
  std::unordered_map<int, std::string> folders_;      // watch -> path
  std::map<std::string, int> watches_;                // and back, in order, so that a folder's folders stand together
  std::map<std::string, Clock::time_point> waiting_;  // path -> when it last changed
  std::map<std::string, Clock::time_point> written_;  // path -> when it was last written to, not closed since
  std::set<std::string> gone_folders_;
  Clock::time_point now_;            // of the events that are read
  Clock::time_point first_waiting_;  // when the first of `waiting_` came
  bool overflow_ = false;
  bool is_partial_ = false;
};

}  // namespace vankho::indexing
