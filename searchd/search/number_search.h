// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers by their number, their date, and the numbers that they cite. Nothing is fuzzy here: digits are compared
// exactly.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "schema/text/document_number.h"
#include "searchd/search/match.h"

namespace vankho::searching {

// Papers whose own number, type, year, date and words are as the person typed them, newest first. Where a full number
// is typed, papers of exactly this number go before those that only hold its codes.
Papers papers_numbered(const Xapian::Database& database, const text::NumberQuery& number, const Xapian::Query& filter,
                       Deadline deadline);

// Whether papers of a type bear this code, folded, in their numbers: "QD" of quyết định and of quy định.
bool is_code_of(const std::string& type_id, std::string_view code);

// The bare keys (DocumentNumber::bare_key) that papers citing the number typed may hold: "223/CVHU" for 223-CV/HU,
// "223/HU" and "223/CVHU" for công văn 223/HU.
std::vector<std::string> cited_keys(const text::NumberQuery& number);

// Papers that cite the number typed.
Xapian::Query citing_query(const text::NumberQuery& number);

// When no paper has the number: the same count elsewhere and the nearest counts of the same symbol, nearest first.
Papers neighbours_of(const Xapian::Database& database, const text::NumberQuery& number, const Xapian::Query& filter,
                     Deadline deadline);

}  // namespace vankho::searching
