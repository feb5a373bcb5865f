// SPDX-License-Identifier: GPL-3.0-or-later
//
// The level of a body by the words of its name, where the units in it do not settle it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/text/token.h"

namespace vankho::authority {

// "trung-uong", "tinh", "huyen", "xa", "co-so" or empty. `level_of_units` is that of the lowest unit named, or empty;
// `in_province` says that a province is named without its unit word ("Sở Y tế Cà Mau").
std::string body_level(const std::vector<text::Token>& name, std::string_view level_of_units, bool in_province);

// Whether the name begins as that of a cell, a school or an enterprise does.
bool is_grassroots(const std::vector<text::Token>& name);

// Whether the name begins as that of an office of which every province has one (Sở, Công an, Ủy ban nhân dân, ...).
bool is_office_of_unit(const std::vector<text::Token>& name);

}  // namespace vankho::authority
