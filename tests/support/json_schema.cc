// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/json_schema.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vankho::testing {
namespace {

using Json = nlohmann::json;

constexpr auto kKeywords = std::to_array<std::string_view>(
    {"type", "enum", "properties", "required", "additionalProperties", "items", "anyOf", "minimum", "maximum",
     "maxLength", "maxItems", "$ref", "description", "default", "format"});

bool is_of_type(const Json& value, const std::string& type) {
  if (type == "null") return value.is_null();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "string") return value.is_string();
  if (type == "array") return value.is_array();
  return type == "object" && value.is_object();
}

class Check {
 public:
  explicit Check(const Json& document) : document_(document) {}

  void check(const Json& value, const Json& schema, const std::string& place) {
    for (const auto& [keyword, unused] : schema.items())
      if (std::ranges::find(kKeywords, keyword) == kKeywords.end()) fail(place, "has the unknown keyword " + keyword);
    if (schema.contains("$ref")) {
      const auto target = schema["$ref"].get<std::string>();
      return check(value, document_.at(Json::json_pointer(target.substr(1))), place);
    }
    if (schema.contains("anyOf")) return check_any(value, schema["anyOf"], place);
    if (schema.contains("type")) check_type(value, schema["type"], place);
    if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
      fail(place, "is " + value.dump() + ", none of " + schema["enum"].dump());
    if (value.is_object()) check_object(value, schema, place);
    if (value.is_array()) check_array(value, schema, place);
    if (value.is_number()) check_number(value, schema, place);
    if (value.is_string() && schema.contains("maxLength") && value.get<std::string>().size() > schema["maxLength"])
      fail(place, "is too long");
  }

  std::vector<std::string> errors;

 private:
  void fail(const std::string& place, const std::string& what) { errors.push_back(place + ": " + what); }

  void check_any(const Json& value, const Json& schemas, const std::string& place) {
    for (const Json& schema : schemas) {
      Check one(document_);
      one.check(value, schema, place);
      if (one.errors.empty()) return;
    }
    fail(place, "is none of the alternatives");
  }

  void check_type(const Json& value, const Json& type, const std::string& place) {
    const bool fits =
        type.is_array()
            ? std::ranges::any_of(type, [&](const Json& one) { return is_of_type(value, one.get<std::string>()); })
            : is_of_type(value, type.get<std::string>());
    if (!fits) fail(place, "is " + std::string(value.type_name()) + ", not " + type.dump());
  }

  void check_object(const Json& value, const Json& schema, const std::string& place) {
    for (const Json& name : schema.value("required", Json::array()))
      if (!value.contains(name.get<std::string>())) fail(place, "lacks " + name.get<std::string>());
    const Json properties = schema.value("properties", Json::object());
    const Json others = schema.value("additionalProperties", Json(true));
    for (const auto& [name, member] : value.items()) {
      const std::string inner = place + "/" + name;
      if (properties.contains(name)) {
        check(member, properties[name], inner);
      } else if (others.is_object()) {
        check(member, others, inner);
      } else if (others == false) {
        fail(inner, "is not documented");
      }
    }
  }

  void check_array(const Json& value, const Json& schema, const std::string& place) {
    if (schema.contains("maxItems") && value.size() > schema["maxItems"]) fail(place, "has too many elements");
    if (!schema.contains("items")) return;
    for (std::size_t i = 0; i < value.size(); ++i) check(value[i], schema["items"], place + "/" + std::to_string(i));
  }

  void check_number(const Json& value, const Json& schema, const std::string& place) {
    if (schema.contains("minimum") && value < schema["minimum"]) fail(place, "is too small");
    if (schema.contains("maximum") && value > schema["maximum"]) fail(place, "is too great");
  }

  const Json& document_;
};

}  // namespace

std::vector<std::string> schema_errors(const Json& value, const Json& schema, const Json& document) {
  Check check(document);
  check.check(value, schema, "");
  return std::move(check.errors);
}

}  // namespace vankho::testing
