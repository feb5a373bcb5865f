// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/register/register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RegisterPaper paper(const std::string& number, schema::Date date = 0, const std::string& type = "cong-van") {
  schema::Record record;
  record.id = number;
  record.number = number;
  record.date = date;
  record.type = type;
  return {.record = record, .number = text::parse_document_number(number).value()};
}

RegisterPaper party_paper(const std::string& number, schema::Date date, const std::string& term = "2015-2020") {
  RegisterPaper made = paper(number, date);
  made.record.term = term;
  return made;
}

std::vector<std::string> numbers(const RegisterSeries& series) {
  std::vector<std::string> result;
  for (const RegisterPaper& one : series.papers) result.push_back(one.record.number);
  return result;
}

std::vector<RegisterSeries> year(std::vector<RegisterPaper> papers) {
  return register_series(std::move(papers), {.year = 2017, .term = {}});
}

TEST(Register, OrdersByCountAndSuffixWhateverTheUnitOfACongVan) {
  const auto series = year({paper("13/UBND-KT", 20170111), paper("2/UBND-NC", 20170102), paper("12a/UBND-VX", 20170112),
                            paper("12/UBND-NC", 20170110)});
  ASSERT_EQ(series.size(), 1U);
  EXPECT_THAT(numbers(series[0]), ElementsAre("2/UBND-NC", "12/UBND-NC", "12a/UBND-VX", "13/UBND-KT"));
  EXPECT_THAT(series[0].gaps, ElementsAre(NumberGap{1, 1}, NumberGap{3, 11}));
  EXPECT_EQ(series[0].missing, 10U);
  EXPECT_EQ(series[0].numbers(), 3U);
  EXPECT_THAT(series[0].inserted, ElementsAre(2U));
}

TEST(Register, KeepsTypesApartByTheCodeInTheNumber) {
  const auto series = year({paper("1/UBND-NC"), paper("1/TB-UBND", 0, "cong-van"), paper("1/QĐ-UBND", 0, "quyet-dinh"),
                            paper("1/QĐ-UBND", 0, ""), paper("01/2017/QĐ-UBND", 0, "quyet-dinh")});
  ASSERT_EQ(series.size(), 4U);
  EXPECT_EQ(series[0].type, "cong-van");
  EXPECT_EQ(series[1].type, "quyet-dinh");
  EXPECT_FALSE(series[1].year_in_number);
  EXPECT_EQ(series[1].papers.size(), 2U);
  EXPECT_EQ(series[2].type, "quyet-dinh");
  EXPECT_TRUE(series[2].year_in_number);
  EXPECT_EQ(series[3].type, "thong-bao");
}

TEST(Register, TellsPapersOfOneNumber) {
  const auto series = year({paper("3/UBND-NC", 20170103), paper("2/UBND-NC", 20170102), paper("3/UBND-KT", 20170104),
                            paper("3a/UBND-KT", 20170104), paper("1/UBND-NC", 20170101)});
  EXPECT_THAT(series.at(0).duplicates, ElementsAre(SameNumber{2, 3}));
  EXPECT_THAT(series[0].gaps, IsEmpty());
}

TEST(Register, HintsAtDatesAgainstTheNumbers) {
  const auto hints = [](const std::vector<schema::Date>& dates) {
    std::vector<RegisterPaper> papers;
    for (std::size_t i = 0; i < dates.size(); ++i)
      papers.push_back(paper(std::to_string(i + 1) + "/UBND-NC", dates[i]));
    return year(std::move(papers)).at(0).out_of_order;
  };
  EXPECT_THAT(hints({20170105, 20170105, 20170106}), IsEmpty());
  EXPECT_THAT(hints({20170105, 20170103}), ElementsAre(DateHint{1, 0}));
  EXPECT_THAT(hints({20170105, 0, 20170103}), ElementsAre(DateHint{2, 0}));
  // One paper dated a year too late does not make all that follow wrong.
  EXPECT_THAT(hints({20170101, 20180102, 20170103, 20170104}), ElementsAre(DateHint{1, 2}));
  EXPECT_THAT(hints({20170501, 20170502, 20170103, 20170504}), ElementsAre(DateHint{2, 1}));
}

TEST(Register, PartyNumbersRunThroughATerm) {
  const std::vector<RegisterPaper> papers = {party_paper("12-CV/HU", 20170103), party_paper("15-CV/HU", 20170504)};
  const auto of_year = year(papers);
  ASSERT_EQ(of_year.size(), 1U);
  EXPECT_TRUE(of_year[0].open_start);
  EXPECT_EQ(of_year[0].from, 12U);
  EXPECT_EQ(of_year[0].to, 15U);
  EXPECT_THAT(of_year[0].gaps, ElementsAre(NumberGap{13, 14}));
  const auto of_term = register_series(papers, {.year = 0, .term = "2015-2020"});
  EXPECT_FALSE(of_term.at(0).open_start);
  EXPECT_THAT(of_term[0].gaps, ElementsAre(NumberGap{1, 11}, NumberGap{13, 14}));
}

TEST(Register, AYearInWhichATermBeginsHasTwoSeries) {
  const auto series =
      register_series({party_paper("900-CV/HU", 20150203, "2010-2015"), party_paper("902-CV/HU", 20150603, "2010-2015"),
                       party_paper("02-CV/HU", 20151003)},
                      {.year = 2015, .term = {}});
  ASSERT_EQ(series.size(), 2U);
  EXPECT_EQ(series[0].term, "2010-2015");
  EXPECT_TRUE(series[0].open_start);
  EXPECT_THAT(series[0].gaps, ElementsAre(NumberGap{901, 901}));
  EXPECT_FALSE(series[1].open_start);
  EXPECT_THAT(series[1].gaps, ElementsAre(NumberGap{1, 1}));
}

TEST(Register, TypesOfTheNationalAssemblyShareTheSeriesOfALegislature) {
  const auto series = year({paper("10/2017/QH14", 20170620, "luat"), paper("12/2017/QH14", 20170620, "nghi-quyet")});
  ASSERT_EQ(series.size(), 1U);
  EXPECT_EQ(series[0].legislature, "QH14");
  EXPECT_EQ(series[0].from, 10U);
  EXPECT_THAT(series[0].gaps, ElementsAre(NumberGap{11, 11}));
}

TEST(Register, BodiesNamedAlikeInTwoProvincesAreNotMixed) {
  std::vector<RegisterPaper> papers = {paper("1/UBND-NC"), paper("2/UBND-NC"), paper("2/UBND-NC")};
  papers[0].record.province = "ben-tre";
  papers[1].record.province = "tra-vinh";
  papers[2].record.province = "ben-tre";
  auto series = year(papers);
  ASSERT_EQ(series.size(), 2U);
  EXPECT_EQ(series[0].province, "ben-tre");
  EXPECT_THAT(series[0].gaps, IsEmpty());
  EXPECT_THAT(series[1].gaps, ElementsAre(NumberGap{1, 1}));
  // One province, and papers that do not say it, are one body.
  papers[1].record.province = {};
  series = year(papers);
  ASSERT_EQ(series.size(), 1U);
  EXPECT_EQ(series[0].province, "");
  EXPECT_THAT(series[0].duplicates, ElementsAre(SameNumber{1, 2}));
}

TEST(Register, CutsTheListOfGapsButNotTheirCount) {
  std::vector<RegisterPaper> papers;
  for (std::size_t i = 1; i <= kMostGaps + 5; ++i) papers.push_back(paper(std::to_string(2 * i) + "/UBND-NC"));
  const auto series = year(std::move(papers));
  EXPECT_EQ(series.at(0).gaps.size(), kMostGaps);
  EXPECT_EQ(series[0].all_gaps, kMostGaps + 5);
  EXPECT_EQ(series[0].missing, kMostGaps + 5);
  EXPECT_EQ(series[0].undated.size(), kMostGaps + 5);
}

// Whatever papers there are: counts borne and counts in gaps together are all from first to last, each once.
TEST(Register, GapsAndNumbersMakeTheWhole) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<RegisterPaper> papers;
    std::set<std::uint32_t> borne;
    for (auto i = random() % 40 + 1; i > 0; --i) {
      const auto count = static_cast<std::uint32_t>(random() % 60 + 1);
      papers.push_back(paper(std::to_string(count) + "/UBND-NC", static_cast<schema::Date>(20170101 + random() % 28)));
      borne.insert(count);
    }
    const RegisterSeries series = year(papers).at(0);
    std::set<std::uint32_t> all = borne;
    for (const NumberGap& gap : series.gaps)
      for (std::uint32_t count = gap.from; count <= gap.to; ++count) EXPECT_TRUE(all.insert(count).second) << count;
    EXPECT_EQ(all.size(), series.to);
    EXPECT_EQ(series.numbers(), borne.size());
    // The papers that fit stand in the order of their dates.
    std::set<std::size_t> hinted;
    for (const DateHint& hint : series.out_of_order) hinted.insert(hint.paper);
    schema::Date last = 0;
    for (std::size_t i = 0; i < series.papers.size(); ++i) {
      if (hinted.contains(i)) continue;
      EXPECT_GE(series.papers[i].record.date, last);
      last = series.papers[i].record.date;
    }
  }
}

}  // namespace
}  // namespace vankho::searching
