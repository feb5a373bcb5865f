// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/abbreviations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/text/fold.h"
#include "schema/text/token.h"

namespace vankho::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : tokenize(text)) words.push_back(token.folded);
  std::vector<std::string> result;
  for (const AbbreviationMatch& match : find_abbreviations(words))
    result.push_back(std::to_string(match.first) + "+" + std::to_string(match.count) + (match.is_short ? "<" : ">") +
                     std::string(match.row->written));
  return result;
}

TEST(Abbreviations, TheFoldedColumnsAreFolded) {
  for (const Abbreviation& row : abbreviations()) {
    EXPECT_EQ(row.short_form, fold_key(row.written));
    EXPECT_EQ(row.full_form, fold_key(row.meaning));
    EXPECT_NE(row.full_form.find(' '), std::string_view::npos) << row.written;
  }
}

TEST(Abbreviations, NoRowTwice) {
  std::set<std::pair<std::string_view, std::string_view>> rows;
  for (const Abbreviation& row : abbreviations())
    EXPECT_TRUE(rows.emplace(row.short_form, row.full_form).second) << row.written;
}

// A short form that reads like a syllable would be expanded where a word was meant.
TEST(Abbreviations, NoShortFormHasAVowelAloneBetweenConsonants) {
  for (const std::string_view syllable : {"tu", "hu", "qu", "ban", "tp", "tt", "ct", "hd", "dn"})
    for (const Abbreviation& row : abbreviations()) EXPECT_NE(row.short_form, syllable);
}

TEST(Abbreviations, AreFoundFromEitherSide) {
  EXPECT_THAT(found("UBND tỉnh"), ElementsAre("0+1<UBND"));
  EXPECT_THAT(found("Chủ tịch Ủy ban nhân dân tỉnh"), ElementsAre("2+4>UBND"));
  EXPECT_THAT(found("HĐND, hội đồng nhân dân"), ElementsAre("0+1<HĐND", "1+4>HĐND"));
  EXPECT_THAT(found("hdnd"), ElementsAre("0+1<HĐND"));
  EXPECT_THAT(found("Sở GD&ĐT"), ElementsAre("1+2<GD&ĐT"));
  EXPECT_THAT(found("phát triển KT-XH"), ElementsAre("2+2<KT-XH"));
  EXPECT_THAT(found("BCT"), ElementsAre("0+1<BCT", "0+1<BCT"));
  EXPECT_THAT(found("ủy ban nhân"), IsEmpty());
  EXPECT_THAT(found("nhân dân"), IsEmpty());
  EXPECT_THAT(found(""), IsEmpty());
}

TEST(Abbreviations, LongerFormsComeFirst) {
  EXPECT_THAT(found("ủy ban mặt trận tổ quốc"), ElementsAre("0+6>UBMTTQ", "2+4>MTTQ"));
  EXPECT_THAT(found("cán bộ, công chức, viên chức"), ElementsAre("0+6>CBCCVC", "0+4>CBCC", "2+4>CCVC"));
}

}  // namespace
}  // namespace vankho::text
