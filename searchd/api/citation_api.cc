// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "searchd/api/api.h"
#include "searchd/api/api_parts.h"
#include "searchd/api/citation_json.h"
#include "searchd/question/draft.h"

namespace vankho::searching::api {

HttpAnswer citations(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kCitations);
  const std::string id = checked_id(call);
  return tagged(site, call, question, [&] {
    const SearchRequest& page = question.search;
    const std::size_t first = std::size_t{page.page - 1} * page.per_page;
    const auto citations = site.searcher.citations(id, first, page.per_page);
    if (!citations) throw ProblemError({.code = "paper_not_found", .param = "id", .value = id});
    return json_answer(citations_json(*citations, page));
  });
}

HttpAnswer resolve(const Site& site, const Call& call) {
  Parameters parameters;
  if (call.http.content_type.starts_with("text/plain")) {
    parameters = {{"text", call.http.body}};
  } else {
    expect_json(call);
    parameters = read_json_parameters(call.http.body);
  }
  const Draft draft = read_draft(parameters);
  return json_answer(resolved_json(draft.text, site.searcher.resolve(draft.text, draft.author),
                                   draft.language.value_or(call.language)));
}

}  // namespace vankho::searching::api
