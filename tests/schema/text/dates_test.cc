// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schema/text/document_number.h"

namespace vankho::text {
namespace {

using ::testing::ElementsAre;

std::vector<schema::Date> dates(std::string_view text) {
  std::vector<schema::Date> found;
  for (const DateMatch& match : find_dates(text)) found.push_back(match.date);
  return found;
}

TEST(FindDates, ReadsEveryForm) {
  struct Row {
    std::string_view text;
    std::vector<schema::Date> found;
  };
  const std::vector<Row> rows{
      {"15/11/2016", {20161115}},
      {"3/4/2016", {20160403}},
      {"15-11-2016 15.11.2016 2016-11-15", {20161115, 20161115, 20161115}},
      {"2016-11-15T08:30:00", {20161115}},
      {"Ea Súp, ngày 15 tháng 11 năm 2016", {20161115}},
      {"ngày 03 tháng bốn năm 2018", {20180403}},
      {"ngày 1 tháng mười hai năm 2010", {20101201}},
      {"ngày 1 tháng mười năm 2010", {20101001}},
      {"ngày 5 tháng năm năm 2011", {20110505}},
      {"ngày 5 tháng giêng, năm 2011", {20110105}},
      {"ngày 2/9 năm 2011", {20110902}},
      {"ngày 2 tháng 9/2011", {20110902}},
      {"ngày 15 tháng 11\nnăm 2016", {20161115}},
      {"ngày 06 / 7 /2005", {20050706}},
      {", ngày 14-10-2010 của", {20101014}},
      {"nga\u0300y 15 tha\u0301ng 11 na\u0306m 2016", {20161115}},
      {"１５／１１／２０１６", {20161115}},
      // Days that are none, and digits that are no dates.
      {"31/02/2016 29/2/2015 1/15/2016 0/1/2016 99/12/2016", {}},
      {"29/2/2016", {20160229}},
      {"15/11/1899 15/11/2101", {}},
      {"15/11/16 10/2016 2016", {}},
      {"15/11/2016/3 1.15.11.2016 115/11/2016", {}},
      {"15 - 11 - 2016", {}},
      {"ngày 15 tháng 11", {}},
      {"12 tháng 5 năm nay", {}},
      {"30/2020/NĐ-CP", {}},
  };
  for (const Row& row : rows) EXPECT_EQ(dates(row.text), row.found) << row.text;
}

TEST(FindDates, OffsetsSpanTheDate) {
  const std::string text = "Hà Nội, ngày 15 tháng 11 năm 2016.";
  const auto matches = find_dates(text);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(text.substr(matches[0].begin, matches[0].end - matches[0].begin), "15 tháng 11 năm 2016");
}

}  // namespace
}  // namespace vankho::text
