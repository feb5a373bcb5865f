// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line "Ea Súp, ngày 15 tháng 11 năm 2016", and dates as papers write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/header/layout.h"
#include "schema/record.h"

namespace vankho::indexing {

// A date that begins with the word "ngày" at `at`: "ngày 02/11/2016", "ngày 14-10-2010", "ngày 01 tháng 3 năm 2017",
// "ngày thứ 7 tháng tám năm 2017". Words beyond `limit` are not read.
struct WrittenDate {
  schema::Date date = 0;  // 0 when the day or the month was left blank
  std::size_t next = 0;   // the word behind it
};
std::optional<WrittenDate> read_date(const Layout& layout, std::size_t at, std::size_t limit);

struct PlaceAndDate {
  std::string place;      // as printed, without the comma
  schema::Date date = 0;  // 0 when left blank
  std::size_t next = 0;   // the word behind it
};

// Nothing when the piece is not such a line: a place of few words with a capital (or nothing) before "ngày", and
// nothing but a title in capitals behind it. So the day of a meeting in a sentence is none.
std::optional<PlaceAndDate> read_place_and_date(const Layout& layout, std::size_t piece);

}  // namespace vankho::indexing
