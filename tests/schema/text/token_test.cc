// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> exact(std::string_view text) {
  std::vector<std::string> result;
  for (const Token& token : tokenize(text)) result.push_back(token.exact);
  return result;
}

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> result;
  for (const Token& token : tokenize(text)) result.push_back(token.folded);
  return result;
}

TEST(Token, KnowsItsPlaceInTheOriginal) {
  EXPECT_THAT(tokenize("Số 223-CV/HU"), ElementsAre(Token{"số", "so", 1, 0, 4}, Token{"223", "223", 2, 5, 8},
                                                    Token{"cv", "cv", 3, 9, 11}, Token{"hu", "hu", 4, 12, 14}));
}

TEST(Token, DigitsAndLettersAreOneWord) {
  EXPECT_THAT(exact("01a QH14 28B 5.000 3,5% T11/2016"),
              ElementsAre("01a", "qh14", "28b", "5", "000", "3", "5", "t11", "2016"));
}

TEST(Token, EverythingThatIsNoLetterSeparates) {
  EXPECT_THAT(exact("a-b_c/d.e,f;g:h!i?j(k)l\"m“n”o«p»q–r—s…t•u|v*w"),
              ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s",
                          "t", "u", "v", "w"));
  EXPECT_THAT(exact("m² 30ºC 100₫ km³"), ElementsAre("m", "30", "c", "100", "km"));
  EXPECT_THAT(tokenize(""), IsEmpty());
  EXPECT_THAT(tokenize(" \t\n. – …"), IsEmpty());
}

TEST(Token, EverySpaceSeparates) {
  for (const std::string space : {" ", "\t", "\n", "\r", "\v", "\f", "\u0085", "\u00A0", "\u2002", "\u2009", "\u2028",
                                  "\u202F", "\u3000", "\u1680", "\u205F"})
    EXPECT_THAT(exact("V/v" + space + "họp"), ElementsAre("v", "v", "họp"));
}

// M'Drắk is written with any of them, and without.
TEST(Token, ApostrophesSeparate) {
  for (const std::string apostrophe : {"'", "’", "‘", "`", "´", "\u02BC", "\u2032", " "})
    EXPECT_THAT(folded("Ea H" + apostrophe + "leo M" + apostrophe + "Drắk"),
                ElementsAre("ea", "h", "leo", "m", "drak"));
}

TEST(Token, InvisibleCharactersInsideAWordAreNoPartOfItsForms) {
  for (const std::string nothing : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u200E", "\u034F"}) {
    const std::string text = nothing + "ngh" + nothing + "ị" + nothing + " quyết";
    EXPECT_THAT(exact(text), ElementsAre("nghị", "quyết"));
    const Token token = tokenize(text).front();
    EXPECT_EQ(text.substr(token.begin, token.end - token.begin), "ngh" + nothing + "ị");
  }
  // They keep marks from joining with their letter.
  EXPECT_THAT(exact("vie\u200B\u0302\u200B\u0323t"), ElementsAre("việt"));
}

TEST(Token, LookAlikesOfDStrokeAreRepaired) {
  EXPECT_THAT(exact("Đảng Ðảng Ɖảng đảng ðảng ɖảng ÐẢNG"),
              ElementsAre("đảng", "đảng", "đảng", "đảng", "đảng", "đảng", "đảng"));
  EXPECT_THAT(folded("Ðắk ðường"), ElementsAre("dak", "duong"));
}

TEST(Token, OtherLookAlikesAreRepaired) {
  EXPECT_THAT(exact("Trƣờng TRƢỜNG thƣơng tr\u01A3\u0300ng"), ElementsAre("trường", "trường", "thương", "trừng"));
  EXPECT_THAT(exact("ＵＢＮＤ ｔỉｎｈ １２３"), ElementsAre("ubnd", "tỉnh", "123"));
  EXPECT_THAT(exact("ﬁnal ﬂ o\uFB03ce Ⅳ"), ElementsAre("final", "fl", "office", "iv"));
  EXPECT_THAT(exact("QUỐເ ǤIA ĐẠI ҺỌເ"), ElementsAre("quốc", "gia", "đại", "học"));
  EXPECT_THAT(exact("TГƢỜПǤ Hà Nội"), ElementsAre("trường", "hà", "nội"));
}

TEST(Token, OtherScriptsAreReadAsLatinOnlyInsideLatinWords) {
  // Cyrillic а, о and р, Greek Ν and ο among Latin letters.
  EXPECT_THAT(exact("b\u0430n n\u043E\u0440m \u039Dghị Qu\u1ED1\u0441"), ElementsAre("ban", "nopm", "nghị", "quốc"));
  EXPECT_THAT(exact("b\u0430\u0309o"), ElementsAre("bảo"));
  EXPECT_THAT(exact("Москва ΑΘΗΝΑ оса ДВ"), ElementsAre("москва", "αθηνα", "оса", "дв"));
  EXPECT_THAT(exact("xДy"), ElementsAre("xдy"));
}

TEST(Token, OtherAccentsFoldToTheirLetters) {
  EXPECT_THAT(folded("é ü ñ ç Š ø Łódź İ naïve Ångström"),
              ElementsAre("e", "u", "n", "c", "s", "o", "lodz", "i", "naive", "angstrom"));
  EXPECT_THAT(exact("Ü Ñ Łódź nai\u0308ve"), ElementsAre("ü", "ñ", "łódź", "naïve"));
  EXPECT_THAT(folded("ЁЖ Άλφα 北京"), ElementsAre("ёж", "άλφα", "北京"));
}

TEST(Token, BytesThatAreNoTextSeparate) {
  EXPECT_THAT(exact("a\xFF"
                    "b\xC3 c\xE1\xBB d\xF0\x9F\x98 e\0f"s),
              ElementsAre("a", "b", "c", "d", "e", "f"));
  EXPECT_THAT(exact("vi\xE1\xBB\x87t\xE1\xBB"), ElementsAre("việt"));
  EXPECT_THAT(exact("x\xED\xA0\x80y\xC0\xAFz"), ElementsAre("x", "y", "z"));
  EXPECT_THAT(exact("a\uFFFDb"), ElementsAre("a", "b"));
}

TEST(Token, AMarkWithoutALetterIsNothing) {
  EXPECT_THAT(tokenize("\u0301 \u0323\u0302"), IsEmpty());
  EXPECT_THAT(tokenize(" \u0301a"), ElementsAre(Token{"a", "a", 1, 3, 4}));
}

TEST(Token, FormsOfLongWordsAreCutAtALetter) {
  const std::string ascii(1000, 'x');
  EXPECT_THAT(tokenize(ascii), ElementsAre(Token{std::string(64, 'x'), std::string(64, 'x'), 1, 0, 1000}));
  std::string marked;
  for (int i = 0; i < 1000; ++i) marked += "ế";
  const std::vector<Token> tokens = tokenize(marked + " a");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].exact.size(), 63U);
  EXPECT_EQ(tokens[0].folded, std::string(21, 'e'));
  EXPECT_EQ(tokens[0].end, 3000U);
  EXPECT_EQ(tokens[1].exact, "a");
}

// Once a long or a foreign word left its state to the next one.
TEST(Token, AWordKnowsNothingOfTheOneBefore) {
  EXPECT_THAT(exact(std::string(100, 'x') + " hoà Москва hoà " + std::string(100, 'y') + "ø hoà a\u0308 hoà"),
              ElementsAre(std::string(64, 'x'), "hòa", "москва", "hòa", std::string(64, 'y'), "hòa", "ä", "hòa"));
}

// Normalising a run of marks takes time with its square: a run of this size would take hours if it were not cut.
TEST(Token, ARunOfMarksIsNoBurden) {
  std::string run = "a";
  for (int i = 0; i < 500'000; ++i) run += i % 2 == 0 ? "\u0308" : "\u0323";
  const std::vector<Token> tokens = tokenize(run + " b");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].folded, "a");
  EXPECT_EQ(tokens[0].end, run.size());
  EXPECT_EQ(tokens[1].exact, "b");
}

TEST(Token, MarksAreSeenInEveryForm) {
  for (const std::string text : {"đường", "Dân sự và", "hà", "nghi quyêt", "ă", "ơ", "Ð", "a\u0301", "o\u031B", "Đ"})
    EXPECT_TRUE(has_marks(text)) << text;
  for (const std::string text : {"", "duong", "223-CV/HU", "UBND", "“nghi quyet” – 5%", "Москва", "\xFF\xC3", "naïf"})
    EXPECT_FALSE(has_marks(text)) << text;
}

}  // namespace
}  // namespace vankho::text
