// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/match_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace vankho::searching {
namespace {

class MatchCacheTest : public ::testing::Test {
 protected:
  // Whether `key` had to be found; found papers are `count` times the docid 1.
  bool asks(MatchCache& cache, const std::string& key, std::size_t count) {
    bool found = false;
    const auto papers = cache.get(key, [&] {
      found = true;
      return Papers(count, 1);
    });
    EXPECT_EQ(papers->size(), count);
    return found;
  }
};

TEST_F(MatchCacheTest, FindsOnce) {
  MatchCache cache(100);
  EXPECT_TRUE(asks(cache, "a", 3));
  EXPECT_FALSE(asks(cache, "a", 3));
  EXPECT_TRUE(asks(cache, "b", 0));
  EXPECT_FALSE(asks(cache, "b", 0));
}

TEST_F(MatchCacheTest, DropsTheLeastRecentlyUsed) {
  MatchCache cache(12);  // three answers of three papers, each counted with one more
  asks(cache, "a", 3);
  asks(cache, "b", 3);
  asks(cache, "c", 3);
  EXPECT_FALSE(asks(cache, "a", 3));
  EXPECT_TRUE(asks(cache, "d", 3));
  EXPECT_FALSE(asks(cache, "a", 3));
  EXPECT_FALSE(asks(cache, "c", 3));
  EXPECT_TRUE(asks(cache, "b", 3));
}

TEST_F(MatchCacheTest, ManyEmptyAnswersAreBoundedToo) {
  MatchCache cache(10);
  for (int i = 0; i < 11; ++i) asks(cache, std::to_string(i), 0);
  EXPECT_TRUE(asks(cache, "0", 0));
  EXPECT_FALSE(asks(cache, "10", 0));
}

TEST_F(MatchCacheTest, WhatIsTooLargeIsAnsweredAndNotKept) {
  MatchCache cache(10);
  asks(cache, "small", 2);
  EXPECT_TRUE(asks(cache, "large", 10));
  EXPECT_TRUE(asks(cache, "large", 10));
  EXPECT_FALSE(asks(cache, "small", 2));
}

TEST_F(MatchCacheTest, AnAnswerOutlivesItsPlace) {
  MatchCache cache(4);
  const auto kept = cache.get("a", [] { return Papers{1, 2, 3}; });
  asks(cache, "b", 3);
  EXPECT_THAT(*kept, ::testing::ElementsAre(1, 2, 3));
}

TEST_F(MatchCacheTest, AFailureIsNotKept) {
  MatchCache cache(10);
  EXPECT_THROW(cache.get("a", []() -> Papers { throw std::runtime_error("no"); }), std::runtime_error);
  EXPECT_TRUE(asks(cache, "a", 1));
}

TEST_F(MatchCacheTest, ManyThreadsGetTheirOwnAnswers) {
  MatchCache cache(50);
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (unsigned i = 0; i < 2000; ++i) {
        const Xapian::docid paper = (i * (t + 1)) % 23;
        const auto papers = cache.get(std::to_string(paper), [&] { return Papers{paper, paper + 1}; });
        if (papers->front() != paper) ++wrong;
      }
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace vankho::searching
