// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/search_run.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "schema/terms.h"
#include "schema/text/fold.h"
#include "searchd/index/stored_papers.h"
#include "searchd/question/filters.h"
#include "searchd/search/facets.h"
#include "searchd/search/mark_terms.h"
#include "searchd/search/match_reason.h"
#include "searchd/search/number_search.h"
#include "searchd/search/orders.h"
#include "searchd/search/papers_source.h"
#include "searchd/suggest/better_query.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kMostNumbers = 10;  // offered above the results

bool has_symbol(const TypedQuery& query) {
  return asks_for_number(query) && query.number->strength == text::NumberQuery::Strength::kSymbol;
}

// Whether a paper has this value of the field, however it is spelt.
bool has_value(const Xapian::Database& database, const schema::Field& row, const std::string& value) {
  try {
    const std::string code = filter_code(row, value);
    return !code.empty() && database.term_exists(schema::term(row, code));
  } catch (const BadRequest&) {
    return false;
  }
}

bool contains(const Papers& papers, Xapian::docid paper) {
  return std::ranges::find(papers, paper) != papers.end();
}

// Everything that decides which papers a text finds.
std::string text_key(const Snapshot& snapshot, const std::string& typed) {
  return snapshot.identity() + '\n' + typed;
}

// Everything that decides which papers pass the filters on fields.
std::string filter_key(const Filters& codes, const Filters& excluded, schema::Date from, schema::Date to,
                       std::string_view except) {
  std::string key = '\n' + std::to_string(from) + '-' + std::to_string(to);
  const auto add = [&key](char sign, const std::string& name, const std::vector<std::string>& values) {
    key += '\n' + (sign + name);
    for (const std::string& value : values) key += '\x1f' + value;
  };
  for (const auto& [name, values] : codes)
    if (name != except) add('+', name, values);
  for (const auto& [name, values] : excluded) add('-', name, values);
  return key;
}

}  // namespace

TypedQuery SearchRun::read_query(const std::string& typed, std::vector<std::string>& warnings) const {
  return parse_query(typed, warnings, [&](const schema::Field& row, const std::string& value) {
    return row.kind != schema::FieldKind::kDate && row.kind != schema::FieldKind::kComputed &&
           has_value(database_, row, value);
  });
}

SearchRun::Question SearchRun::read(const SearchRequest& request, std::vector<std::string>& warnings) {
  Question question;
  question.query = read_query(request.q, warnings);
  Filters given = request.filters;
  for (const auto& [name, values] : question.query.filters)
    given[name].insert(given[name].end(), values.begin(), values.end());
  question.codes = filter_codes(given, request.province_as_now);
  question.excluded_codes = filter_codes(question.query.excluded_filters, request.province_as_now);
  question.date_from = std::max(request.date_from, question.query.date_from);
  question.date_to = request.date_to == 0 || (question.query.date_to != 0 && question.query.date_to < request.date_to)
                         ? question.query.date_to
                         : request.date_to;
  if (!question.query.units.empty() || !question.query.excluded.empty())
    question.text = caches_.texts.get(text_key(snapshot_, request.q),
                                      [&] { return text_matches(words_, question.query, deadline_); });
  if (asks_for_number(question.query)) {
    const Xapian::Query filter = filter_of(question);
    question.numbered = papers_numbered(database_, *question.query.number, filter, deadline_);
    if (question.numbered.empty() && !question.query.number->rest.empty() && has_symbol(question.query)) {
      // The number is right and a word beside it is not: better the number than nothing.
      text::NumberQuery alone = *question.query.number;
      alone.rest.clear();
      question.numbered = papers_numbered(database_, alone, filter, deadline_);
      if (!question.numbered.empty()) warnings.emplace_back("words_beside_number_ignored");
    }
  }
  return question;
}

// Papers with one of these values of a field that is not in the index.
Xapian::Query SearchRun::computed_filter(const std::vector<std::string>& codes) const {
  const Column& column = snapshot_.citations().times_cited_column();
  Papers passed;
  for (const Xapian::docid paper : snapshot_.columns().papers())
    if (std::ranges::find(codes, column.values[column.of(paper)].code) != codes.end()) passed.push_back(paper);
  return Xapian::Query((new PapersSource(std::move(passed)))->release());
}

Xapian::Query SearchRun::field_filter_of(const Question& question, std::string_view except) const {
  Xapian::Query filter = filter_query(question.codes, except);
  const auto is_computed = [](const std::string& name) {
    const schema::Field* row = schema::find_field(name);
    return row != nullptr && row->kind == schema::FieldKind::kComputed;
  };
  for (const auto& [name, codes] : question.codes)
    if (is_computed(name) && name != except)
      filter = Xapian::Query(Xapian::Query::OP_AND, filter, computed_filter(codes));
  if (question.date_from != 0 || question.date_to != 0) {
    const Xapian::Query dates = date_range_query(question.date_from, question.date_to);
    const bool only_dates = filter.get_type() == Xapian::Query::LEAF_MATCH_ALL;
    filter = only_dates ? dates : Xapian::Query(Xapian::Query::OP_AND, filter, dates);
  }
  for (const auto& [name, codes] : question.excluded_codes)
    filter = Xapian::Query(Xapian::Query::OP_AND_NOT, filter,
                           is_computed(name) ? computed_filter(codes) : filter_query({{name, codes}}));
  return filter;
}

Xapian::Query SearchRun::filter_of(const Question& question, std::string_view except) const {
  Xapian::Query filter = field_filter_of(question, except);
  // What is excluded is excluded from the papers found by their number too.
  for (const WordGroup& group : question.query.excluded)
    filter = Xapian::Query(Xapian::Query::OP_AND_NOT, filter, unit_query({.alternatives = {group}}));
  return filter;
}

// Papers whose text matches and that pass the filters.
std::shared_ptr<const Papers> SearchRun::filtered(const Question& question, std::string_view except) {
  // Of a question without words all papers of the snapshot.
  const Papers& found = question.text ? question.text->papers : snapshot_.columns().papers();
  std::shared_ptr<const Papers> text(question.text, &found);
  const Xapian::Query filter = field_filter_of(question, except);
  if (filter.get_type() == Xapian::Query::LEAF_MATCH_ALL) return text;
  const std::string key = text_key(snapshot_, {}) + filter_key(question.codes, question.excluded_codes,
                                                               question.date_from, question.date_to, except);
  auto passed = caches_.matches.get(key, [&] { return papers_of(database_, filter, deadline_); });
  if (!question.text) return passed;
  Papers both;
  std::ranges::set_intersection(*text, *passed, std::back_inserter(both));
  return std::make_shared<const Papers>(std::move(both));
}

// A number finds the papers that bear it and those that cite it, too.
Papers SearchRun::with_numbered(const Question& question, const Papers& papers, const Xapian::Query& filter) {
  Papers all = papers;
  const auto add = [&](Papers more) {
    std::ranges::sort(more);
    Papers both;
    std::ranges::set_union(all, more, std::back_inserter(both));
    all = std::move(both);
  };
  add(papers_of(database_, Xapian::Query(Xapian::Query::OP_FILTER, citing_query(*question.query.number), filter),
                deadline_));
  // Under a filter left aside for its own facet more papers may bear the number.
  add(papers_numbered(database_, *question.query.number, filter, deadline_));
  add(question.numbered);
  return all;
}

std::shared_ptr<const Papers> SearchRun::matches(const Question& question, const SearchRequest& request,
                                                 std::string_view except) {
  if (!asks_for_number(question.query)) return filtered(question, except);
  const std::string key = text_key(snapshot_, request.q) + filter_key(question.codes, question.excluded_codes,
                                                                      question.date_from, question.date_to, except);
  return caches_.matches.get(
      key, [&] { return with_numbered(question, *filtered(question, except), filter_of(question, except)); });
}

std::vector<Ranked> SearchRun::ordered(const Question& question, const SearchRequest& request, const Papers& papers,
                                       std::size_t count) {
  const bool by_words = !question.query.units.empty();
  if (request.sort == Sort::kMostCited) return by_times_cited(snapshot_, papers, count);
  if (request.sort == Sort::kNumber) return by_number(database_, papers, count, deadline_);
  if (request.sort != Sort::kRelevance) return by_date(snapshot_.columns(), papers, request.sort, count);
  if (!by_words) return by_date(snapshot_.columns(), papers, Sort::kNewest, count);

  std::vector<Ranked> order;
  for (const Xapian::docid paper : question.numbered) order.push_back({paper, 0});
  Papers numbered = question.numbered;
  std::ranges::sort(numbered);
  Papers others;
  std::ranges::set_difference(papers, numbered, std::back_inserter(others));
  const std::size_t wanted = count > order.size() ? count - order.size() : 0;
  std::vector<Ranked> ranked = rank(words_, question.query, others, wanted, deadline_);
  // Of two papers that the words say nothing between, the one that more papers cite.
  std::ranges::stable_sort(ranked, {}, [&](const Ranked& paper) {
    return std::tuple(-paper.score, -static_cast<std::int64_t>(snapshot_.citations().times_cited(paper.paper)));
  });
  for (Ranked& first : order) first.score = ranked.empty() ? 1 : ranked.front().score + 1;
  order.insert(order.end(), ranked.begin(), ranked.end());
  return order;
}

Hit SearchRun::hit_of(const Ranked& ranked, const Question& question, const MarkTerms& terms) {
  Hit hit{.record = stored_paper(database_, ranked.paper), .score = ranked.score, .match = {}, .snippets = {}};
  MarkTerms marks = terms;
  if (contains(question.numbered, ranked.paper)) {
    hit.match = "number";
    add_own_number(hit.record, marks);
  } else if (question.query.units.empty()) {
    hit.match = "filter";
  } else {
    hit.match = "words";
    add_typed_forms(words_, ranked.paper, marks);
    if (add_cited_places(hit.record, marks)) hit.match = "cites";
  }
  if (hit.match == "words") hit.reason = match_reason(words_, question.query, hit.record, ranked.paper);
  hit.times_cited = snapshot_.citations().times_cited(ranked.paper);
  if (!marks.empty()) hit.snippets = snippets_of(hit.record, marks);
  hit.record.body.clear();
  return hit;
}

void SearchRun::fill_numbers(const Question& question, SearchResult& result) {
  if (!question.query.number) return;
  const Xapian::Query filter = filter_of(question);
  Papers papers = asks_for_number(question.query)
                      ? question.numbered
                      : papers_numbered(database_, *question.query.number, filter, deadline_);
  if (papers.empty() && has_symbol(question.query)) {
    result.warnings.emplace_back("number_not_found");
    papers = neighbours_of(database_, *question.query.number, filter, deadline_);
  }
  papers.resize(std::min(papers.size(), kMostNumbers));
  result.numbers = paper_summaries(database_, papers);
}

std::vector<FacetValue> SearchRun::count_facet(const std::string& name, const Question& question,
                                               const SearchRequest& request) {
  const bool as_now = name == "province" && request.province_as_now;
  const std::string filtered = as_now ? "province_now" : name;
  const auto selected = question.codes.find(filtered);
  FacetQuestion asked{.facet = name, .language = request.language, .province_as_now = request.province_as_now};
  std::shared_ptr<const Papers> papers;
  if (selected == question.codes.end()) {
    papers = matches(question, request);
  } else {
    // Each facet is counted without its own filter, so that its other values can still be chosen.
    asked.selected = selected->second;
    papers = matches(question, request, filtered);
  }
  if (name == "times_cited") return facet_values(snapshot_.citations().times_cited_column(), *papers, asked);
  return facet_values(snapshot_.columns(), *papers, asked);
}

SearchResult SearchRun::search(const SearchRequest& request, const SuggestIndex* suggested) {
  SearchResult result;
  const Question question = read(request, result.warnings);
  const std::shared_ptr<const Papers> papers = matches(question, request);
  result.understood = question.query.understood;
  result.match_rule = !question.text || question.text->all ? "all" : "most";
  result.found = papers->size();
  result.revision = snapshot_.revision();

  const std::size_t first = static_cast<std::size_t>(request.page - 1) * request.per_page;
  const std::vector<Ranked> order = ordered(question, request, *papers, first + request.per_page);
  MarkTerms terms;
  if (request.highlight) terms = searching::mark_terms(words_, question.query);
  for (std::size_t at = first; at < std::min<std::size_t>(order.size(), first + request.per_page); ++at) {
    check(deadline_);
    result.hits.push_back(hit_of(order[at], question, terms));
    if (!request.highlight) result.hits.back().snippets.clear();
  }
  for (const std::string& name : request.facets) result.facets[name] = count_facet(name, question, request);
  fill_numbers(question, result);
  if (result.found == 0) result.absent = absent_words(words_, question.query);
  if (suggested != nullptr)
    result.did_you_mean = better_query(database_, *suggested, request.q, question.query.word_places);
  return result;
}

Papers SearchRun::all(const SearchRequest& request) {
  std::vector<std::string> warnings;
  const Question question = read(request, warnings);
  const std::shared_ptr<const Papers> papers = matches(question, request);
  Papers order;
  order.reserve(papers->size());
  for (const Ranked& ranked : ordered(question, request, *papers, papers->size())) order.push_back(ranked.paper);
  return order;
}

MarkTerms SearchRun::mark_terms(const std::string& typed, Xapian::docid paper) {
  std::vector<std::string> warnings;
  const TypedQuery query = read_query(typed, warnings);
  MarkTerms terms = searching::mark_terms(words_, query);
  const schema::Record record = paper_summary(database_, paper);
  const Xapian::Query itself(schema::term(schema::field("id"), record.id));
  if (asks_for_number(query) && !papers_numbered(database_, *query.number, itself, deadline_).empty())
    add_own_number(record, terms);
  else
    add_cited_places(record, terms);
  add_typed_forms(words_, paper, terms);
  return terms;
}

LookupResult SearchRun::lookup(const std::string& typed, const SearchRequest& filters) {
  const auto number = text::parse_number_query(typed);
  if (!number) throw BadRequest("not_a_number", "number", typed);
  Question question;
  question.codes = filter_codes(filters.filters, filters.province_as_now);
  question.date_from = filters.date_from;
  question.date_to = filters.date_to;
  const Xapian::Query filter = filter_of(question);
  LookupResult result;
  result.found = paper_summaries(database_, papers_numbered(database_, *number, filter, deadline_));
  if (result.found.empty())
    result.neighbours = paper_summaries(database_, neighbours_of(database_, *number, filter, deadline_));
  return result;
}

std::vector<FacetValue> SearchRun::facet(const std::string& name, const std::string& contains,
                                         const SearchRequest& request) {
  std::vector<std::string> warnings;
  const Question question = read(request, warnings);
  std::vector<FacetValue> values = count_facet(name, question, request);
  const std::string wanted = text::fold_key(contains);
  if (!wanted.empty())
    std::erase_if(
        values, [&](const FacetValue& value) { return text::fold_key(value.label).find(wanted) == std::string::npos; });
  return values;
}

}  // namespace vankho::searching
