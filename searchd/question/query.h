// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person typed into the search box, read into clauses. The language: words, "phrases", -word, OR,
// field:value with Vietnamese and English names (số: loại: tỉnh: năm: ...), a document number in any spelling, a date,
// a range of years or dates (2016..2017). A minus inside a number is never NOT.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/fields.h"
#include "schema/text/document_number.h"
#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// A syllable or number asked for. `marked`: typed with Vietnamese marks, so papers with these very marks go first.
struct Word {
  std::string exact;
  std::string folded;
  bool marked = false;
  bool operator==(const Word&) const = default;
};

// Words that a paper holds all of; a phrase holds them side by side in this order.
struct WordGroup {
  std::vector<Word> words;
  bool phrase = false;
};

// One thing that a paper must hold: any of the alternatives ("a OR b"; "UBND" or "ủy ban nhân dân").
struct Unit {
  std::vector<WordGroup> alternatives;
  bool quoted = false;  // typed as a phrase or with OR: never left out, however long the query
};

using TypedPlaces = std::vector<std::pair<std::size_t, std::size_t>>;

struct TypedQuery {
  std::vector<Unit> units;  // in the order typed
  std::vector<WordGroup> excluded;
  Filters filters;             // from field:value
  Filters excluded_filters;    // from -field:value
  schema::Date date_from = 0;  // from a range typed
  schema::Date date_to = 0;
  std::optional<text::NumberQuery> number;
  bool number_only = false;        // the whole query is the number, nothing is left to search as words
  std::vector<Clause> understood;  // as chips
  // Bytes [begin, end) of the typed text that ask for words, in order: neither filters nor what is excluded, without
  // quotation marks. Empty where a number with its symbol was typed.
  TypedPlaces word_places;
};

// Words beyond this many are left out of the query, with the warning "query_words_cut".
inline constexpr std::size_t kMaxQueryWords = 64;

// Whether some paper has the value: what tells where a name typed without quotation marks ends
// (cơ quan:Huyện ủy Ea Súp dân vận).
using KnownValue = std::function<bool(const schema::Field&, const std::string& value)>;

// Whether "name:value" asks for it. Subject, body and number are asked for as words and numbers.
bool is_asked_by_name(const schema::Field& field);

// Throws BadRequest for a query over kMaxQueryBytes or a field value that cannot be read. Adds codes to `warnings`.
TypedQuery parse_query(std::string_view typed, std::vector<std::string>& warnings, const KnownValue& known = {});

// Words, phrases, -words and OR alone, nothing else is looked for: what was typed beside a number.
TypedQuery parse_words(std::string_view typed);

}  // namespace vankho::searching
