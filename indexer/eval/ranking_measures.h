// SPDX-License-Identifier: GPL-3.0-or-later
//
// How good a ranking is, by judgments that say only "relevant": the usual four measures, each between 0 and 1.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace vankho::indexing {

struct RankingMeasures {
  double precision_at_1 = 0;
  double reciprocal_rank_at_10 = 0;
  double ndcg_at_10 = 0;     // binary gains, discount log2(rank + 1), ideal = all judged papers first
  double recall_at_100 = 0;  // of the judged papers
};

// `ranked`: ids, best first; an id counts once. `relevant` must not be empty.
RankingMeasures measure_ranking(const std::vector<std::string>& ranked, const std::set<std::string>& relevant);

}  // namespace vankho::indexing
