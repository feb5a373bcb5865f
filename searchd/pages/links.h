// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses of the search page: the whole state of the page stands in them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/search_request.h"
#include "searchd/search_result.h"

namespace vankho::searching {

// The parameters of a request as the page writes them, those with their usual value left out; facets and highlight are
// not among them.
std::vector<std::pair<std::string, std::string>> page_parameters(const SearchRequest& request);

// "/?q=..." of a request.
std::string page_link(const SearchRequest& request);

// The same question with one filter value added, or taken away where it was chosen by code or by name; back on the
// first page.
SearchRequest with_toggled(SearchRequest request, std::string_view field, const FacetValue& value);

}  // namespace vankho::searching
