// SPDX-License-Identifier: GPL-3.0-or-later
//
// The units of administration that the name of a body speaks of: "Ủy ban nhân dân huyện Tuy Phong, tỉnh Bình Thuận" has
// a district and a province, "Văn phòng Tỉnh ủy" a province without its name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/text/token.h"

namespace vankho::authority {

enum class UnitKind {
  kProvince,
  kCity,      // "thành phố": centrally run or of a province, the gazetteer tells
  kDistrict,  // huyện, quận, thị xã
  kCommune,   // xã, phường, thị trấn, đặc khu
  kVillage,   // thôn, ấp, khu phố
};

struct UnitName {
  UnitKind kind = UnitKind::kProvince;
  std::string_view word;        // the unit word that a gazetteer looks for: "huyện", also for "Huyện ủy"
  bool is_plain = false;        // the unit itself, not its committee
  std::size_t first_token = 0;  // of the unit word
  std::size_t place_token = 0;  // of the name after it
  std::uint32_t begin = 0;      // bytes of the name of the place; begin == end when none stands there
  std::uint32_t end = 0;
};

// In order. `tokens` are those of `name` with abbreviations written out.
std::vector<UnitName> unit_names(std::string_view name, const std::vector<text::Token>& tokens);

}  // namespace vankho::authority
