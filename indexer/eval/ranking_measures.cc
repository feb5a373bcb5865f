// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/ranking_measures.h"

#include <algorithm>
#include <cmath>

namespace vankho::indexing {

RankingMeasures measure_ranking(const std::vector<std::string>& ranked, const std::set<std::string>& relevant) {
  const auto discount = [](std::size_t rank) { return 1 / std::log2(static_cast<double>(rank) + 1); };
  RankingMeasures measures;
  std::set<std::string> found;
  double gain = 0;
  for (std::size_t rank = 1; rank <= std::min<std::size_t>(ranked.size(), 100); ++rank) {
    if (!relevant.contains(ranked[rank - 1]) || !found.insert(ranked[rank - 1]).second) continue;
    if (rank == 1) measures.precision_at_1 = 1;
    if (rank > 10) continue;
    if (found.size() == 1) measures.reciprocal_rank_at_10 = 1 / static_cast<double>(rank);
    gain += discount(rank);
  }
  double ideal = 0;
  for (std::size_t rank = 1; rank <= std::min<std::size_t>(relevant.size(), 10); ++rank) ideal += discount(rank);
  measures.ndcg_at_10 = gain / ideal;
  measures.recall_at_100 = static_cast<double>(found.size()) / static_cast<double>(relevant.size());
  return measures;
}

}  // namespace vankho::indexing
