// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/number_lexemes.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace vankho::text {
namespace {

// One code point; U+FFFD for bytes that are none.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return c;
}

bool is_ignorable(UChar32 c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

bool is_combining(UChar32 c) { return c >= 0x300 && c <= 0x36F; }

bool is_tone(UChar32 c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323; }

// Capital and small letters of other scripts that fonts and keyboards put in the place of Latin ones.
UChar32 without_look_alikes(UChar32 c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  constexpr std::u32string_view kWrong = U"ÐƉðɖАВЕКМНОРСТХІУаекморстхіуΑΒΕΗΙΚΜΝΟΡΤΥΧο";
  constexpr std::u32string_view kRight = U"ĐĐđđABEKMHOPCTXIYaekmopctxiyABEHIKMNOPTYXo";
  static_assert(kWrong.size() == kRight.size());
  if (c < 0xD0) return c;
  const auto at = kWrong.find(static_cast<char32_t>(c));
  return at == std::u32string_view::npos ? c : static_cast<UChar32>(kRight[at]);
}

bool is_letter_or_digit(UChar32 c) { return u_isalpha(c) || u_isdigit(c); }

LexemeKind sign_kind(UChar32 c) {
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

bool is_line_end(UChar32 c) { return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029; }

// Reads the rest of the run of letters and digits that goes on at `at` and gives its kind.
LexemeKind read_run(std::string_view text, std::size_t& at, UChar32 first) {
  bool letters = !u_isdigit(first);
  bool digits = !letters;
  while (at < text.size()) {
    std::size_t next = at;
    const UChar32 c = without_look_alikes(next_code_point(text, next));
    if (u_isdigit(c)) {
      digits = true;
    } else if (u_isalpha(c)) {
      letters = true;
    } else if (!is_ignorable(c) && !is_combining(c)) {
      break;
    }
    at = next;
  }
  if (letters && digits) return LexemeKind::kMixed;
  return digits ? LexemeKind::kDigits : LexemeKind::kWord;
}

}  // namespace

std::vector<Lexeme> read_lexemes(std::string_view text) {
  std::vector<Lexeme> lexemes;
  lexemes.reserve(text.size() / 5);
  Gap gap = Gap::kBreak;
  std::size_t blanks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UChar32 c = without_look_alikes(next_code_point(text, at));
    if (is_line_end(c)) {
      gap = Gap::kBreak;
      continue;
    }
    if (u_isUWhiteSpace(c) || c == 0) {
      blanks += at - begin;
      if (gap == Gap::kTight) gap = Gap::kBlank;
      if (blanks > kMaxBlanks) gap = Gap::kBreak;
      continue;
    }
    if (is_ignorable(c) || is_combining(c)) continue;
    const LexemeKind kind = is_letter_or_digit(c) ? read_run(text, at, c) : sign_kind(c);
    lexemes.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), kind, gap});
    gap = Gap::kTight;
    blanks = 0;
  }
  return lexemes;
}

WordForm word_form(std::string_view word) {
  WordForm form;
  if (word.size() > kMaxWordBytes) return form;
  static const icu::Normalizer2& nfd = [] () -> const icu::Normalizer2& {
    UErrorCode error = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFDInstance(error);
  }();
  for (std::size_t at = 0; at < word.size();) {
    UChar32 c = without_look_alikes(next_code_point(word, at));
    if (is_ignorable(c)) continue;
    if (is_combining(c)) {
      form.has_marks = true;
      form.is_plain = false;
      form.has_tone |= is_tone(c);
      continue;
    }
    if (c >= 0x80) {
      form.is_plain = false;
      icu::UnicodeString parts;
      if (c == 0x110 || c == 0x111) {
        form.has_marks = true;
        c = c == 0x110 ? 'D' : 'd';
      } else if (nfd.getDecomposition(c, parts)) {
        form.has_marks = true;
        for (std::int32_t i = 1; i < parts.length(); ++i) form.has_tone |= is_tone(parts.charAt(i));
        c = parts.charAt(0);
      } else if (u_isdigit(c)) {
        c = '0' + u_charDigitValue(c);
      }
      if (c >= 0x80) {
        // A letter that is no Latin one: this word is nothing that we know.
        form.base.clear();
        form.capitals.clear();
        form.has_tone = true;
        return form;
      }
    }
    const bool lower = c >= 'a' && c <= 'z';
    form.has_lower |= lower;
    form.has_upper |= c >= 'A' && c <= 'Z';
    form.base.push_back(static_cast<char>(c));
    form.capitals.push_back(static_cast<char>(lower ? c - 'a' + 'A' : c));
  }
  return form;
}

std::string repaired(std::string_view word) {
  icu::UnicodeString letters;
  for (std::size_t at = 0; at < word.size();) {
    const UChar32 c = without_look_alikes(next_code_point(word, at));
    if (!is_ignorable(c)) letters.append(c);
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString composed = icu::Normalizer2::getNFCInstance(error)->normalize(letters, error);
  std::string result;
  (U_SUCCESS(error) ? composed : letters).toUTF8String(result);
  return result;
}

}  // namespace vankho::text
