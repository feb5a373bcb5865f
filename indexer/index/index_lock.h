// SPDX-License-Identifier: GPL-3.0-or-later
//
// One writer an index directory. The lock is the kernel's (an open file description lock on DIR/lock), so it ends with
// the process however that dies; the words in the file only name who holds it. They are wiped at a clean end, so words
// in a lock that nobody holds tell that the last run was cut off.
#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/owned_file.h"

namespace vankho::indexing {

struct LockState {
  bool is_held = false;  // a run goes on
  std::string words;     // "pid 123, since 2016-11-15T08:00:00Z"; not held and not empty: that run was cut off
};
// Looks without locking.
LockState lock_state(std::string_view index_dir);

class IndexLock {
 public:
  // The directory must exist. Throws Failure: kLocked naming the holder's pid and start, kTryAgain when the file cannot
  // be made.
  explicit IndexLock(std::string_view index_dir);

  // Whether the run before ended without clean_end().
  bool last_run_was_cut_off() const { return cut_off_; }

  // To be called when all that was written is whole on the disk.
  void clean_end();

 private:
  OwnedFile file_;
  bool cut_off_ = false;
};

}  // namespace vankho::indexing
