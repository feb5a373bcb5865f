// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "schema/stable_hash.h"

namespace vankho::schema {
namespace {

using ::testing::UnorderedElementsAre;

std::vector<std::string> own(std::string_view number) {
  return own_number_terms(text::parse_document_number(number).value());
}
std::vector<std::string> cited(std::string_view number) {
  return cited_number_terms(text::parse_document_number(number).value());
}

TEST(Terms, AreSpeltAsTheHeaderSays) {
  EXPECT_EQ(term(field("type"), "cong-van"), "XT:cong-van");
  EXPECT_EQ(term(field("type"), ""), "XT:");
  EXPECT_EQ(term("Q", "a:b"), "Q:a:b");
  EXPECT_EQ(exact_term("dân"), "E:dân");
  EXPECT_EQ(keyword_value("Nguyễn Thị KIM  Ngọc"), "nguyen thi kim ngoc");
  EXPECT_EQ(year_value(20161115), "2016");
  EXPECT_EQ(month_value(20161115), "2016-11");
  EXPECT_EQ(month_value(20160315), "2016-03");
}

TEST(Terms, LongValuesFitAndStayApart) {
  const std::string longest(kMaxTermBytes - 3, 'x');
  EXPECT_EQ(term("XT", longest), "XT:" + longest);

  std::set<std::string> different;
  for (int i = 0; i < 100; ++i) {
    // The same first 300 bytes: only the hash can tell them apart.
    const std::string value = std::string(300, 'x') + std::to_string(i);
    const std::string made = term(field("issuer"), value);
    EXPECT_EQ(made.size(), kMaxTermBytes);
    EXPECT_TRUE(made.starts_with("XI:xxx"));
    EXPECT_EQ(made, term("XI", value)) << "both sides must cut alike";
    different.insert(made);
  }
  EXPECT_EQ(different.size(), 100u);
  for (const std::size_t size : {kMaxTermBytes - 4, kMaxTermBytes - 3, kMaxTermBytes - 2, kMaxTermBytes, 100'000ul})
    EXPECT_LE(term("XT", std::string(size, 'x')).size(), kMaxTermBytes) << size;
}

// The hash is on the disk: test vectors of FNV-1a (Fowler, Noll, Vo), 64 bit.
TEST(Terms, TheHashIsFnv1a) {
  EXPECT_EQ(stable_hash(""), 0xcbf29ce484222325u);
  EXPECT_EQ(stable_hash("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(stable_hash("foobar"), 0x85944171f73967e8u);
  EXPECT_EQ(stable_hash("bar", stable_hash("foo")), stable_hash("foobar"));
  EXPECT_EQ(stable_hash_hex(0xaf63dc4c8601ec8cu), "af63dc4c8601ec8c");
  EXPECT_EQ(stable_hash_hex(0), "0000000000000000");
}

TEST(Terms, OfOwnNumbers) {
  EXPECT_THAT(own("223-CV/HU"),
              UnorderedElementsAre("XN:K223/CVHU", "XN:B223/CVHU", "XN:I223", "XN:CCV", "XN:CHU", "XN:CCVHU"));
  EXPECT_THAT(own("30/2020/NĐ-CP"), UnorderedElementsAre("XN:K30/2020/NDCP", "XN:B30/NDCP", "XN:I30", "XN:CND",
                                                         "XN:CCP", "XN:CNDCP", "XN:Y2020"));
  // Every run of neighbouring codes, and no run that leaves one out.
  EXPECT_THAT(own("68/2013/TTLT-BTC-BXD"),
              UnorderedElementsAre("XN:K68/2013/TTLTBTCBXD", "XN:B68/TTLTBTCBXD", "XN:I68", "XN:CTTLT", "XN:CBTC",
                                   "XN:CBXD", "XN:CTTLTBTC", "XN:CBTCBXD", "XN:CTTLTBTCBXD", "XN:Y2013"));
}

TEST(Terms, OfCitedNumbers) {
  EXPECT_THAT(cited("217-QĐ/TW"), UnorderedElementsAre("XC:K217/QDTW", "XC:B217/QDTW", "XC:B217/QD"));
  EXPECT_THAT(cited("30/2020/NĐ-CP"), UnorderedElementsAre("XC:K30/2020/NDCP", "XC:B30/NDCP", "XC:B30/ND"));
  EXPECT_THAT(cited("45/2019/QH14"), UnorderedElementsAre("XC:K45/2019/QH14", "XC:B45/QH14"));
}

TEST(Terms, TheSameNumberInAnySpellingHasTheSameTerms) {
  struct Row {
    const char* one;
    const char* other;
  };
  for (const Row& row : {Row{"05-NQ/TU", "5 - NQ/TU"}, Row{"156/QĐ-UBND", "156/QD-UBND"},
                         Row{"30/2020/NĐ-CP", "Số: 30/2020/NÐ–CP"}, Row{"223-CV/HU", "223 – cv / hu"}}) {
    ASSERT_TRUE(text::parse_document_number(row.other)) << row.other;
    EXPECT_EQ(own(row.one), own(row.other)) << row.other;
    EXPECT_EQ(cited(row.one), cited(row.other)) << row.other;
  }
}

TEST(Terms, PositionsOfSubjectAndBodyAreThoseOnTheDisk) {
  EXPECT_EQ(kBodyPosition, 1000u);
  EXPECT_EQ(kPositionGap, 100u);
}

}  // namespace
}  // namespace vankho::schema
