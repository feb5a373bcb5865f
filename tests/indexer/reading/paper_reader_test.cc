// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/paper_reader.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "indexer/extract/extract.h"
#include "indexer/reading/digest.h"
#include "indexer/sources/sources.h"
#include "schema/text/fold.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

namespace fs = std::filesystem;

class FoundFiles : public ::testing::Test {
 protected:
  FoundFile found(const std::string& bytes) {
    testing::write_file(path(), bytes);
    FoundFile result;
    const FoundSink sink = [&](Found one) {
      result = std::get<FoundFile>(std::move(one));
      return true;
    };
    scan_source(resolve_sources({path()}).roots.at(0), {}, sink);
    return result;
  }
  std::string path() const { return (dir_.path() / "a.txt").string(); }
  static std::optional<ReasonCode> reason_of(const FileReading& reading) {
    const auto* reason = std::get_if<Reason>(&reading.result);
    return reason ? std::optional(reason->code) : std::nullopt;
  }

  testing::TemporaryDirectory dir_;
};

TEST_F(FoundFiles, AreReadWithTheirSource) {
  const FoundFile file = found("một\r\nhai");
  const FileReading reading = read_found_file(file, nullptr);
  const auto& paper = std::get<ReadPaper>(reading.result);
  EXPECT_EQ(paper.record.body, "một\nhai");
  EXPECT_EQ(paper.record.source.path, "a.txt");
  EXPECT_EQ(paper.record.source.sha256, sha256_hex("một\r\nhai"));
  EXPECT_EQ(paper.record.source.media_type, "text/plain");
  EXPECT_EQ(paper.record.source.size, 10u);
  EXPECT_EQ(reading.stat, file.stat);
}

TEST_F(FoundFiles, OfKnownBytesAreNotReadAgain) {
  KnownBytes known;
  known.add(sha256_hex("một"));
  EXPECT_TRUE(std::holds_alternative<SameBytes>(read_found_file(found("một"), &known).result));
  EXPECT_FALSE(std::holds_alternative<SameBytes>(read_found_file(found("hai"), &known).result));
  EXPECT_FALSE(std::holds_alternative<SameBytes>(read_found_file(found("một"), nullptr).result));
}

// Between the scan and the reading someone may put anything in the file's place.
TEST_F(FoundFiles, AreNotWhatTookTheirPlace) {
  testing::write_file(dir_.path() / "secret", "x");
  const FoundFile file = found("một");
  fs::remove(path());
  EXPECT_EQ(reason_of(read_found_file(file, nullptr)), ReasonCode::kUnreadable);
  fs::create_symlink(dir_.path() / "secret", path());
  EXPECT_EQ(reason_of(read_found_file(file, nullptr)), ReasonCode::kUnreadable);
  fs::remove(path());
  ASSERT_EQ(::mkfifo(path().c_str(), 0600), 0);
  EXPECT_EQ(reason_of(read_found_file(file, nullptr)), ReasonCode::kUnreadable);
}

TEST_F(FoundFiles, LongerThanTheLimitArePartialAndSaidToBe) {
  // One paragraph of words, then bytes without any, so that only the cutting costs time.
  std::string bytes = "văn bản dài";
  bytes.resize(kMaxTextBytes - 1, '\n');
  bytes += "đđ";
  const FileReading reading = read_found_file(found(bytes), {});
  const auto& paper = std::get<ReadPaper>(reading.result);
  EXPECT_EQ(paper.record.body.size(), kMaxTextBytes - 1) << "cut inside a character";
  EXPECT_TRUE(text::is_valid_utf8(paper.record.body));
  ASSERT_EQ(paper.warnings.size(), 1u);
  EXPECT_EQ(paper.warnings[0].code, ReasonCode::kPartialText);
}

TEST(FoundLines, GiveFieldsIdAndSource) {
  const auto source = std::make_shared<const LineSource>(LineSource{"/x/f.jsonl", "f.jsonl", false});
  const std::string text = R"({"id":"a b","body":"một","foo":1})";
  const auto reading = read_found_line({source, 7, text, sha256_hex(text)});
  const auto& paper = std::get<ReadPaper>(reading);
  EXPECT_THAT(paper.given_id.value(), ::testing::MatchesRegex("a-b~[0-9a-f]{12}"));
  EXPECT_EQ(paper.record.body, "một");
  EXPECT_EQ(paper.record.source.path, "f.jsonl");
  EXPECT_EQ(paper.record.source.sha256, sha256_hex(text));
  EXPECT_THAT(paper.unknown_fields, ::testing::ElementsAre("foo"));
  EXPECT_TRUE(std::holds_alternative<Reason>(read_found_line({source, 8, "x", {}})));
}

TEST(FoundLines, WarnWhereTheTextSaysSomethingElse) {
  const auto source = std::make_shared<const LineSource>(LineSource{"/x/f.jsonl", "f.jsonl", false});
  const std::string text =
      R"({"number":"13-CV/HU","body":"HUYỆN ỦY EA SÚP\nSố 12-CV/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nEa Súp, ngày 15 tháng 11 năm 2016\n"})";
  const auto reading = read_found_line({source, 7, text, sha256_hex(text)});
  const auto& paper = std::get<ReadPaper>(reading);
  EXPECT_EQ(paper.record.number, "13-CV/HU");
  ASSERT_EQ(paper.warnings.size(), 1U);
  EXPECT_EQ(sentence(paper.warnings[0], Language::kEnglish),
            "kept as given, but the text says otherwise: number: \"13-CV/HU\" ≠ \"12-CV/HU\"");
}

}  // namespace
}  // namespace vankho::indexing
