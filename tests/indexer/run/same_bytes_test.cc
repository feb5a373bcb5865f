// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program and files that are copied, moved, changed and removed: the same bytes are one paper, wherever they
// lie.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/indexer/support/index_contents.h"
#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;
namespace fs = std::filesystem;

class SameBytes : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(source()); }

  fs::path source() const { return root_ / "papers"; }
  fs::path at(const std::string& name) const { return source() / name; }
  fs::path index() const { return root_ / "index"; }
  void make(const std::string& name, const std::string& text) const { write_file(at(name), text); }
  void move(const std::string& from, const std::string& to) const {
    fs::create_directories(at(to).parent_path());
    fs::rename(at(from), at(to));
  }
  // The summary of a run.
  nlohmann::json take(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{indexer(), "index", "--json", "--index", index().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(source().string());
    return nlohmann::json::parse(run(arguments).out);
  }
  std::map<std::string, std::vector<std::string>> paths() const { return contents_of(index()).paths; }
  // A whole run, after which each file's text is a paper with all of its paths, and nothing else is.
  void expect_index_of_the_folder() const {
    take({"--yes"});
    std::set<std::pair<std::string, std::string>> files;  // text, path
    for (const auto& entry : fs::recursive_directory_iterator(source()))
      if (entry.is_regular_file()) files.emplace(read_file(entry), fs::relative(entry, source()).string());
    std::set<std::pair<std::string, std::string>> papers;
    std::set<std::string> texts;
    const IndexContents contents = contents_of(index());
    for (const auto& [id, body] : contents.bodies) {
      for (const std::string& path : contents.paths.at(id)) papers.emplace(body, path);
      EXPECT_TRUE(texts.insert(body).second) << body << " is two papers";
    }
    for (const auto& file : files)
      EXPECT_TRUE(papers.contains(file)) << ::testing::PrintToString(file) << " is not in\n"
                                         << run({indexer(), "skipped", "--index", index().string()}).out;
    for (const auto& paper : papers)
      EXPECT_TRUE(files.contains(paper)) << ::testing::PrintToString(paper) << " is no file";
  }

  TemporaryDirectory dir_;
  fs::path root_ = fs::canonical(dir_.path());
};

TEST_F(SameBytes, InTwoPlacesAreOnePaperWithTwoPaths) {
  make("a.txt", "một");
  EXPECT_EQ(take()["added"], 1);
  make("luu/b.txt", "một");
  const auto summary = take();
  EXPECT_EQ(summary["copies"], 1);
  EXPECT_EQ(summary["added"], 0);
  EXPECT_EQ(summary["replaced"], 0);
  EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre("a.txt", "luu/b.txt"))));
  const auto revision = contents_of(index()).revision;
  EXPECT_EQ(take()["unchanged"], 2);
  EXPECT_EQ(contents_of(index()).revision, revision) << "a run without news wrote";
}

TEST_F(SameBytes, FoundTogetherAreOnePaperToo) {
  for (int i = 0; i < 20; ++i) make("copy" + std::to_string(i) + ".txt", "cùng một văn bản");
  EXPECT_EQ(take()["added"], 1);
  ASSERT_EQ(paths().size(), 1u);
  EXPECT_EQ(paths().begin()->second.size(), 20u);
}

TEST_F(SameBytes, InVeryManyPlacesAreShownInSome) {
  for (int i = 0; i < 120; ++i) make(std::to_string(i) + ".txt", "mẫu đơn");
  take();
  ASSERT_EQ(paths().size(), 1u);
  EXPECT_EQ(paths().begin()->second.size(), 51u);
  for (int i = 0; i < 119; ++i) fs::remove(at(std::to_string(i) + ".txt"));
  take();
  ASSERT_EQ(paths().size(), 1u);
  EXPECT_THAT(paths().begin()->second, ElementsAre("119.txt"));
}

TEST_F(SameBytes, ElsewhereAreAPaperThatMoved) {
  for (const char* to : {"z.txt", "0/a.txt"}) {
    make("a.txt", "một");
    take();
    move("a.txt", to);
    const auto summary = take();
    EXPECT_EQ(summary["moved"], 1) << to;
    EXPECT_EQ(summary["removed"], 0);
    EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre(to))));
    fs::remove(at(to));
    take({"--yes"});
  }
}

// A place where a new paper lies each week, and last week's is filed away under another name with its id.
TEST_F(SameBytes, EachPaperOfOnePlaceHasItsId) {
  for (const std::string week : {"1", "2", "3", "4"}) {
    make("tuan.txt", "văn bản tuần " + week);
    EXPECT_EQ(take()["added"], 1) << week;
    move("tuan.txt", "luu/" + week + ".txt");
    EXPECT_EQ(take()["moved"], 1) << week;
  }
  expect_index_of_the_folder();
  EXPECT_EQ(contents_of(index()).papers, 4u);
}

TEST_F(SameBytes, OfAWholeFolderMoveWithoutAsking) {
  for (int i = 0; i < 30; ++i) make("2016/" + std::to_string(i) + ".txt", "văn bản " + std::to_string(i));
  take();
  move("2016", "luu/2016");
  const auto summary = take();
  EXPECT_EQ(summary["moved"], 30);
  EXPECT_EQ(summary["failed"], 0);
  const auto contents = contents_of(index());
  ASSERT_EQ(contents.papers, 30u);
  EXPECT_THAT(contents.paths.at("2016.7"), ElementsAre("luu/2016/7.txt"));
}

TEST_F(SameBytes, AreLedByAnotherWhenTheFirstGoes) {
  make("a.txt", "một");
  take();
  make("b.txt", "một");
  make("c.txt", "một");
  take();
  fs::remove(at("a.txt"));
  EXPECT_EQ(take()["removed"], 0);
  EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre("b.txt", "c.txt"))));
  fs::remove(at("b.txt"));
  take();
  EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre("c.txt"))));
  fs::remove(at("c.txt"));
  EXPECT_EQ(take({"--yes"})["removed"], 1);
  EXPECT_TRUE(paths().empty());
}

TEST_F(SameBytes, StayAPaperWhenOneOfTheFilesChanges) {
  make("a.txt", "một");
  take();
  make("b.txt", "một");
  take();
  make("a.txt", "hai");
  take();
  const auto contents = contents_of(index());
  EXPECT_EQ(contents.bodies.at("a"), "một");
  EXPECT_THAT(contents.paths.at("a"), ElementsAre("b.txt"));
  ASSERT_EQ(contents.papers, 2u);
  EXPECT_THAT(contents.paths.rbegin()->second, ElementsAre("a.txt"));
  // And are joined again.
  make("a.txt", "một");
  take();
  EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre("b.txt", "a.txt"))));
}

TEST_F(SameBytes, AreThePapersOwnWhenItsFileFails) {
  make("a.txt", "một");
  take();
  make("a.txt", "%PDF-1.4");
  take();
  EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre("a.txt")))) << "the earlier version is kept";
  make("b.txt", "một");
  EXPECT_EQ(take()["moved"], 1);
  EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre("b.txt"))));
  make("c.txt", "một");
  take();
  make("b.txt", "%PDF-1.4");
  take();
  EXPECT_THAT(paths(), ElementsAre(Pair("a", ElementsAre("c.txt"))));
}

constexpr char kLetter[] = "TỈNH ỦY ĐẮK LẮK\n*\nSố 12-CV/TU\n\nBuôn Ma Thuột, ngày 5 tháng 3 năm 2015\n\nNội dung.\n";

TEST_F(SameBytes, AreJoinedWithARegisterByEitherName) {
  make("scan001.txt", kLetter);
  make("z/cv-12.txt", kLetter);
  make("other.txt", "khác");
  const fs::path book = root_ / "so.csv";
  write_file(book, "Số ký hiệu,Ngày ban hành,Trích yếu,Tệp\n12-CV/TU,5/3/2015,Chuẩn bị hội nghị,cv-12.txt\n");
  const auto summary = take({"--register", book.string()});
  EXPECT_EQ(contents_of(index()).papers, 2u);
  EXPECT_FALSE(summary["reasons"].contains("row_without_file"));
  const auto again = take({"--register", book.string()});
  EXPECT_EQ(again["unchanged"], 3);
  EXPECT_EQ(again["reasons"]["file_without_row"], 1);
  // A row that says otherwise concerns the paper, whichever file it names.
  write_file(book, "Số ký hiệu,Ngày ban hành,Trích yếu,Tệp\n12-CV/TU,5/3/2015,Tổ chức hội nghị,cv-12.txt\n");
  EXPECT_EQ(take({"--register", book.string()})["replaced"], 1);
  EXPECT_EQ(take({"--register", book.string()})["unchanged"], 3);
}

TEST_F(SameBytes, AreAllRefusedWhenARegisterCallsOneSecret) {
  make("a.txt", kLetter);
  make("b.txt", kLetter);
  const fs::path book = root_ / "so.csv";
  const auto row = [&](const std::string& secrecy) {
    write_file(book, "Số ký hiệu,Ngày ban hành,Trích yếu,Độ mật,Tệp\n12-CV/TU,5/3/2015,x," + secrecy + ",b.txt\n");
  };
  row("");
  take({"--register", book.string()});
  EXPECT_EQ(contents_of(index()).papers, 1u);
  row("Mật");
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(take({"--register", book.string()})["refused"], 2) << round;
    EXPECT_EQ(contents_of(index()).papers, 0u);
  }
  make("c.txt", kLetter);
  EXPECT_EQ(take({"--register", book.string()})["refused"], 3);
  row("");
  take({"--register", book.string()});
  EXPECT_EQ(contents_of(index()).papers, 1u);
  EXPECT_EQ(take({"--register", book.string()})["unchanged"], 3);
}

TEST_F(SameBytes, LoseTheirIdToALineAltogether) {
  make("a.txt", "một");
  take();
  make("b.txt", "một");
  take();
  run({indexer(), "index", "--index", index().string(), "-"}, "{\"id\":\"a\",\"body\":\"dòng\"}\n");
  EXPECT_EQ(contents_of(index()).papers, 1u);
  take();
  const auto contents = contents_of(index());
  ASSERT_EQ(contents.papers, 2u);
  EXPECT_EQ(contents.bodies.at("a"), "dòng");
}

// How many kills: VANKHO_KILLS, for the long run by hand (bench/README.md), or few.
int kill_rounds() {
  const char* wanted = std::getenv("VANKHO_KILLS");
  return wanted == nullptr ? 12 : std::stoi(wanted);
}

// A folder that people work in, and a program that is killed at any moment: in the end the index is that of the folder.
TEST_F(SameBytes, AreWhatTheyAreAfterAnyNumberOfKills) {
  std::mt19937 random(7);
  std::map<std::string, int> moments;
  std::uint64_t revision = 0;
  const auto name = [&] { return std::to_string(random() % 4) + "/" + std::to_string(random() % 40) + ".txt"; };
  for (int round = 0; round < kill_rounds(); ++round) {
    for (int change = 0; change < 60; ++change) {
      const std::string one = name();
      const std::string other = name();
      switch (random() % 5) {
        case 0:
          if (fs::exists(at(one)) && !fs::exists(at(other))) move(one, other);
          break;
        case 1:
          if (fs::exists(at(one)) && one != other) make(other, read_file(at(one)));
          break;
        case 2:
          fs::remove(at(one));
          break;
        default:
          make(one, "văn bản " + std::to_string(random() % 150));
      }
    }
    RunningProgram program(
        {indexer(), "index", "--yes", "--batch", "5", "--index", index().string(), source().string()}, root_ / "log");
    // Some runs are killed as they start, some while they read and commit, some have ended by themselves.
    ::usleep(static_cast<useconds_t>(random() % (random() % 4 == 0 ? 1'000'000 : 250'000)));
    const bool killed = program.end(SIGKILL) == 128 + SIGKILL;
    const std::uint64_t reached = contents_of(index()).revision;  // whole
    ++moments[!killed               ? "ended before the kill"
              : reached == revision ? "killed before a commit"
                                    : "killed after commits"];
    revision = reached;
    if (round % 20 == 19) expect_index_of_the_folder();
    if (HasFailure()) break;
  }
  for (const auto& [moment, times] : moments) std::cout << moment << ": " << times << "\n";
  expect_index_of_the_folder();
}

}  // namespace
}  // namespace vankho::testing
