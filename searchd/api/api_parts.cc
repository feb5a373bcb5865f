// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/api_parts.h"

#include "schema/text/fold.h"
#include "searchd/api/json.h"

namespace vankho::searching::api {

HttpAnswer json_answer(std::string body, int status) {
  return {.status = status,
          .content_type = std::string(kJsonType),
          .body = std::move(body),
          .headers = {{"Cache-Control", "no-cache"}}};
}

void expect_json(const Call& call) {
  const std::string_view type = call.http.content_type;
  if (!type.empty() && type.substr(0, type.find(';')) != "application/json")
    throw ProblemError({.code = "unsupported_media_type", .param = {}, .value = {}});
}

Question read(const Call& call, Takes takes) {
  Parameters parameters = call.http.parameters;
  if (call.http.method == "POST") {
    expect_json(call);
    for (auto& parameter : read_json_parameters(call.http.body)) parameters.push_back(std::move(parameter));
  }
  return read_question(parameters, takes, call.language);
}

std::string checked_id(const Call& call) {
  if (call.name.size() > kMaxValueBytes || !text::is_valid_utf8(call.name) || call.name.find('\0') != std::string::npos)
    throw ProblemError({.code = "paper_not_found", .param = "id", .value = {}});
  return call.name;
}

}  // namespace vankho::searching::api
