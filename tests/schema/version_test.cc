// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/version.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "schema/fields.h"

namespace vankho::schema {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

TEST(Version, TheFingerprintShowsTheTextVersionAndAHash) {
  EXPECT_THAT(fingerprint(), MatchesRegex(std::to_string(kTextVersion) + "-[0-9a-f]+"));
  EXPECT_EQ(fingerprint().size(), std::to_string(kTextVersion).size() + 17);
  EXPECT_EQ(fingerprint(), fingerprint_of(kFields, kTextVersion));
}

TEST(Version, TheFingerprintChangesWithWhatReachesTheDisk) {
  const auto changed = [](const std::function<void(decltype(kFields)::value_type&)>& change) {
    auto table = kFields;
    change(table[4]);
    return fingerprint_of(table, kTextVersion) != fingerprint();
  };
  EXPECT_TRUE(changed([](auto& row) { row.name = "kind"; }));
  EXPECT_TRUE(changed([](auto& row) { row.prefix = "XTT"; }));
  EXPECT_TRUE(changed([](auto& row) { row.kind = FieldKind::kKeyword; }));
  EXPECT_TRUE(changed([](auto& row) { row.slot = 77; }));
  EXPECT_TRUE(changed([](auto& row) { row.tag = 77; }));
  EXPECT_FALSE(changed([](auto& row) { row.label_vi = "Thể loại"; })) << "a label is not on the disk";
  EXPECT_NE(fingerprint_of(kFields, kTextVersion + 1), fingerprint());
  EXPECT_NE(fingerprint_of(std::span(kFields).first(kFields.size() - 1), kTextVersion), fingerprint());
}

// Neighbouring values must not run into each other: slot 1, tag 12 is not slot 11, tag 2.
TEST(Version, ValuesOfARowAreKeptApart) {
  auto one = kFields;
  auto other = kFields;
  one[4].slot = 1, one[4].tag = 12;
  other[4].slot = 11, other[4].tag = 2;
  EXPECT_NE(fingerprint_of(one, 1), fingerprint_of(other, 1));
}

TEST(Version, AnotherIndexIsRefusedInOneSentenceThatNamesTheCommand) {
  EXPECT_EQ(fingerprint_problem(fingerprint()), "");
  const std::string other = fingerprint_problem("0-1234567890abcdef");
  EXPECT_THAT(other, HasSubstr("0-1234567890abcdef"));
  EXPECT_THAT(other, HasSubstr(fingerprint()));
  EXPECT_THAT(other, HasSubstr("vankho-indexer index --index"));
  const std::string missing = fingerprint_problem("");
  EXPECT_THAT(missing, HasSubstr("no Vankho index"));
  EXPECT_THAT(missing, HasSubstr("vankho-indexer index --index"));
}

}  // namespace
}  // namespace vankho::schema
