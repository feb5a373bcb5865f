// SPDX-License-Identifier: GPL-3.0-or-later
//
// How near letters that were read off a picture are to words that may have been meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

// Letters and digits of a text without marks, in small letters, each with its bytes.
struct PlainLetters {
  std::string letters;              // ASCII
  std::vector<std::size_t> begins;  // of each letter in the text
  std::vector<std::size_t> ends;
};
PlainLetters plain_letters(std::string_view text);

// Where a phrase stands among letters.
struct NearPhrase {
  std::size_t first = 0;  // letters [first, last)
  std::size_t last = 0;
  unsigned cost = 0;  // kLetter for a letter changed, left out or put in; half of it for a usual confusion (0 and o)
};
inline constexpr unsigned kLetterCost = 2;

// The nearest place of `phrase` (plain letters) in `letters`, when it costs no more than `most`.
std::optional<NearPhrase> find_near(std::string_view phrase, std::string_view letters, unsigned most);
// The cost of all of `letters` for `phrase`; nothing when it is more than `most`.
std::optional<unsigned> nearness(std::string_view phrase, std::string_view letters, unsigned most);

}  // namespace vankho::indexing
