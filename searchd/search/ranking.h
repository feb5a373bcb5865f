// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of text hits: BM25 over syllables first, then the best are ordered again by how the syllables stand
// together, because most Vietnamese words are two syllables written apart. Formula, choices and measured figures:
// docs/ranking.md.
#pragma once

#include <xapian.h>

#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/word_index.h"
#include "searchd/question/query.h"
#include "searchd/search/match.h"

namespace vankho::searching {

struct Ranked {
  Xapian::docid paper = 0;
  double score = 0;
};

// Constants of both passes. All lie on plateaus of both question sets.
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;

// How many occurrences in a paper of `length` are worth half of the most; `average` is the mean length of papers.
inline double half_saturation(double length, double average) {
  return kBm25K1 * (1 - kBm25B + kBm25B * length / average);
}

// What `count` occurrences are worth, 0 to kBm25K1 + 1.
inline double saturation(double count, double half) {
  return count * (kBm25K1 + 1) / (count + half);
}

// The best `count` of `papers` (ascending docids), best first; papers of equal score by docid. Throws DeadlineExceeded,
// Xapian::Error.
std::vector<Ranked> rank(const WordIndex& index, const TypedQuery& query, const Papers& papers, std::size_t count,
                         Deadline deadline);

}  // namespace vankho::searching
