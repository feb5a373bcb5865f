// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses of the search page: the whole state of the page stands in them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// The parameters of a request as the page writes them, those with their usual value left out; facets and highlight are
// not among them.
std::vector<std::pair<std::string, std::string>> page_parameters(const SearchRequest& request);

// "/?q=..." of a request.
std::string page_link(const SearchRequest& request);

// The same question, however its answer is ordered and paged.
SearchRequest without_paging(SearchRequest request);

// "/facet/issuer?q=..." : all values of a facet over what a request finds.
std::string facet_link(std::string_view facet, const SearchRequest& request);

// "/d/ID?q=..." : a paper as one of the results of a request, so that its page can mark the words and lead back.
std::string hit_link(const std::string& id, const SearchRequest& request);

// The same question with one filter value added, or taken away where it was chosen by code or by name; back on the
// first page.
SearchRequest with_toggled(SearchRequest request, std::string_view field, const FacetValue& value);

}  // namespace vankho::searching
