// SPDX-License-Identifier: GPL-3.0-or-later
//
// The filter `cites`: papers that cite a number, at will only those that do a certain thing with it.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/citation/relation.h"
#include "searchd/question/search_request.h"

namespace vankho::searching {

// "thay thế" and "thay-the" -> the relation, as people name it before a colon or in the parameter `relation`.
const citation::RelationName* find_relation_named(std::string_view typed);

// A value of the filter in one form: "25-NQ/TW", or with a relation before it "thuc-hien:25-NQ/TW"; nothing when what
// should be a document number is none, or what stands before the colon no relation.
std::optional<std::string> cited_code(std::string_view value);

// A value for people: "Thực hiện: 25-NQ/TW", "Viện dẫn: 25-NQ/TW".
std::string cited_label(std::string_view value, Language language);

// Papers that any of the codes means. A number with a year also means citations that left the year out; one without
// means all years. A relation is known of the number without its year, so of a paper that cites the same number of two
// years the relation may be to the other one.
Xapian::Query cited_query(const std::vector<std::string>& codes);

}  // namespace vankho::searching
