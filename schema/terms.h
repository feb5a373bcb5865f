// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terms of the index, spelt in one place for the side that writes them and the side that asks for them.
//
//   dan                folded syllable of subject, body and names, with positions
//   E:dân              exact syllable of the same, without positions
//                      (both count `weight` times, see the field table: five times in the subject)
//   XT:cong-van        a facet or keyword value; XT: alone = the paper has no value ("no type")
//   XY:2016 XM:2016-11 year and month of the date
//   XN:K223/CVHU       own number: K key, B key without year, I count with suffix, C one code, Y year in the number
//   XC:K25/NQTW        cited number: K key, B key without year (also of the first code alone: XC:B25/NQ)
//   XC:thuc-hien:B25/NQTW  the same with what the paper does with it (schema/citation/relation.h)
//   Q:<id>             unique id
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/fields.h"
#include "schema/text/document_number.h"

namespace vankho::schema {

// Xapian refuses longer terms.
inline constexpr std::size_t kMaxTermBytes = 245;

// Positions of the subject start at 1, those of the body at this one (later after a subject that is longer), those of
// the names after the body. Between any two lies a gap of kPositionGap at least, so that no phrase reaches over. That
// the body starts at a known place lets the ranking tell its opening lines from the rest.
inline constexpr std::uint32_t kBodyPosition = 1000;
inline constexpr std::uint32_t kPositionGap = 100;

inline constexpr std::string_view kExactPrefix = "E";

// "prefix:value". A value that would make the term too long is cut and gets its hash, the same on both sides.
std::string term(std::string_view prefix, std::string_view value);
std::string term(const Field& field, std::string_view value);

std::string exact_term(std::string_view exact);

// A keyword or name as the value of its term: folded ("nguyen thi kim ngoc").
std::string keyword_value(std::string_view name);

// "2016" and "2016-11" of 20161115.
std::string year_value(Date date);
std::string month_value(Date date);

// Which part of a number a term holds.
enum class NumberPart : char { kKey = 'K', kBareKey = 'B', kCount = 'I', kCode = 'C', kYear = 'Y' };
std::string own_number_term(NumberPart part, std::string_view value);
std::string cited_number_term(NumberPart part, std::string_view value);

// Papers that do this with the number: "XC:thuc-hien:B25/NQTW", by the key without year.
std::string relation_term(citation::Relation relation, std::string_view bare_key);

// All cited_number_term()s of a number: key, key without year, and the latter of the first code alone, so that "quyết
// định 217" finds who cites 217-QĐ/TW.
std::vector<std::string> cited_number_terms(const text::DocumentNumber& number);

// All own_number_term()s of a number: key, key without year, count, every code, every joined run of codes, year.
std::vector<std::string> own_number_terms(const text::DocumentNumber& number);

}  // namespace vankho::schema
