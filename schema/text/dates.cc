// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <chrono>

#include "schema/text/document_number.h"
#include "schema/text/number_grammar.h"

namespace vankho::text {
namespace {

// A number of at most two digits, or -1.
int small_number(const LexedText& text, std::size_t at) {
  if (!text.is(at, LexemeKind::kDigits)) return -1;
  const std::string digits = word_form(text.slice(at)).base;
  if (digits.empty() || digits.size() > 2) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_word(const LexedText& text, std::size_t at, std::string_view capitals) {
  return text.is(at, LexemeKind::kWord) && word_form(text.slice(at)).capitals == capitals;
}

// The day in "2016-11-15" and "2016-11-15T08:30", or -1.
int iso_day(const LexedText& text, std::size_t at) {
  if (!text.is(at, LexemeKind::kMixed)) return small_number(text, at);
  const std::string base = word_form(text.slice(at)).base;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (base.size() < 3 || base[2] != 'T' || !is_digit(base[0]) || !is_digit(base[1])) return -1;
  return (base[0] - '0') * 10 + (base[1] - '0');
}

// The month that stands at `at` in digits or in words ("bốn", "mười hai"), or -1; `next` becomes the lexeme after it.
int month_at(const LexedText& text, std::size_t at, std::size_t& next) {
  next = at + 1;
  if (const int digits = small_number(text, at); digits >= 0) return digits;
  struct Name {
    std::string_view capitals;
    int month;
  };
  constexpr auto kNames = std::to_array<Name>({{"GIENG", 1},
                                               {"MOT", 1},
                                               {"HAI", 2},
                                               {"BA", 3},
                                               {"BON", 4},
                                               {"TU", 4},
                                               {"NAM", 5},
                                               {"SAU", 6},
                                               {"BAY", 7},
                                               {"TAM", 8},
                                               {"CHIN", 9},
                                               {"MUOI", 10},
                                               {"CHAP", 12}});
  if (!text.is(at, LexemeKind::kWord)) return -1;
  const auto name = std::ranges::find(kNames, word_form(text.slice(at)).capitals, &Name::capitals);
  if (name == kNames.end()) return -1;
  if (name->month != 10) return name->month;
  if (is_word(text, next, "MOT") || is_word(text, next, "HAI")) return is_word(text, next++, "MOT") ? 11 : 12;
  return 10;
}

std::optional<schema::Date> day(int year, int month, int day_of_month) {
  if (month < 1 || day_of_month < 1 || year < 1900 || year > 2100) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day_of_month)}};
  if (!ymd.ok()) return std::nullopt;
  return year * 10000 + month * 100 + day_of_month;
}

bool is_date_sign(LexemeKind kind) {
  return kind == LexemeKind::kSlash || kind == LexemeKind::kDash || kind == LexemeKind::kDot;
}

// Whether the sign at `at` stands between two parts of a date. Dashes and dots with blanks are bullets, ranges and ends
// of sentences.
bool joins(const LexedText& text, std::size_t at, LexemeKind kind) {
  if (!text.is(at, kind) || at + 1 >= text.size()) return false;
  const Gap before = text[at].gap;
  const Gap after = text[at + 1].gap;
  if (kind == LexemeKind::kSlash) return before != Gap::kBreak && after != Gap::kBreak;
  return before == Gap::kTight && after == Gap::kTight;
}

// Whether digits go on after the lexeme before `next`: 15/11/2016/3, 2016-11-15-2.
bool goes_on(const LexedText& text, std::size_t next) {
  return next + 1 < text.size() && text[next].gap == Gap::kTight && text[next + 1].gap == Gap::kTight &&
         (text.is(next, LexemeKind::kSlash) || text.is(next, LexemeKind::kDash)) &&
         text.is(next + 1, LexemeKind::kDigits);
}

struct DateReading {
  schema::Date date = 0;
  std::size_t next = 0;
};

// 15/11/2016, 15-11-2016, 15.11.2016 and 2016-11-15.
std::optional<DateReading> read_signed_date(const LexedText& text, std::size_t at) {
  if (at + 4 >= text.size()) return std::nullopt;
  const LexemeKind sign = text[at + 1].kind;
  if (!is_date_sign(sign) || !joins(text, at + 1, sign) || !joins(text, at + 3, sign)) return std::nullopt;
  const int month = small_number(text, at + 2);
  std::optional<schema::Date> date;
  if (const int year = read_year(text, at); year != 0) {
    if (sign != LexemeKind::kDash) return std::nullopt;
    date = day(year, month, iso_day(text, at + 4));
  } else {
    date = day(read_year(text, at + 4), month, small_number(text, at));
  }
  if (!date || goes_on(text, at + 5)) return std::nullopt;
  return DateReading{*date, at + 5};
}

// "15 tháng 11 năm 2016", "03 tháng bốn năm 2018", "15/11 năm 2016"; lines may be wrapped within.
std::optional<DateReading> read_worded_date(const LexedText& text, std::size_t at) {
  const int day_of_month = small_number(text, at);
  if (day_of_month < 0) return std::nullopt;
  std::size_t next = at + 2;
  int month = -1;
  const bool has_word = is_word(text, at + 1, "THANG");
  if (has_word) {
    month = month_at(text, next, next);
  } else if (joins(text, at + 1, LexemeKind::kSlash)) {
    month = small_number(text, next++);
  }
  if (month < 0) return std::nullopt;
  if (text.is(next, LexemeKind::kComma)) ++next;
  if (!is_word(text, next, "NAM") && !(has_word && text.is(next, LexemeKind::kSlash))) return std::nullopt;
  const auto date = day(read_year(text, next + 1), month, day_of_month);
  if (!date) return std::nullopt;
  return DateReading{*date, next + 2};
}

// Not the end of a longer row of digits: 1.15.11.2016, 3-15/11/2016.
bool begins_date(const LexedText& text, std::size_t at) {
  return at == 0 || text[at].gap != Gap::kTight || !is_date_sign(text[at - 1].kind) || text[at - 1].gap != Gap::kTight;
}

}  // namespace

std::vector<DateMatch> find_dates(std::string_view text) {
  std::vector<DateMatch> matches;
  const std::vector<Lexeme> lexemes = read_lexemes(text);
  const LexedText lexed{text, lexemes};
  for (std::size_t at = 0; at < lexemes.size(); ++at) {
    if (lexemes[at].kind != LexemeKind::kDigits || !begins_date(lexed, at)) continue;
    auto reading = read_signed_date(lexed, at);
    if (!reading) reading = read_worded_date(lexed, at);
    if (!reading) continue;
    matches.push_back({reading->date, lexemes[at].begin, lexemes[reading->next - 1].end});
    at = reading->next - 1;
  }
  return matches;
}

}  // namespace vankho::text
