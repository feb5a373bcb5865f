// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of hits: the formula of docs/ranking.md computed by hand on a tiny archive, and what must always hold.
#include "searchd/search/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using testing::paper;
using testing::SmallArchive;
using testing::soon;

std::vector<Ranked> ranked(const SmallArchive& archive, std::string_view typed, std::size_t count = 100) {
  std::vector<std::string> warnings;
  const TypedQuery query = parse_query(typed, warnings);
  const Papers papers = text_matches(archive.index(), query, soon()).papers;
  return rank(archive.index(), query, papers, count, soon());
}

Papers order(const std::vector<Ranked>& hits) {
  Papers papers;
  for (const Ranked& hit : hits) papers.push_back(hit.paper);
  return papers;
}

// What `wdf` occurrences are worth, as the books write BM25.
double bm25(double wdf, double length, double average) {
  return wdf * 2.2 / (wdf + 1.2 * (0.25 + 0.75 * length / average));
}

TEST(Ranking, Saturation) {
  EXPECT_DOUBLE_EQ(saturation(0, half_saturation(10, 10)), 0);
  EXPECT_NEAR(saturation(1, half_saturation(10, 10)), bm25(1, 10, 10), 1e-12);
  EXPECT_NEAR(saturation(5, half_saturation(20, 10)), bm25(5, 20, 10), 1e-12);
  EXPECT_LT(saturation(1e9, half_saturation(10, 10)), kBm25K1 + 1);
  EXPECT_GT(saturation(1, half_saturation(5, 10)), saturation(1, half_saturation(50, 10)))
      << "a short paper says more with one word";
}

// One word without marks: BM25 alone. Length of a paper = its words by weight, folded and exact ones: a word of the
// body counts 2, one of the subject 10.
TEST(Ranking, OneWordByHand) {
  const SmallArchive archive({paper("", "a b c"), paper("a", "b"), paper("", "b c d e"), paper("", "a a")});
  const double average = (6 + 12 + 8 + 4) / 4.0;
  const double telling = std::log(1 + (4 - 3 + 0.5) / (3 + 0.5));
  const auto score = [&](double wdf, double length) { return telling * bm25(wdf, length, average); };
  const std::vector<Ranked> hits = ranked(archive, "a");
  ASSERT_THAT(order(hits), ElementsAre(2, 4, 1));
  EXPECT_NEAR(hits[0].score, score(5, 12), 1e-9);
  EXPECT_NEAR(hits[1].score, score(2, 4), 1e-9);
  EXPECT_NEAR(hits[2].score, score(1, 6), 1e-9);
}

// Two words: the pair counts by how many of the best papers hold it, three times in the opening.
TEST(Ranking, TwoWordsByHand) {
  const SmallArchive archive({paper("", "b a"), paper("", "a b")});
  const double words = 2 * std::log(1 + 0.5 / 2.5) * bm25(1, 4, 4);
  const double pair = std::log(1 + (400 - 1 + 0.5) / 1.5);
  const std::vector<Ranked> hits = ranked(archive, "a b");
  ASSERT_THAT(order(hits), ElementsAre(2, 1));
  EXPECT_NEAR(hits[1].score, words, 1e-9);
  EXPECT_NEAR(hits[0].score, words + 0.6 * pair * bm25(3, 4, 4) + 0.8 * pair, 1e-9);
}

TEST(Ranking, MarksTypedOnPurposeGoFirst) {
  const SmallArchive archive(
      {paper("", "công tác dan van"), paper("", "công tác dân vận"), paper("", "công tác đan vân")});
  EXPECT_THAT(order(ranked(archive, "dân vận")).front(), 2u);
  EXPECT_THAT(order(ranked(archive, "đan vân")).front(), 3u);
  EXPECT_EQ(ranked(archive, "dân vận").size(), 3u);
}

TEST(Ranking, TheSubjectCountsMoreThanTheBody) {
  const SmallArchive archive({paper("Về việc họp", "dân vận và các việc khác nữa"),
                              paper("Về dân vận", "họp và các việc khác nữa trong huyện")});
  EXPECT_EQ(order(ranked(archive, "dân vận")).front(), 2u);
}

TEST(Ranking, WordsSideBySideGoBeforeTheSameWordsApart) {
  const SmallArchive archive(
      {paper("", "nông dân và thôn xóm và làng bản"), paper("", "dân xóm và nông thôn và làng bản")});
  EXPECT_EQ(order(ranked(archive, "nông thôn")).front(), 2u);
}

TEST(Ranking, EqualPapersStandByDocid) {
  std::vector<schema::Record> papers(300, paper("dân vận", "họp"));
  const SmallArchive archive(papers);
  const std::vector<Ranked> hits = ranked(archive, "dân vận", 300);
  ASSERT_EQ(hits.size(), 300u);
  for (std::size_t i = 0; i < hits.size(); ++i) EXPECT_EQ(hits[i].paper, i + 1);
}

// Paging asks for more and more: what was shown must stay where it was.
TEST(Ranking, TheOrderDoesNotDependOnHowManyAreAskedFor) {
  std::vector<schema::Record> papers;
  for (int i = 0; i < 400; ++i) {
    std::string body;
    for (int word = 0; word < 12; ++word)
      body += (i * 7 + word * word) % 5 == 0 ? "dân vận " : "việc " + std::to_string(i % 9) + " dân ";
    papers.push_back(paper(i % 13 == 0 ? "dân vận" : "", body + "vận"));
  }
  const SmallArchive archive(papers);
  const std::vector<Ranked> all = ranked(archive, "dân vận", 400);
  ASSERT_EQ(all.size(), 400u);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) EXPECT_GE(all[i].score, all[i + 1].score);
  for (const std::size_t count : {1u, 20u, 199u, 200u, 201u, 350u}) {
    const std::vector<Ranked> some = ranked(archive, "dân vận", count);
    ASSERT_EQ(some.size(), count);
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(some[i].paper, all[i].paper) << count << ' ' << i;
  }
}

TEST(Ranking, EveryPaperGivenIsRanked) {
  const SmallArchive archive({paper("", "a"), paper("", "b"), paper("", "c")});
  std::vector<std::string> warnings;
  const TypedQuery query = parse_query("a", warnings);
  EXPECT_THAT(order(rank(archive.index(), query, {1, 2, 3}, 10, soon())), ElementsAre(1, 2, 3));
  EXPECT_TRUE(rank(archive.index(), query, {}, 10, soon()).empty());
  EXPECT_TRUE(rank(archive.index(), query, {1}, 0, soon()).empty());
}

}  // namespace
}  // namespace vankho::searching
