// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands above a body, and what became of it. Central bodies have a table (body_changes_table.inc, with the act
// behind every row); bodies of provinces, districts and communes follow by rule; bodies of the archive say it
// themselves (local_names.h).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/authority/issuing_bodies.h"
#include "schema/record.h"

namespace vankho::authority {

// A body gave its work over.
struct BodyChange {
  std::string_view name;       // "Bộ Giao thông vận tải"
  schema::Date until = 0;      // its last day under this name
  std::string_view successor;  // the body that took most of it over
  std::string_view others;     // further ones, '|' between them
  std::string_view source;     // the act
};

// In order of time.
std::span<const BodyChange> body_changes();

// The name of the body above this one on the day of a paper (0 = now): "Huyện ủy Ea Súp" (province dak-lak) gives "Tỉnh
// ủy Đắk Lắk", "Ban Dân vận Huyện ủy Ea Súp" gives "Huyện ủy Ea Súp", "Đảng ủy xã ..." its district committee until
// 30/6/2025, where the name says it, and the province's since. Empty when not known or when nothing is above it.
std::string issuer_parent(const IssuingBody& body, schema::Date date = 0);

// The name of the body that does today what this one did on the day of the paper (0 = as it was called last); its own
// name when it is still there. Bodies of districts ended with the level on 30/6/2025 and have no single successor:
// empty, as for all that is not known.
std::string issuer_now(const IssuingBody& body, schema::Date date = 0);

// All names in the line of a central body, oldest first, those that it took in included: for "Bộ Công Thương" also "Bộ
// Công nghiệp" and "Bộ Thương mại". Its own name alone when nothing changed.
std::vector<std::string> issuer_names_over_time(const IssuingBody& body);

}  // namespace vankho::authority
