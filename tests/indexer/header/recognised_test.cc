// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/recognised.h"

#include <gtest/gtest.h>

#include <string>

namespace vankho::indexing {
namespace {

schema::Record recognised_paper() {
  schema::Record record;
  record.body = "HUYỆN ỦY EA SÚP\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 223-CV/HU\tEa Súp, ngày 15 tháng 11 năm 2016\n1223 hộ";
  record.number = "223-CV/HU";
  record.date = 20161115;
  record.evidence = {{.field = "number", .origin = schema::Origin::kHeader, .confidence = 99},
                     {.field = "date", .origin = schema::Origin::kHeader, .confidence = 99},
                     {.field = "issuer", .origin = schema::Origin::kHeader, .confidence = 80},
                     {.field = "type", .origin = schema::Origin::kGiven, .confidence = 100}};
  record.source.recognised = 91;
  return record;
}

std::vector<Doubt> doubt_of(const schema::Record& record, const std::string& word, unsigned confidence) {
  const std::size_t at = record.body.find(word);
  return {{.begin = at, .end = at + word.size(), .confidence = confidence}};
}

TEST(LowerConfidence, NoFieldIsSurerThanItsWords) {
  const schema::Record paper = recognised_paper();
  struct Row {
    std::vector<Doubt> doubts;
    unsigned number, date, issuer;
  };
  const Row rows[] = {
      {{}, 91, 91, 80},
      {doubt_of(paper, "223-CV/HU", 40), 40, 91, 80},
      {doubt_of(paper, "tháng", 55), 91, 55, 80},
      // Of another cell, and of another number.
      {doubt_of(paper, "ĐẢNG", 10), 91, 91, 80},
      {doubt_of(paper, "1223", 10), 91, 91, 80},
  };
  for (const Row& row : rows) {
    schema::Record record = paper;
    lower_confidence(record, row.doubts);
    EXPECT_EQ(record.evidence[0].confidence, row.number);
    EXPECT_EQ(record.evidence[1].confidence, row.date);
    EXPECT_EQ(record.evidence[2].confidence, row.issuer);
    EXPECT_EQ(record.evidence[3].confidence, 100u) << "given by the owner";
  }
}

TEST(LowerConfidence, TextThatWasThereStaysAsSureAsItWas) {
  schema::Record record = recognised_paper();
  record.source.recognised = 0;
  lower_confidence(record, doubt_of(record, "223", 10));
  EXPECT_EQ(record, [] {
    schema::Record same = recognised_paper();
    same.source.recognised = 0;
    return same;
  }());
}

}  // namespace
}  // namespace vankho::indexing
