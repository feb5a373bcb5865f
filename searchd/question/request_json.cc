// SPDX-License-Identifier: GPL-3.0-or-later
//
// The JSON twin of the URL parameters.
#include <nlohmann/json.hpp>

#include "searchd/question/request.h"

namespace vankho::searching {
namespace {

using Json = nlohmann::json;

constexpr int kMaxDepth = 8;

// Brackets outside of strings. Counted before parsing: copying deeply nested arrays overflows the stack.
bool is_too_deep(std::string_view body) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const char c = body[i];
    if (in_string && c == '\\') ++i;
    if (c == '"') in_string = !in_string;
    if (in_string) continue;
    if ((c == '[' || c == '{') && ++depth > kMaxDepth) return true;
    if (c == ']' || c == '}') --depth;
  }
  return false;
}

std::string scalar_text(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  throw BadRequest("bad_value", name, std::string(value.type_name()));
}

}  // namespace

Parameters read_json_parameters(std::string_view body) {
  if (is_too_deep(body)) throw BadRequest("bad_json", "body");
  const Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) throw BadRequest("bad_json", "body");
  Parameters parameters;
  for (const auto& [name, value] : json.items()) {
    if (value.is_null()) continue;
    // A look-up of many papers names its list in the plural.
    const std::string single = name == "numbers" ? "number" : name;
    if (value.is_array()) {
      for (const Json& element : value) parameters.emplace_back(single, scalar_text(name, element));
    } else {
      parameters.emplace_back(single, scalar_text(name, value));
    }
  }
  return parameters;
}

}  // namespace vankho::searching
