// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pages of other sites may read (CORS): the addresses under /v1 and /assets/embed.js, from the origins that the
// administrator has named, and from no other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searchd/http/message.h"

namespace vankho::searching {

// What is wrong with an origin, as a sentence in English; empty when nothing is. An origin is written as browsers send
// it: scheme, host and port, lower case, nothing after them; "*" is none.
std::string origin_problem(const std::string& origin);

// The answer to a browser that asks whether it may send a request (OPTIONS); nothing where it may not, or did not ask.
// `methods` are those of the path, empty when there is no such path.
std::optional<HttpAnswer> preflight(const std::vector<std::string>& allowed, const HttpRequest& request,
                                    const std::string& methods);

// Adds who may read the answer, and Vary with all that it depends on.
void add_cross_origin_headers(const std::vector<std::string>& allowed, const HttpRequest& request, HttpAnswer& answer);

}  // namespace vankho::searching
