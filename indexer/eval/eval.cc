// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval.h"

#include <fmt/format.h>

#include "indexer/eval/query_set.h"
#include "indexer/eval/ranking_measures.h"
#include "indexer/eval/search_server.h"
#include "indexer/failure.h"

namespace vankho::indexing {

std::string evaluate(const EvalOptions& options) {
  const std::vector<JudgedQuery> queries = read_query_set(options.queries_file, options.judgments_file);
  if (queries.empty())
    throw Failure(ExitCode::kUsage, "No query has a relevant document: do the two files belong together?",
                  "Không câu hỏi nào có văn bản được đánh giá: hai tệp có khớp nhau không?");
  SearchServer server =
      options.server.empty()
          ? SearchServer::start(options.searchd.empty() ? sibling_searchd() : options.searchd, options.index_dir)
          : SearchServer::at(options.server);
  RankingMeasures sum;
  for (const JudgedQuery& query : queries) {
    const RankingMeasures one = measure_ranking(server.search(query.text), query.relevant);
    sum.precision_at_1 += one.precision_at_1;
    sum.reciprocal_rank_at_10 += one.reciprocal_rank_at_10;
    sum.ndcg_at_10 += one.ndcg_at_10;
    sum.recall_at_100 += one.recall_at_100;
  }
  const auto count = static_cast<double>(queries.size());
  return fmt::format("queries {} P@1 {:.4f} MRR@10 {:.4f} nDCG@10 {:.4f} R@100 {:.4f}", queries.size(),
                     sum.precision_at_1 / count, sum.reciprocal_rank_at_10 / count, sum.ndcg_at_10 / count,
                     sum.recall_at_100 / count);
}

}  // namespace vankho::indexing
