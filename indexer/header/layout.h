// SPDX-License-Identifier: GPL-3.0-or-later
//
// A paper's text as pieces of lines, the way a person's eye takes a flattened letterhead apart: cells by tabs, bars and
// gaps of two or more spaces, a single star between words, rules ("-----", "=====", "---o0o---") taken as borders;
// stars, underscores and hashes of markdown at the ends left out. The text itself is never changed: pieces and words
// are ranges of its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

struct Word {
  std::string exact;  // see text::Token
  std::string folded;
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool capital = false;  // begins with an upper-case letter
  bool upper = false;    // has no lower-case letter and at least one upper-case
  bool number = false;   // digits only
};

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

struct Layout {
  std::string_view text;
  std::vector<Word> words;
  std::vector<Piece> pieces;  // only those with words, in the order of the text

  std::string_view text_of(const Piece& piece) const { return text.substr(piece.begin, piece.end - piece.begin); }
  // The folded words from `first` to `last` with one space between them.
  std::string folded(std::size_t first, std::size_t last) const;
};

// Linear time; keeps views into `text`. Of a line only the first kilobyte is read into words: longer ones are prose.
Layout lay_out(std::string_view text);

// Text without the signs that only decorate a line, white space squeezed.
std::string plain_text(std::string_view text);

// All words of `text` without pieces.
Layout read_words(std::string_view text);

// The piece cut in two before the word at `at` (first < at < last).
void split_piece(Layout& layout, std::size_t piece, std::size_t at);

// How many words from `at` on spell `phrase`, which is folded and has no spaces: "congvan" fits "CÔNG VĂN", "CÔNGVĂN"
// and "CÔNG / VĂN" over two lines; 0 when they do not.
std::size_t match_phrase(const Layout& layout, std::size_t at, std::string_view phrase);

}  // namespace vankho::indexing
