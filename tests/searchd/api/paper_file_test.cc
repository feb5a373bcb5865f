// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file of a paper against everything that may stand in its place.
#include "searchd/api/paper_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <optional>

#include "indexer/reading/digest.h"
#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

namespace fs = std::filesystem;
using vankho::testing::write_file;

class PaperFileTest : public ::testing::Test {
 protected:
  PaperFileTest() {
    write_file(root() / "2016/cv.txt", "text");
    write_file(outside() / "secret.txt", "text");
  }
  fs::path root() const { return directory_.path() / "papers"; }
  fs::path outside() const { return directory_.path() / "outside"; }

  static schema::Source source(std::string path, const std::string& bytes) {
    return {.path = std::move(path),
            .sha256 = indexing::sha256_hex(bytes),
            .media_type = "text/plain",
            .size = bytes.size(),
            .other_paths = {}};
  }
  // All bytes; "missing", "changed" or "broken" instead of them.
  std::string given(const schema::Source& wanted, const std::function<void()>& meanwhile = {}) const {
    auto opened = open_paper_file({root().string()}, wanted);
    if (const auto* why = std::get_if<NoFile>(&opened)) return *why == NoFile::kChanged ? "changed" : "missing";
    PaperFile& file = *std::get<std::unique_ptr<PaperFile>>(opened);
    std::string all;
    std::string piece;
    for (;;) {
      const Piece made = file.next(piece);
      if (made == Piece::kBroken) return "broken";
      all += piece;
      if (made == Piece::kLast) return all;
      if (meanwhile) meanwhile();
    }
  }

  vankho::testing::TemporaryDirectory directory_;
};

TEST_F(PaperFileTest, GivesTheBytesThatWereRead) {
  EXPECT_EQ(given(source("2016/cv.txt", "text")), "text");
  std::string big(300'000, 'a');
  big += "end";
  write_file(root() / "big.txt", big);
  EXPECT_EQ(given(source("big.txt", big)), big);
}

TEST_F(PaperFileTest, LooksInEveryFolder) {
  write_file(outside() / "2016/cv.txt", "another");
  auto opened = open_paper_file({outside().string(), root().string()}, source("2016/cv.txt", "text"));
  EXPECT_TRUE(std::holds_alternative<std::unique_ptr<PaperFile>>(opened));
}

TEST_F(PaperFileTest, IsAnyOfThoseThatHoldTheBytes) {
  write_file(root() / "changed.txt", "another");
  schema::Source copied = source("gone.txt", "text");
  EXPECT_EQ(given(copied), "missing");
  copied.other_paths = {"changed.txt", "../outside/secret.txt"};
  EXPECT_EQ(given(copied), "changed");
  copied.other_paths.emplace_back("2016/cv.txt");
  EXPECT_EQ(given(copied), "text");
}

TEST_F(PaperFileTest, LeavesTheFolderByNoWay) {
  fs::create_symlink(outside() / "secret.txt", root() / "link.txt");
  fs::create_directory_symlink(outside(), root() / "folder");
  fs::create_symlink(root() / "2016/cv.txt", root() / "inside.txt");  // the indexer follows none either
  for (const std::string path : {"link.txt", "folder/secret.txt", "inside.txt", "../outside/secret.txt",
                                 "2016/../../outside/secret.txt", "2016/../2016/cv.txt", "./2016/cv.txt",
                                 "/2016/cv.txt", "2016//cv.txt", "", ".", "..", "2016/cv.txt/", "2016/cv.txt/x"})
    EXPECT_EQ(given(source(path, "text")), "missing") << path;
  EXPECT_EQ(given(source(outside() / "secret.txt", "text")), "missing");
  EXPECT_EQ(given(source(std::string("2016/cv.txt\0x", 13), "text")), "missing");
}

TEST_F(PaperFileTest, OpensOnlyRegularFiles) {
  ASSERT_EQ(::mkfifo((root() / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(given(source("pipe", "text")), "missing");
  EXPECT_EQ(given(source("2016", "text")), "missing");
}

TEST_F(PaperFileTest, GivesNothingThatChanged) {
  write_file(root() / "same-size.txt", "TEXT");
  write_file(root() / "longer.txt", "text and more");
  write_file(root() / "shorter.txt", "te");
  for (const std::string path : {"same-size.txt", "longer.txt", "shorter.txt"})
    EXPECT_EQ(given(source(path, "text")), "changed") << path;
  EXPECT_EQ(given(source("gone.txt", "text")), "missing");
}

TEST_F(PaperFileTest, BreaksOffWhenTheFileChangesWhileItIsSent) {
  const std::string bytes(200'000, 'a');
  const schema::Source wanted = source("big.txt", bytes);
  const fs::path path = root() / "big.txt";
  write_file(path, bytes);
  EXPECT_EQ(given(wanted, [&] { write_file(path, std::string(200'000, 'b')); }), "broken");
  write_file(path, bytes);
  EXPECT_EQ(given(wanted, [&] { fs::resize_file(path, 100'000); }), "broken");
  write_file(path, bytes);
  EXPECT_EQ(given(wanted, [&] { fs::resize_file(path, 300'000); }), "broken");
  // Another file under the name is not this one.
  write_file(path, bytes);
  EXPECT_EQ(given(wanted, [&] { fs::remove(path); }), bytes);
}

TEST_F(PaperFileTest, KnowsWhichPapersHaveAFile) {
  schema::Record record;
  EXPECT_FALSE(has_file(record));
  record.source = source("2016/cv.txt", "text");
  EXPECT_TRUE(has_file(record));
  record.source.media_type = "application/json";
  EXPECT_FALSE(has_file(record));
  record.source.media_type = "";  // a row of a register
  EXPECT_FALSE(has_file(record));
}

}  // namespace
}  // namespace vankho::searching
