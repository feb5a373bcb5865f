// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "schema/text/number_grammar.h"

namespace vankho::text {
namespace {

// 37416/TB-CHQ is a large one; telephone numbers are longer.
constexpr std::size_t kMaxCountDigits = 6;

// '0' to '9' for digits and for letters typed or recognised in their place, 0 for others.
char as_digit(char c) {
  if (c >= '0' && c <= '9') return c;
  if (c == 'O' || c == 'o') return '0';
  if (c == 'l' || c == 'I') return '1';
  return 0;
}

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::optional<Count> read_count(const LexedText& text, std::size_t at) {
  if (!text.is(at, LexemeKind::kDigits) && !text.is(at, LexemeKind::kMixed)) return std::nullopt;
  const std::string_view word = text.slice(at);
  const std::string base = word_form(word).base;
  auto digits = static_cast<std::size_t>(std::ranges::find(base, 0, as_digit) - base.begin());
  // A letter counts as a digit only among digits: the o of "5obc" does not.
  if (digits < base.size())
    while (digits > 0 && (base[digits - 1] < '0' || base[digits - 1] > '9')) --digits;
  if (digits == 0 || digits > kMaxCountDigits) return std::nullopt;

  Count count{.begin = text[at].begin, .end = text[at].end};
  bool leading = true;
  for (const char c : base.substr(0, digits)) {
    leading = leading && as_digit(c) == '0';
    if (leading) count.padding.push_back('0');
    count.value = count.value * 10 + static_cast<std::uint32_t>(as_digit(c) - '0');
  }
  if (count.value == 0) return std::nullopt;
  if (digits == base.size()) return count;
  // "01a"; "30A" is written too. Longer tails are codes.
  const bool is_suffix = digits + 1 == base.size();
  if (is_suffix) {
    const char c = base[digits];
    if (c == 'L') return std::nullopt;  // a small l would be read as a digit
    if (word_form(word.substr(letter_offset(word, digits))).has_marks) return std::nullopt;
    count.suffix.push_back(is_small_letter(c) ? c : static_cast<char>(c - 'A' + 'a'));
  } else {
    count.end = text[at].begin + static_cast<std::uint32_t>(letter_offset(word, digits));
  }
  return count;
}

int read_year(const LexedText& text, std::size_t at) {
  if (!text.is(at, LexemeKind::kDigits)) return 0;
  const std::string digits = word_form(text.slice(at)).base;
  if (digits.size() != 4) return 0;
  int year = 0;
  for (const char c : digits) year = year * 10 + (c - '0');
  return year >= 1900 && year <= 2100 ? year : 0;
}

}  // namespace vankho::text
