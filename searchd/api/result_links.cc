// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/result_links.h"

#include <utility>

#include "searchd/markup.h"
#include "searchd/pages/links.h"

namespace vankho::searching {
namespace {

std::string link(std::string address, SearchRequest request, std::string_view sort) {
  const Language language = std::exchange(request.language, Language::kVietnamese);
  address += language == Language::kEnglish ? "?lang=en" : "?lang=vi";
  if (!sort.empty()) address.append("&sort=").append(sort);
  for (const auto& [name, value] : page_parameters(request))
    address.append("&").append(name).append("=").append(url_encoded(value));
  return address;
}

}  // namespace

std::string feed_link(const SearchRequest& request) {
  SearchRequest asked = request;
  asked.page = 1;
  if (asked.sort == Sort::kRelevance) asked.sort = Sort::kNewest;
  return feed_page_link(asked);
}

std::string feed_page_link(const SearchRequest& request) {
  SearchRequest asked = request;
  // In a feed the usual order is another than on a page, where it is left out.
  if (asked.sort == Sort::kNewest) asked.sort = Sort::kRelevance;
  return link("/v1/search.atom", std::move(asked), request.sort == Sort::kRelevance ? "relevance" : "");
}

std::string export_link(const SearchRequest& request) {
  SearchRequest asked = request;
  asked.page = 1;
  asked.per_page = SearchRequest{}.per_page;
  return link("/v1/export.csv", std::move(asked), {});
}

}  // namespace vankho::searching
