// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses of what a search finds in other forms, from the root of the site. They name the language: other programs
// send languages of their own, and the pages do not ask for them.
#pragma once

#include <string>

#include "searchd/question/search_request.h"

namespace vankho::searching {

// "/v1/search.atom?..." of what a page shows; the newest papers first unless an order was chosen.
std::string feed_link(const SearchRequest& request);

// The same for a request as the feed itself reads it: nothing is changed, `page` and order stay.
std::string feed_page_link(const SearchRequest& request);

// "/v1/export.csv?..." of all papers that a page's search finds.
std::string export_link(const SearchRequest& request);

}  // namespace vankho::searching
