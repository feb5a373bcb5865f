// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/openapi/document.h"

#include <algorithm>

#include "searchd/api/api_parts.h"
#include "searchd/api/json_parts.h"
#include "searchd/openapi/operations.h"
#include "searchd/openapi/parameters.h"
#include "searchd/web/assets.h"

namespace vankho::searching {
namespace openapi {
namespace {

// The file leaves out what is the same everywhere: members are always there unless they stand in "optional", no others
// are, and an object that "extends" another has its members too.
void complete(Json& schema, const Json& all) {
  if (schema.is_array())
    for (Json& element : schema) complete(element, all);
  if (!schema.is_object()) return;
  if (schema.contains("extends")) {
    Json merged = all.at(schema["extends"].get<std::string>());
    schema.erase("extends");
    Json properties = merged.value("properties", Json::object());
    properties.update(schema["properties"]);
    merged.update(schema);
    merged["properties"] = std::move(properties);
    schema = std::move(merged);
    return complete(schema, all);
  }
  for (Json& member : schema) complete(member, all);
  // A member of an answer may itself be called "properties".
  if (!schema.contains("properties") || !schema.contains("type")) return;
  const Json optional = schema.value("optional", Json::array());
  schema.erase("optional");
  if (!schema.contains("required")) {
    Json required = Json::array();
    for (const auto& [name, value] : schema["properties"].items())
      if (std::ranges::find(optional, Json(name)) == optional.end()) required.push_back(name);
    schema["required"] = std::move(required);
  }
  if (!schema.contains("additionalProperties")) schema["additionalProperties"] = false;
}

Json schemas() {
  Json written = Json::object();
  for (const std::string_view file : {"search.json", "papers.json", "register.json", "program.json"})
    written.update(Json::parse(web_file(file).value()));
  Json all = written;
  for (Json& schema : all) complete(schema, written);
  return all;
}

Json content(std::string_view media_type, std::string_view schema) {
  Json content = Json::object();
  content[std::string(media_type)] =
      schema.empty() ? Json::object() : Json{{"schema", {{"$ref", "#/components/schemas/" + std::string(schema)}}}};
  return content;
}

Json responses(const Operation& operation) {
  Json responses = Json::object();
  for (const Answer& answer : operation.answers) {
    Json response{{"description", answer.meaning}};
    if (!answer.media_type.empty()) response["content"] = content(answer.media_type, answer.schema);
    responses[std::to_string(answer.status)] = std::move(response);
  }
  if (operation.can_fail || operation.takes)
    responses["default"] = {{"description", "A problem (RFC 9457) with a stable code"},
                            {"content", content("application/problem+json", "Problem")}};
  return responses;
}

Json request_body(const Operation& operation) {
  Json json{{"schema", body_schema(operation)}};
  if (!operation.body_example.empty()) json["example"] = Json::parse(operation.body_example);
  Json content{{"application/json", std::move(json)}};
  if (operation.body == Body::kDraft) content["text/plain"] = {{"schema", {{"type", "string"}}}};
  return {{"required", true}, {"content", std::move(content)}};
}

Json operation_json(const Operation& operation) {
  Json json{{"operationId", operation.id}, {"summary", operation.summary}};
  Json parameters = Json::array();
  if (!path_name(operation.path).empty()) parameters.push_back(path_parameter(operation));
  if (operation.body == Body::kNone)
    for (const std::string_view name : query_names(operation)) parameters.push_back(query_parameter(name, operation));
  if (!parameters.empty()) json["parameters"] = std::move(parameters);
  if (operation.body != Body::kNone) json["requestBody"] = request_body(operation);
  json["responses"] = responses(operation);
  return json;
}

std::string lower(std::string_view method) {
  std::string text(method);
  std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  return text;
}

}  // namespace
}  // namespace openapi

Json openapi_document(const std::string& address) {
  Json paths = Json::object();
  for (const openapi::Operation& operation : openapi::operations())
    paths[std::string(operation.path)][openapi::lower(operation.method)] = openapi::operation_json(operation);
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Vankho"},
            {"description", "Search server for Vietnamese administrative papers"},
            {"version", VANKHO_VERSION},
            {"license", {{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}}}},
          {"servers", Json::array({{{"url", address}}})},
          {"paths", std::move(paths)},
          {"components", {{"schemas", openapi::schemas()}}}};
}

HttpAnswer api::openapi(const Site& site, const Call& call) {
  read(call, Takes::kNothing);
  const std::string address = public_address(site, call);
  std::string tag = entity_tag(call, address, 0);
  if (has_current(call, tag)) return not_modified(std::move(tag));
  HttpAnswer answer = json_answer(dump(openapi_document(address)));
  answer.headers.emplace_back("ETag", std::move(tag));
  return answer;
}

}  // namespace vankho::searching
