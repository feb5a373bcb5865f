// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parameters in the words of OpenAPI, with limits and values from the tables that read_question() checks by.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "searchd/openapi/operations.h"

namespace vankho::searching::openapi {

// The schema of one value, and what it means. A name without a row here throws std::logic_error.
nlohmann::ordered_json value_schema(std::string_view name, const Operation& operation);
std::string_view description(std::string_view name);

// A parameter object: name, place, description, schema, example.
nlohmann::ordered_json query_parameter(std::string_view name, const Operation& operation);
nlohmann::ordered_json path_parameter(const Operation& operation);

// The schema of the JSON body of a POST.
nlohmann::ordered_json body_schema(const Operation& operation);

}  // namespace vankho::searching::openapi
