// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filter values as people give them ("Công văn", "cong van", "CV", "TP.HCM", "none") -> codes of the index -> queries.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "schema/fields.h"
#include "searchd/question/search_request.h"

namespace vankho::searching {

// The code of a value of this field; empty for "none". Throws BadRequest for a value that a closed list does not hold.
std::string filter_code(const schema::Field& row, const std::string& value);

// Filters with codes for values and, for a province as it is now, the field of the present province.
Filters filter_codes(const Filters& given, bool province_as_now);

// Name for people of a code, where the program's own tables have one; else empty.
std::string_view code_label(const schema::Field& row, std::string_view code, Language language);

// Papers that pass: any of the values of a field, for every field but `except`. MatchAll when nothing is filtered.
Xapian::Query filter_query(const Filters& codes, std::string_view except = {});

// Papers dated from..to, both included, 0 = open: years and months as terms, days only at the edges.
Xapian::Query date_range_query(schema::Date from, schema::Date to);

// All papers. Copying Xapian::Query::MatchAll in two threads is a data race.
inline Xapian::Query match_all() {
  return Xapian::Query(std::string());
}

}  // namespace vankho::searching
