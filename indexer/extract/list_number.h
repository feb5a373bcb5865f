// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of lists as letters: "Điều 3.", "b)", "IV" are mostly numbered by the word processor and stand nowhere in the
// text of the file.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

// By the names of formats of ECMA-376 part 1, 17.18.59: "decimal", "lowerLetter", "upperRoman" ...; unknown ones count
// in decimals, "none" and "bullet" give nothing.
std::string list_number(std::string_view format, long number);

// Signs of bullets stand in private areas of symbol fonts: those as "•", dashes and the like as they are.
std::string bullet_text(std::string_view sign);

// "1.", "a)", "-", "Điều 5.": whether the line so far is but the mark of an item. A tabulator keeps it apart from its
// text, which makes no column.
bool is_list_mark(std::string_view line);

// Puts a space behind a label that ends with a sign, as pages show it: "Điều 3. ", "a) ".
std::string with_space_behind(std::string label);

inline constexpr std::size_t kListLevels = 10;

struct ListLevel {
  std::string format = "decimal";
  std::string pattern;  // "Điều %1.", "%1.%2": the numbers of the levels, counted from one
  std::string font;
  long start = 1;
  long restart = -1;     // the level (from 1) behind which it begins anew; 0 = never, -1 = behind any above
  bool decimal = false;  // the numbers of the levels above are written as decimals (isLgl)
};
using ListLevels = std::array<ListLevel, kListLevels>;

// What was counted in one list.
struct ListCount {
  std::array<long, kListLevels> numbers{};  // of the last item, by level; before the first one of a level its start - 1
  std::array<bool, kListLevels> begun{};

  // The label of the next item of a level: "Điều 3.".
  std::string next(const ListLevels& levels, std::size_t level);
};

}  // namespace vankho::indexing
