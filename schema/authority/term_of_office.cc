// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>

#include "schema/authority/issuing_bodies.h"

namespace vankho::authority {
namespace {

// Last days of the national congresses VI to XIV: from the day after, papers belong to the new committee.
constexpr auto kNationalCongresses = std::to_array<schema::Date>(
    {19861218, 19910627, 19960701, 20010422, 20060425, 20110119, 20160128, 20210201, 20260123});

// Congresses below the centre are held every five years within months; the day of each is in no table. The directives
// of the Politburo that order them (36-CT/TW of 2014, 35-CT/TW of 2019, 45-CT/TW of 2025) set the days by which they
// must be over, and from the day after these the new term is counted.
struct Congresses {
  std::string_view level;
  int month_and_day;  // first day of the new term
  int first_year;
};
constexpr auto kLocalCongresses =
    std::to_array<Congresses>({{"xa", 701, 2000}, {"huyen", 901, 2000}, {"tinh", 1101, 2000}});

constexpr int kYears = 5;
// The day on which the districts ended.
constexpr schema::Date kLastDistrictDay = 20250630;

std::string years(int from) {
  return std::to_string(from) + "-" + std::to_string(from + kYears);
}

}  // namespace

std::string term_of_office(std::string_view level, schema::Date date) {
  if (level == "trung-uong") {
    int from = 0;
    for (const schema::Date last_day : kNationalCongresses)
      if (date > last_day) from = last_day / 10000;
    return from == 0 || date / 10000 > from + kYears ? std::string{} : years(from);
  }
  for (const Congresses& row : kLocalCongresses) {
    if (row.level != level) continue;
    if (level == "huyen" && date > kLastDistrictDay) return {};
    const int year = date / 10000;
    int from = year - year % kYears;
    if (from == year && date % 10000 < row.month_and_day) from -= kYears;
    return from < row.first_year ? std::string{} : years(from);
  }
  return {};
}

}  // namespace vankho::authority
