// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each of the 134 letters beyond ASCII, both cases, both forms. The expected values come from ICU and from the way the
// letters are made (base, quality, tone), not from our tables.
#include "schema/text/letters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/locid.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "tests/schema/text/random_text.h"

namespace vankho::text {
namespace {

using testing::icu_nfc;
using testing::icu_nfd;
using testing::to_utf8;

struct Case {
  std::string composed, decomposed, lower, upper, folded;
};

std::vector<Case> letters() {
  struct Base {
    char ascii;
    char16_t quality;
  };
  constexpr Base kBases[] = {{'a', 0}, {'a', 0x306}, {'a', 0x302}, {'e', 0}, {'e', 0x302}, {'i', 0},
                             {'o', 0}, {'o', 0x302}, {'o', 0x31B}, {'u', 0}, {'u', 0x31B}, {'y', 0}};
  constexpr char16_t kTones[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
  std::vector<Case> result;
  const auto add = [&](const icu::UnicodeString& letter, char ascii) {
    const icu::UnicodeString composed = icu_nfc(letter);
    if (composed.length() == 1 && composed[0] < 0x80) return;
    result.push_back({.composed = to_utf8(composed),
                      .decomposed = to_utf8(icu_nfd(letter)),
                      .lower = to_utf8(icu::UnicodeString(composed).toLower(icu::Locale::getRoot())),
                      .upper = to_utf8(icu::UnicodeString(composed).toUpper(icu::Locale::getRoot())),
                      .folded = std::string(1, ascii)});
  };
  for (const Base& base : kBases)
    for (const char16_t tone : kTones)
      for (const bool capital : {false, true}) {
        icu::UnicodeString letter(static_cast<char16_t>(capital ? base.ascii - 'a' + 'A' : base.ascii));
        if (base.quality != 0) letter.append(base.quality);
        if (tone != 0) letter.append(tone);
        add(letter, base.ascii);
      }
  add(icu::UnicodeString(char16_t{0x111}), 'd');
  add(icu::UnicodeString(char16_t{0x110}), 'd');
  return result;
}

Token only_token(const std::string& text) {
  const std::vector<Token> tokens = tokenize(text);
  EXPECT_EQ(tokens.size(), 1U) << text;
  return tokens.empty() ? Token{} : tokens.front();
}

TEST(Letters, ThereAre134) {
  std::set<std::string> different;
  for (const Case& row : letters()) different.insert(row.composed);
  EXPECT_EQ(different.size(), 134U);
}

TEST(Letters, EachIsReadInBothCasesAndForms) {
  for (const Case& row : letters()) {
    SCOPED_TRACE(row.composed);
    for (const std::string& written : {row.composed, row.decomposed}) {
      const Token token = only_token(written);
      EXPECT_EQ(token.exact, row.lower);
      EXPECT_EQ(token.folded, row.folded);
      EXPECT_EQ(token.begin, 0U);
      EXPECT_EQ(token.end, written.size());
      EXPECT_EQ(to_lower(written), row.lower);
      EXPECT_EQ(to_upper(written), row.upper);
      EXPECT_EQ(fold_key(written), row.folded);
      EXPECT_TRUE(has_marks(written));
      EXPECT_FALSE(has_marks(token.folded));
    }
  }
}

TEST(Letters, EachIsReadInsideAWord) {
  for (const Case& row : letters())
    for (const std::string& written : {row.composed, row.decomposed}) {
      const Token token = only_token("w" + written + "w");
      EXPECT_EQ(token.exact, "w" + row.lower + "w");
      EXPECT_EQ(token.folded, "w" + row.folded + "w");
    }
}

TEST(Letters, MarksMakeTheLetterInAnyOrderAndInTheirDeprecatedForms) {
  const Token dotted = only_token("\u1EC7");  // ệ
  for (const std::string written : {"e\u0323\u0302", "e\u0302\u0323", "\u00EA\u0323", "\u1EB9\u0302"})
    EXPECT_EQ(only_token(written).exact, dotted.exact);
  EXPECT_EQ(only_token("a\u0340").exact, "à");
  EXPECT_EQ(only_token("a\u0341").exact, "á");
  EXPECT_EQ(only_token("\u00E2\u0341").exact, "ấ");
  EXPECT_EQ(only_token("o\u0323\u031B").exact, "ợ");
}

TEST(Letters, AgreeWithTheReferenceAlphabet) {
  std::ifstream file(VANKHO_SOURCE_DIR "/../shared/reference/text/alphabet.tsv");
  if (!file) GTEST_SKIP() << "the reference alphabet is not beside the source tree";
  std::string line;
  std::getline(file, line);
  int rows = 0;
  while (std::getline(file, line)) {
    std::vector<std::string> column;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) column.push_back(cell);
    ASSERT_GE(column.size(), 8U) << line;
    const Token token = only_token(column[3]);
    EXPECT_EQ(token.exact, to_lower(column[3]));
    EXPECT_EQ(token.folded, to_lower(column[7])) << line;
    ++rows;
  }
  EXPECT_EQ(rows, 178);
}

}  // namespace
}  // namespace vankho::text
