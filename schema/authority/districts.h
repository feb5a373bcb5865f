// SPDX-License-Identifier: GPL-3.0-or-later
//
// Districts, towns and provincial cities over time (huyện, quận, thị xã, thành phố thuộc tỉnh), about 700 until
// 30/6/2025, when the level ended (Luật Tổ chức chính quyền địa phương 72/2025/QH15). Most names stand in one province
// only, so the name of a district tells the province of a paper; 40 stand in two to ten (Châu Thành): then there are
// several candidates, and the caller must know more or say "unknown".
//
// For the header reader: province_of_district() for "Ea Súp, ngày ..." or "HUYỆN ỦY EA SÚP"; find_districts() for the
// candidates; nearest_district() when the line is misspelt and the province is known from elsewhere.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace vankho::authority {

struct District {
  std::string_view name;      // "Ea Súp", "1" for Quận 1
  std::string_view kind;      // "huyện", "quận", "thị xã" or "thành phố"
  std::string_view province;  // id, the province it belonged to in these days
  schema::Date from = 0;      // first day, 0 = before 31/8/2004
  schema::Date until = 0;     // last day
};

// Every row: a change of kind or of province begins a new one. Sorted by folded name.
std::span<const District> districts();

// Districts of this name, with or without marks, joined or apart ("EaSúp"), a unit word in front allowed ("huyện Ea
// Súp", "TX. Sơn Tây", "Q.1"; it then chooses among kinds where one fits). A name that agrees in all its marks shuts
// out those that do not (Thạnh Trị is not Thanh Trì). `date` 0 = of all times; `province` empty = of the whole country.
// A number alone is no name without its "quận". A unit with several rows in the given time comes once, by its latest
// row.
std::vector<const District*> find_districts(std::string_view name, schema::Date date = 0,
                                            std::string_view province = {});

// The one district of `province` within one letter of `name`: "Hớn Quảng" in Bình Phước gives Hớn Quản. Marks do not
// count. nullptr for none, for two, and for names of fewer than six letters, where one letter is another name.
const District* nearest_district(std::string_view name, std::string_view province, schema::Date date = 0);

// The province (id as it was on the day) of all districts of this name on this day, when it is one; else empty. A day
// on which no district bore the name falls back to all times: a date may be misread.
std::string_view province_of_district(std::string_view name, schema::Date date = 0);

}  // namespace vankho::authority
