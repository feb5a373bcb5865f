// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searchd/index/columns.h"
#include "searchd/question/search_request.h"
#include "searchd/search/match.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

struct FacetQuestion {
  std::string facet;                       // name of a facet row
  std::vector<std::string> selected = {};  // codes filtered by, empty string = "none"
  Language language = Language::kVietnamese;
  bool province_as_now = false;
};

// Every value that the papers have, with the exact number of papers; papers without a value are the value "none".
// Selected values stay in the list with 0. Most frequent first, then by the Vietnamese alphabet; years and months
// newest first.
std::vector<FacetValue> facet_values(const Columns& columns, const Papers& papers, const FacetQuestion& question);
// The same for a field that is not in the columns.
std::vector<FacetValue> facet_values(const Column& column, const Papers& papers, const FacetQuestion& question);

}  // namespace vankho::searching
