// SPDX-License-Identifier: GPL-3.0-or-later
//
// Query -> the papers that match it, all of them: found counts and facets are exact. Ranking is another matter
// (ranking.h).
#pragma once

#include <xapian.h>

#include "searchd/index/deadline.h"
#include "searchd/index/postings.h"
#include "searchd/index/word_index.h"
#include "searchd/question/query.h"

namespace vankho::searching {

// All papers that match `query`. Throws DeadlineExceeded, Xapian::Error.
Papers papers_of(const Xapian::Database& database, const Xapian::Query& query, Deadline deadline);

// Papers that hold any of the alternatives of the unit, by folded words.
Xapian::Query unit_query(const Unit& unit);

struct TextMatch {
  bool all = true;  // each paper holds every unit; else the query is long, or no paper of the archive holds all of it
  Papers papers;
};

// "All words first, then most": a paper must hold theta(n) of the most that any paper of the archive holds, n = naming
// words, theta = 1 up to four words, then a tenth less for each word more, never below 0.4 (docs/ranking.md). Weight of
// a word = its idf; words that ask ("là gì") have none. Quoted units must be held, excluded ones must not. Filters are
// left aside, so that a filter narrows and never changes the rule. A query without words matches all papers. Throws
// DeadlineExceeded, Xapian::Error.
TextMatch text_matches(const WordIndex& index, const TypedQuery& query, Deadline deadline);

}  // namespace vankho::searching
