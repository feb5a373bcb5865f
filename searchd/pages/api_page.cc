// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/api_page.h"

#include <algorithm>
#include <vector>

#include "searchd/markup.h"
#include "searchd/openapi/document.h"
#include "searchd/question/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : found->is_string() ? found->get<std::string>() : found->dump();
}

// For a shell, between single quotation marks.
std::string quoted(const std::string& text) {
  std::string shell = "'";
  for (const char c : text) shell += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return shell + "'";
}

data option_rows(const Json& values) {
  data rows{data::type::list};
  for (const Json& value : values) rows.push_back(data{"value", value.get<std::string>()});
  return rows;
}

data input_row(const Json& parameter, std::size_t place) {
  const Json& schema = parameter.at("schema");
  data row;
  row.set("name", text_of(parameter, "name"));
  row.set("place", std::to_string(place));
  row.set("description", text_of(parameter, "description"));
  set_text(row, "example", text_of(parameter, "example"));
  row.set("required", parameter.value("required", false));
  const bool choice = schema.contains("enum");
  row.set("choice", choice);
  if (choice) row.set("options", option_rows(schema["enum"]));
  return row;
}

// Those with an example first.
std::vector<Json> parameters_of(const Json& operation) {
  const Json list = operation.value("parameters", Json::array());
  std::vector<Json> parameters(list.begin(), list.end());
  std::stable_partition(parameters.begin(), parameters.end(),
                        [](const Json& parameter) { return parameter.contains("example"); });
  return parameters;
}

// "/v1/documents/{id}" with a value, percent-encoded, for "{id}".
std::string filled(std::string path, const std::string& value) {
  const auto open = path.find('{');
  return open == std::string::npos ? path : path.replace(open, path.find('}') - open + 1, url_encoded(value));
}

// What stands for {id} or {name} in a path.
std::string path_value(const std::string& path, const std::string& paper) {
  if (path.find("{name}") != std::string::npos) return "issuer";
  return paper.empty() ? "ID" : paper;
}

std::string curl_line(const std::string& address, const Json& operation, bool post) {
  std::string line = (post ? "curl " : "curl -G ") + quoted(address);
  if (post) {
    const Json& body = operation.at("requestBody").at("content").at("application/json");
    return line + " -H 'Content-Type: application/json' -d " + quoted(body.at("example").dump());
  }
  bool any = false;
  for (const Json& parameter : parameters_of(operation)) {
    if (!parameter.contains("example")) continue;
    line += " --data-urlencode " + quoted(text_of(parameter, "name") + "=" + text_of(parameter, "example"));
    any = true;
  }
  return any ? line : "curl " + quoted(address);
}

data operation_row(const std::string& address, const std::string& path, const std::string& method,
                   const Json& operation, const std::string& paper) {
  const bool post = method == "post";
  const std::string value = path_value(path, paper);
  data row;
  data inputs{data::type::list};
  std::size_t place = 0;
  bool has_inputs = false;
  for (const Json& parameter : parameters_of(operation)) {
    if (parameter.at("in") == "path") {
      row.set("path_name", text_of(parameter, "name"));
      row.set("path_value", value);
      continue;
    }
    inputs.push_back(input_row(parameter, place++));
    has_inputs = true;
  }
  row.set("in_path", path.find('{') != std::string::npos);
  row.set("has_inputs", has_inputs);
  row.set("inputs", inputs);
  row.set("id", text_of(operation, "operationId"));
  row.set("summary", text_of(operation, "summary"));
  row.set("method", post ? "POST" : "GET");
  row.set("path", path);
  row.set("post", post);
  row.set("action", filled(path, value));
  row.set("curl", curl_line(address + filled(path, value), operation, post));
  if (post) row.set("body", operation.at("requestBody").at("content").at("application/json").at("example").dump(2));
  return row;
}

// The newest paper, to have an id that works. The page is shown without one, too.
std::string some_paper(const Site& site) {
  SearchRequest request;
  request.per_page = 1;
  try {
    const SearchResult result = site.searcher.search(request);
    return result.hits.empty() ? std::string() : result.hits.front().record.id;
  } catch (const IndexUnavailable&) {
    return {};
  } catch (const DeadlineExceeded&) {
    return {};
  }
}

}  // namespace

HttpAnswer api_page(const Json& document, const std::string& paper, Language language, const Setting& setting) {
  SearchRequest request;
  request.language = language;
  data page = form_data(request);
  data rows{data::type::list};
  const std::string address = document.at("servers").at(0).at("url").get<std::string>();
  for (const auto& [path, methods] : document.at("paths").items())
    for (const auto& [method, operation] : methods.items())
      rows.push_back(operation_row(address, path, method, operation, paper));
  page.set("operations", rows);
  page.set("english", language == Language::kEnglish);
  return framed(
      "api.mustache", page, request,
      {.title = say("ui.api", language), .other_link = language == Language::kEnglish ? "/api" : "/api?lang=en"},
      setting);
}

HttpAnswer try_api(const Site& site, const Call& call) {
  return api_page(openapi_document(public_address(site, call)), some_paper(site),
                  reader_language(call.http.parameters, {}), setting_of(site, call));
}

}  // namespace vankho::searching::pages
