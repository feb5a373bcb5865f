// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/search_facets.h"

#include <algorithm>

#include "schema/fields.h"
#include "searchd/labels.h"
#include "searchd/pages/links.h"
#include "searchd/pages/year_chart.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

// Values shown at once; the others behind "…", and of very many the rest on a page of their own.
constexpr std::size_t kShownValues = 8;
constexpr std::size_t kMostValues = 40;
// A list that long is looked through by typing.
constexpr std::size_t kLongList = 12;

data value_row(const std::string& name, const FacetValue& value, const SearchRequest& request) {
  data row;
  row.set("link", page_link(with_toggled(request, name, value)));
  row.set("label", value.label.empty() ? value.value : value.label);
  row.set("count", grouped(value.count, request.language == Language::kEnglish ? ',' : '.'));
  row.set("selected", value.selected);
  return row;
}

data facet_block(const schema::Field& field, const std::vector<FacetValue>& values, const SearchRequest& request) {
  const std::string name(field.name);
  data first{data::type::list};
  data rest{data::type::list};
  std::size_t shown = 0;
  bool has_rest = false;
  for (const FacetValue& value : values) {
    if (shown >= kMostValues && !value.selected) continue;
    const bool in_first = shown++ < kShownValues || value.selected;
    (in_first ? first : rest).push_back(value_row(name, value, request));
    has_rest = has_rest || !in_first;
  }
  data block;
  block.set("name", name);
  block.set("label", std::string(request.language == Language::kEnglish ? field.label_en : field.label_vi));
  block.set("values", first);
  block.set("more", has_rest);
  block.set("rest", rest);
  block.set("long", values.size() > kLongList);
  block.set("not_all", values.size() > kMostValues);
  block.set("all_text", say("ui.all_values", request.language,
                            {.value = grouped(values.size(), request.language == Language::kEnglish ? ',' : '.')}));
  block.set("all_link", facet_link(name, request));
  if (name == "year") block.set("chart", year_chart(values, request));
  if (name == "province") {
    SearchRequest other = request;
    other.province_as_now = !request.province_as_now;
    other.page = 1;
    block.set("province", true);
    block.set("as_now", request.province_as_now);
    block.set("other_province_link", page_link(other));
  }
  return block;
}

}  // namespace

data facet_links(const std::string& name, const std::vector<FacetValue>& values, const SearchRequest& request) {
  data rows{data::type::list};
  for (const FacetValue& value : values) rows.push_back(value_row(name, value, request));
  return rows;
}

data facet_blocks(const SearchRequest& request, const SearchResult& result) {
  data blocks{data::type::list};
  for (const std::string& name : request.facets) {
    const auto values = result.facets.find(name);
    if (values != result.facets.end() && !values->second.empty())
      blocks.push_back(facet_block(*schema::find_field(name), values->second, request));
  }
  return blocks;
}

}  // namespace vankho::searching::pages
