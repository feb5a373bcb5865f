// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using schema::field;
using testing::SmallArchive;

schema::Record issued(std::string type, std::string issuer_id, std::string issuer, schema::Date date) {
  schema::Record record;
  record.type = std::move(type);
  record.issuer_id = std::move(issuer_id);
  record.issuer = std::move(issuer);
  record.date = date;
  return record;
}

TEST(Columns, HoldTheValueOfEveryPaper) {
  const SmallArchive archive({issued("cong-van", "huyen-uy-ea-sup", "Huyện ủy Ea Súp", 20161115), issued("", "", "", 0),
                              issued("nghi-quyet", "huyen-uy-ea-sup", "Huyện ủy Ea Súp", 20040229),
                              issued("cong-van", "tinh-uy-dak-lak", "Tỉnh ủy Đắk Lắk", 0)});
  const Columns columns(archive.database());
  EXPECT_THAT(columns.papers(), ::testing::ElementsAre(1, 2, 3, 4));

  const Column& types = columns.column(field("type"));
  const auto code = [](const Column& column, Xapian::docid paper) { return column.values[column.of(paper)].code; };
  EXPECT_EQ(code(types, 1), "cong-van");
  EXPECT_EQ(code(types, 2), "");
  EXPECT_EQ(code(types, 3), "nghi-quyet");
  EXPECT_EQ(types.of(4), types.of(1));
  EXPECT_EQ(types.values.size(), 3u);

  const Column& issuers = columns.column(field("issuer"));
  EXPECT_EQ(code(issuers, 3), "huyen-uy-ea-sup");
  EXPECT_EQ(issuers.values[issuers.of(3)].label, "Huyện ủy Ea Súp");
  EXPECT_EQ(issuers.of(2), 0u);

  EXPECT_EQ(columns.date(1), 20161115);
  EXPECT_EQ(columns.date(2), 0);
  EXPECT_EQ(columns.date(3), 20040229);
}

// A name is misprinted here and there; the identity counts.
TEST(Columns, OneIdentityWithSeveralNamesIsOneValue) {
  const SmallArchive archive({issued("", "a", "Huyện ủy A", 0), issued("", "b", "Huyện ủy B", 0),
                              issued("", "a", "HUYỆN UỶ A", 0), issued("", "a", "HUYỆN UỶ A", 0)});
  const Columns columns(archive.database());
  const Column& issuers = columns.column(field("issuer"));
  EXPECT_EQ(issuers.values.size(), 3u);
  EXPECT_EQ(issuers.of(3), issuers.of(1));
  EXPECT_EQ(issuers.of(4), issuers.of(1));
  EXPECT_NE(issuers.of(2), issuers.of(1));
  EXPECT_EQ(issuers.values[issuers.of(1)].label, "Huyện ủy A");
}

TEST(Columns, ThereIsOneForEveryFacetOfTheTable) {
  const SmallArchive archive({issued("cong-van", "a", "A", 0)});
  const Columns columns(archive.database());
  for (const schema::Field& row : schema::kFields)
    if (row.slot != schema::kNone && row.kind != schema::FieldKind::kNumber && row.kind != schema::FieldKind::kDate &&
        row.kind != schema::FieldKind::kRelation) {
      EXPECT_FALSE(columns.column(row).values.empty()) << row.name;
    }
}

TEST(Columns, PapersThatAreGoneOrNotYetThere) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 3; ++i) database.add_document(indexing::make_document(issued("cong-van", "a", "A", 20160101)));
  database.delete_document(2);
  const Columns columns(database);
  EXPECT_THAT(columns.papers(), ::testing::ElementsAre(1, 3));
  EXPECT_EQ(columns.column(field("type")).of(2), 0u);
  EXPECT_EQ(columns.date(2), 0);
  EXPECT_EQ(columns.date(4'000'000), 0);
  EXPECT_EQ(columns.column(field("type")).of(4'000'000), 0u);
}

TEST(Columns, OfAnEmptyIndex) {
  const Columns columns{Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY)};
  EXPECT_TRUE(columns.papers().empty());
  EXPECT_EQ(columns.column(field("type")).of(1), 0u);
}

}  // namespace
}  // namespace vankho::searching
