// SPDX-License-Identifier: GPL-3.0-or-later
//
// Provinces over time against the reference gazetteer beside the source tree, where there is one.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "schema/authority/provinces.h"

namespace vankho::authority {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Rows without their head line; empty when the file is not there.
Rows rows_of(std::string_view name) {
  Rows rows;
  std::ifstream file(std::filesystem::path(VANKHO_SOURCE_DIR) / ".." / "shared/reference/gazetteer" / name);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

int year_of(schema::Date date) {
  return date / 10000;
}

TEST(Gazetteer, SixtyThreeProvincesBecameThirtyFour) {
  const Rows rows = rows_of("province_map_2025.tsv");
  if (rows.empty()) GTEST_SKIP() << "the reference gazetteer is not here";
  ASSERT_EQ(rows.size(), 63u);
  std::set<std::string_view> now;
  for (const auto& row : rows) {
    const Province* before = find_province(row.at(1));
    const Province* after = find_province(row.at(3));
    ASSERT_NE(before, nullptr) << row.at(1);
    ASSERT_NE(after, nullptr) << row.at(3);
    EXPECT_EQ(province_now(before->id), after->id) << row.at(1);
    // Thừa Thiên Huế ended half a year earlier, and is Huế in the list.
    EXPECT_EQ(before->until, before == after ? 0 : 20250630) << row.at(1);
    now.insert(after->id);
  }
  EXPECT_EQ(now.size(), 34u);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(provinces(), 0, &Province::until)), now.size());
}

TEST(Gazetteer, FormerProvincesEndedWhenTheirSuccessorsBegan) {
  const Rows rows = rows_of("provinces_historic.tsv");
  if (rows.empty()) GTEST_SKIP() << "the reference gazetteer is not here";
  std::size_t seen = 0;
  for (const auto& row : rows) {
    // A name that came back has one row, see provinces_table.inc.
    if (row.at(0).find('(') != std::string::npos) continue;
    ++seen;
    const Province* province = find_province(row.at(0));
    ASSERT_NE(province, nullptr) << row.at(0);
    // Lists give the last day or the first one after it.
    EXPECT_EQ(year_of(province->until), std::stoi(row.at(2).substr(0, 4))) << row.at(0);
    std::istringstream names(row.at(3));
    bool holds_seat = false;
    for (std::string name; std::getline(names, name, '|');) {
      const Province* successor = find_province(name);
      ASSERT_NE(successor, nullptr) << name;
      holds_seat = holds_seat || province_now(successor->id) == province->now;
      EXPECT_TRUE(successor->from == 0 || year_of(successor->from) - year_of(province->until) <= 1 ||
                  successor->id == "da-nang")
          << name;
      if (successor->from != 0) {
        EXPECT_EQ(province_on(successor->id, province->until), province->id) << name;
      }
    }
    EXPECT_TRUE(holds_seat) << row.at(0);
  }
  EXPECT_GT(seen, 20u);
}

}  // namespace
}  // namespace vankho::authority
