// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ranking.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "schema/terms.h"
#include "searchd/question/asked_words.h"
#include "searchd/search/pair_ranking.h"

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

// Papers in the race for the best places, side by side with their lengths and what they have scored so far.
struct Race {
  Papers papers;
  std::vector<double> lengths;
  std::vector<double> scores;

  // Leaves out who cannot come among the best `places` with `to_come` more.
  void drop_losers(std::size_t places, double to_come) {
    if (papers.size() <= places) return;
    std::vector<double> sorted = scores;
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(places) - 1;
    std::ranges::nth_element(sorted, last, std::greater());
    // Sums of the same weights in another order differ in the last digits.
    const double bar = *last - to_come - 1e-9;
    std::size_t left = 0;
    for (std::size_t i = 0; i < papers.size(); ++i) {
      papers[left] = papers[i];
      lengths[left] = lengths[i];
      scores[left] = scores[i];
      left += scores[i] >= bar ? 1 : 0;
    }
    papers.resize(left);
    lengths.resize(left);
    scores.resize(left);
  }
};

constexpr std::size_t kWordsBetweenDrops = 3;

// BM25 with the idf of idf(): Xapian's own lets words of more than a third of the papers count nearly alike. Gives at
// least the best `places` of the papers, with their scores. The words that are worth most are added first, so that most
// papers are out of the race before the many postings of common words.
Race first_pass(const WordIndex& index, const std::map<std::string, double>& terms, const Papers& papers,
                std::size_t places, Deadline deadline) {
  struct Scored {
    std::shared_ptr<const Postings> postings;
    double most = 0;  // that any number of occurrences is worth
  };
  std::vector<Scored> words;
  double to_come = 0;
  for (const auto& [term, weight] : terms) {
    check(deadline);
    auto postings = index.postings(term);
    const double most = weight * idf(index.papers(), static_cast<double>(postings->papers())) * (kBm25K1 + 1);
    words.push_back({std::move(postings), most});
    to_come += most;
  }
  std::ranges::stable_sort(words, std::greater(), &Scored::most);

  Race race{.papers = papers, .lengths = {}, .scores = std::vector<double>(papers.size())};
  race.lengths.reserve(papers.size());
  for (const Xapian::docid paper : papers)
    race.lengths.push_back(half_saturation(index.length(paper), index.average_length()));
  for (std::size_t word = 0; word < words.size(); ++word) {
    check(deadline);
    words[word].postings->add_saturation(race.papers, race.lengths, words[word].most, race.scores);
    to_come -= words[word].most;
    if ((word + 1) % kWordsBetweenDrops == 0) race.drop_losers(places, to_come);
  }
  return race;
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

  const std::size_t places = std::max(count, reranked);

  const Race race = first_pass(index, scored_terms(query, words), papers, places, deadline);
  std::vector<Ranked> order;
  order.reserve(race.papers.size());
  for (std::size_t i = 0; i < race.papers.size(); ++i) order.push_back({race.papers[i], race.scores[i]});
  const std::size_t best = std::min(order.size(), places);
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
