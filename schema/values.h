// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes in the value slots of a paper: what facets are counted by and results sorted by.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// A citation as searchd's graph of the archive needs it, many of them in one value of the citing paper.
struct CitedEdge {
  std::uint64_t bare_key = 0;  // edge_hash() of DocumentNumber::bare_key()
  int year = 0;                // in the number; 0 = none
  citation::Relation relation = citation::Relation::kMentions;
  bool partial = false;
  std::string type = {};    // id of the document type; empty = not known
  std::string issuer = {};  // identity of the issuer as written, which may lack its place ("huyen-uy"); empty = none
  std::vector<Date> dates = {};
  bool operator==(const CitedEdge&) const = default;
};
std::uint64_t edge_hash(std::string_view text);  // never 0 for text
std::string encode_edges(std::span<const CitedEdge> edges);
// Throws StoredFormError for bytes that encode_edges() did not write.
std::vector<CitedEdge> decode_edges(std::string_view bytes);
// Nothing when the number cannot be read.
std::optional<CitedEdge> edge_of(const Citation& citation);

// Key that sorts numbers as a register does: year of the number or paper, count, suffix, codes.
std::string number_sort_key(std::string_view canonical_number, Date date);

}  // namespace vankho::schema
