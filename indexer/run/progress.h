// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "indexer/report/language.h"

namespace vankho::indexing {

struct ProgressState {
  std::uint64_t papers = 0;       // looked at
  std::uint64_t bytes = 0;        // of the sources
  std::uint64_t total_bytes = 0;  // 0 = not known (yet, or standard input)
  double seconds = 0;
};

// "  1200 papers, 815/s, 34 %, 0:12 left".
std::string progress_line(const ProgressState& state, Language language);

// One line on standard error that rewrites itself, only on a terminal. Used by one thread.
class Progress {
 public:
  Progress(Language language, bool wanted);

  bool is_shown() const { return shown_; }
  void show(const ProgressState& state);
  void clear();

 private:
  Language language_;
  bool shown_;
  bool dirty_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace vankho::indexing
