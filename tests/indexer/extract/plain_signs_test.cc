// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/plain_signs.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "indexer/extract/extract.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

TEST(PlainSigns, AreWhatPeopleType) {
  const std::pair<std::string, std::string> rows[] = {
      {"Căn cứ Nghị định\n\tđiều 5\f", "Căn cứ Nghị định\n\tđiều 5\f"},
      {"Bê\u0301n đi\u0323nh", "Bến định"},
      {"Ca\u0306n cu\u031B\u0301", "Căn cứ"},
      {"số\u00A030\u2006/\u202F2020\u3000NĐ", "số 30 / 2020 NĐ"},
      {"bến\u00ADthuyền, ủy\u200Bban \u200Elà\uFEFF", "bếnthuyền, ủyban là"},
      {"\uF0B7 một \uF0A7 hai \uF0D8 ba \uF0FC \uF02D", "• một ▪ hai ➢ ba ✓ -"},
      {"\uF061 giữ lại", "\uF061 giữ lại"},  // α of Symbol, ♋ of Wingdings
      {"", ""},
  };
  for (const auto& [text, plain] : rows) EXPECT_EQ(with_plain_signs(text), plain) << text;
}

TEST(PlainSigns, AreThereInEveryFormat) {
  EXPECT_EQ(extract("Ca\u0306n cu\u031B\u0301\u00A0\u00ADđiều", "a.txt").text, "Căn cứ điều");
  EXPECT_EQ(extract("<p>Ca\u0306n&nbsp;c\u01B0\u0301</p>", "a.html").text, "Căn cứ\n");
}

// In TCVN3 the byte of the soft hyphen is the letter ư, also where a program wrote its own sign for it.
TEST(PlainSigns, ComeAfterOldEncodings) {
  const std::string rtf =
      R"({\rtf1{\fonttbl{\f0 .VnTime;}}\f0 Nh\'b5 n\-\'edc v\'b5 c\'b8c t\'d8nh ban h\'b5nh quy\'d5t \'ae\'denh n\'b5y\par})";
  EXPECT_EQ(extract(rtf, "a.rtf").text, "Nhà nước và các tỉnh ban hành quyết định này\n");
}

TEST(PlainSigns, TakeTimeThatGrowsWithTheText) {
  std::string marks = "e";
  for (int i = 0; i < 300'000; ++i) marks += "\u0301";
  const std::string plain = with_plain_signs(marks + "\u00AD");
  EXPECT_TRUE(text::is_valid_utf8(plain));
  EXPECT_LT(plain.size(), 100U);
}

}  // namespace
}  // namespace vankho::indexing
