// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many papers a year, as a picture: SVG with attributes alone, its look in the style sheet. The list of years
// beside it says the same in words, so the picture has only a label. web/script/years.js lets a range be drawn on it.
#pragma once

#include <string>
#include <vector>

#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching::pages {

// Empty for fewer than two years. Years that are chosen, by value or by dates, have the class "on". At most 80 years
// are drawn, the last ones.
std::string year_chart(const std::vector<FacetValue>& years, const SearchRequest& request);

}  // namespace vankho::searching::pages
