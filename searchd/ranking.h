// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of text hits: BM25 over syllables first, then the best are ordered again by how the syllables stand
// together, because most Vietnamese words are two syllables written apart. Formula and measured figures:
// docs/ranking.md.
#pragma once

#include <xapian.h>

#include <vector>

#include "searchd/deadline.h"
#include "searchd/match.h"
#include "searchd/query.h"

namespace vankho::searching {

struct Ranked {
  Xapian::docid paper = 0;
  double score = 0;
};

// How many papers of the first pass are ordered again.
inline constexpr std::size_t kReranked = 200;

// The best `count` of `papers` (ascending docids), best first; papers of equal score by docid. Throws DeadlineExceeded,
// Xapian::Error.
std::vector<Ranked> rank(const Xapian::Database& database, const TypedQuery& query, const Papers& papers,
                         std::size_t count, Deadline deadline);

}  // namespace vankho::searching
