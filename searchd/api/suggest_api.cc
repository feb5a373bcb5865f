// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/suggest_api.h"

#include <chrono>

#include "searchd/api/json.h"
#include "searchd/api/json_parts.h"
#include "searchd/question/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching::api {
namespace {

// Somebody who takes a letter back asks the same again.
constexpr std::string_view kKeepForAMinute = "private, max-age=60";

}  // namespace

std::string suggest_json(const SearchRequest& request, std::span<const Suggestion> suggestions, int took_ms) {
  Json list = Json::array();
  for (const Suggestion& suggestion : suggestions)
    list.push_back({{"kind", kind_name(suggestion.kind)},
                    {"label", say("suggest." + std::string(kind_name(suggestion.kind)), request.language)},
                    {"text", suggestion.text},
                    {"detail", or_null(suggestion.detail)},
                    {"count", suggestion.count ? Json(*suggestion.count) : Json()},
                    {"url", suggestion.url},
                    {"marks", suggestion.marks}});
  return dump({{"q", request.q}, {"suggestions", std::move(list)}, {"took_ms", took_ms}});
}

HttpAnswer suggest(const Site& site, const Call& call) {
  const Question question = read_question(call.http.parameters, Takes::kSuggest, call.language);
  const auto started = std::chrono::steady_clock::now();
  const Searcher::SuggestState state = site.searcher.suggest_state();
  std::string tag = entity_tag(call, canonical_text(question), state.edition);
  HttpAnswer answer{.status = 304, .content_type = {}, .body = {}, .headers = {}};
  if (!state.ready || !has_current(call, tag)) {
    const auto list = site.searcher.suggest(question.search.q, question.limit);
    const auto took = std::chrono::steady_clock::now() - started;
    const auto ms = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    answer = {.status = 200,
              .content_type = std::string(kJsonType),
              .body = suggest_json(question.search, list, ms),
              .headers = {}};
  }
  if (!state.ready) {
    // There will be more in some seconds.
    answer.headers.emplace_back("Cache-Control", "no-store");
    return answer;
  }
  answer.headers.emplace_back("Cache-Control", kKeepForAMinute);
  answer.headers.emplace_back("ETag", std::move(tag));
  return answer;
}

}  // namespace vankho::searching::api
