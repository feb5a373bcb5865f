// SPDX-License-Identifier: GPL-3.0-or-later
//
// The second pass of the ranking: how the typed syllables stand together in a paper.
#pragma once

#include <span>
#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/word_index.h"
#include "searchd/question/asked_words.h"
#include "searchd/search/ranking.h"

namespace vankho::searching {

struct PairRanking {
  // Papers that the first pass was asked for; it may have found fewer, and a pair is no rarer for that.
  std::size_t nominal = 0;
  Deadline deadline;
};

// Adds to each score what the paper's syllable pairs are worth and sorts, best first, equal scores by docid. Reads the
// positions of the folded syllables: time grows with hits.size() and with how often the words stand in those papers.
void rerank_by_pairs(const WordIndex& index, const std::vector<AskedWord>& words, std::span<Ranked> hits,
                     const PairRanking& options);

}  // namespace vankho::searching
