// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parameters of a URL, or the same names in a JSON body, become a question that is checked against the field table.
// Whatever is not understood is refused by name: BadRequest with the parameter, its value and a code of messages.h.
// Empty values are passed over, as an HTML form sends them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/message.h"
#include "searchd/question/search_request.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {

inline constexpr std::size_t kMaxValueBytes = 256;  // of a filter or number
inline constexpr std::size_t kMaxValues = 100;      // of one parameter
inline constexpr unsigned kMaxPerPage = 100;
inline constexpr unsigned kMaxLimit = 50;     // of a list that is not paged
inline constexpr unsigned kMaxReach = 10000;  // page x per_page

// Which parameters an address takes besides `lang`.
enum class Takes {
  kSearch,       // q, filters, page, per_page, sort, facets, highlight
  kPage,         // the same; unknown names are passed over, because mails and feeds add their own to links
  kExport,       // q, filters, sort
  kLookup,       // number, filters
  kFacetValues,  // q, filters, contains
  kFacetPage,    // the same; unknown names are passed over
  kDocument,     // fields
  kCitations,    // page, per_page
  kRegister,     // issuer, type, province, year, term
  kSimilar,      // limit
  kSuggest,      // q, limit
  kNothing,
};

struct Question {
  SearchRequest search;
  std::vector<std::string> numbers;  // of a look-up
  std::string contains;              // of facet values
  std::vector<std::string> fields;   // of a document; empty = all
  unsigned limit = 10;               // of a list that is not paged
  // Ids that `cites` is to have; read_question() puts them before its values and leaves none.
  std::vector<std::string> relations = {};
};

// Throws BadRequest. `language` is used where `lang` does not say.
Question read_question(const Parameters& parameters, Takes takes, Language language = Language::kVietnamese);

// A JSON object of strings, numbers, booleans and arrays of them as parameters; null is passed over. Throws BadRequest.
Parameters read_json_parameters(std::string_view body);

// The body of an HTML form (application/x-www-form-urlencoded) as parameters: "a=1&b=hai%20ba", '+' is a space. A '%'
// without two hexadecimal digits, a piece without '=' or more than 100 pieces throw BadRequest. Any bytes come out.
Parameters read_form_parameters(std::string_view body);

// The language of the reader: `lang` when it is right, else the one that Accept-Language likes best, else Vietnamese.
Language reader_language(const Parameters& parameters, std::string_view accept_language);

// Whether a browser asks: text/html is accepted by name and liked better than JSON.
bool prefers_html(std::string_view accept);

// A date as people and programs write it. Throws BadRequest naming the parameter.
schema::Date read_date(const std::string& name, const std::string& value);

// The name that differs least from `name`.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names);

// The names that an address takes.
std::vector<std::string_view> accepted_names(Takes takes);

// Whether a parameter may be given several times.
bool is_repeatable(std::string_view name);

// The values of `sort`.
std::vector<std::string_view> sort_names();

// One text for all spellings of one question, for the ETag.
std::string canonical_text(const Question& question);

}  // namespace vankho::searching
