// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of text hits: BM25 over syllables first, then the best are ordered again by how the syllables stand
// together, because most Vietnamese words are two syllables written apart. Formula, choices and measured figures:
// docs/ranking.md.
#pragma once

#include <xapian.h>

#include <cmath>
#include <vector>

#include "searchd/deadline.h"
#include "searchd/match.h"
#include "searchd/query.h"

namespace vankho::searching {

struct Ranked {
  Xapian::docid paper = 0;
  double score = 0;
};

// Constants of both passes. All lie on plateaus of both question sets.
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;

// What `wdf` occurrences in a paper of `length` are worth, 0 to kBm25K1 + 1; `average` is the mean length of papers.
inline double saturation(double wdf, double length, double average) {
  return wdf * (kBm25K1 + 1) / (wdf + kBm25K1 * (1 - kBm25B + kBm25B * length / average));
}

// The best `count` of `papers` (ascending docids), best first; papers of equal score by docid. Throws DeadlineExceeded,
// Xapian::Error.
std::vector<Ranked> rank(const Xapian::Database& database, const TypedQuery& query, const Papers& papers,
                         std::size_t count, Deadline deadline);

}  // namespace vankho::searching
