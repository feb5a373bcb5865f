// SPDX-License-Identifier: GPL-3.0-or-later
//
// Query -> the papers that match it, all of them: found counts and facets are exact. Ranking is another matter
// (ranking.h).
#pragma once

#include <xapian.h>

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

// How many of the words a paper must hold.
enum class WordRule {
  kAll,   // every unit
  kMost,  // units that together carry most of the weight; quoted ones always
};

// kAll when the query is short and some paper of the archive holds every unit, filters left aside (so that a filter
// narrows and never changes the rule); kMost otherwise.
WordRule word_rule(const Xapian::Database& database, const TypedQuery& query);

// Papers that hold the words by this rule, pass `filter`, and hold nothing that is excluded. A query without words
// matches all papers that pass.
Papers text_matches(const Xapian::Database& database, const TypedQuery& query, WordRule rule, const Xapian::Query& filter,
                    Deadline deadline);

// Telling power of a word: the natural logarithm of how rare it is, never below a small positive number.
double idf(const Xapian::Database& database, const std::string& term);

}  // namespace vankho::searching
