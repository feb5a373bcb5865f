// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/facet_page.h"

#include "searchd/labels.h"
#include "searchd/pages/links.h"
#include "searchd/pages/search_facets.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

constexpr std::size_t kMostValues = 1000;

}  // namespace

HttpAnswer facet_page(const FacetList& list, std::vector<FacetValue> values, const Setting& setting) {
  const SearchRequest request = without_paging(list.request);
  const bool english = request.language == Language::kEnglish;
  const std::string label(english ? list.field.label_en : list.field.label_vi);
  const std::string name(list.field.name);
  const std::size_t left_out = values.size() - std::min(values.size(), kMostValues);
  values.resize(values.size() - left_out);
  data page = form_data(request);
  page.set("name", name);
  page.set("label", label);
  page.set("contains", list.contains);
  page.set("kept", hidden_parameters(request));
  page.set("back", page_link(request));
  page.set("values", facet_links(name, values, request));
  page.set("nothing", values.empty());
  set_text(page, "left_out",
           left_out == 0
               ? ""
               : say("ui.values_left_out", request.language, {.value = grouped(left_out, english ? ',' : '.')}));
  SearchRequest other = request;
  other.language = english ? Language::kVietnamese : Language::kEnglish;
  return framed("facet.mustache", page, request, {.title = label, .other_link = facet_link(name, other)}, setting);
}

}  // namespace vankho::searching::pages
