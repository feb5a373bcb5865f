// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether papers that belong together find each other as similar ones, and how long that takes, one thread.
//   similar_papers INDEX_DIR [QRELS.tsv]      PAPERS=300
// Belonging together: a paper and one that it cites, where the archive has only this one of the number; with QRELS.tsv
// (question, id, 1) two papers that were judged to answer one question. Both are asked for the other, with words alone
// and with citations. Papers that have no partner are asked for time alone, up to PAPERS in all.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/index_layout.h"
#include "searchd/citations/citation_search.h"
#include "searchd/index/snapshot.h"
#include "searchd/index/stored_papers.h"
#include "searchd/search/similar.h"

namespace {

using namespace vankho;
using namespace vankho::searching;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kPlaces = 10;
using Partners = std::map<Xapian::docid, std::set<Xapian::docid>>;

Deadline late() {
  return Clock::now() + std::chrono::minutes(10);
}

void add_pair(Partners& partners, Xapian::docid a, Xapian::docid b) {
  if (a == b) return;
  partners[a].insert(b);
  partners[b].insert(a);
}

Partners by_citations(const Xapian::Database& database, const Papers& papers) {
  Partners partners;
  for (const Xapian::docid paper : papers) {
    for (const CitationLink& link : citations_of(database, paper, late()).cites)
      if (link.papers.size() == 1) add_pair(partners, paper, paper_of_id(database, link.papers[0].id).value());
  }
  return partners;
}

Partners by_judgement(const Xapian::Database& database, const char* path) {
  std::map<std::string, std::vector<Xapian::docid>> answers;
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    if (const auto paper = paper_of_id(database, line.substr(first + 1, second - first - 1)))
      answers[line.substr(0, first)].push_back(*paper);
  }
  Partners partners;
  for (const auto& [question, papers] : answers)
    for (const Xapian::docid a : papers)
      for (const Xapian::docid b : papers) add_pair(partners, a, b);
  return partners;
}

std::vector<Xapian::docid> evenly(const Papers& papers, std::size_t most) {
  std::vector<Xapian::docid> some;
  const std::size_t count = std::min(papers.size(), most);
  for (std::size_t i = 0; i < count; ++i) some.push_back(papers[i * papers.size() / count]);
  return some;
}

struct Figures {
  double first = 0;  // share of papers whose first similar paper is a partner
  double found = 0;  // share of partners among the first ten, mean over papers
  double mrr = 0;
  std::vector<double> ms;
};

Figures measure(const Xapian::Database& database, Snapshot& snapshot, const Partners& partners,
                const std::vector<Xapian::docid>& asked, double citation_weight) {
  Figures figures;
  double count = 0;
  for (const Xapian::docid paper : asked) {
    const auto start = Clock::now();
    const auto similar = similar_papers(database, snapshot.words(), paper,
                                        {.limit = kPlaces, .citation_weight = citation_weight}, late());
    figures.ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    const auto own = partners.find(paper);
    if (own == partners.end()) continue;
    ++count;
    double best = 0;
    double held = 0;
    for (std::size_t place = 0; place < similar.size(); ++place) {
      if (!own->second.contains(paper_of_id(database, similar[place].record.id).value())) continue;
      ++held;
      best = std::max(best, 1.0 / static_cast<double>(place + 1));
    }
    figures.first += best == 1 ? 1 : 0;
    figures.mrr += best;
    figures.found += held / static_cast<double>(std::min(own->second.size(), kPlaces));
  }
  for (double* sum : {&figures.first, &figures.found, &figures.mrr}) *sum /= std::max(count, 1.0);
  std::ranges::sort(figures.ms);
  return figures;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "usage: similar_papers INDEX_DIR [QRELS.tsv]\n");
    return 2;
  }
  const char* most = std::getenv("PAPERS");
  const std::size_t papers = most != nullptr ? std::strtoul(most, nullptr, 10) : 300;
  const auto generation = schema::current_generation(argv[1]);
  if (!generation) {
    std::fprintf(stderr, "similar_papers: %s: no index\n", argv[1]);
    return 2;
  }
  Snapshot snapshot(*generation, 1);
  const Snapshot::Lease lease(snapshot);
  const Xapian::Database& database = lease.database();
  const Papers& all = snapshot.columns().papers();

  const Partners partners = argc == 3              ? by_judgement(database, argv[2])
                            : all.size() <= 10'000 ? by_citations(database, all)
                                                   : Partners{};
  // Evenly over those with partners, then over the archive.
  std::vector<Xapian::docid> with_partners;
  for (const auto& [paper, others] : partners) with_partners.push_back(paper);
  std::vector<Xapian::docid> asked = evenly(with_partners, papers);
  const std::size_t judged = asked.size();
  for (const Xapian::docid paper : evenly(all, papers - judged))
    if (!partners.contains(paper)) asked.push_back(paper);

  std::printf("%zu papers, %zu asked, %zu of them with partners\n", all.size(), asked.size(), judged);
  std::printf("%-22s %7s %8s %7s %9s %9s %9s\n", "", "first", "among 10", "MRR", "ms p50", "ms p95", "ms most");
  for (const double weight : {0.0, 0.25, 0.5, 1.0}) {
    const Figures figures = measure(database, snapshot, partners, asked, weight);
    const auto share = [&](double part) {
      return figures.ms[static_cast<std::size_t>(part * static_cast<double>(figures.ms.size() - 1))];
    };
    std::printf("citation weight %-6.2f %7.3f %8.3f %7.3f %9.1f %9.1f %9.1f\n", weight, figures.first, figures.found,
                figures.mrr, share(0.5), share(0.95), figures.ms.back());
  }
  return 0;
}
