// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/match.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <utility>

#include "searchd/question/asked_words.h"
#include "searchd/question/filters.h"

namespace vankho::searching {
namespace {

// theta(n), see text_matches().
constexpr std::size_t kAllUpTo = 4;
constexpr double kLessPerWord = 0.1;
constexpr double kLeastShare = 0.4;

// Sums of a block of papers stay in the processor's first cache.
constexpr std::size_t kBlock = 4096;

// Sums of the same weights in another order differ in the last digits.
constexpr double kRounding = 1 - 1e-9;

class DocidSpy : public Xapian::MatchSpy {
 public:
  explicit DocidSpy(Papers& papers) : papers_(papers) {}
  void operator()(const Xapian::Document& document, double) override { papers_.push_back(document.get_docid()); }

 private:
  Papers& papers_;
};

// A posting list that is read in full costs nothing more to collect: no matcher for a single term.
Papers postings(const Xapian::Database& database, const std::string& term) {
  Papers papers;
  papers.reserve(database.get_termfreq(term));
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) papers.push_back(*posting);
  return papers;
}

Xapian::Query group_query(const WordGroup& group) {
  std::vector<std::string> terms;
  for (const Word& word : group.words) terms.push_back(word.folded);
  if (terms.size() == 1) return Xapian::Query(terms.front());
  const auto op = group.phrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_AND;
  return {op, terms.begin(), terms.end(), static_cast<Xapian::termcount>(group.phrase ? terms.size() : 0)};
}

// Papers that hold the words of the group.
std::shared_ptr<const Postings> holders(const WordIndex& index, const WordGroup& group, Deadline deadline) {
  if (group.words.size() == 1) return index.postings(group.words.front().folded);
  std::string key;  // no term holds these signs
  for (const Word& word : group.words) key += (group.phrase ? '"' : '&') + word.folded;
  return index.postings(key, [&] { return papers_of(index.database(), group_query(group), deadline); });
}

// Papers that hold any of the alternatives.
Papers holders(const WordIndex& index, const Unit& unit, Deadline deadline) {
  Papers any;
  for (const WordGroup& group : unit.alternatives) {
    const Papers one = holders(index, group, deadline)->list();
    Papers both;
    std::ranges::set_union(any, one, std::back_inserter(both));
    any = std::move(both);
  }
  return any;
}

Papers in_both(const Papers& a, const Papers& b) {
  Papers both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

// How much of a unit papers hold: its words one by one, or any other form of it with the weight of all of them.
class UnitPresence {
 public:
  UnitPresence(const WordIndex& index, const Unit& unit, Deadline deadline) {
    for (const Word& word : unit.alternatives.front().words) {
      auto postings = index.postings(word.folded);
      const double weight = idf(index.papers(), static_cast<double>(postings->papers()));
      words_.emplace_back(std::move(postings), weight);
      sum_ += weight;
    }
    for (std::size_t other = 1; other < unit.alternatives.size(); ++other)
      others_.push_back(holders(index, unit.alternatives[other], deadline));
  }

  double most() const { return sum_; }

  void add(Xapian::docid first, std::span<double> sums) const {
    if (words_.size() == 1 && others_.empty()) return words_.front().first->add_presence(first, sums, sum_);
    std::vector<double> held(sums.size());
    for (const auto& [postings, weight] : words_) postings->add_presence(first, held, weight);
    for (const auto& postings : others_) postings->raise_presence(first, held, sum_);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += held[i];
  }

 private:
  std::vector<std::pair<std::shared_ptr<const Postings>, double>> words_;
  std::vector<std::shared_ptr<const Postings>> others_;
  double sum_ = 0;
};

// Which units name something, each once: matching asks for these.
std::vector<const Unit*> naming_units(const TypedQuery& query) {
  const std::vector<AskedWord> words = asked_words(query);
  std::vector<const Unit*> units;
  std::size_t at = 0;
  for (const Unit& unit : query.units) {
    bool names = unit.quoted;
    for (std::size_t i = 0; i < unit.alternatives.front().words.size(); ++i, ++at) names = names || !words[at].asks;
    const bool repeated = std::ranges::any_of(units, [&](const Unit* other) {
      return other->alternatives.front().words == unit.alternatives.front().words && other->quoted == unit.quoted;
    });
    if (names && !repeated) units.push_back(&unit);
  }
  return units;
}

// The share of the most held that a paper must hold.
double least_share(const TypedQuery& query) {
  const std::size_t words = naming_words(asked_words(query));
  const double over = words <= kAllUpTo ? 0 : static_cast<double>(words - kAllUpTo);
  return std::max(kLeastShare, 1 - kLessPerWord * over);
}

struct Covers {
  Papers papers;             // those that hold the share of the most, and perhaps more papers
  std::vector<double> sums;  // what they hold
  double most = 0;           // that any paper holds

  void keep(Xapian::docid first, std::span<const double> held, double bar) {
    std::size_t kept = papers.size();
    papers.resize(kept + held.size());
    sums.resize(kept + held.size());
    // Each is written and most are written over: that is faster than a branch that nobody can foretell.
    for (std::size_t i = 0; i < held.size(); ++i) {
      papers[kept] = first + static_cast<Xapian::docid>(i);
      sums[kept] = held[i];
      kept += held[i] >= bar ? 1 : 0;
    }
    papers.resize(kept);
    sums.resize(kept);
  }
};

Covers covers_of(const WordIndex& index, const std::vector<UnitPresence>& units, double share, Deadline deadline) {
  Covers covers;
  std::vector<double> block(kBlock);
  const std::size_t end = std::size_t{index.last_paper()} + 1;
  for (std::size_t first = 0; first < end; first += kBlock) {
    check(deadline);
    const std::span<double> sums(block.data(), std::min(kBlock, end - first));
    std::ranges::fill(sums, 0);
    for (const UnitPresence& unit : units) unit.add(static_cast<Xapian::docid>(first), sums);
    for (const double sum : sums) covers.most = std::max(covers.most, sum);
    // The bar only rises: who is below it now is below it at the end.
    covers.keep(static_cast<Xapian::docid>(first), sums, std::max(share * covers.most, 1e-300));
  }
  return covers;
}

Papers papers_above(const Covers& covers, double least) {
  Papers papers;
  for (std::size_t i = 0; i < covers.papers.size(); ++i)
    if (covers.sums[i] >= least) papers.push_back(covers.papers[i]);
  return papers;
}

}  // namespace

Papers papers_of(const Xapian::Database& database, const Xapian::Query& query, Deadline deadline) {
  if (query.get_type() == Xapian::Query::LEAF_TERM) return postings(database, *query.get_terms_begin());
  if (query.get_type() == Xapian::Query::LEAF_MATCH_ALL) return postings(database, {});
  Papers papers;
  Xapian::Enquire enquire(database);
  enquire.set_query(with_deadline(query, deadline));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  DocidSpy spy(papers);
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
  if (!std::ranges::is_sorted(papers)) std::ranges::sort(papers);
  return papers;
}

Xapian::Query unit_query(const Unit& unit) {
  std::vector<Xapian::Query> groups;
  for (const WordGroup& group : unit.alternatives) groups.push_back(group_query(group));
  if (groups.size() == 1) return groups.front();
  return {Xapian::Query::OP_OR, groups.begin(), groups.end()};
}

TextMatch text_matches(const WordIndex& index, const TypedQuery& query, Deadline deadline) {
  std::vector<UnitPresence> loose;
  std::vector<Papers> quoted;
  for (const Unit* unit : naming_units(query)) {
    check(deadline);
    if (unit->quoted)
      quoted.push_back(holders(index, *unit, deadline));
    else
      loose.emplace_back(index, *unit, deadline);
  }

  TextMatch match;
  if (!loose.empty()) {
    // Added in the order in which the covers are, so that a paper that holds all has this very sum.
    const double whole = std::accumulate(loose.begin(), loose.end(), 0.0,
                                         [](double sum, const UnitPresence& unit) { return sum + unit.most(); });
    const double share = least_share(query);
    const Covers covers = covers_of(index, loose, share * kRounding, deadline);
    match.all = query.units.size() == 1 || (share == 1 && covers.most >= whole);
    match.papers = papers_above(covers, match.all ? whole : share * covers.most * kRounding);
  } else if (!quoted.empty()) {
    match.papers = quoted.front();
  } else {
    match.papers = papers_of(index.database(), match_all(), deadline);
  }
  for (const Papers& papers : quoted) {
    match.papers = in_both(match.papers, papers);
    if (match.papers.empty() && !loose.empty()) match.all = false;
  }
  for (const WordGroup& group : query.excluded) {
    const auto excluded = holders(index, group, deadline);
    std::erase_if(match.papers, [&](Xapian::docid paper) { return excluded->count(paper) != 0; });
  }
  return match;
}

}  // namespace vankho::searching
