// SPDX-License-Identifier: GPL-3.0-or-later
//
// The filters beside the results.
#pragma once

#include <string>
#include <vector>

#include "searchd/pages/frame.h"
#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching::pages {

// A block for each facet of the request that has values; the years as a chart too.
data facet_blocks(const SearchRequest& request, const SearchResult& result);

// The links of all values of a facet, those whose papers are shown first.
data facet_links(const std::string& name, const std::vector<FacetValue>& values, const SearchRequest& request);

}  // namespace vankho::searching::pages
