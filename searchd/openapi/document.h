// SPDX-License-Identifier: GPL-3.0-or-later
//
// The OpenAPI 3.1 document of the program: rows of operations.h, parameters from the tables that requests are read by,
// answers by the schemas in web/schemas.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "searchd/site.h"

namespace vankho::searching {

// `address` is where the archive is found, without a slash at the end.
nlohmann::ordered_json openapi_document(const std::string& address);

namespace api {
HttpAnswer openapi(const Site& site, const Call& call);  // GET /openapi.json
}

}  // namespace vankho::searching
