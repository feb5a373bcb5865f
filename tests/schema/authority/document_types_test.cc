// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/document_types.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "schema/authority/issuer_codes.h"
#include "schema/text/fold.h"
#include "schema/text/number_codes.h"

namespace vankho::authority {
namespace {

TEST(DocumentTypes, EveryRowIsConsistent) {
  std::set<std::string_view> ids;
  for (const DocumentType& type : document_types()) {
    SCOPED_TRACE(type.name);
    EXPECT_TRUE(ids.insert(type.id).second);
    EXPECT_EQ(type.id, text::slug(type.name));
    EXPECT_EQ(document_type_by_id(type.id), &type);
    EXPECT_EQ(document_type_by_name(text::fold_key(type.name)), &type);
    EXPECT_EQ(find_document_type(type.name), &type);
    EXPECT_EQ(find_document_type(type.id), &type);
    EXPECT_LE(static_cast<std::size_t>(std::ranges::count(type.id, '-') + 1), kMaxTypeSyllables);
    if (!type.shown.empty()) {
      EXPECT_EQ(type.codes.substr(0, type.codes.find('|')), text::word_form(type.shown).capitals);
    }
  }
}

TEST(DocumentTypes, AreFoundByAnySpelling) {
  struct Row {
    std::string_view spelling;
    std::string_view id;  // empty = none
  };
  constexpr auto kRows = std::to_array<Row>({
      {"Công văn", "cong-van"},
      {"CÔNG VĂN", "cong-van"},
      {"cong van", "cong-van"},
      {"  công   văn ", "cong-van"},
      {"co\u0302ng va\u0306n", "cong-van"},
      {"CV", "cong-van"},
      {"cv", "cong-van"},
      {"qđ", "quyet-dinh"},
      {"QD", "quyet-dinh"},
      {"QĐi", "quy-dinh"},
      {"QyĐ", "quy-dinh"},
      {"HĐ", "hop-dong"},
      {"HD", "huong-dan"},
      {"ĐA", "de-an"},
      {"DA", "du-an"},
      {"TT", "thong-tu"},
      {"thông tư liên tịch", "thong-tu-lien-tich"},
      {"Thoả thuận", ""},
      {"Bản thoả thuận", "ban-thoa-thuan"},
      {"", ""},
      {"không có", ""},
  });
  for (const Row& row : kRows) {
    const DocumentType* type = find_document_type(row.spelling);
    EXPECT_EQ(type == nullptr ? "" : type->id, row.id) << row.spelling;
  }
}

TEST(IssuerCodes, EveryRowIsConsistent) {
  for (const IssuerCode& row : issuer_codes()) {
    SCOPED_TRACE(row.code);
    std::string folded = text::word_form(row.shown).capitals;
    std::erase(folded, '&');
    EXPECT_EQ(row.code, folded);
    EXPECT_FALSE(row.name.empty());
    EXPECT_EQ(find_issuer_code(row.code), &row);
    EXPECT_THAT(row.level, ::testing::AnyOf("", "trung-uong", "tinh", "huyen", "xa", "co-so"));
  }
}

TEST(IssuerCodes, TheNumberOfTheLegislatureIsNoPartOfTheCode) {
  ASSERT_NE(find_issuer_code("QH14"), nullptr);
  EXPECT_EQ(find_issuer_code("QH14")->name, "Quốc hội");
  ASSERT_NE(find_issuer_code("UBTVQH9"), nullptr);
  EXPECT_EQ(find_issuer_code("UBTVQH9")->code, "UBTVQH");
  EXPECT_EQ(find_issuer_code("HU2"), nullptr);
  EXPECT_EQ(find_issuer_code(""), nullptr);
}

}  // namespace
}  // namespace vankho::authority
