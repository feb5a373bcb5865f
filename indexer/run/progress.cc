// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace vankho::indexing {

std::string progress_line(const ProgressState& state, Language language) {
  const bool vi = language == Language::kVietnamese;
  const double rate = state.seconds > 0 ? static_cast<double>(state.papers) / state.seconds : 0;
  std::string line =
      fmt::format(fmt::runtime(vi ? "{} văn bản, {:.0f}/giây" : "{} papers, {:.0f}/s"), state.papers, rate);
  if (state.total_bytes == 0 || state.bytes == 0) return line;
  // The sources may have grown since they were measured.
  const double done = std::min(1.0, static_cast<double>(state.bytes) / static_cast<double>(state.total_bytes));
  const long left = std::lround(state.seconds * (1 - done) / done);
  return line + fmt::format(fmt::runtime(vi ? ", {:.0f} %, còn {}:{:02}" : ", {:.0f} %, {}:{:02} left"), 100 * done,
                            left / 60, left % 60);
}

Progress::Progress(Language language, bool wanted)
    : language_(language), shown_(wanted && ::isatty(STDERR_FILENO) == 1) {}

void Progress::show(const ProgressState& state) {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  std::fprintf(stderr, "\r%s\x1b[K", progress_line(state, language_).c_str());
  dirty_ = true;
}

void Progress::clear() {
  if (dirty_) std::fputs("\r\x1b[K", stderr);
  dirty_ = false;
}

}  // namespace vankho::indexing
