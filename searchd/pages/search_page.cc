// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "schema/fields.h"
#include "searchd/cited_filter.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/links.h"
#include "searchd/pages/pages.h"
#include "searchd/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

constexpr std::size_t kShownValues = 8;
constexpr std::size_t kMostValues = 60;

std::string count_text(std::uint64_t count, Language language) {
  if (count == 1) return say("ui.found_one", language);
  return say("ui.found", language, {.value = grouped(count, language == Language::kEnglish ? ',' : '.')});
}

data hit_row(const Hit& hit, Language language) {
  data row = paper_row(hit.record, language);
  data snippets{data::type::list};
  for (const Snippet& snippet : hit.snippets) {
    // The subject is marked where it stands; only what is not shown yet is a snippet.
    if (snippet.field == "subject" && snippet.text == hit.record.subject)
      row.set("subject_html", marked_html(snippet));
    else
      snippets.push_back(data{"html", marked_html(snippet)});
  }
  if (!row.get("subject_html") && !hit.record.subject.empty()) row.set("subject_html", escaped(hit.record.subject));
  row.set("snippets", snippets);
  if (hit.times_cited > 0) row.set("cited_by_text", cited_by_text(hit.times_cited, language));
  return row;
}

data facet_block(const schema::Field& field, const std::vector<FacetValue>& values, const SearchRequest& request) {
  const bool english = request.language == Language::kEnglish;
  data first{data::type::list};
  data rest{data::type::list};
  std::size_t shown = 0;
  bool has_rest = false;
  for (const FacetValue& value : values) {
    if (shown >= kMostValues && !value.selected) continue;
    data row;
    row.set("link", page_link(with_toggled(request, field.name, value)));
    row.set("label", value.label.empty() ? value.value : value.label);
    row.set("count", grouped(value.count, english ? ',' : '.'));
    row.set("selected", value.selected);
    const bool in_first = shown++ < kShownValues || value.selected;
    (in_first ? first : rest).push_back(row);
    has_rest = has_rest || !in_first;
  }
  data block;
  block.set("label", std::string(english ? field.label_en : field.label_vi));
  block.set("values", first);
  block.set("more", has_rest);
  block.set("rest", rest);
  return block;
}

// The filters that are on, each with the address without it.
data chosen_filters(const SearchRequest& request, const SearchResult& result) {
  data chips{data::type::list};
  for (const auto& [name, values] : request.filters) {
    const auto counted = result.facets.find(name);
    for (const std::string& value : values) {
      std::string label = value;
      if (counted != result.facets.end())
        for (const FacetValue& known : counted->second)
          if (known.value == value && !known.label.empty()) label = known.label;
      if (const schema::Field* field = schema::find_field(name))
        label = std::string(request.language == Language::kEnglish ? field->label_en : field->label_vi) + ": " + label;
      if (name == "cites") label = cited_label(value, request.language);
      data chip;
      chip.set("label", label);
      chip.set("link", page_link(with_toggled(request, name, {.value = value, .label = {}})));
      chips.push_back(chip);
    }
  }
  return chips;
}

data sort_links(const SearchRequest& request) {
  struct Choice {
    Sort sort;
    std::string_view message;
  };
  data links{data::type::list};
  for (const auto& [sort, message] : {Choice{Sort::kRelevance, "ui.sort_relevance"},
                                      {Sort::kNewest, "ui.sort_newest"},
                                      {Sort::kOldest, "ui.sort_oldest"},
                                      {Sort::kNumber, "ui.sort_number"},
                                      {Sort::kMostCited, "ui.sort_cited"}}) {
    SearchRequest changed = request;
    changed.sort = sort;
    changed.page = 1;
    data link;
    link.set("label", say(message, request.language));
    link.set("link", page_link(changed));
    link.set("current", sort == request.sort);
    links.push_back(link);
  }
  return links;
}

void set_paging(data& page, const SearchRequest& request, std::uint64_t found) {
  const auto to = [&](unsigned number) {
    SearchRequest changed = request;
    changed.page = number;
    return page_link(changed);
  };
  const bool more =
      std::uint64_t{request.page} * request.per_page < found && (request.page + 1) * request.per_page <= kMaxReach;
  page.set("paged", request.page > 1 || more);
  page.set("page_text", say("ui.page", request.language, {.value = std::to_string(request.page)}));
  if (request.page > 1) page.set("previous", to(request.page - 1));
  if (more) page.set("next", to(request.page + 1));
}

data clause_rows(const std::vector<Clause>& clauses, Language language) {
  data rows{data::type::list};
  for (const Clause& clause : clauses) {
    data row;
    row.set("text", clause.kind == "cites" ? cited_label(clause.text, language) : clause.text);
    row.set("excluded", clause.excluded);
    rows.push_back(row);
  }
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

}  // namespace

HttpAnswer search_page(const SearchRequest& request, const SearchResult& result, const PageExtras& extras) {
  const Language language = request.language;
  data page = form_data(request);
  data hits{data::type::list};
  for (const Hit& hit : result.hits) hits.push_back(hit_row(hit, language));
  data warnings{data::type::list};
  for (const std::string& code : result.warnings)
    warnings.push_back(data{"text", say(code, language, {.value = request.q})});
  page.set("hits", hits);
  page.set("found_text", count_text(result.found, language));
  page.set("nothing", result.found == 0);
  page.set("has_numbers", result.found == 0 && !result.numbers.empty());
  page.set("numbers", paper_rows(result.numbers, language));
  page.set("facets", facet_blocks(request, result));
  page.set("has_chosen", !request.filters.empty());
  page.set("chosen", chosen_filters(request, result));
  page.set("warnings", warnings);
  page.set("has_clauses", !result.understood.empty());
  page.set("clauses", clause_rows(result.understood, request.language));
  page.set("sorts", sort_links(request));
  set_paging(page, request, result.found);
  set_text(page, "register_link", extras.register_link);
  SearchRequest other = request;
  other.language = language == Language::kEnglish ? Language::kVietnamese : Language::kEnglish;
  return framed("search.mustache", page, request, {.title = request.q, .other_link = page_link(other)}, extras.setting);
}

}  // namespace vankho::searching::pages
