// SPDX-License-Identifier: GPL-3.0-or-later
//
// A typed question cut at white space and quotation marks, before anything is understood of it.
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
  std::size_t begin = 0;  // bytes of the typed text [begin, end), sign and quotation marks included
  std::size_t end = 0;
  std::size_t text_begin = std::string::npos;  // where `text` begins in it; npos for one that does not stand there so
};

// Typists and word processors write “ ” „ « » for ". A lone quotation mark is nothing.
std::vector<Piece> split_pieces(std::string_view typed);

// A piece as it would be typed: with its sign and straight quotation marks.
std::string retyped(const Piece& piece);

// The pieces joined again with single spaces.
std::string joined(const std::vector<Piece>& pieces);

}  // namespace vankho::searching
