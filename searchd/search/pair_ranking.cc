// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/pair_ranking.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "schema/terms.h"

namespace vankho::searching {
namespace {

constexpr double kPairWeight = 0.6;    // of the sum over all pairs
constexpr double kWindowWeight = 0.8;  // of the different pairs that stand together in the best window
constexpr Xapian::termpos kWindow = 30;
constexpr double kAskingPairWeight = 0.5;
// A pair in the subject or in the opening of the text counts three times: there a paper says what it is about.
constexpr double kEarlyCount = 3;
constexpr Xapian::termpos kOpening = 20;
// More positions of one paper are not looked at: a long appendix shall not cost every search.
constexpr std::size_t kMostPositions = 20'000;

using Position = Xapian::termpos;

// The typed words as distinct folded syllables, and the pairs of neighbours, each once.
struct TypedPairs {
  std::vector<std::string> words;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> index;  // two words -> pair
  std::vector<double> weights;                                       // by pair
};

TypedPairs pairs_of(const std::vector<AskedWord>& words) {
  TypedPairs result;
  std::map<std::string, std::size_t> word_index;
  std::vector<std::size_t> sequence;
  for (const AskedWord& asked : words) {
    const auto [known, is_new] = word_index.try_emplace(asked.word.folded, result.words.size());
    if (is_new) result.words.push_back(asked.word.folded);
    sequence.push_back(known->second);
  }
  for (std::size_t i = 0; i + 1 < sequence.size(); ++i) {
    const double weight = words[i].asks || words[i + 1].asks ? kAskingPairWeight : 1;
    const auto [known, is_new] = result.index.try_emplace({sequence[i], sequence[i + 1]}, result.weights.size());
    if (is_new)
      result.weights.push_back(weight);
    else
      result.weights[known->second] = std::max(result.weights[known->second], weight);
  }
  return result;
}

// Where the pairs stand in one paper.
struct Occurrence {
  Position at = 0;
  std::size_t pair = 0;
};

using Positions = std::vector<std::pair<Position, std::size_t>>;  // where a typed word stands, and which

// Reads the typed words of all hits, word by word and by docid: so they lie on disk.
std::vector<Positions> positions_of(const WordIndex& index, const TypedPairs& typed, std::span<const Ranked> hits,
                                    Deadline deadline) {
  std::vector<std::size_t> by_paper(hits.size());
  std::iota(by_paper.begin(), by_paper.end(), std::size_t{0});
  std::ranges::sort(by_paper, {}, [&](std::size_t hit) { return hits[hit].paper; });
  std::vector<Positions> positions(hits.size());
  const Xapian::Database& database = index.database();
  for (std::size_t word = 0; word < typed.words.size(); ++word) {
    check(deadline);
    const auto postings = index.postings(typed.words[word]);
    for (const std::size_t hit : by_paper) {
      if (postings->count(hits[hit].paper) == 0) continue;
      const auto end = database.positionlist_end(hits[hit].paper, typed.words[word]);
      for (auto at = database.positionlist_begin(hits[hit].paper, typed.words[word]);
           at != end && positions[hit].size() < kMostPositions; ++at)
        positions[hit].emplace_back(*at, word);
    }
  }
  return positions;
}

std::vector<Occurrence> occurrences_of(Positions& words, const TypedPairs& typed) {
  std::ranges::sort(words);
  std::vector<Occurrence> found;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i + 1].first != words[i].first + 1) continue;
    const auto pair = typed.index.find({words[i].second, words[i + 1].second});
    if (pair != typed.index.end()) found.push_back({words[i].first, pair->second});
  }
  return found;
}

bool is_early(Position at) {
  return at < schema::kBodyPosition + kOpening;
}

// The most that different pairs within kWindow positions weigh together.
double best_window(const std::vector<Occurrence>& found, const std::vector<double>& weights) {
  std::vector<unsigned> held(weights.size());
  double sum = 0;
  double best = 0;
  std::size_t left = 0;
  for (const Occurrence& right : found) {
    if (held[right.pair]++ == 0) sum += weights[right.pair];
    for (; found[left].at + kWindow <= right.at; ++left)
      if (--held[found[left].pair] == 0) sum -= weights[found[left].pair];
    best = std::max(best, sum);
  }
  return best;
}

}  // namespace

void rerank_by_pairs(const WordIndex& index, const std::vector<AskedWord>& words, std::span<Ranked> hits,
                     const PairRanking& options) {
  const TypedPairs pairs = pairs_of(words);
  if (pairs.weights.empty() || hits.empty()) return;

  std::vector<std::vector<Occurrence>> found(hits.size());
  std::vector<std::size_t> holding(pairs.weights.size());
  std::vector<Positions> positions = positions_of(index, pairs, hits, options.deadline);
  for (std::size_t hit = 0; hit < hits.size(); ++hit) {
    found[hit] = occurrences_of(positions[hit], pairs);
    std::vector<bool> held(holding.size());
    for (const Occurrence& occurrence : found[hit]) held[occurrence.pair] = true;
    for (std::size_t pair = 0; pair < held.size(); ++pair) holding[pair] += held[pair] ? 1 : 0;
  }

  // How telling a pair is shows among the best papers: how many of them hold it.
  std::vector<double> weights = pairs.weights;
  for (std::size_t pair = 0; pair < weights.size(); ++pair)
    weights[pair] *= idf(2 * static_cast<double>(options.nominal), static_cast<double>(holding[pair]));

  for (std::size_t hit = 0; hit < hits.size(); ++hit) {
    std::vector<double> counts(weights.size());
    for (const Occurrence& occurrence : found[hit])
      counts[occurrence.pair] += is_early(occurrence.at) ? kEarlyCount : 1;
    const double half = half_saturation(index.length(hits[hit].paper), index.average_length());
    for (std::size_t pair = 0; pair < weights.size(); ++pair)
      hits[hit].score += kPairWeight * weights[pair] * saturation(counts[pair], half);
    hits[hit].score += kWindowWeight * best_window(found[hit], weights);
  }
  std::ranges::sort(hits, [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.paper < b.paper;
  });
}

}  // namespace vankho::searching
