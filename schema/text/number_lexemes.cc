// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/number_lexemes.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schema/text/look_alikes.h"
#include "schema/text/normalize.h"
#include "schema/text/utf8.h"

namespace vankho::text {
namespace {

UChar32 code_point(char32_t c) {
  return static_cast<UChar32>(c);
}

// Full-width forms, the letters of other scripts and the Icelandic and African Đ as what they are read as.
char32_t repaired_letter(char32_t c) {
  if (c < 0xD0) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == U'Ð' || c == U'Ɖ') return U'Đ';
  if (c == U'ð' || c == U'ɖ') return U'đ';
  if (c >= 0x1E00 && c <= 0x1EFF) return c;
  const char32_t latin = look_alike(c);
  if (latin == 0) return c;
  return u_isupper(code_point(c)) ? latin - U'a' + U'A' : latin;
}

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

bool is_tone(char32_t c) {
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

bool is_ignorable(char32_t c) {
  return c >= 0xAD && kind_of(c) == CharacterKind::kIgnorable;
}

bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(code_point(c)) != 0;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(code_point(c)) != 0;
}

bool is_blank(char32_t c) {
  return c < 0x80 ? c == ' ' || c == '\t' || c == 0 : u_isUWhiteSpace(code_point(c)) != 0;
}

bool is_line_end(char32_t c) {
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

LexemeKind sign_kind(char32_t c) {
  switch (c) {
    case '-':
    case '_':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
      return LexemeKind::kDash;
    case '/':
    case 0x2044:
    case 0x2215:
      return LexemeKind::kSlash;
    case '.':
      return LexemeKind::kDot;
    case ',':
      return LexemeKind::kComma;
    case ';':
      return LexemeKind::kSemicolon;
    case ':':
      return LexemeKind::kColon;
    case '&':
      return LexemeKind::kAmpersand;
    default:
      return LexemeKind::kOther;
  }
}

// Reads the rest of the run of letters and digits that goes on at `at` and gives its kind.
LexemeKind read_run(std::string_view text, std::size_t& at, char32_t first) {
  bool digits = is_digit(first);
  bool letters = !digits;
  while (at < text.size()) {
    const CodePoint next = decode(text, at);
    const char32_t c = repaired_letter(next.value);
    if (is_digit(c)) {
      digits = true;
    } else if (is_letter(c)) {
      letters = true;
    } else if (!is_combining(c) && !is_ignorable(c)) {
      break;
    }
    at += next.size;
  }
  if (letters && digits) return LexemeKind::kMixed;
  return digits ? LexemeKind::kDigits : LexemeKind::kWord;
}

// The letter without its marks, which are noted in `form`.
char32_t without_marks(char32_t c, WordForm& form) {
  if (c < 0x80) return c;
  form.is_plain = false;
  if (c == U'Đ' || c == U'đ') {
    form.has_marks = true;
    return c == U'Đ' ? U'D' : U'd';
  }
  if (is_digit(c)) return U'0' + static_cast<char32_t>(u_charDigitValue(code_point(c)));
  static const icu::Normalizer2* const kNfd = [] {
    UErrorCode error = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(error);
  }();
  icu::UnicodeString parts;
  if (!kNfd->getDecomposition(code_point(c), parts)) return c;
  form.has_marks = true;
  for (std::int32_t i = 1; i < parts.length(); ++i) form.has_tone |= is_tone(parts.charAt(i));
  return static_cast<char32_t>(parts.char32At(0));
}

}  // namespace

std::vector<Lexeme> read_lexemes(std::string_view text) {
  std::vector<Lexeme> lexemes;
  Gap gap = Gap::kBreak;
  std::size_t blanks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const CodePoint next = decode(text, at);
    const char32_t c = repaired_letter(next.value);
    at += next.size;
    if (is_line_end(c)) {
      gap = Gap::kBreak;
    } else if (is_blank(c)) {
      blanks += next.size;
      if (gap == Gap::kTight) gap = Gap::kBlank;
      if (blanks > kMaxBlanks) gap = Gap::kBreak;
    } else if (!is_combining(c) && !is_ignorable(c)) {
      const LexemeKind kind = is_letter(c) || is_digit(c) ? read_run(text, at, c) : sign_kind(c);
      lexemes.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), kind, gap});
      gap = Gap::kTight;
      blanks = 0;
    }
  }
  return lexemes;
}

WordForm word_form(std::string_view word) {
  WordForm form;
  if (word.size() > kMaxWordBytes) return form;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint next = decode(word, at);
    at += next.size;
    char32_t c = repaired_letter(next.value);
    if (is_combining(c)) {
      form.is_plain = false;
      form.has_marks = true;
      form.has_tone |= is_tone(c);
      continue;
    }
    if (is_ignorable(c)) continue;
    c = without_marks(c, form);
    if (c >= 0x80) return WordForm{};  // no Latin letter: nothing that is compared here
    const bool lower = c >= 'a' && c <= 'z';
    form.has_lower |= lower;
    form.has_upper |= c >= 'A' && c <= 'Z';
    form.base.push_back(static_cast<char>(c));
    form.capitals.push_back(static_cast<char>(lower ? c - 'a' + 'A' : c));
  }
  return form;
}

std::size_t letter_offset(std::string_view word, std::size_t index) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint next = decode(word, at);
    const char32_t c = repaired_letter(next.value);
    if (!is_combining(c) && !is_ignorable(c) && letters++ == index) return at;
    at += next.size;
  }
  return word.size();
}

std::string repaired(std::string_view word) {
  std::string letters;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint next = decode(word, at);
    at += next.size;
    const char32_t c = repaired_letter(next.value);
    if (!is_ignorable(c)) append_code_point(letters, c);
  }
  return compose(letters);
}

}  // namespace vankho::text
