// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results as JSON text (docs/http-api.md). What is not known is null, never left out. Bytes that are not UTF-8 become
// U+FFFD.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/question/request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

inline constexpr std::string_view kJsonType = "application/json; charset=utf-8";

std::string search_json(const Question& question, const SearchResult& result, int took_ms);

// A look-up of one number: the paper itself when there is one, else the list to choose from.
std::string lookup_json(const LookupResult& result);

// A look-up of a list: one entry a number, in the order asked.
struct NumberAnswer {
  std::string number;
  LookupResult result;
  std::string problem;  // code of messages.h when the number cannot be looked up
};
std::string lookup_list_json(std::span<const NumberAnswer> answers);

// The neighbours of a number that was not found, as the member of a problem.
std::string papers_json(std::span<const schema::Record> papers);

// Names of the members of a document, in order.
std::span<const std::string_view> document_members();

// Whether a document with these members (empty = all) shows citations.
bool needs_citations(const std::vector<std::string>& members);
// `citations` may be nullptr when they are not needed.
std::string document_json(const schema::Record& paper, const CitationResult* citations,
                          const std::vector<std::string>& members, Language language);
std::string facet_json(std::string_view facet, std::span<const FacetValue> values, Language language);
std::string fields_json();

}  // namespace vankho::searching
