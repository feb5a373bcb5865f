// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pairs of spellings and what must hold between them: our own rows, and those of the acceptance file when it is there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "schema/text/token.h"
#include "tests/schema/text/random_text.h"

namespace vankho::text {
namespace {

std::vector<std::string> exact(const std::string& text) {
  std::vector<std::string> result;
  for (const Token& token : tokenize(text)) result.push_back(token.exact);
  return result;
}

std::vector<std::string> folded(const std::string& text) {
  std::vector<std::string> result;
  for (const Token& token : tokenize(text)) result.push_back(token.folded);
  return result;
}

// exact, variant: one spelling. folded: one without marks, two with them. differ: two words with marks.
struct Pair {
  std::string kind, a, b;
};

void expect_pair(const Pair& pair) {
  SCOPED_TRACE(pair.kind + " " + pair.a + " " + pair.b);
  if (pair.kind == "differ") {
    EXPECT_NE(exact(pair.a), exact(pair.b));
    return;
  }
  EXPECT_EQ(folded(pair.a), folded(pair.b));
  if (pair.kind == "folded") {
    EXPECT_NE(exact(pair.a), exact(pair.b));
    EXPECT_NE(has_marks(pair.a), has_marks(pair.b));
  } else {
    EXPECT_EQ(exact(pair.a), exact(pair.b));
  }
}

TEST(TextPairs, HoldInBothForms) {
  for (const Pair& pair : std::vector<Pair>{{"exact", "Toà án", "tòa án"},
                                            {"exact", "HOẢ TỐC", "hỏa tốc"},
                                            {"exact", "Tuỳ viên", "tùy viên"},
                                            {"exact", "Nghị quyết", "Nghị quýêt"},
                                            {"exact", "Ðồng chí", "đồng chí"},
                                            {"exact", "Ủy\u00A0ban", "uỷ ban"},
                                            {"exact", "ho\u00ADà", "hòa"},
                                            {"exact", "Hội ñồng", "hội ñồng"},
                                            {"variant", "bác sĩ", "bác sỹ"},
                                            {"variant", "tỉ lệ", "tỷ lệ"},
                                            {"variant", "công ti", "công ty"},
                                            {"variant", "quí III", "quý III"},
                                            {"variant", "Kì Anh", "Kỳ Anh"},
                                            {"folded", "chỉ thị", "chi thi"},
                                            {"folded", "kĩ thuật", "ky thuat"},
                                            {"folded", "kỹ thuật", "ki thuat"},
                                            {"folded", "Bí thư", "bi thu"},
                                            {"folded", "Đồng Nai", "Dong Nai"},
                                            {"differ", "bán", "bàn"},
                                            {"differ", "đa", "da"},
                                            {"differ", "tai", "tay"},
                                            {"differ", "thúi", "thúy"},
                                            {"differ", "hoa", "hòa"}}) {
    expect_pair(pair);
    expect_pair({pair.kind, pair.a, testing::nfd(pair.b)});
    expect_pair({pair.kind, testing::nfd(pair.a), pair.b});
  }
}

TEST(TextPairs, OfTheAcceptanceFileHold) {
  std::ifstream file(VANKHO_SOURCE_DIR "/../shared/acceptance/vietnamese-text.tsv");
  if (!file) GTEST_SKIP() << "the acceptance file is not beside the source tree";
  int checked = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    Pair pair;
    std::getline(cells, pair.kind, '\t');
    std::getline(cells, pair.a, '\t');
    std::getline(cells, pair.b, '\t');
    if (pair.kind != "exact" && pair.kind != "variant" && pair.kind != "folded" && pair.kind != "differ") continue;
    expect_pair(pair);
    ++checked;
  }
  EXPECT_GE(checked, 16);
}

// U+041D -> the character, or nothing when the cell is no single code point.
std::string character(const std::string& cell) {
  if (!cell.starts_with("U+") || cell.size() > 7) return {};
  std::string result;
  icu::UnicodeString(static_cast<UChar32>(std::stoul(cell.substr(2), nullptr, 16))).toUTF8String(result);
  return result;
}

TEST(TextPairs, OfTheReferenceLookAlikesHold) {
  std::ifstream file(VANKHO_SOURCE_DIR "/../shared/reference/text/homoglyphs.tsv");
  if (!file) GTEST_SKIP() << "the reference table is not beside the source tree";
  int checked = 0;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> column;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) column.push_back(cell);
    if (column.size() < 5) continue;
    const std::string seen = character(column[0]);
    const std::string& kind = column[4];
    if (seen.empty()) continue;
    SCOPED_TRACE(line);
    if (kind == "letter" || kind == "Cyrillic") {
      EXPECT_EQ(exact("w" + seen + "w"), exact("w" + character(column[2]) + "w"));
    } else if (kind == "format") {
      EXPECT_EQ(exact("h" + seen + "òa"), exact("hòa"));
    } else if (kind == "space" || kind == "quote" || kind == "dash" || kind == "slash" || kind == "bullet") {
      if (column[2] == "(delete)" || seen == "\u00AD") continue;
      EXPECT_EQ(exact("h" + seen + "òa"), exact("h òa"));
    } else {
      continue;
    }
    ++checked;
  }
  EXPECT_GE(checked, 40);
}

}  // namespace
}  // namespace vankho::text
