// SPDX-License-Identifier: GPL-3.0-or-later
//
// The letters of the language of document numbers and dates: words, digits and joining signs with byte offsets. Not the
// words of the index (token.h): a number lives from its dashes, slashes and gaps, which are no words there, and its
// codes must not have their i and y unified.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

enum class LexemeKind : std::uint8_t {
  kDigits,
  kWord,   // letters only
  kMixed,  // letters and digits: QH14, 01a, 858CV
  kDash,   // all dashes, minus signs and the underscore
  kSlash,
  kDot,
  kComma,
  kSemicolon,
  kColon,
  kAmpersand,
  kOther,
};

// What stands before a lexeme.
enum class Gap : std::uint8_t {
  kTight,
  kBlank,  // spaces and tabs within a line, up to kMaxBlanks bytes
  kBreak,  // a line end or a wide gap
};
inline constexpr std::size_t kMaxBlanks = 16;

struct Lexeme {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  LexemeKind kind = LexemeKind::kOther;
  Gap gap = Gap::kBreak;  // the first one stands after a break
};

std::vector<Lexeme> read_lexemes(std::string_view text);

// A word reduced to what codes and labels are compared by.
struct WordForm {
  std::string base;        // letters without marks, case kept, and digits: "QDi", "Ea", "01a"
  std::string capitals;    // the same in capitals: "QDI"
  bool has_tone = false;   // à á ả ã ạ: no code has one
  bool has_marks = false;  // tone, đ, ư, â, ...
  bool has_upper = false;
  bool has_lower = false;
  bool is_plain = true;  // holds only letters A to Z and digits after repair of look-alikes
};

// Longer runs are neither codes nor numbers nor words of labels; word_form() of them is empty.
inline constexpr std::size_t kMaxWordBytes = 96;

WordForm word_form(std::string_view word);

// Byte offset of the letter or digit that base[index] of its form stands for; the size of the word when there is none.
std::size_t letter_offset(std::string_view word, std::size_t index);

// The word in NFC with look-alikes repaired (Ð, Cyrillic, full width) and without soft hyphens, case kept.
std::string repaired(std::string_view word);

}  // namespace vankho::text
