// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text as a row of words with what reading by rules asks of them: letterheads, citations, dates in running text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

struct Word {
  std::string exact;  // see text::Token
  std::string folded;
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool capital = false;  // begins with an upper-case letter
  bool upper = false;    // has no lower-case letter and at least one upper-case
  bool number = false;   // digits only
};

struct Words {
  std::string_view text;
  std::vector<Word> words;  // in the order of the text

  // The folded words from `first` to `last` with one space between them.
  std::string folded(std::size_t first, std::size_t last) const;
};

// All words of `text`. Linear time; keeps views into it.
Words read_words(std::string_view text);

// Adds the words of the bytes [begin, end) of `words.text`.
void append_words(Words& words, std::size_t begin, std::size_t end);

// How many words from `at` on spell `phrase`, which is folded and has no spaces: "congvan" fits "CÔNG VĂN", "CÔNGVĂN"
// and "CÔNG / VĂN" over two lines; 0 when they do not.
std::size_t match_phrase(const Words& words, std::size_t at, std::string_view phrase);

// How many words the longest of the phrases that fits at `at` has, 0 when none does.
std::size_t match_any(const Words& words, std::size_t at, std::span<const std::string_view> phrases);

// Text without the signs that only decorate a line (stars, bars), white space squeezed.
std::string plain_text(std::string_view text);

}  // namespace vankho::text
