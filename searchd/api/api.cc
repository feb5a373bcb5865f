// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/api.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "schema/fields.h"
#include "schema/text/fold.h"
#include "searchd/api/api_parts.h"
#include "searchd/api/json.h"
#include "searchd/markup.h"
#include "searchd/question/request.h"

namespace vankho::searching::api {

HttpAnswer search(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kSearch);
  return tagged(site, call, question, [&] {
    const auto started = std::chrono::steady_clock::now();
    const SearchResult result = site.searcher.search(question.search);
    const auto took = std::chrono::steady_clock::now() - started;
    return json_answer(search_json(
        question, result, static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count())));
  });
}

HttpAnswer lookup(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kLookup);
  if (question.numbers.empty()) throw BadRequest("missing_parameter", "number");
  if (question.numbers.size() > 1) throw BadRequest("repeated_parameter", "number");
  const LookupResult result = site.searcher.lookup(question.numbers[0], question.search);
  if (result.found.empty())
    throw ProblemError({.code = "number_not_found",
                        .param = "number",
                        .value = question.numbers[0],
                        .members = "\"neighbours\":" + papers_json(result.neighbours)});
  if (result.found.size() == 1 && prefers_html(call.http.accept)) {
    const std::string page =
        "../d/" + url_encoded(result.found[0].id) + (question.search.language == Language::kEnglish ? "?lang=en" : "");
    return {
        .status = 303, .content_type = {}, .body = {}, .headers = {{"Location", page}, {"Cache-Control", "no-cache"}}};
  }
  return json_answer(lookup_json(result), result.found.size() == 1 ? 200 : 300);
}

HttpAnswer lookup_list(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kLookup);
  if (question.numbers.empty()) throw BadRequest("missing_parameter", "numbers");
  std::vector<NumberAnswer> answers;
  for (const std::string& number : question.numbers) {
    NumberAnswer answer{.number = number, .result = {}, .problem = {}};
    try {
      answer.result = site.searcher.lookup(number, question.search);
    } catch (const BadRequest& bad) {
      // One wrong line of a list does not hide the others; a wrong filter is wrong for all of them.
      if (bad.param != "number") throw;
      answer.problem = bad.code;
    }
    answers.push_back(std::move(answer));
  }
  return json_answer(lookup_list_json(answers));
}

HttpAnswer document(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kDocument);
  const std::string id = checked_id(call);
  const auto members = document_members();
  for (const std::string& field : question.fields)
    if (std::ranges::find(members, field) == members.end()) throw BadRequest("unknown_field", "fields", field);
  return tagged(site, call, question, [&] {
    const auto paper = site.searcher.document(id);
    if (!paper) throw ProblemError({.code = "paper_not_found", .param = "id", .value = id});
    std::optional<CitationResult> citations;
    if (needs_citations(question.fields)) citations = site.searcher.citations(id, 0, 0);
    return json_answer(
        document_json(*paper, citations ? &*citations : nullptr, question.fields, question.search.language));
  });
}

HttpAnswer facet(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kFacetValues);
  const schema::Field* field = schema::find_field(call.name);
  if (!field || !field->facet)
    throw ProblemError({.code = "not_found", .param = "name", .value = text::to_valid_utf8(call.name.substr(0, 64))});
  return tagged(site, call, question, [&] {
    const auto values = site.searcher.facet_values(call.name, question.contains, question.search);
    return json_answer(facet_json(call.name, values, question.search.language));
  });
}

HttpAnswer fields(const Site&, const Call& call) {
  read(call, Takes::kNothing);
  std::string tag = entity_tag(call, {}, 0);
  if (has_current(call, tag)) return not_modified(std::move(tag));
  HttpAnswer answer = json_answer(fields_json());
  answer.headers.emplace_back("ETag", std::move(tag));
  return answer;
}

HttpAnswer health(const Site&, const Call&) {
  return json_answer(R"({"status":"alive"})");
}

HttpAnswer readiness(const Site& site, const Call& call) {
  const IndexState state = site.searcher.state();
  if (!state.ready) throw IndexUnavailable(state.problem);
  static_cast<void>(call);
  return json_answer(
      nlohmann::ordered_json{{"status", "ready"}, {"documents", state.documents}, {"revision", state.revision}}.dump());
}

HttpAnswer metrics(const Site& site, const Call&) {
  return {.status = 200,
          .content_type = "text/plain; version=0.0.4; charset=utf-8",
          .body = site.metrics.text(site.load ? site.load() : GuardedServer::Load{}, site.searcher.state()),
          .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace vankho::searching::api
