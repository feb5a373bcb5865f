// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/values.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace vankho::schema {
namespace {

TEST(Values, DatesGoThereAndBackAndSortAsDaysDo) {
  EXPECT_EQ(encode_date(20161115), "20161115");
  EXPECT_EQ(encode_date(0), "");
  std::string before;
  for (const Date date : {19000101, 19761231, 19770101, 20160229, 20160301, 21001231}) {
    const std::string bytes = encode_date(date);
    EXPECT_EQ(decode_date(bytes), date);
    EXPECT_LT(before, bytes);
    before = bytes;
  }
}

TEST(Values, WhatIsNoDateIsNotKnown) {
  for (const char* bytes : {"", "2016", "2016-11-15", "2016111", "201611155", "2016111x", " 2016111", "-2016111",
                            "+2016111", "20161115\n", "xxxxxxxx"})
    EXPECT_EQ(decode_date(bytes), 0) << bytes;
}

TEST(Values, LabelledCodes) {
  struct Row {
    std::string code, label;
  };
  for (const Row& row : {Row{"huyen-uy-ea-sup", "Huyện ủy Ea Súp"}, Row{"a", ""}, Row{"a", "b\x1f"}}) {
    const std::string bytes = encode_labelled(row.code, row.label);
    EXPECT_EQ(decode_labelled(bytes).code, row.code);
    EXPECT_EQ(decode_labelled(bytes).label, row.label);
  }
  EXPECT_EQ(encode_labelled("", "a name without identity"), "") << "no code, no value: the paper is in the bucket none";
  EXPECT_EQ(decode_labelled("cong-van").code, "cong-van");
  EXPECT_EQ(decode_labelled("cong-van").label, "cong-van");
}

TEST(Values, NumbersSortAsARegisterDoes) {
  struct Row {
    const char* number;
    Date date;
  };
  // Year of the number before that of the paper; counts as numbers; 12 before 12a before 13; codes last.
  const auto rows = std::to_array<Row>({{"99-CV/HU", 20151230},
                                        {"1-CV/HU", 20160105},
                                        {"02-CV/HU", 20160106},
                                        {"10-CV/HU", 20160201},
                                        {"12-CV/HU", 20160301},
                                        {"12-NQ/HU", 20160301},
                                        {"12a-CV/HU", 20160302},
                                        {"13-CV/HU", 20160303},
                                        {"7/2017/QĐ-UBND", 20160304},
                                        {"8/2017/QĐ-UBND", 0}});
  for (std::size_t i = 0; i + 1 < rows.size(); ++i)
    EXPECT_LT(number_sort_key(rows[i].number, rows[i].date), number_sort_key(rows[i + 1].number, rows[i + 1].date))
        << rows[i].number << " and " << rows[i + 1].number;
  EXPECT_EQ(number_sort_key("", 20160101), "");
  EXPECT_EQ(number_sort_key("no number", 20160101), "");
}

}  // namespace
}  // namespace vankho::schema
