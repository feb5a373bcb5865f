// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/list_number.h"

#include <utility>

namespace vankho::indexing {
namespace {

// Higher numbers are damage; letters and Roman numerals grow with them.
constexpr long kMaxWritten = 3999;
// Longer lines are no marks.
constexpr std::size_t kMaxMark = 12;

std::string roman(long number) {
  constexpr auto kSigns = std::to_array<std::pair<long, std::string_view>>({{1000, "m"},
                                                                            {900, "cm"},
                                                                            {500, "d"},
                                                                            {400, "cd"},
                                                                            {100, "c"},
                                                                            {90, "xc"},
                                                                            {50, "l"},
                                                                            {40, "xl"},
                                                                            {10, "x"},
                                                                            {9, "ix"},
                                                                            {5, "v"},
                                                                            {4, "iv"},
                                                                            {1, "i"}});
  std::string text;
  for (const auto& [value, sign] : kSigns)
    for (; number >= value; number -= value) text += sign;
  return text;
}

// a ... z, aa, bb ... (17.18.59: the letter is repeated).
std::string letters(long number) {
  const auto letter = static_cast<char>('a' + (number - 1) % 26);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), letter);
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c - ('a' - 'A'));
  return text;
}

}  // namespace

std::string list_number(std::string_view format, long number) {
  if (format == "none" || format == "bullet") return {};
  if (number >= 1 && number <= kMaxWritten) {
    if (format == "lowerLetter") return letters(number);
    if (format == "upperLetter") return upper(letters(number));
    if (format == "lowerRoman") return roman(number);
    if (format == "upperRoman") return upper(roman(number));
  }
  if (format == "decimalZero" && number >= 0 && number < 10) return "0" + std::to_string(number);
  return std::to_string(number);
}

bool is_list_mark(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos || line.size() - begin > kMaxMark) return false;
  const char last = line.back();
  return last == '.' || last == ')' || last == '-' || last == '+' || last == '*' || line.ends_with("•") ||
         line.ends_with("–");
}

std::string with_space_behind(std::string label) {
  if (is_list_mark(label)) label += ' ';
  return label;
}

std::string bullet_text(std::string_view sign) {
  // U+E000 ... U+F8FF: EE 80 80 ... EF A3 BF.
  const bool is_private =
      sign.size() == 3 && (sign[0] == '\xEE' || (sign[0] == '\xEF' && static_cast<unsigned char>(sign[1]) <= 0xA3));
  // Symbol fonts have a round sign for "o" and diamonds for letters.
  return is_private || sign == "o" || sign == "§" || sign == "Ø" || sign == "ü" ? "•" : std::string(sign);
}

std::string ListCount::next(const ListLevels& levels, std::size_t level) {
  if (level >= kListLevels) return {};
  for (std::size_t above = 0; above < level; ++above) {
    if (begun[above]) continue;
    begun[above] = true;
    numbers[above] = levels[above].start;
  }
  numbers[level] = begun[level] ? numbers[level] + 1 : levels[level].start;
  begun[level] = true;
  for (std::size_t below = level + 1; below < kListLevels; ++below) {
    const long restart = levels[below].restart;
    if (restart != 0 && (restart < 0 || static_cast<long>(level) < restart)) begun[below] = false;
  }
  const ListLevel& wanted = levels[level];
  if (wanted.format == "bullet") return bullet_text(wanted.pattern);
  std::string label;
  for (std::size_t at = 0; at < wanted.pattern.size(); ++at) {
    const char c = wanted.pattern[at];
    const bool number =
        c == '%' && at + 1 < wanted.pattern.size() && wanted.pattern[at + 1] >= '1' && wanted.pattern[at + 1] <= '9';
    if (!number) {
      label += c;
      continue;
    }
    const auto of = static_cast<std::size_t>(wanted.pattern[++at] - '1');
    label += list_number(wanted.decimal && of != level ? "decimal" : levels[of].format, numbers[of]);
  }
  return label;
}

}  // namespace vankho::indexing
