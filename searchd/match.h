// SPDX-License-Identifier: GPL-3.0-or-later
//
// Query -> the papers that match it, all of them: found counts and facets are exact. Ranking is another matter
// (ranking.h).
#pragma once

#include <xapian.h>

#include <cmath>
#include <string>
#include <vector>

#include "searchd/deadline.h"
#include "searchd/query.h"

namespace vankho::searching {

// Ascending docids.
using Papers = std::vector<Xapian::docid>;

// All papers that match `query`. Throws DeadlineExceeded, Xapian::Error.
Papers papers_of(const Xapian::Database& database, const Xapian::Query& query, Deadline deadline);

// Papers that hold any of the alternatives of the unit, by folded words.
Xapian::Query unit_query(const Unit& unit);

// How much of the query's words a paper must hold. Weight of a word = its idf; words that ask ("là gì") have none.
struct WordRule {
  bool all = true;   // every unit: the query is short, and some paper of the archive holds all of it
  double least = 0;  // else: the least weight of the words that a paper holds together
};

// "All words first, then most": a paper must hold theta(n) of the most that any paper of the archive holds, n = naming
// words, theta = 1 up to four words, then a tenth less for each word more, never below 0.4 (docs/ranking.md). Filters
// are left aside, so that a filter narrows and never changes the rule.
WordRule word_rule(const Xapian::Database& database, const TypedQuery& query, Deadline deadline);

// Papers that hold the words by this rule, pass `filter`, and hold nothing that is excluded. A query without words
// matches all papers that pass.
Papers text_matches(const Xapian::Database& database, const TypedQuery& query, const WordRule& rule,
                    const Xapian::Query& filter, Deadline deadline);

// ln(1 + (papers - holding + 0.5) / (holding + 0.5)): how telling a word is that `holding` of `papers` hold.
inline double idf(double papers, double holding) {
  return std::log1p((papers - holding + 0.5) / (holding + 0.5));
}
double idf(const Xapian::Database& database, const std::string& term);

}  // namespace vankho::searching
