// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(DryRun, SaysWhatWouldBeDoneAndWritesNothing) {
  const vankho::testing::TemporaryDirectory dir;
  const auto papers = dir.path() / "papers";
  vankho::testing::write_file(papers / "plain.txt", "Văn bản thường, chữ Unicode.");
  vankho::testing::write_file(papers / "old.txt",
                              "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp, tù do, h¹nh phóc. Uû ban nh©n d©n huyÖn.");
  vankho::testing::write_file(papers / "cut.pdf", "%PDF-1.4 cut");
  vankho::testing::write_file(papers / "two.jsonl", "{\"body\":\"một\"}\n{bad\n");
  const auto index = dir.path() / "index";

  const vankho::testing::Finished run = vankho::testing::run(
      {vankho::testing::indexer(), "--lang", "en", "index", "--dry-run", "--index", index.string(), papers.string()});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.out, HasSubstr("old.txt: converted from an old encoding: TCVN3 "));
  EXPECT_THAT(run.out, HasSubstr("cut.pdf: the file is damaged"));
  EXPECT_THAT(run.out, HasSubstr("two.jsonl:2: not valid JSON"));
  EXPECT_THAT(run.out, Not(HasSubstr("plain.txt")));
  EXPECT_EQ(run.err, "Nothing was written: 3 papers would be taken, 2 inputs could not, 0 passed over.\n");
  EXPECT_FALSE(std::filesystem::exists(index));
}

}  // namespace
}  // namespace vankho::indexing
