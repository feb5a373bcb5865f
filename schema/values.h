// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes in the value slots of a paper: what facets are counted by and results sorted by.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/record.h"

namespace vankho::schema {

// A date as eight digits, so that bytes sort as days do; empty for 0.
std::string encode_date(Date date);
// 0 for bytes that are no date.
Date decode_date(std::string_view bytes);

// Facet slots that need a name for people beside the code hold both, "code\x1fname": issuers and signers, whose names
// are not in a table of the program.
std::string encode_labelled(std::string_view code, std::string_view label);
struct Labelled {
  std::string_view code;
  std::string_view label;  // the code where none was written
};
Labelled decode_labelled(std::string_view bytes);

// Key that sorts numbers as a register does: year of the number or paper, count, suffix, codes.
std::string number_sort_key(std::string_view canonical_number, Date date);

}  // namespace vankho::schema
