// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/openapi/operations.h"

namespace vankho::searching::openapi {
namespace {

std::vector<Operation> searching_operations() {
  return {
      {.method = "GET",
       .path = "/v1/search",
       .id = "search",
       .summary = "Papers that match, facets, papers whose number the query may mean",
       .takes = Takes::kSearch,
       .answers = {{200, "What was found", "Search"}},
       .examples = {{"q", "cải cách hành chính"}, {"facets", "type,year"}, {"per_page", "5"}}},
      {.method = "POST",
       .path = "/v1/search",
       .id = "searchByPost",
       .summary = "The same with the parameters in a JSON object",
       .takes = Takes::kSearch,
       .body = Body::kParameters,
       .answers = {{200, "What was found", "Search"}},
       .body_example = R"({"q": "dân vận", "type": ["cong-van", "bao-cao"], "facets": ["issuer"], "per_page": 5})"},
      {.method = "GET",
       .path = "/v1/search.atom",
       .id = "feed",
       .summary = "A search as an Atom feed, newest first",
       .takes = Takes::kSearch,
       .answers = {{200, "The feed", "", "application/atom+xml"}},
       .examples = {{"q", "chống hạn"}}},
      {.method = "GET",
       .path = "/v1/export.csv",
       .id = "export",
       .summary = "All papers that match as CSV",
       .takes = Takes::kExport,
       .answers = {{200, "UTF-8 with a byte order mark, one paper a line", "", "text/csv"}},
       .examples = {{"q", "chống hạn"}}},
      {.method = "GET",
       .path = "/v1/suggest",
       .id = "suggest",
       .summary = "Suggestions while somebody types",
       .takes = Takes::kSuggest,
       .answers = {{200, "What may be meant, the likeliest first", "Suggest"}},
       .examples = {{"q", "cai ca"}}},
      {.method = "GET",
       .path = "/v1/suggest/opensearch",
       .id = "suggestOpensearch",
       .summary = "The same in the form that browsers ask for",
       .takes = Takes::kSuggest,
       .answers = {{200, "OpenSearch suggestions", "", "application/x-suggestions+json"}},
       .examples = {{"q", "cai ca"}}},
      {.method = "GET",
       .path = "/v1/facets/{name}",
       .id = "facet",
       .summary = "Values of one facet with counts",
       .takes = Takes::kFacetValues,
       .answers = {{200, "The values, most frequent first", "Facet"}},
       .examples = {{"{name}", "issuer"}, {"contains", "huyen uy"}}},
      {.method = "GET",
       .path = "/v1/lookup",
       .id = "lookup",
       .summary = "The paper with a number, or the several, or the neighbours of none",
       .takes = Takes::kLookup,
       .answers = {{200, "One paper", "LookupFound"},
                   {300, "Several papers", "LookupSeveral"},
                   {303, "One paper, and a browser asks: its page", "", ""}},
       .examples = {{"number", "52-CV/HU"}}},
      {.method = "POST",
       .path = "/v1/lookup",
       .id = "lookupList",
       .summary = "The same for up to 100 numbers",
       .takes = Takes::kLookup,
       .body = Body::kNumbers,
       .answers = {{200, "One entry a number, in the order asked", "LookupList"}},
       .body_example = R"({"numbers": ["52-CV/HU", "30/2020/NĐ-CP"]})"},
  };
}

std::vector<Operation> paper_operations() {
  return {
      {.method = "GET",
       .path = "/v1/documents/{id}",
       .id = "document",
       .summary = "One paper with its text",
       .takes = Takes::kDocument,
       .answers = {{200, "The paper, or the members asked for", "Document"}},
       .examples = {{"{id}", ""}, {"fields", "number,date,subject,citations"}}},
      {.method = "GET",
       .path = "/v1/documents/{id}/citations",
       .id = "citations",
       .summary = "What a paper cites and what cites it",
       .takes = Takes::kCitations,
       .answers = {{200, "Both lists", "Citations"}},
       .examples = {{"{id}", ""}}},
      {.method = "GET",
       .path = "/v1/documents/{id}/similar",
       .id = "similar",
       .summary = "Papers like it, with the reason for each",
       .takes = Takes::kSimilar,
       .answers = {{200, "The most similar first", "Similar"}},
       .examples = {{"{id}", ""}, {"limit", "5"}}},
      {.method = "GET",
       .path = "/v1/documents/{id}/source",
       .id = "source",
       .summary = "The original file, where the site serves it",
       .takes = Takes::kNothing,
       .answers = {{200, "The file as it was read", "", "*/*"}},
       .examples = {{"{id}", ""}}},
      {.method = "POST",
       .path = "/v1/citations:resolve",
       .id = "resolve",
       .summary = "The numbers that a pasted draft cites, or a list of numbers, each with its paper",
       .body = Body::kDraft,
       .answers = {{200, "In the order of the text", "Resolved"}},
       .body_example =
           R"({"text": "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;", "issuer": "Huyện ủy Krông Năng"})"},
      {.method = "GET",
       .path = "/v1/register",
       .id = "register",
       .summary = "The papers of one issuer and year or term in the order of their numbers",
       .takes = Takes::kRegister,
       .answers = {{200, "Series with gaps, duplicates and dates against the order", "Register"}},
       .examples = {{"issuer", "Huyện ủy Krông Năng"}, {"year", "2016"}}},
      {.method = "GET",
       .path = "/v1/register.csv",
       .id = "registerCsv",
       .summary = "The same as CSV",
       .takes = Takes::kRegister,
       .answers = {{200, "UTF-8 with a byte order mark", "", "text/csv"}},
       .examples = {{"issuer", "Huyện ủy Krông Năng"}, {"year", "2016"}}},
  };
}

std::vector<Operation> program_operations() {
  return {
      {.method = "GET",
       .path = "/v1/fields",
       .id = "fields",
       .summary = "The field table: names, labels, which are filters",
       .takes = Takes::kNothing,
       .answers = {{200, "All fields", "Fields"}},
       .can_fail = false},
      {.method = "GET",
       .path = "/openapi.json",
       .id = "openapi",
       .summary = "This document",
       .takes = Takes::kNothing,
       .answers = {{200, "OpenAPI 3.1", "OpenApi"}},
       .can_fail = false},
      {.method = "GET",
       .path = "/opensearch.xml",
       .id = "opensearch",
       .summary = "The description that browsers add the search box by",
       .takes = Takes::kNothing,
       .answers = {{200, "OpenSearch 1.1", "", "application/opensearchdescription+xml"}},
       .can_fail = false},
      {.method = "GET",
       .path = "/healthz",
       .id = "health",
       .summary = "Whether the process lives, also under full load",
       .answers = {{200, "It lives", "Health"}},
       .can_fail = false},
      {.method = "GET",
       .path = "/readyz",
       .id = "readiness",
       .summary = "Whether there is an index to search",
       .answers = {{200, "There is", "Readiness"}}},
      {.method = "GET",
       .path = "/metrics",
       .id = "metrics",
       .summary = "Counters for Prometheus",
       .answers = {{200, "Prometheus text", "", "text/plain"}},
       .can_fail = false},
  };
}

}  // namespace

std::span<const Operation> operations() {
  static const std::vector<Operation> all = [] {
    std::vector<Operation> list;
    for (auto* part : {searching_operations, paper_operations, program_operations})
      for (Operation& operation : part()) list.push_back(std::move(operation));
    return list;
  }();
  return all;
}

std::vector<std::string_view> query_names(const Operation& operation) {
  return operation.takes ? accepted_names(*operation.takes) : std::vector<std::string_view>();
}

std::string_view path_name(std::string_view path) {
  const auto open = path.find('{');
  return open == std::string_view::npos ? std::string_view() : path.substr(open + 1, path.find('}') - open - 1);
}

}  // namespace vankho::searching::openapi
