// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "schema/fields.h"
#include "searchd/api/result_links.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/links.h"
#include "searchd/pages/pages.h"
#include "searchd/pages/search_facets.h"
#include "searchd/question/cited_filter.h"
#include "searchd/question/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

std::string count_text(std::uint64_t count, Language language) {
  if (count == 1) return say("ui.found_one", language);
  return say("ui.found", language, {.value = grouped(count, language == Language::kEnglish ? ',' : '.')});
}

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list.append(list.empty() ? "" : ", ").append(word);
  return list;
}

// Why a paper is here, in plain words.
data reasons_of(const Hit& hit, Language language) {
  data reasons{data::type::list};
  const auto add = [&](std::string_view code, const std::string& value = {}) {
    reasons.push_back(data{"text", say(code, language, {.value = value})});
  };
  if (hit.match == "number") add("ui.why_number");
  if (hit.match == "cites") add("ui.why_cites");
  if (hit.match != "words") return reasons;
  if (!hit.reason.missing.empty())
    add("ui.why_missing", listed(hit.reason.missing));
  else
    add(hit.reason.in_subject ? "ui.why_subject" : "ui.why_all");
  if (!hit.reason.other_marks.empty()) add("ui.why_marks", listed(hit.reason.other_marks));
  return reasons;
}

// With the way to its page, where the paper has pages.
data snippet_row(const Snippet& snippet, const Hit& hit, const SearchRequest& request) {
  data row{"html", marked_html(snippet)};
  if (snippet.page == 0) return row;
  const std::string number = std::to_string(snippet.page);
  row.set("page", say("ui.page_of_paper", request.language, {.value = number}));
  row.set("page_link", hit_link(hit.record.id, request) + "#p" + number);
  return row;
}

data hit_row(const Hit& hit, const SearchRequest& request) {
  const Language language = request.language;
  data row = paper_row(hit.record, language);
  row.set("link", hit_link(hit.record.id, request));
  const data reasons = reasons_of(hit, language);
  row.set("has_reasons", reasons.is_non_empty_list());
  row.set("reasons", reasons);
  data snippets{data::type::list};
  for (const Snippet& snippet : hit.snippets) {
    // The subject is marked where it stands; only what is not shown yet is a snippet.
    if (snippet.field == "subject" && snippet.text == hit.record.subject)
      row.set("subject_html", marked_html(snippet));
    else
      snippets.push_back(snippet_row(snippet, hit, request));
  }
  if (const std::string title = shown_title(hit.record); !row.get("subject_html") && !title.empty())
    row.set("subject_html", escaped(title));
  row.set("no_text", hit.record.has_no_text_layer());
  row.set("snippets", snippets);
  if (hit.times_cited > 0) row.set("cited_by_text", cited_by_text(hit.times_cited, language));
  return row;
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
  const auto add_date = [&](std::string_view message, schema::Date SearchRequest::*date) {
    if (request.*date == 0) return;
    SearchRequest without = request;
    without.*date = 0;
    without.page = 1;
    data chip;
    chip.set("label", say(message, request.language) + " " + shown_date(request.*date));
    chip.set("link", page_link(without));
    chips.push_back(chip);
  };
  add_date("ui.from", &SearchRequest::date_from);
  add_date("ui.to", &SearchRequest::date_to);
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

// First, last and those around the page shown; 0 stands for what is left out.
std::vector<unsigned> page_numbers(unsigned page, unsigned last) {
  std::vector<unsigned> numbers;
  for (unsigned number = 1; number <= last; ++number) {
    const bool near = number + 2 >= page && number <= page + 2;
    if (number == 1 || number == last || near)
      numbers.push_back(number);
    else if (numbers.back() != 0)
      numbers.push_back(0);
  }
  return numbers;
}

void set_paging(data& page, const SearchRequest& request, std::uint64_t found) {
  const auto to = [&](unsigned number) {
    SearchRequest changed = request;
    changed.page = number;
    return page_link(changed);
  };
  const auto reach =
      std::min<std::uint64_t>((found + request.per_page - 1) / request.per_page, kMaxReach / request.per_page);
  const auto last = static_cast<unsigned>(reach);
  data numbers{data::type::list};
  for (const unsigned number : page_numbers(request.page, std::max(last, request.page))) {
    data row;
    row.set("gap", number == 0);
    row.set("current", number == request.page);
    row.set("label", std::to_string(number));
    row.set("page_label", say("ui.page", request.language, {.value = std::to_string(number)}));
    row.set("link", to(number));
    numbers.push_back(row);
  }
  page.set("paged", request.page > 1 || last > 1);
  page.set("page_numbers", numbers);
  if (request.page > 1) page.set("previous", to(request.page - 1));
  if (request.page < last) page.set("next", to(request.page + 1));
  page.set("cut", found > kMaxReach && request.page >= last);
}

data clause_rows(const std::vector<Clause>& clauses, const SearchRequest& request) {
  data rows{data::type::list};
  for (const Clause& clause : clauses) {
    data row;
    std::string text = clause.text;
    if (clause.kind == "cites") text = cited_label(text, request.language);
    const bool is_day = clause.kind == "date" && text.size() == 10 && text[4] == '-';
    if (is_day) text = text.substr(8) + '/' + text.substr(5, 2) + '/' + text.substr(0, 4);
    const schema::Field* field = schema::find_field(clause.kind);
    if (field != nullptr && clause.kind != "cites")
      row.set("field", std::string(request.language == Language::kEnglish ? field->label_en : field->label_vi));
    else
      row.set("field", false);
    row.set("text", text);
    row.set("excluded", clause.excluded);
    SearchRequest without = request;
    without.q = clause.without;
    without.page = 1;
    set_text(row, "link", clause.typed.empty() ? "" : page_link(without));
    rows.push_back(row);
  }
  return rows;
}

// The query as it was probably meant.
void set_better_query(data& page, const SearchRequest& request, const SearchResult& result) {
  set_text(page, "did_you_mean", result.did_you_mean ? result.did_you_mean->q : std::string());
  if (!result.did_you_mean) return;
  SearchRequest meant = request;
  meant.q = result.did_you_mean->q;
  meant.page = 1;
  page.set("did_you_mean_link", page_link(meant));
}

// What to do when nothing is found: the same words without filters, and which words nobody holds.
void set_advice(data& page, const SearchRequest& request, const SearchResult& result, const PageExtras& extras) {
  const Language language = request.language;
  page.set("nothing", result.found == 0);
  page.set("has_numbers", result.found == 0 && !result.numbers.empty());
  page.set("numbers", paper_rows(result.numbers, language));
  set_text(page, "absent", listed(result.absent));
  SearchRequest all;
  all.q = request.q;
  all.language = language;
  page.set("unfiltered", extras.found_unfiltered != 0);
  page.set("unfiltered_link", page_link(all));
  page.set("unfiltered_text", count_text(extras.found_unfiltered, language));
}

}  // namespace

HttpAnswer search_page(const SearchRequest& request, const SearchResult& result, const PageExtras& extras) {
  const Language language = request.language;
  data page = form_data(request);
  data hits{data::type::list};
  for (const Hit& hit : result.hits) hits.push_back(hit_row(hit, request));
  data warnings{data::type::list};
  for (const std::string& code : result.warnings)
    warnings.push_back(data{"text", say(code, language, {.value = request.q})});
  page.set("hits", hits);
  page.set("found_text", count_text(result.found, language));
  set_advice(page, request, result, extras);
  page.set("facets", facet_blocks(request, result));
  const data chosen = chosen_filters(request, result);
  page.set("has_chosen", chosen.is_non_empty_list());
  page.set("chosen", chosen);
  page.set("warnings", warnings);
  page.set("has_clauses", !result.understood.empty());
  page.set("clauses", clause_rows(result.understood, request));
  page.set("sorts", sort_links(request));
  page.set("first", std::to_string((request.page - 1) * request.per_page + 1));
  page.set("kept", hidden_parameters(without_paging(request)));
  page.set("export_link", export_link(request));
  page.set("feed_link", feed_link(request));
  set_better_query(page, request, result);
  set_paging(page, request, result.found);
  set_text(page, "register_link", extras.register_link);
  SearchRequest other = request;
  other.language = language == Language::kEnglish ? Language::kVietnamese : Language::kEnglish;
  return framed("search.mustache", page, request, {.title = request.q, .other_link = page_link(other)}, extras.setting);
}

}  // namespace vankho::searching::pages
