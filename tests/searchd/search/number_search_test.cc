// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/number_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "searchd/question/filters.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::SmallArchive;
using testing::soon;
using ::testing::UnorderedElementsAre;

struct Line {
  std::string number;
  std::string type;
  schema::Date date;
  std::string issuer;
  std::vector<std::string> cites = {};
};

std::vector<schema::Record> papers(const std::vector<Line>& lines) {
  std::vector<schema::Record> records;
  for (const Line& line : lines) {
    schema::Record record;
    record.number = line.number;
    record.type = line.type;
    record.date = line.date;
    record.issuer = line.issuer;
    for (const std::string& cited : line.cites) {
      schema::Citation citation;
      citation.number = cited;
      record.citations.push_back(citation);
    }
    records.push_back(record);
  }
  return records;
}

class NumberSearchTest : public ::testing::Test {
 protected:
  const SmallArchive archive_{papers({
      {"223-CV/HU", "cong-van", 20161115, "Huyện ủy Ea Súp"},                            // 1
      {"223-CV/HU", "cong-van", 20180401, "Huyện ủy Cư Kuin"},                           // 2
      {"22-CV/HU", "cong-van", 20160115, "Huyện ủy Ea Súp"},                             // 3
      {"2230-CV/HU", "cong-van", 20170115, "Huyện ủy Ea Súp"},                           // 4
      {"224-CV/HU", "cong-van", 20161116, "Huyện ủy Ea Súp"},                            // 5
      {"220-CV/HU", "cong-van", 20161101, "Huyện ủy Ea Súp", {"25-NQ/TW"}},              // 6
      {"30/2020/NĐ-CP", "nghi-dinh", 20200305, "Chính phủ"},                             // 7
      {"30/2016/NĐ-CP", "nghi-dinh", 20160428, "Chính phủ", {"25-NQ/TW", "217-QĐ/TW"}},  // 8
      {"5228/BNV-CQĐP", "cong-van", 20201008, "Bộ Nội vụ"},                              // 9
      {"01a-BC/THCS", "bao-cao", 20160105, "Trường THCS"},                               // 10
      {"", "cong-van", 20161115, "Huyện ủy Ea Súp"},                                     // 11
      {"223/QĐ-UBND", "quyet-dinh", 20160101, "UBND huyện Ea Súp"},                      // 12
  })};

  Papers numbered(const std::string& typed, const Filters& filters = {}) {
    return papers_numbered(archive_.database(), text::parse_number_query(typed).value(),
                           filter_query(filter_codes(filters, false)), soon());
  }
  Papers neighbours(const std::string& typed) {
    return neighbours_of(archive_.database(), text::parse_number_query(typed).value(), match_all(), soon());
  }
  Papers citing(const std::string& typed) {
    return papers_of(archive_.database(), citing_query(text::parse_number_query(typed).value()), soon());
  }
};

TEST_F(NumberSearchTest, FindsTheNumberAndNothingNearIt) {
  EXPECT_THAT(numbered("223-CV/HU"), ElementsAre(2, 1)) << "newest first";
  EXPECT_THAT(numbered("22-CV/HU"), ElementsAre(3));
  EXPECT_THAT(numbered("2230-CV/HU"), ElementsAre(4));
  EXPECT_THAT(numbered("221-CV/HU"), IsEmpty());
  EXPECT_THAT(numbered("223-NQ/HU"), IsEmpty());
  EXPECT_THAT(numbered("01a-BC/THCS"), ElementsAre(10));
  EXPECT_THAT(numbered("1-BC/THCS"), IsEmpty());
}

TEST_F(NumberSearchTest, WhatIsTypedBesideItNarrows) {
  EXPECT_THAT(numbered("223-CV/HU ngày 15/11/2016"), ElementsAre(1));
  EXPECT_THAT(numbered("223-CV/HU năm 2018"), ElementsAre(2));
  EXPECT_THAT(numbered("223-CV/HU Cư Kuin"), ElementsAre(2));
  EXPECT_THAT(numbered("30/2020/NĐ-CP"), ElementsAre(7));
  EXPECT_THAT(numbered("nghị định 30"), ElementsAre(7, 8));
  EXPECT_THAT(numbered("nghị định số 30 năm 2016"), ElementsAre(8));
  EXPECT_THAT(numbered("30/NĐ-CP"), ElementsAre(7, 8));
  EXPECT_THAT(numbered("223-CV/HU", {{"year", {"2016"}}}), ElementsAre(1));
}

TEST_F(NumberSearchTest, PartsOfANumber) {
  EXPECT_THAT(numbered("223"), ElementsAre(2, 1, 12));
  EXPECT_THAT(numbered("CV 223"), ElementsAre(2, 1));
  EXPECT_THAT(numbered("223cvhu"), ElementsAre(2, 1));
  // A công văn of the State has no code of its type.
  EXPECT_THAT(numbered("công văn 5228"), ElementsAre(9));
  EXPECT_THAT(numbered("CV 5228"), ElementsAre(9));
  EXPECT_THAT(numbered("15/11/2016"), UnorderedElementsAre(1, 11));
}

TEST_F(NumberSearchTest, WhoCites) {
  EXPECT_THAT(citing("25-NQ/TW"), ElementsAre(6, 8));
  EXPECT_THAT(citing("quyết định 217"), ElementsAre(8));
  EXPECT_THAT(citing("26-NQ/TW"), IsEmpty());
  EXPECT_THAT(citing("25"), IsEmpty()) << "digits alone cite nothing";
  EXPECT_THAT(citing("15/11/2016"), IsEmpty());
}

TEST_F(NumberSearchTest, NeighboursNearestFirst) {
  const Papers near = neighbours("221-CV/HU");
  // 220 is one away; 22, 2230 and the others are not near. 223 and 224 are two and three away.
  ASSERT_EQ(near.size(), 4u);
  EXPECT_EQ(near.front(), 6u);
  EXPECT_THAT(Papers(near.begin() + 1, near.begin() + 3), UnorderedElementsAre(1, 2));
  EXPECT_EQ(near.back(), 5u);
  // The right number with a wrong year goes before all others.
  EXPECT_EQ(neighbours("223-CV/HU năm 2011").front(), 1u);
  EXPECT_THAT(neighbours("30/2019/NĐ-CP"), UnorderedElementsAre(7, 8));
  EXPECT_THAT(neighbours("9000-CV/HU"), IsEmpty());
  EXPECT_THAT(neighbours("15/11/2001"), IsEmpty());
}

TEST_F(NumberSearchTest, CountsAtTheEndsOfTheRange) {
  EXPECT_NO_THROW(neighbours("1-CV/HU"));
  if (const auto largest = text::parse_number_query("4294967295-CV/HU"); largest && largest->count) {
    EXPECT_THAT(neighbours("4294967295-CV/HU"), IsEmpty());
  }
}

}  // namespace
}  // namespace vankho::searching
