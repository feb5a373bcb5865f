// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/written_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string_view>

namespace vankho::text {
namespace {

constexpr auto kMonths = std::to_array<std::string_view>(
    {"giêng", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "", "chạp"});

int number_behind(const Word& word, std::string_view unit) {
  if (!word.folded.starts_with(unit) || word.folded.size() > unit.size() + 4) return 0;
  int value = 0;
  const char* const end = word.folded.data() + word.folded.size();
  const auto read = std::from_chars(word.folded.data() + unit.size(), end, value);
  return read.ec == std::errc() && read.ptr == end ? value : 0;
}

// A month as digits or as a word ("tư" beside "bốn"); moves `at` behind it.
int read_month(const Words& words, std::size_t& at, std::size_t limit) {
  if (at >= limit) return 0;
  const Word& word = words.words[at];
  if (const int digits = number_of(word); digits >= 0) {
    ++at;
    return digits;
  }
  // "năm" is the fifth month only before another "năm".
  if (word.exact == "năm" && !(at + 1 < limit && words.words[at + 1].exact == "năm")) return 0;
  const auto month =
      word.exact == "tư" ? kMonths.begin() + 3 : std::ranges::find(kMonths, std::string_view(word.exact));
  if (month == kMonths.end() || month->empty()) return 0;
  ++at;
  int value = static_cast<int>(month - kMonths.begin()) + 1;
  if (value == 10 && at < limit && (words.words[at].exact == "một" || words.words[at].exact == "hai"))
    value = words.words[at++].exact == "một" ? 11 : 12;
  return value;
}

schema::Date make_date(int day, int month, int year) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1930 || year > 2100) return 0;
  return year * 10000 + month * 100 + day;
}

}  // namespace

int number_of(const Word& word) {
  int value = -1;
  const char* const end = word.folded.data() + word.folded.size();
  if (const auto read = std::from_chars(word.folded.data(), end, value); read.ec != std::errc() || read.ptr != end)
    return -1;
  return value;
}

std::optional<WrittenDate> read_date(const Words& words, std::size_t at, std::size_t limit) {
  if (at >= limit || words.words[at].folded != "ngay") return std::nullopt;
  std::size_t next = at + 1;
  if (next + 1 < limit && words.words[next].exact == "thứ" && number_of(words.words[next + 1]) >= 0) ++next;
  int day = 0;
  if (next < limit && number_of(words.words[next]) >= 0) day = number_of(words.words[next++]);
  bool spelled = false;
  int month = 0;
  if (next < limit && words.words[next].folded.starts_with("thang")) {
    spelled = true;
    month = number_behind(words.words[next], "thang");  // "tháng12"
    ++next;
  }
  if (month == 0) month = read_month(words, next, limit);
  if (next < limit && words.words[next].exact == "năm") {
    ++next;
    spelled = true;
  }
  int year = next < limit && words.words[next].folded.size() == 4 ? number_of(words.words[next]) : -1;
  if (year < 0 && next < limit && words.words[next].folded.size() == 7)
    year = number_behind(words.words[next], "nam") > 0 ? number_behind(words.words[next], "nam") : -1;
  if (year < 0) {
    // "ngày    tháng    năm" before signing is a date line still.
    if (!spelled || day > 31 || month > 12) return std::nullopt;
    return WrittenDate{0, next};
  }
  if (day < 1 || month < 1 || day > 31 || month > 12) return WrittenDate{0, next + 1};
  return WrittenDate{make_date(day, month, year), next + 1};
}

}  // namespace vankho::text
