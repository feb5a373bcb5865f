// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger/ledger.h"

#include <gtest/gtest.h>

namespace vankho::indexing {
namespace {

LedgerEntry entry(Status status = Status::kIndexed) {
  LedgerEntry entry{.stat = {.size = 12, .mtime_ns = -5, .ctime_ns = 7'000'000'000'000'000'001, .inode = 99},
                    .sha256 = std::string(64, 'a'),
                    .extractor_version = 3,
                    .status = status,
                    .reason = std::nullopt,
                    .id = "a.b",
                    .read_as = "1/CV@20170101",
                    .row = "ab",
                    .kept_sha256 = std::string(64, 'b'),
                    .copy = true,
                    .line = 7,
                    .root_bytes = 3,
                    .warnings = {{ReasonCode::kRepairedText, "3 bytes"}, {ReasonCode::kPartialText, "32 MB"}},
                    .path = "/x/with\x1fseparator\n\xff"};
  if (status != Status::kIndexed) entry.reason = Reason{ReasonCode::kBadJson, "byte 3"};
  return entry;
}

TEST(Ledger, EntriesGoThereAndBack) {
  for (const Status status : {Status::kIndexed, Status::kFailed, Status::kRefused})
    EXPECT_EQ(decode_entry(encode_entry(entry(status))), entry(status));
}

TEST(Ledger, DamagedEntriesAreNoEntries) {
  const std::string whole = encode_entry(entry(Status::kFailed));
  const std::size_t before_path = whole.size() - entry().path.size();
  for (std::size_t size = 0; size < before_path; ++size)
    EXPECT_EQ(decode_entry(std::string_view(whole).substr(0, size)), std::nullopt) << size;
  EXPECT_EQ(decode_entry("1" + whole.substr(1)), std::nullopt);
}

TEST(Ledger, KnowsTheBytesThatAPaperCameOf) {
  EXPECT_EQ(paper_sha256(entry()), std::string(64, 'a'));
  EXPECT_EQ(paper_sha256(entry(Status::kRefused)), std::string(64, 'a'));
  EXPECT_EQ(paper_sha256(entry(Status::kFailed)), std::string(64, 'b')) << "of the version that is kept";
  EXPECT_EQ(relative_path(entry()), "with\x1fseparator\n\xff");
}

TEST(Ledger, KeysFitIntoMetadata) {
  EXPECT_LT(file_key(std::string(100'000, 'x')).size(), 200u);
  EXPECT_NE(file_key("/a"), file_key("/b"));
  EXPECT_TRUE(file_key("/a").starts_with(kFileKeys));
}

TEST(Ledger, LinesAreKnownByTheirHashAlone) {
  EXPECT_FALSE(is_known_line(std::nullopt, 3));
  EXPECT_TRUE(is_known_line(entry(), 3));
  EXPECT_FALSE(is_known_line(entry(), 4));
  EXPECT_FALSE(is_known_line(entry(Status::kFailed), 3));
}

TEST(Ledger, LocalNamesAreAReadingOfTheirOwn) {
  EXPECT_EQ(reading_version(2, {}), 2);
  EXPECT_NE(reading_version(2, "a"), reading_version(2, "b"));
  EXPECT_NE(reading_version(2, "a"), reading_version(3, "a"));
  EXPECT_GT(reading_version(2, "a"), 1 << 29);
}

}  // namespace
}  // namespace vankho::indexing
