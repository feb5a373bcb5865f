// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/ranking.h"

#include <algorithm>
#include <map>

#include "schema/terms.h"
#include "searchd/asked_words.h"
#include "searchd/pair_ranking.h"

namespace vankho::searching {
namespace {

constexpr double kExactShare = 0.7;    // of a word's weight, where marks were typed; the rest is the folded form's
constexpr double kSynonymShare = 0.5;  // weight of a word of the other form of an abbreviation
constexpr double kAskingWordWeight = 0.3;

// Papers ordered again. Reading the positions of a long question costs more, and its first pass is surer.
constexpr std::size_t kReranked = 200;
constexpr std::size_t kRerankedForLong = 100;
constexpr std::size_t kLongQuery = 13;  // naming words

// Terms of the first pass. One that was typed several times counts once, with the most that it weighs anywhere.
std::map<std::string, double> scored_terms(const TypedQuery& query, const std::vector<AskedWord>& words) {
  std::map<std::string, double> terms;
  const auto add = [&](const std::string& term, double weight) {
    double& known = terms[term];
    known = std::max(known, weight);
  };
  const bool marks = typed_with_marks(words);
  for (const AskedWord& asked : words) {
    const double weight = asked.asks ? kAskingWordWeight : 1;
    add(asked.word.folded, weight * (marks ? 1 - kExactShare : 1));
    if (marks) add(schema::exact_term(asked.word.exact), weight * kExactShare);
  }
  for (const Unit& unit : query.units)
    for (std::size_t other = 1; other < unit.alternatives.size(); ++other)
      for (const Word& word : unit.alternatives[other].words) add(word.folded, kSynonymShare);
  return terms;
}

// BM25 with the idf of idf(): Xapian's own lets words of more than a third of the papers count nearly alike.
std::vector<double> first_pass(const WordIndex& index, const std::map<std::string, double>& terms, const Papers& papers,
                               Deadline deadline) {
  std::vector<double> lengths;
  lengths.reserve(papers.size());
  for (const Xapian::docid paper : papers)
    lengths.push_back(half_saturation(index.length(paper), index.average_length()));
  std::vector<double> scores(papers.size());
  for (const auto& [term, weight] : terms) {
    check(deadline);
    const auto postings = index.postings(term);
    const double factor = weight * idf(index.papers(), static_cast<double>(postings->papers())) * (kBm25K1 + 1);
    postings->add_saturation(papers, lengths, factor, scores);
  }
  return scores;
}

bool goes_before(const Ranked& a, const Ranked& b) {
  return a.score != b.score ? a.score > b.score : a.paper < b.paper;
}

}  // namespace

std::vector<Ranked> rank(const WordIndex& index, const TypedQuery& query, const Papers& papers, std::size_t count,
                         Deadline deadline) {
  if (papers.empty() || count == 0) return {};
  const std::vector<AskedWord> words = asked_words(query);
  const std::size_t reranked = naming_words(words) < kLongQuery ? kReranked : kRerankedForLong;

  const std::vector<double> scores = first_pass(index, scored_terms(query, words), papers, deadline);
  std::vector<Ranked> order;
  order.reserve(papers.size());
  for (std::size_t i = 0; i < papers.size(); ++i) order.push_back({papers[i], scores[i]});
  const std::size_t best = std::min(order.size(), std::max(count, reranked));
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(best), goes_before);
  order.resize(best);

  const std::size_t again = std::min(order.size(), reranked);
  rerank_by_pairs(index, words, {order.begin(), again}, {.nominal = reranked, .deadline = deadline});
  // The rest stays in the order of the first pass, behind those that were ordered again.
  for (std::size_t i = again; i < order.size(); ++i) order[i].score = std::min(order[i].score, order[again - 1].score);
  order.resize(std::min(order.size(), count));
  return order;
}

}  // namespace vankho::searching
