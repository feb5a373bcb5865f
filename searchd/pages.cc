// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages.h"

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>

#include "schema/fields.h"
#include "schema/stable_hash.h"
#include "schema/text/fold.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/page_links.h"
#include "searchd/request.h"
#include "searchd/web/assets.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

using kainjow::mustache::data;

constexpr auto kPageFacets = std::to_array<std::string_view>({"type", "issuer", "province", "year", "level", "term"});
constexpr std::size_t kShownValues = 8;
constexpr std::size_t kMostValues = 60;

std::string render(std::string_view file, const data& context) {
  kainjow::mustache::mustache page{std::string(web_file(file).value())};
  page.set_custom_escape([](const std::string& text) { return escaped(text); });
  return page.render(context);
}

// A text for {{name}} and {{#name}}...{{/name}}. An empty one is set to false: a missing one would be looked for in the
// surrounding row, and the templates take an empty text for true.
void set_text(data& row, const std::string& name, const std::string& value) {
  row.set(name, value.empty() ? data(false) : data(value));
}

// The words of the pages, for {{t.search}} of "ui.search".
data words(Language language) {
  data t;
  for (const Message& message : messages())
    if (message.code.starts_with("ui.")) t.set(std::string(message.code.substr(3)), say(message.code, language));
  return t;
}

HttpAnswer framed(std::string_view file, data context, const std::string& title, const SearchRequest& request,
                  int status = 200) {
  static const std::string version = schema::stable_hash_hex(schema::stable_hash(web_file("style.css").value()));
  const bool english = request.language == Language::kEnglish;
  SearchRequest other = request;
  other.language = english ? Language::kVietnamese : Language::kEnglish;
  SearchRequest home;
  home.language = request.language;
  context.set("t", words(request.language));
  context.set("lang", english ? "en" : "vi");
  context.set("other_lang", english ? "vi" : "en");
  context.set("title", title);
  context.set("version", version);
  context.set("home", page_link(home));
  if (!context.get("other_link")) context.set("other_link", page_link(other));
  context.set("content", render(file, context));
  return {.status = status,
          .content_type = "text/html; charset=utf-8",
          .body = render("frame.mustache", context),
          .headers = {{"Cache-Control", "no-cache"}}};
}

std::string paper_link(const std::string& id, Language language) {
  return "/d/" + url_encoded(id) + (language == Language::kEnglish ? "?lang=en" : "");
}

std::string count_text(std::uint64_t count, Language language) {
  if (count == 1) return say("ui.found_one", language);
  return say("ui.found", language, {.value = grouped(count, language == Language::kEnglish ? ',' : '.')});
}

// One row of a list of papers: number, date, subject, issuer.
data paper_row(const schema::Record& paper, Language language) {
  data row;
  row.set("link", paper_link(paper.id, language));
  set_text(row, "number", paper.number);
  set_text(row, "type", type_label(paper.type));
  set_text(row, "date", shown_date(paper.date));
  row.set("iso_date", iso_date(paper.date));
  set_text(row, "subject", paper.subject);
  set_text(row, "issuer", paper.issuer);
  set_text(row, "province", province_label(paper.province));
  return row;
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
  return row;
}

data paper_rows(const std::vector<schema::Record>& papers, Language language) {
  data rows{data::type::list};
  for (const schema::Record& paper : papers) rows.push_back(paper_row(paper, language));
  return rows;
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
    row.set("link", page_link(with_toggled(request, field.name, value.value)));
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
      data chip;
      chip.set("label", label);
      chip.set("link", page_link(with_toggled(request, name, value)));
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
                                      {Sort::kNumber, "ui.sort_number"}}) {
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

// What the form repeats besides its own boxes.
data hidden_parameters(const SearchRequest& request) {
  SearchRequest kept = request;
  kept.page = 1;
  kept.q.clear();
  kept.date_from = kept.date_to = 0;
  data list{data::type::list};
  for (const auto& [name, value] : page_parameters(kept)) {
    data row;
    row.set("name", name);
    row.set("value", value);
    list.push_back(row);
  }
  return list;
}

data form_data(const SearchRequest& request) {
  data page;
  page.set("q", request.q);
  page.set("hidden", hidden_parameters(request));
  set_text(page, "date_from", shown_date(request.date_from));
  set_text(page, "date_to", shown_date(request.date_to));
  return page;
}

void set_fact(data& facts, std::string_view label, const std::string& value) {
  if (value.empty()) return;
  data fact;
  fact.set("label", std::string(label));
  fact.set("value", value);
  facts.push_back(fact);
}

// Only addresses of the web: one with another scheme could run a script when it is followed.
bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

data paper_facts(const schema::Record& paper, Language language) {
  const auto label = [&](const schema::Field& field) {
    return language == Language::kEnglish ? field.label_en : field.label_vi;
  };
  std::string recipients;
  for (const std::string& line : paper.recipients) recipients += (recipients.empty() ? "" : "; ") + line;
  data facts{data::type::list};
  set_fact(facts, label(schema::field("number")), paper.number);
  set_fact(facts, label(schema::field("type")), type_label(paper.type));
  set_fact(facts, label(schema::field("date")), shown_date(paper.date));
  set_fact(facts, label(schema::field("issuer")), paper.issuer);
  set_fact(facts, label(schema::field("level")), level_label(paper.level));
  set_fact(facts, label(schema::field("province")), province_label(paper.province));
  if (paper.province_now != paper.province)
    set_fact(facts, label(schema::field("province_now")), province_label(paper.province_now));
  set_fact(facts, label(schema::field("term")), paper.term);
  set_fact(facts, label(schema::field("signer")), paper.signer);
  set_fact(facts, label(schema::field("position")), paper.position);
  set_fact(facts, label(schema::field("urgency")), urgency_label(paper.urgency));
  set_fact(facts, label(schema::field("recipients")), recipients);
  set_fact(facts, label(schema::field("source")), paper.source.path);
  return facts;
}

data cited_rows(const CitationResult& citations, Language language) {
  data rows{data::type::list};
  for (const CitationLink& link : citations.cites) {
    data row;
    row.set("as_written", link.citation.as_written.empty() ? link.citation.number : link.citation.as_written);
    set_text(row, "issuer", link.citation.issuer);
    std::string dates;
    for (const schema::Date date : link.citation.dates) dates += (dates.empty() ? "" : ", ") + shown_date(date);
    set_text(row, "dates", dates);
    row.set("absent", link.papers.empty());
    row.set("papers", paper_rows(link.papers, language));
    rows.push_back(row);
  }
  return rows;
}

Language page_language(const Call& call) {
  return reader_language(call.http.parameters, {});
}

}  // namespace

HttpAnswer search(const Site& site, const Call& call) {
  Question question = read_question(call.http.parameters, Takes::kPage, page_language(call));
  SearchRequest& request = question.search;
  request.facets.assign(kPageFacets.begin(), kPageFacets.end());
  request.highlight = true;
  const IndexState state = site.searcher.state();
  std::string tag = entity_tag(call, canonical_text(question), state.revision);
  if (state.ready && has_current(call, tag)) return not_modified(std::move(tag));

  const SearchResult result = site.searcher.search(request);
  data page = form_data(request);
  data hits{data::type::list};
  for (const Hit& hit : result.hits) hits.push_back(hit_row(hit, request.language));
  page.set("hits", hits);
  page.set("found_text", count_text(result.found, request.language));
  page.set("nothing", result.found == 0);
  page.set("has_numbers", result.found == 0 && !result.numbers.empty());
  page.set("numbers", paper_rows(result.numbers, request.language));
  data facets{data::type::list};
  for (const std::string_view name : kPageFacets) {
    const auto values = result.facets.find(std::string(name));
    if (values != result.facets.end() && !values->second.empty())
      facets.push_back(facet_block(*schema::find_field(name), values->second, request));
  }
  page.set("facets", facets);
  page.set("has_chosen", !request.filters.empty());
  page.set("chosen", chosen_filters(request, result));
  data warnings{data::type::list};
  for (const std::string& code : result.warnings) warnings.push_back(data{"text", say(code, request.language)});
  page.set("warnings", warnings);
  data clauses{data::type::list};
  for (const Clause& clause : result.understood) {
    data row;
    row.set("text", clause.text);
    row.set("excluded", clause.excluded);
    clauses.push_back(row);
  }
  page.set("has_clauses", !result.understood.empty());
  page.set("clauses", clauses);
  page.set("sorts", sort_links(request));
  set_paging(page, request, result.found);
  const std::string site_name = say("ui.site", request.language);
  HttpAnswer answer =
      framed("search.mustache", page, request.q.empty() ? site_name : request.q + " · " + site_name, request);
  answer.headers.emplace_back("ETag", std::move(tag));
  return answer;
}

HttpAnswer paper(const Site& site, const Call& call) {
  SearchRequest request;
  request.language = page_language(call);
  if (call.name.size() > kMaxValueBytes || !text::is_valid_utf8(call.name) || call.name.find('\0') != std::string::npos)
    throw ProblemError({.code = "paper_not_found", .param = {}, .value = {}});
  const auto found = site.searcher.document(call.name);
  if (!found) throw ProblemError({.code = "paper_not_found", .param = {}, .value = {}});
  const auto citations = site.searcher.citations(call.name).value_or(CitationResult{});

  data page = form_data(request);
  page.set("other_link",
           paper_link(found->id, request.language == Language::kEnglish ? Language::kVietnamese : Language::kEnglish));
  set_text(page, "subject", found->subject.empty() ? found->number : found->subject);
  page.set("kicker", found->number.empty() ? type_label(found->type) : type_label(found->type) + " " + found->number);
  page.set("facts", paper_facts(*found, request.language));
  page.set("body", found->body);
  if (is_web_address(found->url)) page.set("url", found->url);
  page.set("has_cites", !citations.cites.empty());
  page.set("cites", cited_rows(citations, request.language));
  page.set("has_cited_by", !citations.cited_by.empty());
  page.set("cited_by", paper_rows(citations.cited_by, request.language));
  const std::string title = found->number.empty() ? found->subject : found->number;
  return framed("paper.mustache", page, title + " · " + say("ui.site", request.language), request);
}

HttpAnswer asset(const Site&, const Call& call) {
  constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"style.css", "text/css; charset=utf-8"}, {"icon.svg", "image/svg+xml"}});
  const auto* known = std::ranges::find(kTypes, call.name, &std::pair<std::string_view, std::string_view>::first);
  if (known == kTypes.end()) throw ProblemError({.code = "not_found", .param = {}, .value = {}});
  return {.status = 200,
          .content_type = std::string(known->second),
          .body = std::string(web_file(call.name).value()),
          .headers = {{"Cache-Control", "public, max-age=86400"}}};
}

HttpAnswer problem(const Problem& problem, const Call& call) {
  SearchRequest request;
  request.language = page_language(call);
  data page = form_data(request);
  page.set("status", std::to_string(problem.status()));
  page.set("sentence", problem.sentence(request.language));
  page.set("request_id", call.request_id);
  HttpAnswer answer = framed("problem.mustache", page, say("ui.error", request.language), request, problem.status());
  if (answer.status == 503) answer.headers.emplace_back("Retry-After", "1");
  if (!problem.allow.empty()) answer.headers.emplace_back("Allow", problem.allow);
  return answer;
}

}  // namespace vankho::searching::pages
