// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for any text: offsets, normal forms, folding, any bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "tests/schema/text/random_text.h"

namespace vankho::text {
namespace {

using testing::nfc;
using testing::nfd;
using testing::Random;
using testing::to_utf8;

std::vector<std::pair<std::string, std::string>> forms(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const Token& token : tokenize(text)) result.emplace_back(token.exact, token.folded);
  return result;
}

std::size_t letters(std::string_view form) {
  const auto text = icu::UnicodeString::fromUTF8({form.data(), static_cast<int32_t>(form.size())});
  std::size_t count = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if ((U_GET_GC_MASK(text.char32At(i)) & U_GC_M_MASK) == 0) ++count;
  return count;
}

void expect_properties(const std::string& text) {
  std::uint32_t position = 0;
  std::uint32_t end = 0;
  for (const Token& token : tokenize(text)) {
    SCOPED_TRACE(token.exact + " in " + ::testing::PrintToString(text));
    ASSERT_EQ(token.position, ++position);
    ASSERT_GE(token.begin, end);
    ASSERT_GT(token.end, token.begin);
    ASSERT_LE(token.end, text.size());
    end = token.end;
    ASSERT_FALSE(token.exact.empty());
    ASSERT_FALSE(token.folded.empty());
    ASSERT_LE(token.exact.size(), kMaxTokenBytes);
    ASSERT_LE(token.folded.size(), kMaxTokenBytes);
    ASSERT_TRUE(is_valid_utf8(token.exact));
    ASSERT_TRUE(is_valid_utf8(token.folded));
    ASSERT_EQ(letters(token.exact), letters(token.folded));
    ASSERT_EQ(token.exact, nfc(token.exact));
    // The word alone is the same word.
    const auto alone = forms(std::string_view(text).substr(token.begin, token.end - token.begin));
    ASSERT_EQ(alone.size(), 1U);
    ASSERT_EQ(alone[0], std::pair(token.exact, token.folded));
    // The forms are forms of themselves.
    ASSERT_EQ(forms(token.exact), alone);
    const auto again = forms(token.folded);
    ASSERT_EQ(again.size(), 1U);
    ASSERT_EQ(again[0], std::pair(token.folded, token.folded));
  }
  const std::string key = fold_key(text);
  ASSERT_EQ(fold_key(key), key);
}

TEST(TokenProperties, HoldForAnyBytes) {
  Random random(1);
  for (int round = 0; round < 3000; ++round) {
    expect_properties(testing::random_bytes(random, random.below(60)));
    if (HasFatalFailure()) return;
  }
}

TEST(TokenProperties, HoldForAnyCharacters) {
  Random random(2);
  for (int round = 0; round < 2000; ++round) {
    expect_properties(to_utf8(testing::random_characters(random, random.below(100))));
    if (HasFatalFailure()) return;
  }
}

// Long words are cut: what is kept must not depend on what is not.
TEST(TokenProperties, HoldForLongWords) {
  Random random(3);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    while (text.size() < 150) text += fold_key(to_utf8(testing::random_characters(random, 12))) + "ệ\u0430ａ";
    std::erase(text, ' ');
    expect_properties(text);
    if (HasFatalFailure()) return;
  }
}

TEST(TokenProperties, NormalFormsOfAnyCharactersGiveTheSameTokens) {
  Random random(4);
  for (int round = 0; round < 6000; ++round) {
    const std::string text = to_utf8(testing::random_characters(random, random.below(40)));
    ASSERT_EQ(forms(nfc(text)), forms(nfd(text))) << ::testing::PrintToString(text);
    ASSERT_EQ(forms(nfc(text)), forms(text)) << ::testing::PrintToString(text);
  }
}

// Random words of Vietnamese letters, each letter written as one of: composed, decomposed, marks in the other order,
// half composed (as Windows-1258 has it).
TEST(TokenProperties, VietnameseInAnyMixtureOfFormsGivesTheSameTokens) {
  Random random(5);
  const std::vector<std::string> consonants = {"ngh", "đ", "th", "qu", "gi", "k", "h",
                                               "tr",  "c", "n",  "t",  "nh", "m", ""};
  const std::map<char, std::vector<std::string>> qualities = {
      {'a', {"", "\u0302", "\u0306"}}, {'e', {"", "\u0302"}}, {'i', {""}},
      {'o', {"", "\u0302", "\u031B"}}, {'u', {"", "\u031B"}}, {'y', {""}}};
  const std::vector<std::string> tones = {"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"};
  for (int round = 0; round < 20'000; ++round) {
    std::string composed = consonants[random.below(consonants.size())];
    std::string mixed = composed;
    const std::size_t vowels = 1 + random.below(3);
    for (std::size_t i = 0; i < vowels; ++i) {
      const std::string base(1, "aeiouy"[random.below(6)]);
      const std::vector<std::string>& possible = qualities.at(base[0]);
      const std::string quality = possible[random.below(possible.size())];
      const std::string tone = tones[random.below(6)];
      composed += nfc(base + quality + tone);
      switch (random.below(4)) {
        case 0:
          mixed += nfc(base + quality + tone);
          break;
        case 1:
          mixed += nfd(base + quality + tone);
          break;
        case 2:
          mixed += nfc(base + quality) + tone;
          break;
        default:
          // Marks of one class do not commute in Unicode, and yet mean the same here.
          mixed += base + tone + quality;
      }
    }
    const std::string coda = consonants[random.below(consonants.size())];
    ASSERT_EQ(forms(composed + coda), forms(mixed + coda)) << composed << coda;
  }
}

// Without marks or with them: what a person types without marks meets the folded form.
TEST(TokenProperties, TheFoldedFormIsThatOfTheTextWithoutMarks) {
  Random random(6);
  const std::string letters_of_text =
      "aeiouyaeiouybcdghklmnpqrstvxđĐ ăâêôơưáàảãạỳýỵỷỹíìịỉĩấầậẩẫắằặẳẵếềệểễốồộổỗớờợởỡứừựửữ";
  const auto text = icu::UnicodeString::fromUTF8(letters_of_text);
  for (int round = 0; round < 20'000; ++round) {
    icu::UnicodeString drawn;
    const std::size_t size = 1 + random.below(7);
    for (std::size_t i = 0; i < size; ++i)
      drawn.append(text.char32At(static_cast<int32_t>(random.below(static_cast<std::size_t>(text.length())))));
    icu::UnicodeString bare;
    const icu::UnicodeString decomposed = testing::icu_nfd(drawn);
    for (int32_t i = 0; i < decomposed.length(); ++i) {
      const char16_t c = decomposed[i];
      if (c == u'đ' || c == u'Đ')
        bare.append(u'd');
      else if (u_getCombiningClass(c) == 0)
        bare.append(c);
    }
    ASSERT_EQ(fold_key(to_utf8(drawn)), fold_key(to_utf8(bare))) << to_utf8(drawn);
  }
}

TEST(TokenProperties, TwiceTheTextIsTwiceTheTokens) {
  const std::string text = "Ủy ban nhân dân tỉnh vie\u0302\u0323t n\u0430m ﬁ 223-CV/HU ";
  const std::vector<Token> once = tokenize(text);
  std::string twice = text + text;
  const std::vector<Token> tokens = tokenize(twice);
  ASSERT_EQ(tokens.size(), 2 * once.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(tokens[once.size() + i].exact, once[i].exact);
    EXPECT_EQ(tokens[once.size() + i].begin, once[i].begin + text.size());
  }
}

}  // namespace
}  // namespace vankho::text
