// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/export_api.h"
#include "searchd/api/json_parts.h"
#include "searchd/question/request.h"
#include "searchd/suggest/suggestion.h"

namespace vankho::searching {

// The form of the OpenSearch Suggestions extension 1.0: what was typed, texts, descriptions, addresses.
HttpAnswer api::suggest_opensearch(const Site& site, const Call& call) {
  const Question question = read_question(call.http.parameters, Takes::kSuggest, call.language);
  const std::string address = public_address(site, call);
  Json texts = Json::array();
  Json details = Json::array();
  Json links = Json::array();
  for (const Suggestion& suggestion : site.searcher.suggest(question.search.q, question.limit)) {
    texts.push_back(suggestion.text);
    details.push_back(suggestion.detail);
    links.push_back(address + suggestion.url);
  }
  return {.status = 200,
          .content_type = "application/x-suggestions+json; charset=utf-8",
          .body = dump(Json::array({question.search.q, std::move(texts), std::move(details), std::move(links)})),
          .headers = {{"Cache-Control", "private, max-age=60"}}};
}

}  // namespace vankho::searching
