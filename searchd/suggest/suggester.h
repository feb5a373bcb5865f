// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps a SuggestIndex of the archive, made anew in the background after a commit. Reading all subjects takes seconds
// on a large archive (bench/README.md), so it is done by a thread of low priority that lends a database handle for some
// milliseconds at a time, at most a twentieth of the time: while a writer commits on and on, suggestions lag behind.
// Nobody waits for it, but that an archive of up to kSmall papers is read within the call that asks for suggestions.
// Two SuggestIndexes are in memory only while one takes the place of the other. Safe to call from any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "searchd/index/index_reader.h"
#include "searchd/suggest/suggest_index.h"

namespace vankho::searching {

// What suggestions are made from, and the state of the archive (see IndexState) that it was read from.
struct MadeSuggestIndex {
  SuggestIndex index;
  std::uint64_t edition = 0;
};

// Reads all papers, some at a time. Of a newer commit meanwhile it takes what it still can, which does no harm
// (suggest_index.h). Ends early, with no papers, when `stop` is requested. Throws what IndexReader::ask() throws.
MadeSuggestIndex read_suggest_index(IndexReader& reader, const std::stop_token& stop);

class Suggester {
 public:
  static constexpr std::size_t kSmall = 1000;

  // `reader` outlives the suggester. Begins to read at once.
  explicit Suggester(IndexReader& reader);

  // What there is by now, nullptr before the first one is ready. Asks for a newer one where there is a newer commit.
  struct Made {
    std::shared_ptr<const SuggestIndex> index;
    std::uint64_t edition = 0;  // of the state of the archive that it was made from, see IndexState
  };
  Made now();
  // The same, made here and now where the archive is small. Throws what reading it throws.
  Made newest();

 private:
  Made kept() const;
  bool is_old() const;
  void make(const std::stop_token& stop);
  void watch(const std::stop_token& stop);

  IndexReader& reader_;
  std::mutex making_;         // one at a time
  mutable std::mutex mutex_;  // guards the three below
  Made made_;
  bool wanted_ = true;
  std::chrono::steady_clock::time_point not_before_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace vankho::searching
