// SPDX-License-Identifier: GPL-3.0-or-later
//
// A search as an Atom feed (RFC 4287) with the elements of OpenSearch 1.1 and the links between pages of RFC 5005, and
// the description by which a browser offers the search in its own search box. Valid XML for any text.
#pragma once

#include <cstdint>
#include <string>

#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// The site that the feed is of.
struct FeedSite {
  std::string address;         // where readers find it, without a slash at the end
  std::string name;            // for people
  std::int64_t committed = 0;  // when its index was last written to, seconds since 1970
};

// `request` as the feed was asked for, with the order that it has.
std::string atom_feed(const FeedSite& site, const SearchRequest& request, const SearchResult& result);

std::string opensearch_description(const FeedSite& site, Language language);

}  // namespace vankho::searching
