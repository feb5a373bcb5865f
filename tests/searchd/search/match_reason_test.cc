// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/match_reason.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using testing::paper;
using testing::SmallArchive;

TypedQuery parse(std::string_view typed) {
  std::vector<std::string> warnings;
  return parse_query(typed, warnings);
}

TEST(MatchReason, SaysWhichWordsStandWhere) {
  const std::vector<schema::Record> papers{paper("Họp dân vận khéo", "tại trụ sở Ủy ban nhân dân xã"),
                                           paper("Hội nghị", "họp về dân vần")};
  const SmallArchive archive(papers);
  struct Case {
    std::string_view typed;
    Xapian::docid docid;
    MatchReason reason;
  };
  const std::vector<Case> cases{
      {"dan van kheo", 1, {.missing = {}, .other_marks = {}, .in_subject = true}},
      {"dân vận trụ sở", 1, {.missing = {}, .other_marks = {}, .in_subject = false}},
      {"dân vận khéo", 2, {.missing = {"khéo"}, .other_marks = {"vận"}, .in_subject = false}},
      // An abbreviation is held by its full form.
      {"UBND xã", 1, {.missing = {}, .other_marks = {}, .in_subject = false}},
      // "là gì" asks and is missed by nobody.
      {"dân vận khéo là gì", 1, {.missing = {}, .other_marks = {}, .in_subject = true}},
  };
  for (const Case& row : cases)
    EXPECT_EQ(match_reason(archive.index(), parse(row.typed), papers[row.docid - 1], row.docid), row.reason)
        << row.typed << " in " << row.docid;
}

TEST(MatchReason, WordsThatNobodyHolds) {
  const SmallArchive archive({paper("Họp dân vận", "")});
  EXPECT_THAT(absent_words(archive.index(), parse("họp khẻo dân khẻo lượng")), ElementsAre("khẻo", "lượng"));
}

}  // namespace
}  // namespace vankho::searching
