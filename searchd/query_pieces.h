// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vankho::searching {

// A stretch of the typed text between white space, or between quotation marks.
struct Piece {
  std::string text;
  bool quoted = false;
  bool excluded = false;
  // Bytes of the typed text that `text` stands at, without signs; both 0 for one that does not stand there so.
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Typists and word processors write “ ” „ « » for ". A lone quotation mark is nothing.
std::vector<Piece> split_pieces(std::string_view typed);

}  // namespace vankho::searching
