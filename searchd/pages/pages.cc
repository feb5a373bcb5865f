// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/pages.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "schema/fields.h"
#include "schema/text/fold.h"
#include "searchd/api/source_api.h"
#include "searchd/log.h"
#include "searchd/pages/facet_page.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/links.h"
#include "searchd/question/request.h"
#include "searchd/register/register_view.h"
#include "searchd/web/assets.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

// Citing papers listed on the page of the one cited.
constexpr std::size_t kShownCiting = 50;

constexpr auto kPageFacets = std::to_array<std::string_view>({"type", "issuer", "province", "year", "level", "term"});

// Vietnamese first: what the browser prefers does not count here, the link at the top does.
Language page_language(const Call& call) {
  return reader_language(call.http.parameters, {});
}

// Similar papers go beside the paper: where they take too long, it is shown without them.
std::vector<SimilarPaper> similar_to(const Site& site, const std::string& id) {
  constexpr std::size_t kShownSimilar = 5;
  constexpr double kLeastScore = 0.15;  // below it papers have little more in common than their form
  try {
    auto papers = site.searcher.similar(id, kShownSimilar).value_or(std::vector<SimilarPaper>());
    std::erase_if(papers, [](const SimilarPaper& paper) { return paper.score < kLeastScore; });
    return papers;
  } catch (const DeadlineExceeded&) {
    log(LogLevel::kWarning, "similar_papers_took_too_long", nlohmann::ordered_json::object());
    return {};
  }
}

// What the words find without the filters of a search that found nothing.
std::uint64_t found_unfiltered(const Site& site, const SearchRequest& request) {
  if (request.filters.empty() && request.date_from == 0 && request.date_to == 0) return 0;
  SearchRequest all;
  all.q = request.q;
  all.per_page = 1;
  all.highlight = false;
  return site.searcher.search(all).found;
}

// The chart of years shows also those outside the days chosen, so that others can be chosen on it.
std::vector<FacetValue> years_of(const Site& site, SearchRequest request) {
  request.date_from = request.date_to = 0;
  return site.searcher.facet_values("year", {}, request);
}

// The search that led to the paper. The paper is shown whatever is wrong with it.
void read_visit(const Site& site, const Call& call, PageExtras& extras) {
  try {
    extras.question = read_question(call.http.parameters, Takes::kPage, page_language(call)).search;
    if (!extras.question.q.empty())
      extras.marks = site.searcher.mark_terms(extras.question.q, call.name).value_or(MarkTerms{});
  } catch (const BadRequest&) {
    extras.question_unread = true;
  } catch (const DeadlineExceeded&) {
    log(LogLevel::kWarning, "marks_took_too_long", nlohmann::ordered_json::object());
  }
}

// As with similar_to().
RegisterNeighbours neighbours_of(const Site& site, const std::string& id) {
  try {
    return site.searcher.register_neighbours(id).value_or(RegisterNeighbours{});
  } catch (const DeadlineExceeded&) {
    log(LogLevel::kWarning, "register_neighbours_took_too_long", nlohmann::ordered_json::object());
    return {};
  }
}

}  // namespace

HttpAnswer search(const Site& site, const Call& call) {
  Question question = read_question(call.http.parameters, Takes::kPage, page_language(call));
  SearchRequest& request = question.search;
  request.facets.assign(kPageFacets.begin(), kPageFacets.end());
  request.highlight = true;
  const IndexState state = site.searcher.state();
  std::string tag = entity_tag(call, canonical_text(question), state.edition);
  if (state.ready && has_current(call, tag)) return not_modified(std::move(tag));
  SearchResult result = site.searcher.search(request);
  if (request.date_from != 0 || request.date_to != 0) result.facets["year"] = years_of(site, request);
  PageExtras extras{.setting = setting_of(site, call),
                    .register_link = site.register_view ? register_link_of(request) : std::string()};
  if (result.found == 0) extras.found_unfiltered = found_unfiltered(site, request);
  HttpAnswer answer = search_page(request, result, extras);
  answer.headers.emplace_back("ETag", std::move(tag));
  return answer;
}

HttpAnswer facet(const Site& site, const Call& call) {
  const Question question = read_question(call.http.parameters, Takes::kFacetPage, page_language(call));
  const schema::Field* field = schema::find_field(call.name);
  if (!field || !field->facet) throw ProblemError({.code = "not_found", .param = {}, .value = {}});
  return facet_page({.field = *field, .contains = question.contains, .request = question.search},
                    site.searcher.facet_values(call.name, question.contains, question.search), setting_of(site, call));
}

HttpAnswer paper(const Site& site, const Call& call) {
  const ProblemError not_there({.code = "paper_not_found", .param = {}, .value = {}});
  if (call.name.size() > kMaxValueBytes || !text::is_valid_utf8(call.name) || call.name.find('\0') != std::string::npos)
    throw not_there;
  const auto found = site.searcher.document(call.name);
  if (!found) throw not_there;
  const Language language = page_language(call);
  PageExtras extras{.setting = setting_of(site, call),
                    .register_link = site.register_view ? register_link_of(*found, language) : std::string(),
                    .similar = similar_to(site, call.name)};
  extras.question.language = language;
  read_visit(site, call, extras);
  if (serves_source(site, *found)) extras.source_link = source_link(*found);
  if (site.register_view) extras.neighbours = neighbours_of(site, call.name);
  const auto citations = site.searcher.citations(call.name, 0, kShownCiting);
  return paper_page(*found, citations.value_or(CitationResult{}), language, extras);
}

HttpAnswer asset(const Site& site, const Call& call) {
  constexpr auto kTypes =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"style.css", "text/css; charset=utf-8"},
                                                                    {"embed.js", "text/javascript; charset=utf-8"},
                                                                    {"page.js", "text/javascript; charset=utf-8"},
                                                                    {"icon.svg", "image/svg+xml"}});
  HttpAnswer answer{
      .status = 200, .content_type = {}, .body = {}, .headers = {{"Cache-Control", "public, max-age=86400"}}};
  const auto* known = std::ranges::find(kTypes, call.name, &std::pair<std::string_view, std::string_view>::first);
  if (known != kTypes.end()) {
    answer.content_type = known->second;
    answer.body = call.name == "style.css" ? style_sheet(site.look) : web_file(call.name).value();
  } else if (call.name == "logo" && !site.look.logo.empty()) {
    answer.content_type = site.look.logo_type;
    answer.body = site.look.logo;
  } else {
    throw ProblemError({.code = "not_found", .param = {}, .value = {}});
  }
  return answer;
}

HttpAnswer icon(const Site& site, const Call& call) {
  Call named = call;
  named.name = "icon.svg";
  return asset(site, named);
}

HttpAnswer problem(const Site& site, const Problem& problem, const Call& call) {
  SearchRequest request;
  request.language = page_language(call);
  SearchRequest other;
  other.language = request.language == Language::kEnglish ? Language::kVietnamese : Language::kEnglish;
  data page = form_data(request);
  page.set("status", std::to_string(problem.status()));
  page.set("sentence", problem.sentence(request.language));
  page.set("request_id", call.request_id);
  HttpAnswer answer =
      framed("problem.mustache", page, request,
             {.title = say("ui.error", request.language), .other_link = page_link(other), .status = problem.status()},
             setting_of(site, call));
  if (answer.status == 503) answer.headers.emplace_back("Retry-After", "1");
  if (!problem.allow.empty()) answer.headers.emplace_back("Allow", problem.allow);
  return answer;
}

}  // namespace vankho::searching::pages
