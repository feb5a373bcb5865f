// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/indexer/ocr/picture.h"
#include "tests/indexer/support/archives.h"
#include "tests/indexer/support/index_contents.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::HasSubstr;

class OcrRun : public ::testing::Test {
 protected:
  OcrRun() {
    vankho::testing::write_file(dir_.path() / "papers/scan.png", picture({{20, 100, "HOI DONG NHAN DAN"}}));
    vankho::testing::write_file(dir_.path() / "papers/text.txt", "Văn bản có chữ");
  }
  vankho::testing::Finished run(const std::vector<std::string>& options) const {
    std::vector<std::string> words{
        vankho::testing::indexer(), "--lang", "en", "index", "--keep-free", "0", "--index", index()};
    words.insert(words.end(), options.begin(), options.end());
    words.push_back((dir_.path() / "papers").string());
    return vankho::testing::run(words);
  }
  std::filesystem::path papers() const { return dir_.path() / "papers"; }
  // The texts of the papers whose path ends so; "none" when there is no such paper.
  std::string bodies_at(const std::string& end) const {
    std::string bodies = "none";
    for (const schema::Record& record : vankho::testing::contents_of(index()).records)
      if (record.source.path.ends_with(end)) bodies = bodies == "none" ? record.body : bodies + record.body;
    return bodies;
  }
  std::string skipped(const std::string& reason) const {
    const auto finished = vankho::testing::run(
        {vankho::testing::indexer(), "--lang", "en", "skipped", "--index", index(), "--reason", reason});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return finished.out;
  }
  std::string index() const { return (dir_.path() / "index").string(); }

  vankho::testing::TemporaryDirectory dir_;
};

TEST_F(OcrRun, ScansAreReadOnRequestAndThenKnown) {
  const auto without = run({});
  EXPECT_EQ(without.exit_code, 0) << without.err;
  EXPECT_THAT(without.err, HasSubstr("2 papers added"));
  EXPECT_THAT(without.err, HasSubstr("warning: no usable text layer"));
  EXPECT_THAT(skipped("no_text_layer"), HasSubstr("scan.png"));
  const auto with = run({"--ocr-minutes", "5"});
  EXPECT_EQ(with.exit_code, 0) << with.err;
  EXPECT_THAT(with.err, HasSubstr("0 papers added, 1 replaced, 1 unchanged"));
  EXPECT_THAT(with.err, HasSubstr("read off a scan"));
  EXPECT_THAT(skipped("no_text_layer"), Not(HasSubstr("scan.png")));
  EXPECT_THAT(vankho::testing::contents_of(index()).bodies,
              ::testing::Contains(::testing::Pair(::testing::_, HasSubstr("NHAN DAN"))));
  const auto again = run({});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.err, HasSubstr("0 papers added, 0 replaced, 2 unchanged"));
}

TEST_F(OcrRun, AScanIsCountedOnce) {
  const auto first = run({"--ocr-minutes", "5"});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("2 papers added, 0 replaced, 0 unchanged"));
  vankho::testing::write_file(dir_.path() / "papers/second.png", picture({{20, 100, "KE HOACH"}}));
  EXPECT_THAT(run({}).err, HasSubstr("1 papers added, 0 replaced, 2 unchanged"));
  EXPECT_THAT(run({"--ocr-minutes", "5"}).err, HasSubstr("0 papers added, 1 replaced, 2 unchanged"));
}

TEST_F(OcrRun, AScanThatNobodyReadIsFoundByItsName) {
  vankho::testing::write_file(dir_.path() / "papers/Hoi nong dan/15-KH-UBND (ban quet).png",
                              picture({{20, 100, "KE HOACH"}}));
  ASSERT_EQ(run({}).exit_code, 0);
  const auto contents = vankho::testing::contents_of(index());
  const auto paper = std::ranges::find_if(contents.records,
                                          [](const schema::Record& record) { return record.number == "15/KH-UBND"; });
  ASSERT_NE(paper, contents.records.end());
  EXPECT_TRUE(paper->has_no_text_layer());
  EXPECT_EQ(paper->type, "ke-hoach");
  EXPECT_EQ(paper->evidence.at(0).origin, schema::Origin::kFileName);
  const Xapian::Database database(schema::current_generation(index()).value());
  for (const char* word : {"nong", "quet", "ubnd"}) EXPECT_TRUE(database.term_exists(word)) << word;
  // The words of a folder find and do not rank: they are those of all its papers.
  EXPECT_EQ(database.get_collection_freq("nong"), 0u);
  EXPECT_GT(database.get_collection_freq("quet"), 0u);
}

// Minutes of reading are not lost because a later run, or a later version of the program, looks for text only.
TEST_F(OcrRun, WhatWasRecognisedStays) {
  ASSERT_EQ(run({"--ocr-minutes", "5"}).exit_code, 0);
  const auto before = vankho::testing::contents_of(index());
  vankho::testing::write_file(dir_.path() / "names.toml", "[[body]]\nname = \"Hội đồng Thử nghiệm\"\n");
  const auto again = run({"--authorities", (dir_.path() / "names.toml").string()});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.err, HasSubstr("0 papers added, 2 replaced, 0 unchanged"));
  EXPECT_EQ(vankho::testing::contents_of(index()).bodies, before.bodies);
  // A register gives it a number: its letters stay.
  vankho::testing::write_file(dir_.path() / "so.csv", "Tệp,Số ký hiệu,Trích yếu\nscan.png,12-QĐ/HU,Thử\n");
  const auto joined = run({"--register", (dir_.path() / "so.csv").string()});
  EXPECT_THAT(joined.err, HasSubstr("1 replaced, 1 unchanged"));
  EXPECT_EQ(vankho::testing::contents_of(index()).bodies, before.bodies);
}

TEST_F(OcrRun, WhatWasRecognisedFollowsTheFileToAnotherName) {
  ASSERT_EQ(run({"--ocr-minutes", "5"}).exit_code, 0);
  // A scanner that begins anew every day: the old name has other bytes when the new one is met.
  std::filesystem::rename(papers() / "scan.png", papers() / "so-15.png");
  vankho::testing::write_file(papers() / "scan.png", picture({{20, 100, "KE HOACH"}}));
  ASSERT_EQ(run({}).exit_code, 0);
  EXPECT_THAT(bodies_at("so-15.png"), HasSubstr("NHAN DAN"));
  EXPECT_EQ(bodies_at("scan.png"), "");
}

TEST_F(OcrRun, AScanIsFoundByTheNameThatItHasNow) {
  ASSERT_EQ(run({}).exit_code, 0);
  std::filesystem::rename(papers() / "scan.png", papers() / "15-KH-UBND.png");
  EXPECT_THAT(run({}).err, HasSubstr("Moved files: 1"));
  const auto contents = vankho::testing::contents_of(index());
  EXPECT_EQ(std::ranges::count(contents.records, "15/KH-UBND", &schema::Record::number), 1);
  EXPECT_EQ(contents.papers, 2u);
}

// What a run that only looks for text cannot see is known of the bytes, wherever they go.
TEST_F(OcrRun, AStampThatWasRecognisedStays) {
  const std::string secret = picture({{20, 100, "TOI MAT"}, {20, 200, "HOI DONG NHAN DAN"}});
  vankho::testing::write_file(papers() / "scan.png", secret);
  EXPECT_THAT(run({"--ocr-minutes", "5"}).err, HasSubstr("a paper stamped"));
  const auto is_kept_out = [&] { return bodies_at("png") == "none"; };
  ASSERT_TRUE(is_kept_out());
  vankho::testing::write_file(dir_.path() / "names.toml", "[[body]]\nname = \"Hội đồng Thử nghiệm\"\n");
  const std::vector<std::string> names{"--authorities", (dir_.path() / "names.toml").string()};
  std::filesystem::rename(papers() / "scan.png", papers() / "moved.png");
  EXPECT_EQ(run({}).exit_code, 3);
  EXPECT_TRUE(is_kept_out()) << "moved";
  EXPECT_EQ(run(names).exit_code, 3);
  EXPECT_TRUE(is_kept_out()) << "moved, and read under other names";
  vankho::testing::write_file(papers() / "moved.png", "no picture");
  run({});
  vankho::testing::write_file(papers() / "moved.png", secret);
  EXPECT_EQ(run({}).exit_code, 3);
  EXPECT_TRUE(is_kept_out()) << "back after other bytes";
}

// The register's word is the owner's: it may be taken back.
TEST_F(OcrRun, ASecrecyOfTheRegisterIsNoStamp) {
  ASSERT_EQ(run({"--ocr-minutes", "5"}).exit_code, 0);
  const std::string rows = (dir_.path() / "so.csv").string();
  vankho::testing::write_file(rows, "Tệp,Số ký hiệu,Độ mật\nscan.png,12-QĐ/HU,Mật\n");
  EXPECT_EQ(run({"--register", rows}).exit_code, 3);
  EXPECT_EQ(bodies_at("scan.png"), "none");
  vankho::testing::write_file(rows, "Tệp,Số ký hiệu,Độ mật\nscan.png,12-QĐ/HU,\n");
  EXPECT_EQ(run({"--register", rows}).exit_code, 0);
  EXPECT_EQ(bodies_at("scan.png"), "");
  EXPECT_EQ(run({"--register", rows, "--ocr-minutes", "5"}).exit_code, 0);
  EXPECT_THAT(bodies_at("scan.png"), HasSubstr("NHAN DAN"));
}

// It is tried once, and stays what it is.
TEST_F(OcrRun, AScanWithoutLettersStaysInTheIndex) {
  vankho::testing::write_file(papers() / "scan.png", picture({}));
  vankho::testing::write_file(papers() / "copy.png", picture({}));
  ASSERT_EQ(run({}).exit_code, 0);
  const auto with = run({"--ocr-minutes", "5"});
  EXPECT_EQ(with.exit_code, 0);
  EXPECT_THAT(with.err, HasSubstr("0 papers added, 0 replaced, 3 unchanged"));
  EXPECT_THAT(with.err, HasSubstr("could not be recognised"));
  EXPECT_THAT(skipped("not_recognised"), HasSubstr("copy.png"));
  EXPECT_EQ(vankho::testing::contents_of(index()).papers, 2u);
  EXPECT_THAT(run({"--ocr-minutes", "5"}).err, Not(HasSubstr("could not be recognised")));
  std::filesystem::remove(papers() / "scan.png");
  std::filesystem::rename(papers() / "copy.png", papers() / "15-KH-UBND.png");
  ASSERT_EQ(run({"--yes"}).exit_code, 0);
  EXPECT_EQ(std::ranges::count(vankho::testing::contents_of(index()).records, "15/KH-UBND", &schema::Record::number),
            1);
}

TEST_F(OcrRun, AScanThatWasDamagedForAWhileIsRecognisedStill) {
  const std::string scan = vankho::testing::read_file(papers() / "scan.png");
  ASSERT_EQ(run({}).exit_code, 0);
  vankho::testing::write_file(papers() / "scan.png", "no picture");
  EXPECT_EQ(run({}).exit_code, 3);
  vankho::testing::write_file(papers() / "scan.png", scan);
  EXPECT_EQ(run({}).exit_code, 0);
  EXPECT_THAT(skipped("no_text_layer"), HasSubstr("scan.png"));
  EXPECT_EQ(run({"--ocr-minutes", "5"}).exit_code, 0);
  EXPECT_THAT(bodies_at("scan.png"), HasSubstr("NHAN DAN"));
}

TEST_F(OcrRun, ScansInArchivesAreReadToo) {
  const std::string scan = picture({{20, 100, "UY BAN HUYEN"}});
  const std::string inner =
      vankho::testing::packed(vankho::testing::Packing::kZip, {{"trong.png", picture({{20, 100, "TINH UY"}})}});
  vankho::testing::write_file(
      dir_.path() / "papers/goi.zip",
      vankho::testing::packed(vankho::testing::Packing::kZip,
                              {{"a/anh.png", scan}, {"chu.txt", "Có chữ"}, {"trong.zip", inner}}));
  const auto without = run({});
  EXPECT_EQ(without.exit_code, 0) << without.err;
  EXPECT_THAT(skipped("no_text_layer"), HasSubstr("goi.zip//a/anh.png"));
  const auto with = run({"--ocr-minutes", "5"});
  EXPECT_EQ(with.exit_code, 0) << with.err;
  const auto contents = vankho::testing::contents_of(index());
  const auto has = [](const char* path, const char* words) {
    return ::testing::Contains(::testing::AllOf(HasSubstr(path), HasSubstr(words)));
  };
  std::vector<std::string> papers;
  for (const auto& [id, body] : contents.bodies) papers.push_back(contents.paths.at(id)[0] + ": " + body);
  EXPECT_THAT(papers, has("goi.zip//a/anh.png", "BAN HUYEN"));
  EXPECT_THAT(papers, has("goi.zip//trong.zip//trong.png", "TINH"));
  EXPECT_EQ(papers.size(), 5u);
  EXPECT_THAT(run({}).err, HasSubstr("0 papers added, 0 replaced, 5 unchanged"));
}

TEST_F(OcrRun, EvalOcrJudgesTextAndFields) {
  const auto dir = dir_.path() / "eval";
  vankho::testing::write_file(dir / "files/a.png", picture({{20, 100, "HOI DONG NHAN DAN"}, {20, 250, "QUYET DINH"}}));
  vankho::testing::write_file(dir / "transcripts/a.txt", "HOI DONG NHAN DAN\nQUYET DINH\n");
  vankho::testing::write_file(dir / "truth.jsonl",
                              R"({"file": "a.png", "type": "Quyết định", "date": null, "signer": "Trần Văn A"})"
                              "\n");
  const auto finished = vankho::testing::run(
      {vankho::testing::indexer(), "eval-ocr", "--misses", "--texts", (dir_.path() / "texts").string(), dir.string()});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("1 scans, 0 not read"));
  EXPECT_THAT(finished.out, HasSubstr("type           1      1      1      0       100.0     100.0"));
  EXPECT_THAT(finished.out, HasSubstr("date           0      0      0      0       100.0     100.0"));
  EXPECT_THAT(finished.out, HasSubstr("signer         1      0      0      0       100.0       0.0"));
  EXPECT_THAT(finished.out, HasSubstr("a.png signer:  (0 %) | Trần Văn A"));
  EXPECT_TRUE(std::filesystem::exists(dir_.path() / "texts/a.txt"));
  const auto nothing = vankho::testing::run({vankho::testing::indexer(), "eval-ocr", (dir_.path() / "none").string()});
  EXPECT_EQ(nothing.exit_code, 2);
}

TEST_F(OcrRun, ALanguageThatIsNotThereEndsTheRunBeforeItBegins) {
  const auto finished = run({"--ocr-minutes", "5", "--ocr-languages", "xxx"});
  EXPECT_EQ(finished.exit_code, 75);
  EXPECT_THAT(finished.err, HasSubstr("tesseract has no data for \"xxx\""));
}

TEST_F(OcrRun, WithoutItsProgramEndsBeforeItBegins) {
  const auto alone = dir_.path() / "vankho-indexer";
  std::filesystem::copy_file(vankho::testing::indexer(), alone);
  const auto finished = vankho::testing::run({alone.string(), "--lang", "en", "index", "--ocr-minutes", "5", "--index",
                                              index(), (dir_.path() / "papers").string()});
  EXPECT_EQ(finished.exit_code, 78);
  EXPECT_THAT(finished.err, HasSubstr("vankho-ocr is not there"));
}

}  // namespace
}  // namespace vankho::indexing
