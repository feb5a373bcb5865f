// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/postings.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace vankho::searching {
namespace {

constexpr Xapian::docid kPapers = 1000;

// Words that one paper in `every` holds, so that both ways to keep postings are met; some counts need more than a byte.
class PostingsTest : public ::testing::TestWithParam<unsigned> {
 protected:
  PostingsTest() {
    std::mt19937 draw(GetParam());
    for (Xapian::docid paper = 1; paper <= kPapers; ++paper) {
      Xapian::Document document;
      document.add_boolean_term("all");
      if (draw() % GetParam() == 0) {
        counts_[paper] = static_cast<Xapian::termcount>(draw() % 10 == 0 ? 250 + draw() % 20 : 1 + draw() % 5);
        document.add_term("word", counts_[paper]);
      }
      database_.add_document(document);
    }
  }

  double expected(Xapian::docid paper) const { return counts_.contains(paper) ? counts_.at(paper) : 0; }

  Xapian::WritableDatabase database_{std::string(), Xapian::DB_BACKEND_INMEMORY};
  std::map<Xapian::docid, Xapian::termcount> counts_;
};

TEST_P(PostingsTest, CountsAreThoseOfTheIndex) {
  const Postings postings(database_, "word");
  EXPECT_EQ(postings.papers(), counts_.size());
  Papers papers;
  for (Xapian::docid paper = 1; paper <= kPapers; ++paper) {
    EXPECT_EQ(postings.count(paper), expected(paper)) << paper;
    if (counts_.contains(paper)) papers.push_back(paper);
  }
  EXPECT_EQ(postings.list(), papers);
  const Postings listed(database_, papers);
  EXPECT_EQ(listed.list(), papers);
  for (Xapian::docid paper = 1; paper <= kPapers; ++paper)
    EXPECT_EQ(listed.count(paper), counts_.contains(paper) ? 1 : 0) << paper;
}

TEST_P(PostingsTest, PresenceIsAddedInAnyBlock) {
  const Postings postings(database_, "word");
  for (const Xapian::docid first : {0u, 1u, 100u, 993u}) {
    std::vector<double> sums(8, 1.0);
    postings.add_presence(first, sums, 0.5);
    std::vector<double> raised(8, 1.0);
    postings.raise_presence(first, raised, 3);
    for (Xapian::docid i = 0; i < sums.size(); ++i) {
      EXPECT_EQ(sums[i], expected(first + i) != 0 ? 1.5 : 1.0) << first + i;
      EXPECT_EQ(raised[i], expected(first + i) != 0 ? 3.0 : 1.0) << first + i;
    }
  }
}

TEST_P(PostingsTest, ScoresArePutToTheRightPapers) {
  const Postings postings(database_, "word");
  for (const unsigned step : {1u, 3u, 250u}) {
    Papers papers;
    for (Xapian::docid paper = 1; paper <= kPapers; paper += step) papers.push_back(paper);
    const std::vector<double> lengths(papers.size(), 1.5);
    std::vector<double> scores(papers.size(), 0.25);
    postings.add_saturation(papers, lengths, 2, scores);
    for (std::size_t i = 0; i < papers.size(); ++i) {
      const double count = expected(papers[i]);
      EXPECT_DOUBLE_EQ(scores[i], 0.25 + 2 * count / (count + 1.5)) << papers[i];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(OneInEvery, PostingsTest, ::testing::Values(1, 2, 20, 400, 5000));

TEST(Postings, AWordThatIsNotThereHasNoPapers) {
  Xapian::WritableDatabase database{std::string(), Xapian::DB_BACKEND_INMEMORY};
  EXPECT_EQ(Postings(database, "word").papers(), 0u);
  database.add_document({});
  EXPECT_EQ(Postings(database, "word").papers(), 0u);
  EXPECT_TRUE(Postings(database, "word").list().empty());
}

}  // namespace
}  // namespace vankho::searching
