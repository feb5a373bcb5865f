// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line "Ea Súp, ngày 15 tháng 11 năm 2016".
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/header/layout.h"
#include "schema/record.h"
#include "schema/text/written_date.h"

namespace vankho::indexing {

using text::number_of;
using text::read_date;

struct PlaceAndDate {
  std::string place;      // as printed, without the comma
  schema::Date date = 0;  // 0 when left blank
  std::size_t next = 0;   // the word behind it
};

// Nothing when the piece is not such a line: a place of few words with a capital (or nothing) before "ngày", and
// nothing but a title in capitals behind it. So the day of a meeting in a sentence is none.
std::optional<PlaceAndDate> read_place_and_date(const Layout& layout, std::size_t piece);

}  // namespace vankho::indexing
