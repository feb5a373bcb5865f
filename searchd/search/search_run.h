// SPDX-License-Identifier: GPL-3.0-or-later
//
// One question on one revision of the index: matches, order, page, facets, marks.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/snapshot.h"
#include "searchd/index/word_index.h"
#include "searchd/question/query.h"
#include "searchd/search/highlight.h"
#include "searchd/search/match.h"
#include "searchd/search/match_cache.h"
#include "searchd/search/ranking.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {

class SuggestIndex;

// What earlier questions found, of use to later ones.
struct SearchCaches {
  explicit SearchCaches(std::size_t papers) : texts(papers), matches(papers) {}
  TextMatchCache texts;  // by words alone
  MatchCache matches;    // by filters alone, and by all that was asked
};

class SearchRun {
 public:
  SearchRun(const Xapian::Database& database, const Snapshot& snapshot, SearchCaches& caches, Deadline deadline)
      : database_(database),
        snapshot_(snapshot),
        words_(database, snapshot.words()),
        caches_(caches),
        deadline_(deadline) {}

  // As the functions of Searcher; they throw BadRequest, DeadlineExceeded and Xapian::Error.
  // `suggested`: what a better question is looked for with; nullptr = none is.
  SearchResult search(const SearchRequest& request, const SuggestIndex* suggested = nullptr);
  // All papers found, in the order asked for.
  Papers all(const SearchRequest& request);
  LookupResult lookup(const std::string& typed, const SearchRequest& filters);
  std::vector<FacetValue> facet(const std::string& name, const std::string& contains, const SearchRequest& request);
  MarkTerms mark_terms(const std::string& typed, Xapian::docid paper);

 private:
  // What was asked, read once: the typed query with the filters of both sides as codes.
  struct Question {
    TypedQuery query;
    Filters codes;
    Filters excluded_codes;
    schema::Date date_from = 0;
    schema::Date date_to = 0;
    std::shared_ptr<const TextMatch> text;  // before filters; nothing = no words were typed
    Papers numbered;                        // papers whose own number was typed, in the order to show
  };

  TypedQuery read_query(const std::string& typed, std::vector<std::string>& warnings) const;
  Question read(const SearchRequest& request, std::vector<std::string>& warnings);
  Xapian::Query computed_filter(const std::vector<std::string>& codes) const;
  Xapian::Query field_filter_of(const Question& question, std::string_view except) const;
  Xapian::Query filter_of(const Question& question, std::string_view except = {}) const;
  // All papers that match, the filter on field `except` left aside.
  std::shared_ptr<const Papers> matches(const Question& question, const SearchRequest& request,
                                        std::string_view except = {});
  std::shared_ptr<const Papers> filtered(const Question& question, std::string_view except);
  Papers with_numbered(const Question& question, const Papers& papers, const Xapian::Query& filter);
  std::vector<Ranked> ordered(const Question& question, const SearchRequest& request, const Papers& papers,
                              std::size_t count);
  std::vector<FacetValue> count_facet(const std::string& name, const Question& question, const SearchRequest& request);
  Hit hit_of(const Ranked& ranked, const Question& question, const MarkTerms& terms);
  void fill_numbers(const Question& question, SearchResult& result);

  const Xapian::Database& database_;
  const Snapshot& snapshot_;
  const WordIndex words_;
  SearchCaches& caches_;
  const Deadline deadline_;
};

}  // namespace vankho::searching
