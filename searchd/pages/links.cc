// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/links.h"

#include <algorithm>

#include "schema/text/fold.h"
#include "searchd/labels.h"
#include "searchd/markup.h"

namespace vankho::searching {

std::vector<std::pair<std::string, std::string>> page_parameters(const SearchRequest& request) {
  std::vector<std::pair<std::string, std::string>> parameters;
  const auto add = [&](std::string name, std::string value) {
    if (!value.empty()) parameters.emplace_back(std::move(name), std::move(value));
  };
  add("q", request.q);
  for (const auto& [name, values] : request.filters)
    for (const std::string& value : values) add(name, value);
  add("date_from", iso_date(request.date_from));
  add("date_to", iso_date(request.date_to));
  if (request.province_as_now) add("province_as", "now");
  if (request.sort == Sort::kNewest) add("sort", "-date");
  if (request.sort == Sort::kOldest) add("sort", "date");
  if (request.sort == Sort::kNumber) add("sort", "number");
  if (request.sort == Sort::kMostCited) add("sort", "-cited");
  if (request.per_page != SearchRequest{}.per_page) add("per_page", std::to_string(request.per_page));
  if (request.page > 1) add("page", std::to_string(request.page));
  if (request.language == Language::kEnglish) add("lang", "en");
  return parameters;
}

namespace {

std::string link_to(std::string link, const SearchRequest& request) {
  char before = '?';
  for (const auto& [name, value] : page_parameters(request)) {
    link.append(1, before).append(name).append("=").append(url_encoded(value));
    before = '&';
  }
  return link;
}

}  // namespace

std::string page_link(const SearchRequest& request) {
  return link_to("/", request);
}

std::string facet_link(std::string_view facet, const SearchRequest& request) {
  return link_to("/facet/" + std::string(facet), without_paging(request));
}

std::string hit_link(const std::string& id, const SearchRequest& request) {
  return link_to("/d/" + url_encoded(id), request);
}

SearchRequest without_paging(SearchRequest request) {
  request.page = SearchRequest{}.page;
  request.per_page = SearchRequest{}.per_page;
  request.sort = SearchRequest{}.sort;
  return request;
}

SearchRequest with_toggled(SearchRequest request, std::string_view field, const FacetValue& value) {
  request.page = 1;
  auto& values = request.filters[std::string(field)];
  const std::string name = text::fold_key(value.label);
  const auto is_it = [&](const std::string& chosen) {
    return chosen == value.value || (!name.empty() && text::fold_key(chosen) == name);
  };
  if (std::erase_if(values, is_it) == 0) values.emplace_back(value.value);
  if (values.empty()) request.filters.erase(std::string(field));
  return request;
}

}  // namespace vankho::searching
