// SPDX-License-Identifier: GPL-3.0-or-later
//
// Checks JSON by the part of JSON Schema that the OpenAPI document uses: type, enum, properties, required,
// additionalProperties, items, anyOf, minimum, maximum, maxLength, maxItems, and $ref within the document.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace vankho::testing {

// What is wrong with `value`, each with its place: "/hits/0/score: is string". `document` holds what a $ref
// points to. A keyword that is not known is wrong too: it would be passed over.
std::vector<std::string> schema_errors(const nlohmann::json& value, const nlohmann::json& schema,
                                       const nlohmann::json& document);

}  // namespace vankho::testing
