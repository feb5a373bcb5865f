// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program, asked from outside: what it puts into an index, leaves alone, replaces, removes and reports.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "indexer/index/index_lock.h"
#include "schema/index_layout.h"
#include "schema/version.h"
#include "tests/indexer/support/index_contents.h"
#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Pair;
using ::testing::SizeIs;
namespace fs = std::filesystem;

class IndexRun : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(source()); }

  fs::path source() const { return root_ / "papers"; }
  fs::path index() const { return root_ / "index"; }
  void make(const std::string& name, const std::string& text) const {
    fs::create_directories((source() / name).parent_path());
    write_file(source() / name, text);
  }
  Finished run_with(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {indexer(), "index", "--lang", "en", "--index", index().string()});
    return run(arguments, input);
  }
  Finished run_folder(std::vector<std::string> arguments = {}) const {
    arguments.push_back(source().string());
    return run_with(std::move(arguments));
  }
  // The summary of a run over the folder.
  nlohmann::json summary_of(std::vector<std::string> arguments = {}) const {
    arguments.emplace_back("--json");
    return nlohmann::json::parse(run_folder(std::move(arguments)).out);
  }

  TemporaryDirectory dir_;
  fs::path root_ = fs::canonical(dir_.path());
};

TEST_F(IndexRun, TheSecondRunWritesNothing) {
  make("a.txt", "một");
  make("sub/b.txt", "hai");
  make("f.jsonl", "{\"id\":\"c\",\"body\":\"ba\"}\n{\"body\":\"bốn\"}\n");
  EXPECT_EQ(run_folder().exit_code, 0);
  const IndexContents first = contents_of(index());
  EXPECT_THAT(first.bodies, ElementsAre(Pair("a", "một"), Pair("c", "ba"), Pair("f~l2", "bốn"), Pair("sub.b", "hai")));
  const auto second = summary_of();
  EXPECT_EQ(second["unchanged"], 4);
  EXPECT_EQ(second["added"], 0);
  EXPECT_EQ(contents_of(index()).revision, first.revision);
}

TEST_F(IndexRun, AChangedFileIsReplacedAndATouchedOneIsNot) {
  make("a.txt", "một");
  make("b.txt", "hai");
  run_folder();
  make("a.txt", "một khác");
  make("b.txt", "hai");
  const auto summary = summary_of();
  EXPECT_EQ(summary["replaced"], 1);
  EXPECT_EQ(summary["unchanged"], 1);
  EXPECT_THAT(contents_of(index()).bodies, ElementsAre(Pair("a", "một khác"), Pair("b", "hai")));
  const auto revision = contents_of(index()).revision;
  EXPECT_EQ(summary_of()["unchanged"], 2);
  EXPECT_EQ(contents_of(index()).revision, revision) << "the new time of b.txt was not remembered";
}

TEST_F(IndexRun, BadLinesAreReportedAndAllOthersIndexed) {
  make("f.jsonl", "{\"id\":\"a\",\"body\":\"x\"}\nnot json\n{\"id\":\"b\",\"body\":7}\n" + std::string(1000, '[') +
                      "\n{\"id\":\"c\",\"body\":\"z\",\"colour\":1}\n{\"id\":\"d\",\"body\":\"w\",\"colour\":2}");
  const Finished finished = run_folder({"--report", (root_ / "report").string()});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_THAT(finished.err, HasSubstr("f.jsonl:2: not valid JSON"));
  EXPECT_THAT(contents_of(index()).bodies, ElementsAre(Pair("a", "x"), Pair("c", "z"), Pair("d", "w")));
  std::vector<std::string> seen;
  std::istringstream lines(read_file(root_ / "report"));
  for (std::string line; std::getline(lines, line);) {
    const auto entry = nlohmann::json::parse(line);
    seen.push_back(entry["code"].get<std::string>() + ":" + std::to_string(entry.value("line", 0)));
  }
  EXPECT_THAT(seen,
              ::testing::UnorderedElementsAre("bad_json:2", "wrong_type:3", "not_an_object:4", "unknown_field:5"));
}

TEST_F(IndexRun, StandardInputIsJsonLines) {
  const std::string lines = "{\"id\":\"a\",\"body\":\"x\"}\n{\"subject\":\"chỉ có trích yếu\"}\n";
  EXPECT_EQ(run_with({"-"}, lines).exit_code, 0);
  const IndexContents first = contents_of(index());
  EXPECT_THAT(first.bodies, SizeIs(2));
  EXPECT_THAT(first.bodies, Contains(Key(HasSubstr("stdin~"))));
  EXPECT_EQ(run_with({"-"}, lines).exit_code, 0);
  EXPECT_EQ(contents_of(index()).revision, first.revision);
  EXPECT_EQ(run_with({"-"}, "{\"id\":\"a\",\"body\":\"y\"}\n").exit_code, 0);
  EXPECT_THAT(contents_of(index()).bodies, Contains(Pair("a", "y")));
  EXPECT_EQ(contents_of(index()).papers, 2u);
}

TEST_F(IndexRun, OfOneIdTheLastWins) {
  const std::string lines =
      "{\"id\":\"a\",\"body\":\"1\"}\n{\"id\":\"a\",\"body\":\"2\"}\n{\"id\":\"a\",\"body\":\"3\"}\n";
  for (int round = 0; round < 3; ++round) {
    const Finished finished = run_with({"-", "--json"}, lines);
    EXPECT_EQ(finished.exit_code, 0);
    EXPECT_EQ(nlohmann::json::parse(finished.out)["duplicates"], 2);
    EXPECT_THAT(contents_of(index()).bodies, ElementsAre(Pair("a", "3")));
  }
}

TEST_F(IndexRun, TheLastWinsAlsoAcrossBatches) {
  std::string lines;
  for (int i = 0; i < 2000; ++i)
    lines += "{\"id\":\"" + std::to_string(i % 50) + "\",\"body\":\"" + std::to_string(i) + "\"}\n";
  run_with({"-", "--batch", "30"}, lines);
  const IndexContents contents = contents_of(index());
  ASSERT_EQ(contents.papers, 50u);
  for (const auto& [id, body] : contents.bodies) EXPECT_EQ(body, std::to_string(1950 + std::stoi(id)));
}

TEST_F(IndexRun, FilesOfTwoFoldersNeverShareAnId) {
  write_file(root_ / "papers/a.txt", "x");
  fs::create_directories(root_ / "other");
  write_file(root_ / "other/a.txt", "y");
  EXPECT_EQ(run_with({source().string(), (root_ / "other").string()}).exit_code, 0);
  const IndexContents first = contents_of(index());
  EXPECT_THAT(first.bodies, SizeIs(2));
  EXPECT_THAT(first.bodies, Contains(Pair("a", "x")));
  // In another order, and after a change, each keeps its id.
  write_file(root_ / "other/a.txt", "y2");
  EXPECT_EQ(run_with({(root_ / "other").string(), source().string()}).exit_code, 0);
  const IndexContents second = contents_of(index());
  EXPECT_THAT(second.bodies, Contains(Pair("a", "x")));
  EXPECT_THAT(second.bodies, SizeIs(2));
}

TEST_F(IndexRun, AFileAndALineOfOneIdEndUpAsTwoPapers) {
  make("a.txt", "tệp");
  run_folder();
  EXPECT_EQ(run_with({"-"}, "{\"id\":\"a\",\"body\":\"dòng\"}\n").exit_code, 0);
  run_folder();
  const IndexContents contents = contents_of(index());
  EXPECT_THAT(contents.bodies, SizeIs(2));
  EXPECT_THAT(contents.bodies, Contains(Pair("a", "dòng")));
}

TEST_F(IndexRun, AFileThatFailsNowKeepsItsEarlierVersion) {
  make("a.txt", "một");
  run_folder();
  make("a.txt", "%PDF-1.4 cut");
  for (int round = 0; round < 2; ++round) {
    const Finished finished = run_folder();
    EXPECT_EQ(finished.exit_code, 3);
    EXPECT_THAT(finished.err, HasSubstr("the file is damaged: PDF (the earlier version is kept)"));
    EXPECT_THAT(contents_of(index()).bodies, ElementsAre(Pair("a", "một")));
  }
  make("a.txt", "hai");
  EXPECT_EQ(run_folder().exit_code, 0);
  EXPECT_THAT(contents_of(index()).bodies, ElementsAre(Pair("a", "hai")));
}

// Pháp lệnh and later Luật Bảo vệ bí mật nhà nước: a stamped paper has no place in an open archive.
TEST_F(IndexRun, AStampedPaperIsRefusedAndGoesWhenItWasThere) {
  const std::string paper =
      "TỈNH ỦY ĐẮK LẮK\n*\nSố 12-CV/TU\n\nBuôn Ma Thuột, ngày 5 tháng 3 năm 2015\n\nKính gửi: Các huyện ủy\n\nNội "
      "dung.\n";
  make("a.txt", paper);
  make("b.txt", "một");
  run_folder();
  ASSERT_EQ(contents_of(index()).papers, 2u);
  make("a.txt", "MẬT\n" + paper);
  for (int round = 0; round < 2; ++round) {
    const Finished finished = run_folder();
    EXPECT_EQ(finished.exit_code, 3);
    EXPECT_THAT(finished.err, HasSubstr("a.txt: a paper stamped MẬT is not taken into the index"));
    EXPECT_THAT(contents_of(index()).bodies, ElementsAre(Pair("b", "một")));
  }
  make("a.txt", paper);
  EXPECT_EQ(run_folder().exit_code, 0);
  EXPECT_EQ(contents_of(index()).papers, 2u);
}

TEST_F(IndexRun, AStampedLineRemovesThePaperOfItsId) {
  run_with({"-"}, "{\"id\":\"a\",\"body\":\"một\"}\n");
  EXPECT_EQ(run_with({"-"}, "{\"id\":\"a\",\"body\":\"TỐI MẬT\\nTỈNH ỦY ĐẮK LẮK\\n*\\nSố 12-CV/TU\\n\\nNội dung.\"}\n")
                .exit_code,
            3);
  EXPECT_EQ(contents_of(index()).papers, 0u);
}

TEST_F(IndexRun, PapersOfDeletedFilesGoButNeverMoreThanAFifthUnasked) {
  for (int i = 0; i < 10; ++i) make(std::to_string(i) + ".txt", "x" + std::to_string(i));
  run_folder();
  fs::remove(source() / "0.txt");
  EXPECT_EQ(summary_of()["removed"], 1);
  EXPECT_EQ(contents_of(index()).papers, 9u);
  for (int i = 1; i < 6; ++i) fs::remove(source() / (std::to_string(i) + ".txt"));
  const Finished refused = run_folder();
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("--yes"));
  EXPECT_EQ(contents_of(index()).papers, 9u);
  EXPECT_EQ(summary_of({"--yes"})["removed"], 5);
  EXPECT_EQ(contents_of(index()).papers, 4u);
}

TEST_F(IndexRun, AnEmptyFolderGivesAnEmptyIndex) {
  EXPECT_EQ(run_folder().exit_code, 0);
  EXPECT_TRUE(schema::current_generation(index().string()).has_value());
  EXPECT_EQ(contents_of(index()).papers, 0u);
}

TEST_F(IndexRun, ASourceThatIsNotThereIsAFailedInput) {
  make("a.txt", "x");
  const Finished finished = run_with({(root_ / "absent").string(), source().string()});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(contents_of(index()).papers, 1u);
}

TEST_F(IndexRun, ASecondWriterIsRefusedByTheNameOfTheFirst) {
  make("a.txt", "x");
  fs::create_directories(index());
  const indexing::IndexLock lock(index().string());
  const Finished finished = run_folder();
  EXPECT_EQ(finished.exit_code, 4);
  EXPECT_THAT(finished.err, HasSubstr("pid " + std::to_string(::getpid())));
}

TEST_F(IndexRun, AnIndexOfAnotherSchemaIsRefused) {
  make("a.txt", "x");
  run_folder();
  {
    Xapian::WritableDatabase database(*schema::current_generation(index().string()));
    database.set_metadata(std::string(schema::kFingerprintKey), "0-older");
    database.commit();
  }
  const Finished finished = run_folder();
  EXPECT_EQ(finished.exit_code, 5);
  EXPECT_THAT(finished.err, HasSubstr("0-older"));
  EXPECT_THAT(finished.err, HasSubstr("vankho-indexer index --index"));
}

TEST_F(IndexRun, AFolderThatCannotBeMadeIsNotToBeTriedAgain) {
  make("a.txt", "x");
  const std::string beneath_a_file = (source() / "a.txt/index").string();
  const Finished finished = run({indexer(), "index", "--lang", "en", "--index", beneath_a_file, source().string()});
  EXPECT_EQ(finished.exit_code, 78);
  EXPECT_THAT(finished.err, HasSubstr("cannot be written: Not a directory. Name a folder with --index"));
}

TEST_F(IndexRun, AFullDiskStopsItBeforeItWrites) {
  make("a.txt", "x");
  const Finished finished = run_folder({"--keep-free", "1000000000"});
  EXPECT_EQ(finished.exit_code, 75);
  EXPECT_THAT(finished.err, HasSubstr("MB are free"));
  EXPECT_FALSE(schema::current_generation(index().string()).has_value());
  EXPECT_EQ(run_folder().exit_code, 0);
  EXPECT_EQ(contents_of(index()).papers, 1u);
}

TEST_F(IndexRun, UsageErrorsAreTwo) {
  EXPECT_EQ(run({indexer()}).exit_code, 2);
  EXPECT_EQ(run({indexer(), "index", "x"}).exit_code, 2);
  EXPECT_EQ(run({indexer(), "index", "--index", index().string()}).exit_code, 2);
  EXPECT_EQ(run({indexer(), "--lang", "fr", "index", "--index", "x", "y"}).exit_code, 2);
  EXPECT_EQ(run({indexer(), "--help"}).exit_code, 0);
  EXPECT_THAT(run({indexer(), "--version"}).out, HasSubstr("vankho-indexer "));
}

}  // namespace
}  // namespace vankho::testing
