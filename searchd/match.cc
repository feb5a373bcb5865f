// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/match.h"

#include <algorithm>
#include <cmath>

#include "searchd/filters.h"

namespace vankho::searching {
namespace {

// Queries of up to this many units ask for all of them.
constexpr std::size_t kShortQuery = 8;

// Share of the query's weight that a paper must hold under kMost.
constexpr double kMostShare = 0.5;

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

double unit_idf(const Xapian::Database& database, const Unit& unit) {
  double sum = 0;
  for (const Word& word : unit.alternatives.front().words) sum += idf(database, word.folded);
  return sum;
}

// Distinct units that may be left out, with their weight.
Papers most_matches(const Xapian::Database& database, const TypedQuery& query, const Xapian::Query& filter,
                    Deadline deadline) {
  std::vector<Xapian::Query> presence;
  Xapian::Query match = filter;
  std::vector<const Unit*> counted;
  double total = 0;
  for (const Unit& unit : query.units) {
    if (unit.quoted) {
      match = Xapian::Query(Xapian::Query::OP_FILTER, match, unit_query(unit));
      continue;
    }
    const auto same = [&](const Unit* other) {
      return other->alternatives.front().words.front().folded == unit.alternatives.front().words.front().folded &&
             other->alternatives.front().words.size() == unit.alternatives.front().words.size();
    };
    if (std::ranges::any_of(counted, same)) continue;
    counted.push_back(&unit);
    const double weight = unit_idf(database, unit);
    total += weight;
    // As a filter the unit keeps one weight, whatever it is made of.
    for (const WordGroup& group : unit.alternatives) {
      if (group.words.size() == 1)
        presence.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, group_query(group), weight);
    }
    if (unit.alternatives.front().words.size() > 1) {
      for (const Word& word : unit.alternatives.front().words)
        presence.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(word.folded),
                              idf(database, word.folded));
    }
  }
  if (presence.empty()) return papers_of(database, without_excluded(match, query), deadline);

  // All filters weigh nothing, so the cutoff is on words alone.
  const Xapian::Query words(Xapian::Query::OP_OR, presence.begin(), presence.end());
  const Xapian::Query filtered =
      without_excluded(Xapian::Query(Xapian::Query::OP_FILTER, words, match), query);
  Xapian::Enquire enquire(database);
  enquire.set_query(with_deadline(filtered, deadline));
  enquire.set_weighting_scheme(PresenceWeight());
  enquire.set_cutoff(0, kMostShare * total);
  Papers papers;
  collect(enquire, database, papers);
  return papers;
}

Xapian::Query all_query(const TypedQuery& query) {
  std::vector<Xapian::Query> units;
  for (const Unit& unit : query.units) units.push_back(unit_query(unit));
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

WordRule word_rule(const Xapian::Database& database, const TypedQuery& query) {
  if (query.units.size() <= 1) return WordRule::kAll;
  if (query.units.size() > kShortQuery) return WordRule::kMost;
  Xapian::Enquire enquire(database);
  enquire.set_query(all_query(query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 1).empty() ? WordRule::kMost : WordRule::kAll;
}

Papers text_matches(const Xapian::Database& database, const TypedQuery& query, WordRule rule, const Xapian::Query& filter,
                    Deadline deadline) {
  if (query.units.empty()) return papers_of(database, without_excluded(filter, query), deadline);
  if (rule == WordRule::kMost) return most_matches(database, query, filter, deadline);
  const Xapian::Query match = filter.get_type() == Xapian::Query::LEAF_MATCH_ALL
                                  ? all_query(query)
                                  : Xapian::Query(Xapian::Query::OP_FILTER, all_query(query), filter);
  return papers_of(database, without_excluded(match, query), deadline);
}

double idf(const Xapian::Database& database, const std::string& term) {
  const double papers = database.get_doccount();
  const double holding = database.get_termfreq(term);
  return std::max(0.1, std::log((papers - holding + 0.5) / (holding + 0.5) + 1));
}

}  // namespace vankho::searching
