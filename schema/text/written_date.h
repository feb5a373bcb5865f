// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dates as papers write them in words and digits.
#pragma once

#include <cstddef>
#include <optional>

#include "schema/record.h"
#include "schema/text/words.h"

namespace vankho::text {

// A date that begins with the word "ngày" at `at`: "ngày 02/11/2016", "ngày 14-10-2010", "ngày 01 tháng 3 năm 2017",
// "ngày thứ 7 tháng tám năm 2017". Words beyond `limit` are not read.
struct WrittenDate {
  schema::Date date = 0;  // 0 when the day or the month was left blank
  std::size_t next = 0;   // the word behind it
};
std::optional<WrittenDate> read_date(const Words& words, std::size_t at, std::size_t limit);

// The value of a word of digits, -1 for any other.
int number_of(const Word& word);

}  // namespace vankho::text
