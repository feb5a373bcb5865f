// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searchd/site.h"
#include "searchd/suggest/suggestion.h"

namespace vankho::searching::api {

std::string suggest_json(const SearchRequest& request, std::span<const Suggestion> suggestions, int took_ms);
HttpAnswer suggest(const Site& site, const Call& call);  // GET /v1/suggest

}  // namespace vankho::searching::api
