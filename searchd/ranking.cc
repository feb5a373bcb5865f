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

// BM25 with the idf of idf(): Xapian's own lets words of more than a third of the papers count nearly alike.
class SyllableWeight : public Xapian::Weight {
 public:
  SyllableWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
    need_stat(DOC_LENGTH);
    need_stat(DOC_LENGTH_MIN);
    need_stat(AVERAGE_LENGTH);
    need_stat(COLLECTION_SIZE);
    need_stat(TERMFREQ);
  }
  SyllableWeight* clone() const override { return new SyllableWeight; }
  void init(double factor) override {
    factor_ = factor * idf(get_collection_size(), get_termfreq());
    average_ = std::max(1.0, get_average_length());
  }
  std::string name() const override { return "vankho-syllable"; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const override {
    return factor_ * saturation(wdf, length, average_);
  }
  double get_maxpart() const override {
    return factor_ * saturation(get_wdf_upper_bound(), get_doclength_lower_bound(), average_);
  }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double factor_ = 0;
  double average_ = 1;
};

// The papers that match, as the left side of the ranked query: only they are scored.
class PaperSource : public Xapian::PostingSource {
 public:
  explicit PaperSource(const Papers& papers) : papers_(papers) {}

  void init(const Xapian::Database&) override {
    at_ = papers_.begin();
    started_ = false;
  }
  PostingSource* clone() const override { return new PaperSource(papers_); }
  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  void next(double) override {
    if (started_)
      ++at_;
    else
      started_ = true;
  }
  void skip_to(Xapian::docid paper, double) override {
    started_ = true;
    // Gallop: the next paper asked for is mostly near.
    std::size_t step = 1;
    const auto left = static_cast<std::size_t>(papers_.end() - at_);
    while (step < left && at_[static_cast<std::ptrdiff_t>(step)] < paper) step *= 2;
    at_ = std::lower_bound(at_ + static_cast<std::ptrdiff_t>(step / 2 < left ? step / 2 : 0),
                           at_ + static_cast<std::ptrdiff_t>(std::min(step + 1, left)), paper);
  }
  bool at_end() const override { return at_ == papers_.end(); }
  Xapian::docid get_docid() const override { return *at_; }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(papers_.size()); }

  const Papers& papers_;
  Papers::const_iterator at_;
  bool started_ = false;
};

// Terms of the first pass. One that was typed several times counts once, with the most that it weighs anywhere.
Xapian::Query scored_query(const TypedQuery& query, const std::vector<AskedWord>& words) {
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

  std::vector<Xapian::Query> scaled;
  for (const auto& [term, weight] : terms)
    scaled.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight);
  return {Xapian::Query::OP_OR, scaled.begin(), scaled.end()};
}

}  // namespace

std::vector<Ranked> rank(const Xapian::Database& database, const TypedQuery& query, const Papers& papers,
                         std::size_t count, Deadline deadline) {
  if (papers.empty() || count == 0) return {};
  const std::vector<AskedWord> words = asked_words(query);
  const std::size_t reranked = naming_words(words) < kLongQuery ? kReranked : kRerankedForLong;

  const Xapian::Query source((new PaperSource(papers))->release());
  const Xapian::Query scored(Xapian::Query::OP_AND_MAYBE, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, source, 0),
                             scored_query(query, words));
  Xapian::Enquire enquire(database);
  enquire.set_query(with_deadline(scored, deadline));
  enquire.set_weighting_scheme(SyllableWeight());
  const Xapian::MSet mset = enquire.get_mset(0, static_cast<Xapian::doccount>(std::max(count, reranked)));

  std::vector<Ranked> order;
  order.reserve(mset.size());
  for (auto hit = mset.begin(); hit != mset.end(); ++hit) order.push_back({*hit, hit.get_weight()});
  const std::size_t again = std::min(order.size(), reranked);
  rerank_by_pairs(database, words, {order.begin(), again}, {.nominal = reranked, .deadline = deadline});
  // The rest stays in the order of the first pass, behind those that were ordered again.
  for (std::size_t i = again; i < order.size(); ++i) order[i].score = std::min(order[i].score, order[again - 1].score);
  order.resize(std::min(order.size(), count));
  return order;
}

}  // namespace vankho::searching
