// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "searchd/pages/frame.h"

namespace vankho::searching::pages {

// GET /api: the operations of the OpenAPI document, each with a form that runs it and the same as a curl line. The
// forms work without a script, but for bodies of POST; api.js shows the answer in place.
HttpAnswer try_api(const Site& site, const Call& call);

// The page of `document`. `paper` is the id of a paper to try with; empty where the archive has none.
HttpAnswer api_page(const nlohmann::ordered_json& document, const std::string& paper, Language language,
                    const Setting& setting);

}  // namespace vankho::searching::pages
