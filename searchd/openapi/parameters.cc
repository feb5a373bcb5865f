// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/openapi/parameters.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "schema/citation/relation.h"
#include "schema/fields.h"
#include "searchd/api/json.h"
#include "searchd/citations/citation_graph.h"
#include "searchd/question/draft.h"
#include "searchd/suggest/suggestion.h"

namespace vankho::searching::openapi {
namespace {

using Json = nlohmann::ordered_json;

struct Words {
  std::string_view name;
  std::string_view description;
};
constexpr auto kWords = std::to_array<Words>({
    {"lang", "Language of labels and sentences; else Accept-Language, else Vietnamese"},
    {"q", "Words, \"a phrase\", -word, OR, field:value, a document number in any spelling; at most 512 bytes"},
    {"page", "From 1; page x per_page is at most 10,000"},
    {"per_page", "Papers a page"},
    {"sort", "Order of the papers"},
    {"facets", "Facets to count"},
    {"highlight", "Whether hits have snippets"},
    {"number", "A document number in any spelling"},
    {"contains", "A part of the label; marks do not matter"},
    {"fields", "Members of the answer; all of them without it"},
    {"limit", "Length of the list"},
    {"cites", "A document number in any spelling: papers that cite it"},
    {"relation", "With cites: only papers that do this with it"},
    {"date", "none = papers without a date"},
    {"date_from", "First day: 2016-11-15 or 15/11/2016"},
    {"date_to", "Last day, included"},
    {"province_as", "What province means for papers of provinces that were merged"},
    {"text", "The draft, or a list of numbers, one a line; at most 64 KiB"},
});

bool is_facet(std::string_view name) {
  const schema::Field* field = schema::find_field(name);
  return field != nullptr && field->facet;
}

template <typename Names>
Json choice(const Names& names) {
  Json values = Json::array();
  for (const std::string_view name : names) values.push_back(name);
  return {{"type", "string"}, {"enum", std::move(values)}};
}

Json count(unsigned from, unsigned to, unsigned usual) {
  return {{"type", "integer"}, {"minimum", from}, {"maximum", to}, {"default", usual}};
}

Json text(std::size_t most) {
  return {{"type", "string"}, {"maxLength", most}};
}

std::vector<std::string_view> facet_names() {
  std::vector<std::string_view> names;
  for (const schema::Field& field : schema::kFields)
    if (field.facet) names.push_back(field.name);
  return names;
}

std::vector<std::string_view> relation_ids() {
  std::vector<std::string_view> ids;
  for (const citation::RelationName& row : citation::kRelations) ids.push_back(row.id);
  return ids;
}

std::vector<std::string_view> times_cited_codes() {
  std::vector<std::string_view> codes;
  for (const TimesCited& row : kTimesCited) codes.push_back(row.code);
  return codes;
}

// A register is of one year, type and so on; elsewhere the same names are filters.
bool is_list(std::string_view name, const Operation& operation) {
  if (operation.takes == Takes::kRegister || (name == "number" && operation.method == "GET")) return false;
  return operation.body != Body::kDraft && is_repeatable(name);
}

bool is_comma_list(std::string_view name) {
  return name == "facets" || name == "fields";
}

}  // namespace

Json value_schema(std::string_view name, const Operation& operation) {
  if (name == "lang") return choice(std::to_array<std::string_view>({"vi", "en"}));
  if (name == "q") return text(kMaxQueryBytes);
  if (name == "page") return count(1, kMaxReach, 1);
  if (name == "per_page") return count(1, kMaxPerPage, SearchRequest{}.per_page);
  if (name == "limit")
    return operation.takes == Takes::kSuggest ? count(1, kMostSuggestions, kDefaultSuggestions)
                                              : count(1, kMaxLimit, Question{}.limit);
  if (name == "sort") return choice(sort_names());
  if (name == "facets") return choice(facet_names());
  if (name == "fields") return choice(document_members());
  if (name == "highlight") return {{"type", "boolean"}, {"default", true}};
  if (name == "relation") return choice(relation_ids());
  if (name == "times_cited") return choice(times_cited_codes());
  if (name == "date" && operation.body != Body::kDraft) return choice(std::to_array<std::string_view>({"none"}));
  if (name == "province_as") return choice(std::to_array<std::string_view>({"then", "now"}));
  if (name == "text") return text(kMaxDraftBytes);
  if (description(name).empty()) throw std::logic_error("a parameter without a schema: " + std::string(name));
  return text(kMaxValueBytes);
}

std::string_view description(std::string_view name) {
  const auto* row = std::ranges::find(kWords, name, &Words::name);
  if (row != kWords.end()) return row->description;
  const schema::Field* field = schema::find_field(name);
  return field != nullptr && field->facet ? field->label_en : std::string_view();
}

Json query_parameter(std::string_view name, const Operation& operation) {
  Json schema = value_schema(name, operation);
  Json parameter{{"name", name}, {"in", "query"}, {"description", description(name)}};
  if (name == "number" && operation.method == "GET") parameter["required"] = true;
  if (is_list(name, operation)) {
    schema = {{"type", "array"}, {"items", std::move(schema)}, {"maxItems", kMaxValues}};
    parameter["style"] = "form";
    parameter["explode"] = !is_comma_list(name);
  }
  if (is_facet(name) && operation.takes != Takes::kRegister)
    parameter["description"] = std::string(description(name)) + ": code or name; none = papers without it";
  parameter["schema"] = std::move(schema);
  const auto example = std::ranges::find(operation.examples, name, &Example::name);
  if (example != operation.examples.end()) parameter["example"] = example->value;
  return parameter;
}

Json path_parameter(const Operation& operation) {
  const std::string_view name = path_name(operation.path);
  const bool facet = name == "name";
  return {{"name", name},
          {"in", "path"},
          {"required", true},
          {"description", facet ? "Name of the facet" : "Id of the paper, as in search answers"},
          {"schema", facet ? choice(facet_names()) : text(kMaxValueBytes)}};
}

Json body_schema(const Operation& operation) {
  std::vector<std::string_view> names = query_names(operation);
  if (operation.body == Body::kDraft) names.assign(kDraftNames.begin(), kDraftNames.end());
  Json properties = Json::object();
  for (const std::string_view name : names) {
    Json schema = value_schema(name, operation);
    schema["description"] = description(name);
    if (is_list(name, operation)) {
      Json list{{"type", "array"}, {"items", schema}, {"maxItems", kMaxValues}};
      schema = {{"anyOf", Json::array({std::move(schema), std::move(list)})}};
    }
    const bool numbers = operation.body == Body::kNumbers && name == "number";
    properties[numbers ? "numbers" : std::string(name)] = std::move(schema);
  }
  Json schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (operation.body == Body::kDraft) schema["required"] = Json::array({"text"});
  if (operation.body == Body::kNumbers) schema["required"] = Json::array({"numbers"});
  return schema;
}

}  // namespace vankho::searching::openapi
