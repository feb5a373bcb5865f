// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of issuing bodies: one identity for all spellings of a name, its level, and the body behind the last code of a
// number (HU: huyện ủy). Hướng dẫn 36-HD/VPTW 2018 (II.1.3.1) for Party codes; practice for State ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/record.h"

namespace vankho::authority {

class LocalNames;

struct IssuingBody {
  std::string id;        // identity: slug of the name with abbreviations written out ("uy-ban-nhan-dan-tinh-dak-lak")
  std::string name;      // for people, in the usual capitals: "Huyện ủy Ea Súp"
  std::string level;     // "trung-uong", "tinh", "huyen", "xa", "co-so"; empty = not known
  std::string province;  // id, when the name proves it (names the province, or a district that only one has)
};

// The body of a name as printed or typed, in any case and spelling, also misspelt within one letter where the gazetteer
// knows the place ("HUYỆN ỦY HÓN QUẢN" with province Bình Phước gives Huyện ủy Hớn Quản). `date` chooses among places
// that shared a name over time (0 = any); `province` (id, may be empty) narrows the places.
// A name or alias of a body of the archive (local_names.h) gives that body.
IssuingBody resolve_issuer(std::string_view name, schema::Date date = 0, std::string_view province = {});

// The same by the tables of the program and the spellings of provinces in `local`, without the bodies in it.
IssuingBody issuer_by_rule(std::string_view name, schema::Date date, std::string_view province,
                           const LocalNames& local);

// Identity only: what a filter value "UBND tỉnh Đắk Lắk" is compared with.
std::string issuer_id(std::string_view name);

// Written-out name of a code in a number ("HU" -> "Huyện ủy", "UBND" -> "Ủy ban nhân dân"), or nothing.
std::optional<std::string> body_of_code(std::string_view code);

// "trung-uong" -> "Trung ương"; the code itself when unknown.
std::string_view level_name(std::string_view level);

// Term of office of a Party committee of this level on this day: "2015-2020"; empty when not known.
std::string term_of_office(std::string_view level, schema::Date date);

}  // namespace vankho::authority
