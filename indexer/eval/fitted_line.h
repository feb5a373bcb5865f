// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a line of a transcript stands in the text that was read off its page, and how much of it is right.
#pragma once

#include <cstddef>
#include <string>

namespace vankho::indexing {

struct FittedLine {
  std::size_t letters = 0;        // code points of the line, white space as one space
  std::size_t right_letters = 0;  // less the fewest letters to change, leave out or put in
  std::size_t words = 0;
  std::size_t right_words = 0;  // that stand there letter for letter
  std::string found;            // the place of the text that is nearest to the line
};

// The place may be anywhere: columns are read in any order. Case and marks count. Time and memory: letters of the line
// times letters of the text.
FittedLine fit_line(const std::string& line, const std::string& text);

}  // namespace vankho::indexing
