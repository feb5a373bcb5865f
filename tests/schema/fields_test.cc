// SPDX-License-Identifier: GPL-3.0-or-later
//
// The compiler checks the table for unique names, prefixes, slots and tags (schema/fields.h); here stands what it
// cannot see.
#include "schema/fields.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "schema/terms.h"
#include "schema/text/fold.h"

namespace vankho::schema {
namespace {

TEST(Fields, EveryRowIsFoundByItsNameAndNothingElseIs) {
  for (const Field& row : kFields) EXPECT_EQ(find_field(row.name), &row);
  for (const char* name : {"", "Subject", "subject ", "trích yếu", "nothing"})
    EXPECT_EQ(find_field(name), nullptr) << name;
  EXPECT_EQ(find_field(std::string_view("id\0", 3)), nullptr);
  static_assert(&field("subject") == find_field("subject"));
}

TEST(Fields, EveryRowHasNamesForPeople) {
  for (const Field& row : kFields) {
    EXPECT_FALSE(row.label_vi.empty()) << row.name;
    EXPECT_FALSE(row.label_en.empty()) << row.name;
    EXPECT_EQ(row.name, text::to_lower(row.name));
  }
}

// These numbers are on the disk of every index that was ever written. A line that fails here means: re-index needed.
TEST(Fields, PrefixesSlotsAndTagsAreThoseOnTheDisk) {
  struct Row {
    const char* name;
    const char* prefix;
    int slot;
    int tag;
  };
  const Row rows[] = {{"id", "Q", kNone, 1},
                      {"number", "XN", 1, 2},
                      {"subject", "", kNone, 3},
                      {"body", "", kNone, 4},
                      {"type", "XT", 2, 5},
                      {"issuer", "XI", 3, 6},
                      {"level", "XL", 4, 7},
                      {"province", "XP", 5, 8},
                      {"province_now", "XPN", 6, 9},
                      {"date", "XD", 7, 10},
                      {"year", "XY", kNone, kNone},
                      {"month", "XM", kNone, kNone},
                      {"term", "XE", 8, 11},
                      {"signer", "XS", 9, 12},
                      {"position", "XO", kNone, 13},
                      {"recipients", "XR", kNone, 14},
                      {"urgency", "XU", 10, 15},
                      {"cites", "XC", 11, 16},
                      {"place", "", kNone, 17},
                      {"signed_for", "", kNone, 18},
                      {"url", "", kNone, 19},
                      {"source", "", kNone, 20},
                      {"evidence", "", kNone, 21},
                      {"doubts", "", kNone, 22},
                      {"times_cited", "", kNone, kNone}};
  for (const Row& expected : rows) {
    const Field* row = find_field(expected.name);
    ASSERT_NE(row, nullptr) << expected.name;
    EXPECT_EQ(row->prefix, expected.prefix) << expected.name;
    EXPECT_EQ(row->slot, expected.slot) << expected.name;
    EXPECT_EQ(row->tag, expected.tag) << expected.name;
  }
}

// A term of one field must not be a term of another one: "XP:" + value never begins with "XPN:", and words are folded
// tokens, which hold neither capitals nor a colon.
TEST(Fields, NoPrefixCanBeMistakenForAnother) {
  for (const Field& row : kFields) {
    if (row.prefix.empty()) continue;
    EXPECT_EQ(row.prefix, text::to_upper(row.prefix)) << row.name;
    EXPECT_NE(row.prefix, kExactPrefix) << row.name;
    for (const Field& other : kFields)
      if (&other != &row && !other.prefix.empty()) {
        EXPECT_FALSE(term(row, "x").starts_with(term(other, ""))) << row.name << ' ' << other.name;
      }
  }
}

TEST(Fields, FacetsCanBeCounted) {
  for (const Field& row : kFields)
    if (row.facet) {
      EXPECT_TRUE(row.slot != kNone || row.kind == FieldKind::kDate || row.kind == FieldKind::kComputed) << row.name;
    }
}

TEST(Fields, NoNameBeforeAColonMeansTwoFields) {
  std::set<std::string> names;
  for (const Field& row : kFields) {
    EXPECT_TRUE(names.insert(text::fold_key(row.name)).second) << row.name;
    std::string_view rest = row.query_names;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      const std::string name = text::fold_key(rest.substr(0, bar));
      EXPECT_FALSE(name.empty()) << row.name;
      EXPECT_TRUE(names.insert(name).second) << name;
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
}

}  // namespace
}  // namespace vankho::schema
