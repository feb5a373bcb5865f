// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/past_questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> texts(const PastQuestions& past, const std::string& typed) {
  std::vector<std::string> list;
  for (const Suggestion& suggestion : past.fitting(typed, 5)) list.push_back(suggestion.text);
  return list;
}

void note(PastQuestions& past, const std::string& question, int times) {
  for (int i = 0; i < times; ++i) past.note(question);
}

TEST(PastQuestions, AreSuggestedWhenTheyWereAskedOftenEnough) {
  PastQuestions past(3);
  note(past, "dân vận", 2);
  EXPECT_THAT(texts(past, "dan"), IsEmpty());
  past.note(" Dân  VẬN ");
  EXPECT_THAT(texts(past, "dan"), ElementsAre("dân vận"));
  EXPECT_THAT(texts(past, "van d"), ElementsAre("dân vận"));
  EXPECT_THAT(texts(past, "dân vận"), IsEmpty()) << "it is what is typed";
  const Suggestion suggestion = past.fitting("da", 5).at(0);
  EXPECT_EQ(suggestion.count, 3U);
  EXPECT_EQ(suggestion.url, "/?q=d%C3%A2n%20v%E1%BA%ADn");
  EXPECT_THAT(suggestion.marks, ElementsAre(std::pair(0U, 3U)));
}

TEST(PastQuestions, TheMostAskedStandFirstAndTheMarksTypedBeforeThem) {
  PastQuestions past(1);
  note(past, "việt nam", 5);
  note(past, "năm 2016", 2);
  note(past, "kế hoạch năm", 3);
  EXPECT_THAT(texts(past, "nam"), ElementsAre("việt nam", "kế hoạch năm", "năm 2016"));
  EXPECT_THAT(texts(past, "năm"), ElementsAre("kế hoạch năm", "năm 2016", "việt nam"));
}

TEST(PastQuestions, NothingIsKeptWithoutTheOption) {
  PastQuestions past(0);
  note(past, "dân vận", 9);
  EXPECT_THAT(texts(past, "d"), IsEmpty());
}

TEST(PastQuestions, PersonalNumbersAndLongQuestionsAreNeverKept) {
  PastQuestions past(1);
  for (const char* question :
       {"nguyễn văn an 012345678", "0905 123 456", "012.345.678-901", "số 123 456 789", "an ٠١٢٣٤٥٦٧٨"})
    note(past, question, 2);
  note(past, std::string(PastQuestions::kMostBytes + 1, 'a'), 2);
  note(past, "?", 2);
  for (const char* typed : {"an", "0", "n", "s", "a"}) EXPECT_THAT(texts(past, typed), IsEmpty()) << typed;
  note(past, "223-cv/hu 2016", 1);
  EXPECT_THAT(texts(past, "223"), ElementsAre("223-cv/hu 2016"));
}

TEST(PastQuestions, AreBounded) {
  PastQuestions past(1);
  past.note("đầu tiên");
  for (std::size_t i = 0; i < PastQuestions::kMostKept; ++i) past.note("câu " + std::to_string(i));
  EXPECT_THAT(texts(past, "đầu"), IsEmpty());
  EXPECT_THAT(texts(past, "câu 0"), IsEmpty());
  EXPECT_THAT(texts(past, "câu 9999"), IsEmpty());
  EXPECT_THAT(texts(past, "9999"), ElementsAre("câu 9999"));
}

TEST(PastQuestions, ManyThreadsMayAsk) {
  PastQuestions past(1);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&past, thread] {
      for (int i = 0; i < 500; ++i) {
        past.note("câu " + std::to_string(i % 50));
        if (i % 10 == thread) past.fitting("c", 3);
      }
    });
  threads.clear();
  EXPECT_EQ(past.fitting("cau 7", 1).at(0).count, 40U);
}

}  // namespace
}  // namespace vankho::searching
