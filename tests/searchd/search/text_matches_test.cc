// SPDX-License-Identifier: GPL-3.0-or-later
//
// Matching and the race of the first pass against the plain formula, on drawn papers.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include "searchd/question/query.h"
#include "searchd/search/match.h"
#include "searchd/search/ranking.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kPapers = 5000;  // more than one block
constexpr const char* kWords[] = {"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"};

Deadline soon() {
  return std::chrono::steady_clock::now() + std::chrono::minutes(1);
}

TypedQuery typed(const std::string& text) {
  std::vector<std::string> warnings;
  return parse_query(text, warnings);
}

class DrawnArchive : public ::testing::Test {
 protected:
  DrawnArchive() {
    std::mt19937 draw(7);
    texts_.resize(kPapers + 1);
    for (std::size_t paper = 1; paper <= kPapers; ++paper) {
      Xapian::Document document;
      const std::size_t length = 2 + draw() % 12;
      for (std::size_t position = 1; position <= length; ++position) {
        // The first words of the list are frequent, the last are rare.
        const std::string word = kWords[std::min(draw() % 10, draw() % 10)];
        document.add_posting(word, static_cast<Xapian::termpos>(position));
        texts_[paper].push_back(word);
      }
      database_.add_document(document);
    }
  }

  bool holds(Xapian::docid paper, const std::string& word) const {
    return std::ranges::find(texts_[paper], word) != texts_[paper].end();
  }
  double cover(Xapian::docid paper, const std::set<std::string>& words) const {
    double sum = 0;
    for (const std::string& word : words)
      if (holds(paper, word)) sum += idf(kPapers, database_.get_termfreq(word));
    return sum;
  }
  Papers expected(const std::set<std::string>& words) const {
    double most = 0;
    for (Xapian::docid paper = 1; paper <= kPapers; ++paper) most = std::max(most, cover(paper, words));
    const double share = words.size() <= 4 ? 1 : std::max(0.4, 1 - 0.1 * (static_cast<double>(words.size()) - 4));
    Papers papers;
    for (Xapian::docid paper = 1; paper <= kPapers; ++paper)
      if (cover(paper, words) >= share * most * (1 - 1e-9)) papers.push_back(paper);
    return papers;
  }

  std::vector<std::vector<std::string>> texts_;
  Xapian::WritableDatabase database_{std::string(), Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(DrawnArchive, PapersHoldTheShareOfTheMost) {
  WordStore store(database_, 1 << 20);
  const WordIndex index(database_, store);
  for (std::size_t count = 1; count <= std::size(kWords); ++count) {
    std::string text;
    for (std::size_t word = 0; word < count; ++word) text += std::string(kWords[word]) + " ";
    const TextMatch match = text_matches(index, typed(text), soon());
    EXPECT_EQ(match.papers, expected({kWords, kWords + count})) << text;
    EXPECT_EQ(match.all, count <= 4) << text;
  }
}

TEST_F(DrawnArchive, QuotedWordsAreHeldAndExcludedOnesAreNot) {
  WordStore store(database_, 1 << 20);
  const WordIndex index(database_, store);
  Papers with;
  Papers without;
  for (Xapian::docid paper = 1; paper <= kPapers; ++paper) {
    if (holds(paper, "mot") && holds(paper, "chin")) with.push_back(paper);
    if (holds(paper, "mot") && !holds(paper, "chin")) without.push_back(paper);
  }
  EXPECT_EQ(text_matches(index, typed("mot \"chin\""), soon()).papers, with);
  EXPECT_EQ(text_matches(index, typed("mot -chin"), soon()).papers, without);
}

TEST_F(DrawnArchive, WhoLeavesTheRaceWasNotAmongTheBest) {
  WordStore store(database_, 1 << 20);
  const WordIndex index(database_, store);
  const TypedQuery query = typed("chin tam hai mot ba bon muoi nam");
  Papers papers(kPapers);
  std::iota(papers.begin(), papers.end(), Xapian::docid{1});
  const std::vector<Ranked> all = rank(index, query, papers, papers.size(), soon());
  const std::vector<Ranked> some = rank(index, query, papers, 300, soon());
  ASSERT_EQ(all.size(), papers.size());
  ASSERT_EQ(some.size(), 300u);
  for (std::size_t i = 0; i < some.size(); ++i) {
    EXPECT_EQ(some[i].paper, all[i].paper) << i;
    EXPECT_NEAR(some[i].score, all[i].score, 1e-9) << i;
  }
}

}  // namespace
}  // namespace vankho::searching
