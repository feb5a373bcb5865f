// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vankho::indexing {

// Longer lines are passed over: one line must not fill the memory.
inline constexpr std::uint64_t kMaxLineBytes = 32u << 20;

// Lines of a file, pipe or terminal, with bounded memory. Waits for input, and for the wish to stop beside it.
class LineReader {
 public:
  struct Line {
    std::uint64_t number = 0;  // 1, 2, 3, ...
    std::string text;          // without its end (LF or CR LF); empty when too long
    bool too_long = false;
  };

  // The descriptor stays the caller's. A byte order mark at the start is dropped.
  explicit LineReader(int descriptor) : descriptor_(descriptor) {}

  // Nothing at the end of the input or when a stop was requested. Throws std::system_error when reading fails.
  std::optional<Line> next();

  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  bool fill();

  int descriptor_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not yet given out, in buffer_
  bool at_end_ = false;
  std::uint64_t number_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace vankho::indexing
