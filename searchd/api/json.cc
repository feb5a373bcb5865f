// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "schema/authority/body_history.h"
#include "schema/fields.h"
#include "schema/version.h"
#include "searchd/api/citation_json.h"
#include "searchd/api/json_parts.h"
#include "searchd/labels.h"
#include "searchd/markup.h"

namespace vankho::searching {
namespace {

std::string_view sort_name(Sort sort) {
  switch (sort) {
    case Sort::kNewest:
      return "-date";
    case Sort::kOldest:
      return "date";
    case Sort::kNumber:
      return "number";
    case Sort::kMostCited:
      return "-cited";
    case Sort::kRelevance:
      break;
  }
  return "relevance";
}

Json hit_json(const Hit& hit) {
  Json json = paper_summary_json(hit.record);
  json["score"] = hit.score;
  json["match"] = hit.match;
  json["cited_by_count"] = hit.times_cited;
  Json snippets = Json::array();
  for (const Snippet& snippet : hit.snippets)
    snippets.push_back({{"field", snippet.field},
                        {"text", snippet.text},
                        {"html", marked_html(snippet)},
                        {"marks", snippet.marks},
                        {"page", snippet.page > 0 ? Json(snippet.page) : Json()}});
  json["snippets"] = std::move(snippets);
  return json;
}

Json facet_values_json(std::span<const FacetValue> values) {
  Json list = Json::array();
  for (const FacetValue& value : values)
    list.push_back(
        {{"value", value.value}, {"label", value.label}, {"count", value.count}, {"selected", value.selected}});
  return list;
}

Json understood_json(const SearchRequest& search, const SearchResult& result) {
  Json clauses = Json::array();
  for (const Clause& clause : result.understood)
    clauses.push_back({{"kind", clause.kind}, {"text", clause.text}, {"excluded", clause.excluded}});
  Json filters = Json::object();
  for (const auto& [name, values] : search.filters) filters[name] = values;
  return {{"q", search.q},
          {"clauses", std::move(clauses)},
          {"match", or_null(result.match_rule)},
          {"filters", std::move(filters)},
          {"date_from", or_null(iso_date(search.date_from))},
          {"date_to", or_null(iso_date(search.date_to))},
          {"province_as", search.province_as_now ? "now" : "then"},
          {"sort", sort_name(search.sort)}};
}

Json better_query_json(const std::optional<BetterQuery>& better) {
  if (!better) return nullptr;
  return {{"q", better->q}, {"kind", better->kind == BetterQuery::Kind::kMarks ? "marks" : "spelling"}};
}

std::string_view kind_name(schema::FieldKind kind) {
  switch (kind) {
    case schema::FieldKind::kText:
      return "text";
    case schema::FieldKind::kNumber:
      return "number";
    case schema::FieldKind::kFacet:
      return "facet";
    case schema::FieldKind::kAuthority:
      return "authority";
    case schema::FieldKind::kDate:
      return "date";
    case schema::FieldKind::kKeyword:
      return "keyword";
    case schema::FieldKind::kRelation:
      return "relation";
    case schema::FieldKind::kComputed:
      return "computed";
    case schema::FieldKind::kStored:
      break;
  }
  return "stored";
}

Json evidence_json(const schema::Record& paper) {
  Json fields = Json::object();
  for (const schema::Evidence& evidence : paper.evidence)
    fields[evidence.field] = {{"from", schema::origin_name(evidence.origin)},
                              {"confidence", evidence.confidence / 100.0}};
  return fields;
}

// One member of a document and how it is made.
struct Member {
  std::string_view name;
  Json (*value)(const schema::Record& paper);
};
using R = schema::Record;
authority::IssuingBody issuing_body(const R& paper) {
  return {.id = paper.issuer_id, .name = paper.issuer, .level = paper.level, .province = paper.province};
}
constexpr auto kMembers = std::to_array<Member>({
    {"id", [](const R& r) { return Json(r.id); }},
    {"number", [](const R& r) { return or_null(r.number); }},
    {"type", [](const R& r) { return or_null(type_label(r.type)); }},
    {"type_id", [](const R& r) { return or_null(r.type); }},
    {"issuer", [](const R& r) { return or_null(r.issuer); }},
    {"issuer_id", [](const R& r) { return or_null(r.issuer_id); }},
    {"issuer_parent", [](const R& r) { return or_null(authority::issuer_parent(issuing_body(r), r.date)); }},
    {"issuer_now", [](const R& r) { return or_null(authority::issuer_now(issuing_body(r), r.date)); }},
    {"level", [](const R& r) { return or_null(level_label(r.level)); }},
    {"province", [](const R& r) { return or_null(province_label(r.province)); }},
    {"province_now", [](const R& r) { return or_null(province_label(r.province_now)); }},
    {"date", [](const R& r) { return or_null(iso_date(r.date)); }},
    {"term", [](const R& r) { return or_null(r.term); }},
    {"subject", [](const R& r) { return or_null(r.subject); }},
    {"signer", [](const R& r) { return or_null(r.signer); }},
    {"position", [](const R& r) { return or_null(r.position); }},
    {"signed_for", [](const R& r) { return or_null(r.signed_for); }},
    {"recipients", [](const R& r) { return Json(r.recipients); }},
    {"urgency", [](const R& r) { return or_null(urgency_label(r.urgency)); }},
    {"place", [](const R& r) { return or_null(r.place); }},
    {"url", [](const R& r) { return or_null(r.url); }},
    {"source",
     [](const R& r) {
       const auto pages = std::ranges::count(r.body, '\f');
       return Json{{"path", or_null(r.source.path)},
                   {"sha256", or_null(r.source.sha256)},
                   {"media_type", or_null(r.source.media_type)},
                   {"size", r.source.sha256.empty() ? Json() : Json(r.source.size)},
                   {"pages", pages > 0 ? Json(pages + 1) : Json()},
                   {"text_layer", r.source.media_type.empty() ? Json() : Json(!r.has_no_text_layer())},
                   {"recognised", r.source.recognised > 0 ? Json(r.source.recognised) : Json()},
                   {"other_paths", r.source.other_paths}};
     }},
    {"evidence", evidence_json},
    {"body", [](const R& r) { return or_null(r.body); }},
    {"citations", nullptr},
    {"cited_by_count", nullptr},
    {"effects", nullptr},
});
constexpr auto kMemberNames = [] {
  std::array<std::string_view, kMembers.size()> names;
  std::ranges::transform(kMembers, names.begin(), &Member::name);
  return names;
}();

}  // namespace

std::string search_json(const Question& question, const SearchResult& result, int took_ms) {
  Json hits = Json::array();
  for (const Hit& hit : result.hits) hits.push_back(hit_json(hit));
  Json facets = Json::object();
  for (const auto& [name, values] : result.facets) facets[name] = facet_values_json(values);
  Json warnings = Json::array();
  for (const std::string& code : result.warnings) warnings.push_back(code);
  return dump({{"query", understood_json(question.search, result)},
               {"found", result.found},
               {"page", question.search.page},
               {"per_page", question.search.per_page},
               {"took_ms", took_ms},
               {"hits", std::move(hits)},
               {"facets", std::move(facets)},
               {"numbers", paper_summaries_json(result.numbers)},
               {"did_you_mean", better_query_json(result.did_you_mean)},
               {"warnings", std::move(warnings)}});
}

std::string lookup_json(const LookupResult& result) {
  if (result.found.size() != 1) return dump({{"status", "several"}, {"papers", paper_summaries_json(result.found)}});
  Json json{{"status", "found"}};
  json.update(paper_summary_json(result.found[0]));
  return dump(json);
}

std::string lookup_list_json(std::span<const NumberAnswer> answers) {
  Json list = Json::array();
  for (const NumberAnswer& answer : answers) {
    const auto count = answer.result.found.size();
    list.push_back({{"number", answer.number},
                    {"status", count == 0   ? "absent"
                               : count == 1 ? "found"
                                            : "several"},
                    {"papers", paper_summaries_json(answer.result.found)},
                    {"neighbours", paper_summaries_json(answer.result.neighbours)},
                    {"problem", or_null(answer.problem)}});
  }
  return dump({{"results", std::move(list)}});
}

std::string papers_json(std::span<const schema::Record> papers) {
  return dump(paper_summaries_json(papers));
}

std::span<const std::string_view> document_members() {
  return kMemberNames;
}

bool needs_citations(const std::vector<std::string>& members) {
  return std::ranges::any_of(kMembers, [&](const Member& member) {
    return !member.value && (members.empty() || std::ranges::find(members, member.name) != members.end());
  });
}

std::string document_json(const schema::Record& paper, const CitationResult* citations,
                          const std::vector<std::string>& members, Language language) {
  Json json = Json::object();
  for (const Member& member : kMembers) {
    if (!members.empty() && std::ranges::find(members, member.name) == members.end()) continue;
    const std::string name(member.name);
    if (member.value)
      json[name] = member.value(paper);
    else if (citations != nullptr)
      json[name] = citation_member(name, *citations, language);
  }
  return dump(json);
}

std::string facet_json(std::string_view facet, std::span<const FacetValue> values, Language language) {
  const schema::Field* field = schema::find_field(facet);
  const auto label = !field ? facet : language == Language::kEnglish ? field->label_en : field->label_vi;
  return dump({{"facet", facet}, {"label", label}, {"values", facet_values_json(values)}});
}

std::string fields_json() {
  Json list = Json::array();
  for (const schema::Field& field : schema::kFields) {
    Json names = Json::array();
    for (std::string_view rest = field.query_names; !rest.empty();) {
      const auto end = std::min(rest.find('|'), rest.size());
      names.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    list.push_back({{"name", field.name},
                    {"label", {{"vi", field.label_vi}, {"en", field.label_en}}},
                    {"kind", kind_name(field.kind)},
                    {"facet", field.facet},
                    {"filter", field.facet},
                    {"query_names", std::move(names)}});
  }
  return dump({{"schema", schema::fingerprint()}, {"fields", std::move(list)}});
}

}  // namespace vankho::searching
