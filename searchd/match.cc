// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/match.h"

#include <algorithm>

#include "searchd/asked_words.h"
#include "searchd/filters.h"

namespace vankho::searching {
namespace {

// theta(n), see word_rule().
constexpr std::size_t kAllUpTo = 4;
constexpr double kLessPerWord = 0.1;
constexpr double kLeastShare = 0.4;

class DocidSpy : public Xapian::MatchSpy {
 public:
  explicit DocidSpy(Papers& papers) : papers_(papers) {}
  void operator()(const Xapian::Document& document, double) override { papers_.push_back(document.get_docid()); }

 private:
  Papers& papers_;
};

// The same weight in every paper, so that the sum tells which share of the query's words a paper holds. The factor is
// the idf, given by OP_SCALE_WEIGHT.
class PresenceWeight : public Xapian::Weight {
 public:
  PresenceWeight* clone() const override { return new PresenceWeight; }
  void init(double factor) override { factor_ = factor; }
  std::string name() const override { return "vankho-presence"; }
  double get_sumpart(Xapian::termcount, Xapian::termcount, Xapian::termcount) const override { return factor_; }
  double get_maxpart() const override { return factor_; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double factor_ = 0;
};

Xapian::Query group_query(const WordGroup& group) {
  std::vector<std::string> terms;
  for (const Word& word : group.words) terms.push_back(word.folded);
  if (terms.size() == 1) return Xapian::Query(terms.front());
  if (group.phrase)
    return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
  return {Xapian::Query::OP_AND, terms.begin(), terms.end()};
}

Xapian::Query filtered(const Xapian::Query& match, const Xapian::Query& filter) {
  if (filter.get_type() == Xapian::Query::LEAF_MATCH_ALL) return match;
  return {Xapian::Query::OP_FILTER, match, filter};
}

// A posting list that is read in full costs nothing more to collect: no matcher for a single term.
Papers postings(const Xapian::Database& database, const std::string& term) {
  Papers papers;
  papers.reserve(database.get_termfreq(term));
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) papers.push_back(*posting);
  return papers;
}

void collect(Xapian::Enquire& enquire, const Xapian::Database& database, Papers& papers) {
  DocidSpy spy(papers);
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
  if (!std::ranges::is_sorted(papers)) std::ranges::sort(papers);
}

Xapian::Query without_excluded(Xapian::Query match, const TypedQuery& query) {
  for (const WordGroup& group : query.excluded)
    match = Xapian::Query(Xapian::Query::OP_AND_NOT, match, group_query(group));
  return match;
}

// Scaled so that a paper that holds the group weighs `weight`, not that times the number of words.
Xapian::Query weighed(const WordGroup& group, double weight) {
  return {Xapian::Query::OP_SCALE_WEIGHT, group_query(group), weight / static_cast<double>(group.words.size())};
}

// A unit as presence: its words one by one, or any other form of it with the weight of all of them.
Xapian::Query presence_of(const Xapian::Database& database, const Unit& unit) {
  std::vector<Xapian::Query> words;
  double sum = 0;
  for (const Word& word : unit.alternatives.front().words) {
    const double weight = idf(database, word.folded);
    words.push_back(weighed({.words = {word}}, weight));
    sum += weight;
  }
  std::vector<Xapian::Query> forms{Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end())};
  for (std::size_t other = 1; other < unit.alternatives.size(); ++other)
    forms.push_back(weighed(unit.alternatives[other], sum));
  if (forms.size() == 1) return forms.front();
  return {Xapian::Query::OP_MAX, forms.begin(), forms.end()};
}

// Which units name something, each once: matching asks for these.
std::vector<const Unit*> naming_units(const TypedQuery& query) {
  const std::vector<AskedWord> words = asked_words(query);
  std::vector<const Unit*> units;
  std::size_t at = 0;
  for (const Unit& unit : query.units) {
    bool names = unit.quoted;
    for (std::size_t i = 0; i < unit.alternatives.front().words.size(); ++i) names = names || !words[at++].asks;
    const bool repeated = std::ranges::any_of(units, [&](const Unit* other) {
      return other->alternatives.front().words == unit.alternatives.front().words && other->quoted == unit.quoted;
    });
    if (names && !repeated) units.push_back(&unit);
  }
  return units;
}

Xapian::Query presence_query(const Xapian::Database& database, const TypedQuery& query) {
  std::vector<Xapian::Query> presence;
  for (const Unit* unit : naming_units(query))
    if (!unit->quoted) presence.push_back(presence_of(database, *unit));
  return {Xapian::Query::OP_OR, presence.begin(), presence.end()};
}

Papers most_matches(const Xapian::Database& database, const TypedQuery& query, double least,
                    const Xapian::Query& filter, Deadline deadline) {
  Xapian::Query match = presence_query(database, query);
  if (match.empty()) match = match_all();
  for (const Unit& unit : query.units)
    if (unit.quoted) match = Xapian::Query(Xapian::Query::OP_FILTER, match, unit_query(unit));
  match = without_excluded(filtered(match, filter), query);
  Xapian::Enquire enquire(database);
  enquire.set_query(with_deadline(match, deadline));
  enquire.set_weighting_scheme(PresenceWeight());
  // Filters weigh nothing, so the cutoff is on words alone.
  enquire.set_cutoff(0, least);
  Papers papers;
  collect(enquire, database, papers);
  return papers;
}

Xapian::Query all_query(const TypedQuery& query) {
  std::vector<Xapian::Query> units;
  for (const Unit* unit : naming_units(query)) units.push_back(unit_query(*unit));
  return {Xapian::Query::OP_AND, units.begin(), units.end()};
}

}  // namespace

Papers papers_of(const Xapian::Database& database, const Xapian::Query& query, Deadline deadline) {
  if (query.get_type() == Xapian::Query::LEAF_TERM) return postings(database, *query.get_terms_begin());
  if (query.get_type() == Xapian::Query::LEAF_MATCH_ALL) return postings(database, {});
  Papers papers;
  Xapian::Enquire enquire(database);
  enquire.set_query(with_deadline(query, deadline));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  collect(enquire, database, papers);
  return papers;
}

Xapian::Query unit_query(const Unit& unit) {
  std::vector<Xapian::Query> groups;
  for (const WordGroup& group : unit.alternatives) groups.push_back(group_query(group));
  if (groups.size() == 1) return groups.front();
  return {Xapian::Query::OP_OR, groups.begin(), groups.end()};
}

WordRule word_rule(const Xapian::Database& database, const TypedQuery& query, Deadline deadline) {
  const std::size_t words = naming_words(asked_words(query));
  if (query.units.size() <= 1) return {};
  Xapian::Enquire enquire(database);
  if (words <= kAllUpTo) {
    enquire.set_query(with_deadline(all_query(query), deadline));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    if (!enquire.get_mset(0, 1).empty()) return {};
  }
  const Xapian::Query presence = presence_query(database, query);
  if (presence.empty()) return {};
  enquire.set_query(with_deadline(presence, deadline));
  enquire.set_weighting_scheme(PresenceWeight());
  const Xapian::MSet best = enquire.get_mset(0, 1);
  if (best.empty()) return {};
  const double over = words <= kAllUpTo ? 0 : static_cast<double>(words - kAllUpTo);
  const double share = std::max(kLeastShare, 1 - kLessPerWord * over);
  // Sums of the same weights in another order differ in the last digit.
  return {.all = false, .least = share * best.begin().get_weight() * (1 - 1e-9)};
}

Papers text_matches(const Xapian::Database& database, const TypedQuery& query, const WordRule& rule,
                    const Xapian::Query& filter, Deadline deadline) {
  if (query.units.empty()) return papers_of(database, without_excluded(filter, query), deadline);
  if (!rule.all) return most_matches(database, query, rule.least, filter, deadline);
  return papers_of(database, without_excluded(filtered(all_query(query), filter), query), deadline);
}

double idf(const Xapian::Database& database, const std::string& term) {
  return idf(database.get_doccount(), database.get_termfreq(term));
}

}  // namespace vankho::searching
