// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "searchd/web/messages.h"

namespace vankho::searching {

int Problem::status() const {
  const Message* message = find_message(code);
  return message && message->status ? message->status : 400;
}

std::string Problem::sentence(Language language) const {
  return detail.empty() ? say(code, language, {.param = param, .value = value}) : detail;
}

HttpAnswer problem_answer(const Problem& problem, Language language, std::string_view request_id) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  std::string title = problem.code;
  std::ranges::replace(title, '_', ' ');
  Json json{{"type", "urn:vankho:problem:" + problem.code},
            {"title", title},
            {"status", problem.status()},
            {"detail", problem.sentence(language)},
            {"code", problem.code},
            {"param", or_null(problem.param)},
            {"value", or_null(problem.value)},
            {"request_id", request_id}};
  if (problem.code == "unknown_parameter") {
    json["value"] = nullptr;
    json["did_you_mean"] = or_null(problem.value);
  }
  HttpAnswer answer{
      .status = problem.status(), .content_type = "application/problem+json; charset=utf-8", .body = {}, .headers = {}};
  answer.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (!problem.members.empty()) {
    answer.body.pop_back();
    answer.body += ',' + problem.members + '}';
  }
  if (problem.status() == 503) answer.headers.emplace_back("Retry-After", std::to_string(problem.retry_after));
  if (!problem.allow.empty()) answer.headers.emplace_back("Allow", problem.allow);
  answer.headers.emplace_back("Cache-Control", "no-store");
  return answer;
}

}  // namespace vankho::searching
