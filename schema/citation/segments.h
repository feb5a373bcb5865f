// SPDX-License-Identifier: GPL-3.0-or-later
//
// Running text cut into the pieces that speak of one thing: sentences, items of a list, grounds of a preamble.
#pragma once

#include <cstddef>
#include <vector>

#include "schema/text/words.h"

namespace vankho::citation {

struct Segment {
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
  bool ends_in_colon = false;      // a list follows
  bool ends_in_semicolon = false;  // the list goes on
  bool item = false;               // begins a line, behind a bullet, a letter or a number
};

// For every word whether it stands inside “quotation marks”: the wording that a paper gives another one says nothing of
// the paper itself. A quotation that is not closed within kMaxQuoted words is none.
inline constexpr std::size_t kMaxQuoted = 6000;
std::vector<bool> quoted_words(const text::Words& words);

// All words of the text, in order. Lines wrapped inside a sentence do not cut it. Linear time.
std::vector<Segment> find_segments(const text::Words& words);

}  // namespace vankho::citation
