// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/fitted_line.h"

#include <gtest/gtest.h>

namespace vankho::indexing {
namespace {

TEST(FitLine, FindsTheNearestPlaceAnywhere) {
  const std::string page = "UBND TỈNH A\tCỘNG HÒA\nSỞ Y TẺ\tĐộc lập\nSố: 12/KH-SYT";
  struct Row {
    std::string line, found;
    std::size_t letters, right_letters, words, right_words;
  };
  const Row rows[] = {
      {"CỘNG HÒA", "CỘNG HÒA", 8, 8, 2, 2},
      {"SỞ Y TẾ", "SỞ Y TẺ", 7, 6, 3, 2},
      {"Số: 12/KH-SYT", "Số: 12/KH-SYT", 13, 13, 2, 2},
      {"A CỘNG", "A CỘNG", 6, 6, 2, 2},
      {"", "", 0, 0, 0, 0},
  };
  for (const Row& row : rows) {
    const FittedLine fitted = fit_line(row.line, page);
    EXPECT_EQ(fitted.found, row.found);
    EXPECT_EQ(fitted.letters, row.letters) << row.line;
    EXPECT_EQ(fitted.right_letters, row.right_letters) << row.line;
    EXPECT_EQ(fitted.words, row.words) << row.line;
    EXPECT_EQ(fitted.right_words, row.right_words) << row.line;
  }
  EXPECT_EQ(fit_line("abc", "").right_letters, 0u);
  EXPECT_EQ(fit_line("abc", "").letters, 3u);
}

}  // namespace
}  // namespace vankho::indexing
