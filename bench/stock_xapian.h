// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the stock index holds for filters and facets; shared by the program that writes it and the one that asks it.
#pragma once

#include <xapian.h>

#include <string>

namespace stock {

struct Facet {
  const char* name;    // member of a paper
  const char* prefix;  // of the boolean term
  Xapian::valueno slot;
  std::string::size_type length;  // of the value, from its start
};

inline constexpr Facet kFacets[] = {
    {"type", "XT", 0, 200}, {"issuer", "XI", 1, 200}, {"province", "XP", 2, 200}, {"date", "XY", 3, 4}};

}  // namespace stock
