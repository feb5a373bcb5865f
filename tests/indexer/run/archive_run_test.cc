// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program and archives that come, change, move and go: each file in them is a paper like one in a folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "tests/indexer/support/archives.h"
#include "tests/indexer/support/index_contents.h"
#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
namespace fs = std::filesystem;

class ArchiveRun : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(source()); }

  fs::path source() const { return root_ / "papers"; }
  fs::path at(const std::string& name) const { return source() / name; }
  fs::path index() const { return root_ / "index"; }
  void make(const std::string& name, const std::string& bytes) const { write_file(at(name), bytes); }
  void zip(const std::string& name, const Files& files) const { make(name, packed(Packing::kZip, files)); }
  nlohmann::json take(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{
        indexer(), "index", "--json", "--index", index().string(), "--report", (root_ / "report").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(source().string());
    const Finished finished = run(arguments);
    EXPECT_NE(finished.out, "") << finished.err;
    return nlohmann::json::parse(finished.out);
  }
  // "code path" of what the last run reported, without the folder.
  std::vector<std::string> reported() const {
    std::vector<std::string> rows;
    std::istringstream lines(read_file(root_ / "report"));
    for (std::string line; std::getline(lines, line);) {
      const auto row = nlohmann::json::parse(line);
      rows.push_back(row["code"].get<std::string>() + " " +
                     row["path"].get<std::string>().substr(source().string().size() + 1));
    }
    std::ranges::sort(rows);
    return rows;
  }
  // Body -> paths, sorted.
  std::map<std::string, std::set<std::string>> papers() const {
    std::map<std::string, std::set<std::string>> found;
    const IndexContents contents = contents_of(index());
    for (const auto& [id, body] : contents.bodies)
      found[body].insert(contents.paths.at(id).begin(), contents.paths.at(id).end());
    EXPECT_EQ(found.size(), contents.papers);
    return found;
  }
  std::string id_of(const std::string& body) const {
    for (const auto& [id, text] : contents_of(index()).bodies)
      if (text == body) return id;
    return {};
  }

  TemporaryDirectory dir_;
  fs::path root_ = fs::canonical(dir_.path());
};

using Papers = std::map<std::string, std::set<std::string>>;

TEST_F(ArchiveRun, EachFileIsAPaper) {
  zip("goi.zip", {{"a.txt", "một"}, {"b/c.txt", "hai"}, {"x.exe", "MZ"}});
  make("luu.7z", packed(Packing::kSevenZip, {{"d.txt", "ba"}}));
  make("cu.rar", rar4({{"C\xF4ng v\xE3n.txt", "bốn"}}));
  make("moi.rar", rar5({{"e.txt", "năm"}}));
  make("thu.eml", message("Chủ đề", "lời", {{"f.txt", "sáu"}}));
  const auto summary = take();
  EXPECT_EQ(summary["added"], 7);
  EXPECT_EQ(papers(), (Papers{{"một", {"goi.zip//a.txt"}},
                              {"hai", {"goi.zip//b/c.txt"}},
                              {"ba", {"luu.7z//d.txt"}},
                              {"bốn", {"cu.rar//Công văn.txt"}},
                              {"năm", {"moi.rar//e.txt"}},
                              {"sáu", {"thu.eml//f.txt"}},
                              {"Chủ đề\nTừ: vanthu@example.vn\n\nlời", {"thu.eml"}}}));
  EXPECT_THAT(reported(), ElementsAre("other_format goi.zip//x.exe"));
  const std::uint64_t revision = contents_of(index()).revision;
  EXPECT_EQ(take()["unchanged"], 7);
  EXPECT_THAT(reported(), ElementsAre("other_format goi.zip//x.exe"));
  EXPECT_EQ(contents_of(index()).revision, revision) << "a run without news wrote";
}

TEST_F(ArchiveRun, TheSameBytesAreOnePaperWhereverTheyLie) {
  zip("goi.zip", {{"a.txt", "một"}, {"b.txt", "hai"}});
  make("a.txt", "một");
  make("thu.eml", message("x", "y", {{"c.txt", "hai"}}));
  take();
  const Papers all = papers();
  EXPECT_THAT(all.at("một"), UnorderedElementsAre("a.txt", "goi.zip//a.txt"));
  EXPECT_THAT(all.at("hai"), UnorderedElementsAre("goi.zip//b.txt", "thu.eml//c.txt"));
  fs::remove(at("a.txt"));
  fs::remove(at("thu.eml"));
  take({"--yes"});
  EXPECT_EQ(papers(), (Papers{{"một", {"goi.zip//a.txt"}}, {"hai", {"goi.zip//b.txt"}}}));
}

TEST_F(ArchiveRun, FilesInFilesAreReadTwoDeep) {
  const std::string deepest = packed(Packing::kZip, {{"c.txt", "ba"}});
  const std::string inner = packed(Packing::kZip, {{"b.txt", "hai"}, {"sau.zip", deepest}});
  zip("goi.zip", {{"trong.zip", inner}, {"thu.eml", message("t", "l", {{"d.txt", "bốn"}, {"e.zip", deepest}})}});
  take();
  EXPECT_EQ(papers(), (Papers{{"hai", {"goi.zip//trong.zip//b.txt"}},
                              {"bốn", {"goi.zip//thu.eml//d.txt"}},
                              {"t\nTừ: vanthu@example.vn\n\nl", {"goi.zip//thu.eml"}}}));
  EXPECT_THAT(reported(), ElementsAre("archives_too_deep goi.zip//thu.eml//e.zip",
                                      "archives_too_deep goi.zip//trong.zip//sau.zip"));
  EXPECT_EQ(take()["unchanged"], 3);
}

TEST_F(ArchiveRun, AChangedArchiveChangesItsPapers) {
  zip("goi.zip", {{"a.txt", "một"}, {"b.txt", "hai"}, {"c.txt", "ba"}});
  take();
  const std::string id = id_of("hai");
  zip("goi.zip", {{"a.txt", "một"}, {"b.txt", "hai, sửa lại"}, {"d.txt", "bốn"}});
  const auto summary = take();
  EXPECT_EQ(summary["added"], 1);
  EXPECT_EQ(summary["replaced"], 1);
  EXPECT_EQ(summary["removed"], 1);
  EXPECT_EQ(papers(),
            (Papers{{"một", {"goi.zip//a.txt"}}, {"hai, sửa lại", {"goi.zip//b.txt"}}, {"bốn", {"goi.zip//d.txt"}}}));
  EXPECT_EQ(id_of("hai, sửa lại"), id);
}

TEST_F(ArchiveRun, AMovedArchiveKeepsTheIdsOfItsPapers) {
  zip("goi.zip", {{"a.txt", "một"}, {"b.txt", "hai"}});
  take();
  const std::string id = id_of("một");
  fs::create_directories(at("luu"));
  fs::rename(at("goi.zip"), at("luu/cu.zip"));
  const auto summary = take();
  EXPECT_EQ(summary["moved"], 2);
  EXPECT_EQ(summary["removed"], 0);
  EXPECT_EQ(id_of("một"), id);
  EXPECT_EQ(papers(), (Papers{{"một", {"luu/cu.zip//a.txt"}}, {"hai", {"luu/cu.zip//b.txt"}}}));
  // Unpacked, they are the same papers too.
  make("a.txt", "một");
  make("b.txt", "hai");
  fs::remove(at("luu/cu.zip"));
  EXPECT_EQ(take()["moved"], 2);
  EXPECT_EQ(id_of("một"), id);
}

TEST_F(ArchiveRun, ARemovedArchiveIsManyPapersGone) {
  zip("goi.zip", {{"a.txt", "một"}, {"b.txt", "hai"}});
  for (int i = 0; i < 6; ++i) make(std::to_string(i) + ".txt", "tệp " + std::to_string(i));
  take();
  fs::remove(at("goi.zip"));
  EXPECT_THAT(take().dump(), HasSubstr("removal_refused"));
  EXPECT_EQ(contents_of(index()).papers, 8u);
  EXPECT_EQ(take({"--yes"})["removed"], 2);
  EXPECT_EQ(contents_of(index()).papers, 6u);
}

TEST_F(ArchiveRun, WhatCannotBeReadAnyMoreStays) {
  zip("goi.zip", {{"a.txt", "một"}, {"b.txt", "hai"}});
  take();
  make("goi.zip", "hỏng");
  take();
  EXPECT_THAT(reported(), ElementsAre("damaged_file goi.zip"));
  EXPECT_EQ(contents_of(index()).papers, 2u);
  take();
  EXPECT_THAT(reported(), ElementsAre("damaged_file goi.zip"));
  zip("goi.zip", {{"a.txt", "một"}});
  take();
  EXPECT_EQ(papers(), (Papers{{"một", {"goi.zip//a.txt"}}}));
}

TEST_F(ArchiveRun, ARegisterKnowsFilesInArchives) {
  zip("goi.zip", {{"cv-12.txt", "một"}, {"cv-13.txt", "hai"}});
  const fs::path book = root_ / "so.csv";
  const auto row = [&](const std::string& subject) {
    write_file(book, "Số ký hiệu,Ngày ban hành,Trích yếu,Tệp\n12-CV/TU,5/3/2015," + subject + ",cv-12.txt\n");
  };
  row("Về việc họp");
  take({"--register", book.string()});
  EXPECT_EQ(take({"--register", book.string()})["unchanged"], 2);
  row("Về việc hội nghị");
  const auto summary = take({"--register", book.string()});
  EXPECT_EQ(summary["replaced"], 1);
  EXPECT_EQ(summary["unchanged"], 1);
  EXPECT_EQ(take({"--register", book.string()})["unchanged"], 2);
}

TEST_F(ArchiveRun, APaperThatLostItsIdIsFoundAgain) {
  make("a.txt", "một");
  take();
  zip("goi.zip", {{"a.txt", "một"}});
  take();
  run({indexer(), "index", "--index", index().string(), "-"}, "{\"id\":\"a\",\"body\":\"dòng\"}\n");
  fs::remove(at("a.txt"));
  take({"--yes"});
  const Papers all = papers();
  ASSERT_TRUE(all.contains("một"));
  EXPECT_THAT(all.at("một"), ElementsAre("goi.zip//a.txt"));
  EXPECT_TRUE(all.contains("dòng"));
}

// Hashing is not enough for members that were read under other names of bodies: their archive is read once more.
TEST_F(ArchiveRun, AMovedArchiveIsReadAgainWhenTheLocalNamesChange) {
  zip("a.zip", {{"1.txt", "một"}, {"2.txt", "hai"}, {"x.exe", "MZ"}});
  zip("b.zip", {{"1.txt", "một"}, {"3.txt", "ba"}});
  make("thu.eml", message("Chủ đề", "lời", {{"f.txt", "sáu"}}));
  take();
  const std::string id = id_of("hai");
  const fs::path names = root_ / "names.toml";
  write_file(names, "[[body]]\nname = \"Trung tâm Y tế huyện Xa Xôi\"\n");
  fs::create_directories(at("luu"));
  for (const char* moved : {"a.zip", "thu.eml"}) fs::rename(at(moved), at("luu") / moved);
  const auto summary = take({"--authorities", names.string()});
  EXPECT_EQ(summary["added"], 0);
  EXPECT_EQ(summary["removed"], 0);
  EXPECT_EQ(id_of("hai"), id);
  EXPECT_THAT(papers().at("một"), UnorderedElementsAre("luu/a.zip//1.txt", "b.zip//1.txt"));
  EXPECT_THAT(reported(), ElementsAre("other_format luu/a.zip//x.exe"));
  EXPECT_EQ(take()["unchanged"], 6);
}

TEST_F(ArchiveRun, LimitsEndAnArchiveAndSaySo) {
  Files many;
  for (int i = 0; i < 2'010; ++i) many.emplace_back(std::to_string(i) + ".txt", std::to_string(i));
  zip("nhieu.zip", many);
  zip("bom.zip", {{"a.txt", "một"}, {"b.txt", std::string(50u << 20, 'a')}, {"c.txt", "ba"}});
  const auto summary = take();
  EXPECT_EQ(summary["added"], 2'001);
  EXPECT_THAT(reported(), ElementsAre("unpacks_too_large bom.zip", "unpacks_too_large nhieu.zip"));
  EXPECT_EQ(take()["unchanged"], 2'001);
  EXPECT_THAT(reported(), ElementsAre("unpacks_too_large bom.zip", "unpacks_too_large nhieu.zip"));
}

TEST_F(ArchiveRun, ADryRunSaysTheSame) {
  zip("goi.zip", {{"a.txt", "một"}, {"x.exe", "MZ"}, {"b.pdf", "%PDF-hỏng"}});
  const Finished finished =
      run({indexer(), "--lang", "en", "index", "--dry-run", "--index", index().string(), source().string()});
  EXPECT_THAT(finished.err, HasSubstr("1 papers would be taken, 1 inputs could not, 1 passed over"));
  EXPECT_THAT(finished.out, HasSubstr("goi.zip//x.exe: "));
  EXPECT_THAT(finished.out, HasSubstr("goi.zip//b.pdf: "));
}

TEST_F(ArchiveRun, SkippedListsWhatLiesInAFile) {
  zip("goi.zip", {{"in/x.exe", "MZ"}, {"y.exe", "MZ"}});
  make("z.djvu", "x");
  take();
  const auto skipped = [&](const std::string& under) {
    return run({indexer(), "skipped", "--index", index().string(), "--under", under}).out;
  };
  EXPECT_THAT(skipped(at("goi.zip").string()), HasSubstr("goi.zip//y.exe"));
  const std::string within = skipped(at("goi.zip").string() + "//in");
  EXPECT_THAT(within, HasSubstr("goi.zip//in/x.exe"));
  EXPECT_THAT(within, ::testing::Not(HasSubstr("y.exe")));
}

// Archives that people work on, and a program that is killed at any moment: in the end the index is that of the folder.
TEST_F(ArchiveRun, IsWhatTheFolderIsAfterAnyNumberOfKills) {
  std::mt19937 random(13);
  std::map<std::string, Files> archives;
  const auto text = [&] { return "văn bản " + std::to_string(random() % 120); };
  for (int round = 0; round < 12; ++round) {
    for (int change = 0; change < 6; ++change) {
      const std::string name = std::to_string(random() % 6) + ".zip";
      if (random() % 5 == 0) {
        archives.erase(name);
        fs::remove(at(name));
        continue;
      }
      std::map<std::string, std::string> members;
      for (std::uint64_t i = random() % 25; i > 0; --i) members[std::to_string(random() % 30) + ".txt"] = text();
      if (members.empty()) continue;
      archives[name] = Files(members.begin(), members.end());
      zip(name, archives[name]);
      make(std::to_string(random() % 10) + ".txt", text());
    }
    RunningProgram program(
        {indexer(), "index", "--yes", "--batch", "5", "--index", index().string(), source().string()}, root_ / "log");
    ::usleep(static_cast<useconds_t>(random() % 300'000));
    program.end(SIGKILL);
    contents_of(index());  // whole
  }
  take({"--yes"});
  Papers expected;
  for (const auto& [name, files] : archives)
    for (const auto& [member, bytes] : files) expected[bytes].insert(name + "//" + member);
  for (const auto& entry : fs::directory_iterator(source()))
    if (entry.path().extension() == ".txt") expected[read_file(entry)].insert(entry.path().filename().string());
  EXPECT_EQ(papers(), expected);
  std::uint64_t files = 0;
  for (const auto& [body, paths] : expected) files += paths.size();
  EXPECT_EQ(take()["unchanged"], files);
}

}  // namespace
}  // namespace vankho::testing
