// SPDX-License-Identifier: GPL-3.0-or-later
//
// A paper's text as pieces of lines, the way a person's eye takes a flattened letterhead apart: cells by tabs, bars and
// gaps of two or more spaces, a single star between words, rules ("-----", "=====", "---o0o---") taken as borders;
// stars, underscores and hashes of markdown at the ends left out. The text itself is never changed: pieces and words
// are ranges of its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/text/words.h"

namespace vankho::indexing {

using text::match_any;
using text::match_phrase;
using text::plain_text;
using text::Word;

struct Piece {
  std::size_t first = 0;  // words [first, last) of the layout
  std::size_t last = 0;
  std::uint32_t begin = 0;  // bytes of the text, decoration left out
  std::uint32_t end = 0;
  std::uint32_t row = 0;      // number of the line
  std::uint32_t column = 0;   // place in the line
  std::uint32_t columns = 1;  // wide cells of the line (tab, bar or three spaces between them)
  bool new_block = false;     // a blank line or a rule stands before it
  bool bullet = false;        // begins with a dash, a plus or a dot of a list
  bool upper = false;         // written in capitals, a few small letters allowed

  std::size_t size() const { return last - first; }
};

struct Layout : text::Words {
  std::vector<Piece> pieces;  // only those with words, in the order of the text

  std::string_view text_of(const Piece& piece) const { return text.substr(piece.begin, piece.end - piece.begin); }
};

// Linear time; keeps views into `text`. Of a line only the first kilobyte is read into words: longer ones are prose.
Layout lay_out(std::string_view text);

// The piece cut in two before the word at `at` (first < at < last).
void split_piece(Layout& layout, std::size_t piece, std::size_t at);

}  // namespace vankho::indexing
