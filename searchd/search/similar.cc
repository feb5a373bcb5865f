// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/similar.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "schema/terms.h"
#include "schema/text/fold.h"
#include "searchd/citations/citation_kinship.h"
#include "searchd/index/stored_papers.h"
#include "searchd/search/ranking.h"
#include "searchd/search/telling_words.h"

namespace vankho::searching {
namespace {

constexpr double kExactShare = 0.7;            // of a word's weight, as in ranking.cc
constexpr double kPairShare = 0.5;             // of the score by words; the rest is that of syllables
constexpr std::size_t kScored = 1000;          // papers whose syllables are counted
constexpr std::size_t kReranked = 100;         // of these, whose pairs are looked for
constexpr std::size_t kMostPositions = 5'000;  // of a syllable in a paper
constexpr double kNearlyAll = 0.7;             // of the syllables: less no paper of the same text has
constexpr double kLeastShown = 0.3;     // of the weight of the most telling one, for a word to be shown as a reason
constexpr double kLeastCohesion = 0.5;  // of pairs that are shown
constexpr Xapian::docid kBlock = 4096;

struct Candidate {
  Xapian::docid paper = 0;
  double syllables = 0;  // share of what the paper itself would have
  double pairs = 0;
  double citations = 0;
  std::vector<double> pair_counts = {};
  Kinship kinship = {};

  double words() const { return (1 - kPairShare) * syllables + kPairShare * pairs; }
};

class SimilarRun {
 public:
  SimilarRun(const Xapian::Database& database, WordStore& words, Xapian::docid paper, Deadline deadline)
      : database_(database),
        index_(database, words),
        paper_(paper),
        deadline_(deadline),
        record_(stored_paper(database, paper)),
        telling_(telling_words(index_, record_, deadline)),
        kinship_(index_, paper, record_, deadline) {
    for (const TellingWord& word : telling_.words) {
      exact_.push_back(index_.postings(schema::exact_term(word.exact)));
      folded_.push_back(index_.postings(word.folded));
    }
  }

  std::vector<SimilarPaper> run(const SimilarOptions& options) {
    std::vector<Candidate> candidates = scored(most_held(options), options);
    add_pairs(candidates);
    const auto total = [&](const Candidate& candidate) {
      return candidate.words() + options.citation_weight * candidate.citations;
    };
    std::vector<SimilarPaper> papers;
    for (Candidate& candidate : candidates) {
      check(deadline_);
      schema::Record record = stored_paper(database_, candidate.paper);
      candidate.kinship = kinship_.confirm(candidate.kinship, record);
      candidate.citations = kinship_.score(candidate.kinship);
      if (total(candidate) > 0) papers.push_back(shown(candidate, std::move(record), total(candidate)));
    }
    std::ranges::stable_sort(papers, [](const SimilarPaper& a, const SimilarPaper& b) {
      return a.same_text != b.same_text ? a.same_text : a.score > b.score;
    });
    if (papers.size() > options.limit) papers.resize(options.limit);
    return papers;
  }

 private:
  // The papers that hold most of the telling words, by presence alone, and those near by citations. Ascending.
  Papers most_held(const SimilarOptions& options) const {
    std::vector<double> sums(std::size_t{index_.last_paper()} + 1);
    double most = 0;
    for (const TellingWord& word : telling_.words) most += word.weight;
    for (std::size_t first = 0; first < sums.size() && most > 0; first += kBlock) {
      check(deadline_);
      const std::span<double> block(sums.data() + first, std::min<std::size_t>(kBlock, sums.size() - first));
      for (std::size_t i = 0; i < telling_.words.size(); ++i) {
        const double weight = telling_.words[i].weight / most;
        exact_[i]->add_presence(static_cast<Xapian::docid>(first), block, weight * kExactShare);
        folded_[i]->add_presence(static_cast<Xapian::docid>(first), block, weight * (1 - kExactShare));
      }
    }
    for (const auto& [other, kinship] : kinship_.kin())
      sums[other] += options.citation_weight * kinship_.score(kinship);
    sums[paper_] = 0;
    Papers papers;
    for (std::size_t other = 1; other < sums.size(); ++other)
      if (sums[other] > 0) papers.push_back(static_cast<Xapian::docid>(other));
    if (papers.size() > kScored) {
      const auto last = papers.begin() + kScored;
      std::ranges::nth_element(papers, last, [&](Xapian::docid a, Xapian::docid b) {
        return sums[a] != sums[b] ? sums[a] > sums[b] : a < b;
      });
      papers.resize(kScored);
      std::ranges::sort(papers);
    }
    return papers;
  }

  // The best of these by how often they hold the syllables, and by citations.
  std::vector<Candidate> scored(const Papers& papers, const SimilarOptions& options) const {
    std::vector<double> lengths;
    for (const Xapian::docid paper : papers)
      lengths.push_back(half_saturation(index_.length(paper), index_.average_length()));
    const double own_half = half_saturation(index_.length(paper_), index_.average_length());
    std::vector<double> scores(papers.size());
    double own = 0;
    for (std::size_t i = 0; i < telling_.words.size(); ++i) {
      check(deadline_);
      const TellingWord& word = telling_.words[i];
      const double most = word.weight * (kBm25K1 + 1);
      exact_[i]->add_saturation(papers, lengths, most * kExactShare, scores);
      folded_[i]->add_saturation(papers, lengths, most * (1 - kExactShare), scores);
      own += word.weight * saturation(word.count, own_half);
    }
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < papers.size(); ++i) {
      Candidate candidate{.paper = papers[i], .syllables = own > 0 ? scores[i] / own : 0};
      const auto kin = kinship_.kin().find(papers[i]);
      if (kin != kinship_.kin().end()) {
        candidate.kinship = kin->second;
        candidate.citations = kinship_.score(kin->second);
      }
      candidates.push_back(std::move(candidate));
    }
    const std::size_t best = std::min(candidates.size(), kReranked);
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(best), std::greater(),
                              [&](const Candidate& c) { return c.syllables + options.citation_weight * c.citations; });
    candidates.resize(best);
    return candidates;
  }

  using Positions = std::vector<Xapian::termpos>;

  Positions positions_of(Xapian::docid paper, const std::string& word) const {
    Positions positions;
    if (index_.postings(word)->count(paper) == 0) return positions;
    const auto end = database_.positionlist_end(paper, word);
    for (auto at = database_.positionlist_begin(paper, word); at != end && positions.size() < kMostPositions; ++at)
      positions.push_back(*at);
    return positions;
  }

  // How often the second stands right behind the first; in the subject as often as its weight says.
  static double neighbours(const Positions& first, const Positions& second) {
    double count = 0;
    auto at = second.begin();
    for (const Xapian::termpos position : first) {
      while (at != second.end() && *at <= position) ++at;
      if (at == second.end()) break;
      if (*at == position + 1) count += position < schema::kBodyPosition ? schema::field("subject").weight : 1;
    }
    return count;
  }

  bool holds(Xapian::docid paper, const TellingPair& pair) const {
    return index_.postings(schema::exact_term(pair.first))->count(paper) > 0 &&
           index_.postings(schema::exact_term(pair.second))->count(paper) > 0;
  }

  std::vector<double> pair_counts_of(Xapian::docid paper) const {
    std::map<std::string_view, Positions> positions;
    for (const TellingPair& pair : telling_.pairs)
      for (const std::string* word : {&pair.first_folded, &pair.second_folded})
        if (!positions.contains(*word)) positions.emplace(*word, positions_of(paper, *word));
    std::vector<double> counts;
    for (const TellingPair& pair : telling_.pairs) {
      const double count = neighbours(positions.at(pair.first_folded), positions.at(pair.second_folded));
      // Positions know no marks: where the syllables stand with other ones it is another word.
      counts.push_back(count > 0 && holds(paper, pair) ? count : (1 - kExactShare) * count);
    }
    return counts;
  }

  // How telling a pair is shows among the candidates: how many of them hold it, as in pair_ranking.cc.
  void add_pairs(std::vector<Candidate>& candidates) {
    std::vector<double> holding(telling_.pairs.size());
    for (Candidate& candidate : candidates) {
      check(deadline_);
      candidate.pair_counts = pair_counts_of(candidate.paper);
      for (std::size_t pair = 0; pair < holding.size(); ++pair)
        holding[pair] += candidate.pair_counts[pair] > 0 ? 1 : 0;
    }
    const double own_half = half_saturation(index_.length(paper_), index_.average_length());
    double own = 0;
    for (std::size_t pair = 0; pair < holding.size(); ++pair) {
      telling_.pairs[pair].weight *= idf(2 * static_cast<double>(kReranked), holding[pair]);
      most_pair_ = std::max(most_pair_, telling_.pairs[pair].weight);
      own += telling_.pairs[pair].weight * saturation(telling_.pairs[pair].count, own_half);
    }
    if (own <= 0) return;
    for (Candidate& candidate : candidates) {
      const double half = half_saturation(index_.length(candidate.paper), index_.average_length());
      for (std::size_t pair = 0; pair < holding.size(); ++pair)
        candidate.pairs += telling_.pairs[pair].weight * saturation(candidate.pair_counts[pair], half) / own;
    }
  }

  // Pairs that both hold, then syllables that are in none of these.
  std::vector<std::string> shared_words(const Candidate& candidate) const {
    std::vector<std::size_t> pairs;
    for (std::size_t pair = 0; pair < candidate.pair_counts.size(); ++pair)
      if (candidate.pair_counts[pair] > 0) pairs.push_back(pair);
    // A pair that reaches from one word into the next ("tác văn" of "công tác văn thư") is good for ranking, not to
    // read.
    std::erase_if(pairs, [&](std::size_t pair) {
      return !holds(candidate.paper, telling_.pairs[pair]) || telling_.pairs[pair].cohesion < kLeastCohesion ||
             telling_.pairs[pair].weight < kLeastShown * most_pair_;
    });
    std::ranges::stable_sort(pairs, std::greater(), [&](std::size_t pair) {
      return telling_.pairs[pair].weight * telling_.pairs[pair].cohesion;
    });
    std::vector<std::string> words;
    std::set<std::string_view> said;
    for (const std::size_t at : pairs) {
      const TellingPair& pair = telling_.pairs[at];
      if (words.size() == kMostSharedWords) return words;
      // "phòng cháy", "cháy chữa", "chữa cháy": every second one says it all.
      if (said.contains(pair.first) || said.contains(pair.second)) continue;
      words.push_back(pair.as_written);
      said.insert({pair.first, pair.second});
    }
    for (std::size_t i = 0; i < telling_.words.size() && words.size() < kMostSharedWords; ++i)
      if (telling_.words[i].count >= 2 && telling_.words[i].weight >= kLeastShown * telling_.words.front().weight &&
          exact_[i]->count(candidate.paper) > 0 && said.insert(telling_.words[i].exact).second)
        words.push_back(telling_.words[i].as_written);
    return words;
  }

  SimilarPaper shown(const Candidate& candidate, schema::Record record, double score) const {
    SimilarPaper paper{.record = {}, .score = score};
    paper.same_text =
        candidate.syllables > kNearlyAll && !record_.body.empty() && text::squeeze(record.body) == own_text();
    paper.cites = candidate.kinship.cites;
    paper.cited_by = candidate.kinship.cited_by;
    paper.shared_words = shared_words(candidate);
    for (const std::size_t place : candidate.kinship.shared)
      paper.shared_citations.push_back(record_.citations[place].number);
    record.body.clear();
    paper.record = std::move(record);
    return paper;
  }

  const std::string& own_text() const {
    if (own_text_.empty()) own_text_ = text::squeeze(record_.body);
    return own_text_;
  }

  const Xapian::Database& database_;
  const WordIndex index_;
  const Xapian::docid paper_;
  const Deadline deadline_;
  const schema::Record record_;
  TellingWords telling_;
  const CitationKinship kinship_;
  std::vector<std::shared_ptr<const Postings>> exact_;
  std::vector<std::shared_ptr<const Postings>> folded_;
  double most_pair_ = 0;  // weight of the most telling pair
  mutable std::string own_text_;
};

}  // namespace

std::vector<SimilarPaper> similar_papers(const Xapian::Database& database, WordStore& words, Xapian::docid paper,
                                         const SimilarOptions& options, Deadline deadline) {
  return SimilarRun(database, words, paper, deadline).run(options);
}

}  // namespace vankho::searching
