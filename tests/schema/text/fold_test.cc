// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/schema/text/random_text.h"

namespace vankho::text {
namespace {

using namespace std::string_literals;

TEST(Fold, SpellingsOfANameAreOneKey) {
  for (const std::string name : {"Đắk Lắk", "ĐẮK LẮK", "dak lak", "Đăk Lăk", "Ðắk-Lắk", " Đắk\u00A0Lắk. "})
    EXPECT_EQ(fold_key(name), "dak lak") << name;
  EXPECT_EQ(fold_key("Ủy ban nhân dân"), "uy ban nhan dan");
  EXPECT_EQ(fold_key("V/v: họp (kỳ 2)"), "v v hop ky 2");
  EXPECT_EQ(fold_key(""), "");
  EXPECT_EQ(fold_key(" - "), "");
}

TEST(Fold, ASlugIsTheKeyWithHyphens) {
  EXPECT_EQ(slug("Huyện ủy Ea Súp"), "huyen-uy-ea-sup");
  EXPECT_EQ(slug("Thừa Thiên - Huế"), "thua-thien-hue");
  EXPECT_EQ(slug("Công văn"), "cong-van");
  EXPECT_EQ(slug("Chỉ thị"), "chi-thi");
  EXPECT_EQ(slug(""), "");
}

TEST(Fold, CaseKeepsSpellingAndComposes) {
  EXPECT_EQ(to_lower("ỦY BAN Hoà Ðảng 223-CV/HU"), "ủy ban hoà ðảng 223-cv/hu");
  EXPECT_EQ(to_upper("uỷ ban đường kĩ “ngoặc”"), "UỶ BAN ĐƯỜNG KĨ “NGOẶC”");
  EXPECT_EQ(to_lower("VIE\u0302\u0323T"), "việt");
  EXPECT_EQ(to_upper("vie\u0323\u0302t"), "VIỆT");
  EXPECT_EQ(to_lower("plain ASCII\n"), "plain ascii\n");
  EXPECT_EQ(to_lower("a\xFF"
                     "B"),
            "a\uFFFDb");
  EXPECT_EQ(to_lower(""), "");
}

TEST(Fold, CaseOfARunOfMarksIsNoBurden) {
  std::string run = "A";
  for (int i = 0; i < 500'000; ++i) run += i % 2 == 0 ? "\u0308" : "\u0323";
  EXPECT_LT(to_lower(run).size(), 100U);
  EXPECT_EQ(to_upper(run + "b").back(), 'B');
}

TEST(ValidUtf8, WhatIsNotBecomesTheReplacementCharacter) {
  EXPECT_EQ(to_valid_utf8("việt"), "việt");
  EXPECT_EQ(to_valid_utf8("a\0b"s), "a b");
  EXPECT_EQ(to_valid_utf8("a\xFF"
                          "b"),
            "a\uFFFDb");
  EXPECT_EQ(to_valid_utf8("\x80"), "\uFFFD");
  EXPECT_EQ(to_valid_utf8("vi\xE1\xBB"), "vi\uFFFD");                        // cut in the middle: one
  EXPECT_EQ(to_valid_utf8("\xC0\xAF"), "\uFFFD\uFFFD");                      // overlong
  EXPECT_EQ(to_valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // a surrogate
  EXPECT_EQ(to_valid_utf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // above U+10FFFF
  EXPECT_EQ(to_valid_utf8("\xF0\x9F\x98z"), "\uFFFDz");
}

TEST(ValidUtf8, IsToldFromOtherBytes) {
  for (const std::string text : {"", "a", "việt", "\u07FF\u0800\uFFFF", "\U00010000\U0010FFFF"})
    EXPECT_TRUE(is_valid_utf8(text));
  for (const std::string text :
       {"\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF5\x80\x80\x80", "\xE1\xBB", "\xC3"})
    EXPECT_FALSE(is_valid_utf8(text));
}

TEST(ValidUtf8, ComesOutOfAnyBytes) {
  testing::Random random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string bytes = testing::random_bytes(random, random.below(80));
    const std::string valid = to_valid_utf8(bytes);
    ASSERT_TRUE(is_valid_utf8(valid));
    ASSERT_EQ(to_valid_utf8(valid), valid);
    ASSERT_EQ(is_valid_utf8(bytes) && bytes.find('\0') == std::string::npos, valid == bytes);
    for (const std::string& out : {to_lower(bytes), to_upper(bytes), fold_key(bytes), slug(bytes), squeeze(valid)})
      ASSERT_TRUE(is_valid_utf8(out));
    ASSERT_EQ(to_lower(to_lower(bytes)), to_lower(bytes));
    ASSERT_EQ(squeeze(squeeze(bytes)), squeeze(bytes));
  }
}

TEST(Squeeze, RunsOfSpaceAreOneSpace) {
  EXPECT_EQ(squeeze("  a \t\r\n b\u00A0\u3000c  "), "a b c");
  EXPECT_EQ(squeeze(" \u2003 "), "");
  EXPECT_EQ(squeeze(""), "");
  EXPECT_EQ(squeeze("Ủy  ban"), "Ủy ban");
}

}  // namespace
}  // namespace vankho::text
