// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codes of a paper as people read them. Empty for what is not known; a code without a name is shown as it is.
#pragma once

#include <string>
#include <string_view>

#include "schema/record.h"
#include "searchd/question/search_request.h"

namespace vankho::searching {

std::string type_label(std::string_view type);
std::string province_label(std::string_view province);
std::string level_label(std::string_view level);
std::string urgency_label(std::string_view urgency);

// What a field of the table is called.
std::string field_label(std::string_view field, Language language);

// What a paper does with another: "Bãi bỏ một phần" seen from the one that cites, "Bị bãi bỏ một phần bởi" from the one
// cited.
enum class Side { kCiting, kCited };
std::string relation_label(citation::Relation relation, Side side, bool partial, Language language);

// "2016-11-15" for programs, "15/11/2016" for people; empty for 0.
std::string iso_date(schema::Date date);
std::string shown_date(schema::Date date);

// "12.345" in Vietnamese use, "12,345" with ',' as separator.
std::string grouped(std::uint64_t number, char separator);

}  // namespace vankho::searching
