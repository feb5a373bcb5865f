// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "indexer/failure.h"
#include "indexer/run/progress.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ShownPath, IsOnePrintableLine) {
  const std::pair<std::string, std::string> rows[] = {
      {"Công văn/a.txt", "Công văn/a.txt"},
      {"a\nb", "a\\x0ab"},
      {"\x1b[31m", "\\x1b[31m"},
      {"\xff", "\\xff"},
      {"a\\xff", "a\\\\xff"},
      {"\xC2\x9B", "\\xc2\\x9b"},
      {"x\u202Etxt", "x\\xe2\\x80\\xaetxt"},
      {"\xE1\xBA", "\\xe1\\xba"},
      {"😀", "😀"},
  };
  for (const auto& [raw, shown] : rows) EXPECT_EQ(shown_path(raw), shown);
}

TEST(Reasons, EveryCodeHasItsOwnNameAndBothLanguages) {
  for (int i = 0; i <= static_cast<int>(ReasonCode::kFileWithoutRow); ++i) {
    const auto code = static_cast<ReasonCode>(i);
    EXPECT_EQ(find_reason(reason_name(code)), code) << i;
    EXPECT_THAT(sentence({code, "X"}, Language::kVietnamese), Not(HasSubstr("{}")));
    EXPECT_NE(sentence({code, "X"}, Language::kVietnamese), sentence({code, "X"}, Language::kEnglish));
  }
  EXPECT_EQ(find_reason("nothing"), std::nullopt);
}

TEST(Report, WritesEveryEntryAndSumsUp) {
  const testing::TemporaryDirectory dir;
  const std::string file = (dir.path() / "report.jsonl").string();
  Report report(file, Language::kEnglish);
  report.add({{ReasonCode::kBadJson, "byte 3"}, "/x/\xff.jsonl", 7, {}, false});
  report.add({{ReasonCode::kFormatNotRead, ".pdf"}, "/x/a.pdf", 0, "a", true});
  report.add({{ReasonCode::kHidden, {}}, "/x/.a", 0, {}, false});
  report.finish();

  const std::string written = testing::read_file(file);
  const auto first = nlohmann::json::parse(written.substr(0, written.find('\n')));
  EXPECT_EQ(first["outcome"], "failed");
  EXPECT_EQ(first["code"], "bad_json");
  EXPECT_EQ(first["path"], "/x/\\xff.jsonl");
  EXPECT_EQ(first["line"], 7);
  EXPECT_EQ(first["reason"], "not valid JSON: byte 3");
  EXPECT_EQ(std::ranges::count(written, '\n'), 3);

  EXPECT_TRUE(report.has(Outcome::kFailed));
  EXPECT_TRUE(report.has(Outcome::kSkipped));
  EXPECT_FALSE(report.has(Outcome::kRefused));
  const std::string summary = report.summary({.added = 5}, 2);
  EXPECT_THAT(summary, HasSubstr("5 papers added"));
  EXPECT_THAT(summary, HasSubstr("/x/\\xff.jsonl:7: not valid JSON: byte 3\n"));
  EXPECT_THAT(summary, HasSubstr("/x/a.pdf: format .pdf is not read by this version (the earlier version is kept)"));
  EXPECT_THAT(summary, Not(HasSubstr("/x/.a")));
  const auto json = nlohmann::json::parse(report.summary_json({.added = 5}, 2, 3));
  EXPECT_EQ(json["added"], 5);
  EXPECT_EQ(json["failed"], 2);
  EXPECT_EQ(json["reasons"]["hidden"], 1);
  EXPECT_EQ(json["exit_code"], 3);
}

TEST(Report, AFileThatCannotBeWrittenIsAUsageError) {
  try {
    const Report report("/nowhere/at/all", Language::kEnglish);
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code, ExitCode::kUsage);
  }
}

TEST(Progress, TellsRateAndTimeLeft) {
  EXPECT_EQ(progress_line({.papers = 100, .bytes = 25, .total_bytes = 100, .seconds = 40}, Language::kEnglish),
            "100 papers, 2/s, 25 %, 2:00 left");
  EXPECT_EQ(progress_line({.papers = 100, .bytes = 25, .total_bytes = 0, .seconds = 50}, Language::kVietnamese),
            "100 văn bản, 2/giây");
  EXPECT_THAT(progress_line({.papers = 1, .bytes = 200, .total_bytes = 100, .seconds = 1}, Language::kEnglish),
              HasSubstr("100 %, 0:00 left"));
}

TEST(LanguageOfMessages, FollowsTheLocale) {
  EXPECT_EQ(language_of("vi_VN.UTF-8"), Language::kVietnamese);
  EXPECT_EQ(language_of("vi"), Language::kVietnamese);
  EXPECT_EQ(language_of("C.UTF-8"), Language::kEnglish);
  EXPECT_EQ(language_of(""), Language::kEnglish);
}

}  // namespace
}  // namespace vankho::indexing
