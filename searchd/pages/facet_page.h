// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "schema/fields.h"
#include "searchd/pages/frame.h"
#include "searchd/search/search_result.h"

namespace vankho::searching::pages {

struct FacetList {
  const schema::Field& field;
  std::string contains;  // what the names must hold
  SearchRequest request;
};

// All values of a facet over what a request finds, to choose from where the search page shows only the first.
HttpAnswer facet_page(const FacetList& list, std::vector<FacetValue> values, const Setting& setting);

}  // namespace vankho::searching::pages
