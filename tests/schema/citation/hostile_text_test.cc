// SPDX-License-Identifier: GPL-3.0-or-later
//
// What no office writes: the finder takes it in linear time and keeps to its promises on any bytes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <random>
#include <string>
#include <string_view>

#include "schema/citation/find_citations.h"
#include "schema/text/document_number.h"

namespace vankho::citation {
namespace {

double seconds_for(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  // Of the processor, not of the day: other work on the machine must not count.
  const std::clock_t start = std::clock();
  find_citations(text, {});
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Eight times the text takes about eight times as long; squares would take 64 times.
TEST(HostileText, TakesLinearTime) {
  for (const std::string_view piece :
       {"số 1, 2, 3, ", "Quyết định 1, 2 và 3 ", "1/QĐ-UBND, ", "bãi bỏ Quyết định số 1/2020/QĐ-UBND; ",
        "Căn cứ 1/QĐ-UBND và ", "hết hiệu lực 1/QĐ-UBND; ", "thay thế ", "Căn cứ ", "ban hành Luật ", "của Bộ và Bộ, ",
        "Luật A B C ", "Điều 1. ", "a) ", "này ", "“ ", "1/QĐ-UBND được sửa đổi, bổ sung "}) {
    constexpr std::size_t kSmall = 128u << 10;
    // Whatever else the machine does only adds time.
    const double small = std::min(seconds_for(piece, kSmall), seconds_for(piece, kSmall));
    const double large = seconds_for(piece, 8 * kSmall);
    EXPECT_LT(large, 24 * small + 0.25) << piece;
  }
}

// Pieces of real sentences and broken characters in any order.
TEST(HostileText, GivesMentionsInOrderInsideTheText) {
  constexpr auto kPieces = std::to_array<std::string_view>({"Căn cứ ",
                                                            "Quyết định ",
                                                            "số ",
                                                            "12/2019/QĐ-UBND",
                                                            "217-QĐ/TW",
                                                            ", ",
                                                            "và ",
                                                            ";\n",
                                                            ".\n",
                                                            ":\n",
                                                            "a) ",
                                                            "Điều 2. ",
                                                            "bãi bỏ ",
                                                            "thay thế ",
                                                            "này ",
                                                            "hết hiệu lực ",
                                                            "ngày 1/2/2020 ",
                                                            "của Bộ Chính trị ",
                                                            "“",
                                                            "”",
                                                            "\xff",
                                                            "\xE1\xBB",
                                                            "218 ",
                                                            "được sửa đổi ",
                                                            "khoản 2 Điều 3 ",
                                                            "(",
                                                            ")",
                                                            "\n",
                                                            "theo ",
                                                            "tại "});
  std::mt19937 random(20261121);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto left = random() % 40; left > 0; --left) text += kPieces[random() % std::size(kPieces)];
    for (const schema::Citation& citation : find_citations(text, "217/QDTW")) {
      EXPECT_NE(citation.key, "217/QDTW") << text;
      const auto number = text::parse_document_number(citation.number);
      ASSERT_TRUE(number) << citation.number << " in " << text;
      EXPECT_EQ(number->key(), citation.key) << text;
      ASSERT_FALSE(citation.mentions.empty()) << text;
      Relation strongest = Relation::kMentions;
      std::uint32_t behind = 0;
      for (const schema::Mention& mention : citation.mentions) {
        EXPECT_LE(behind, mention.begin) << text;
        EXPECT_LT(mention.begin, mention.end) << text;
        EXPECT_LE(mention.end, text.size()) << text;
        behind = mention.end;
        strongest = std::max(strongest, mention.relation);
      }
      EXPECT_EQ(citation.relation, strongest) << text;
      EXPECT_TRUE(!citation.partial || is_effect(citation.relation)) << text;
    }
  }
}

}  // namespace
}  // namespace vankho::citation
