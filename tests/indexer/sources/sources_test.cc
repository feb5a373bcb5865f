// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/sources.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
namespace fs = std::filesystem;

class Sources : public ::testing::Test {
 protected:
  // "file a.txt", "line f.jsonl:2", "hidden .x", "walked complete", in the order found; paths below root().
  std::vector<std::string> scan(const std::vector<std::string>& given) {
    std::vector<std::string> found;
    const FoundSink sink = [&](Found one) {
      if (auto* file = std::get_if<FoundFile>(&one)) found.push_back("file " + file->relative);
      if (auto* line = std::get_if<FoundLine>(&one))
        found.push_back("line " + line->source->relative + ":" + std::to_string(line->number));
      if (auto* passed = std::get_if<PassedOver>(&one)) found.push_back(shown(*passed));
      if (auto* folder = std::get_if<WalkedFolder>(&one))
        found.push_back(folder->complete ? "walked" : "walked in part");
      return true;
    };
    const ResolvedSources sources = resolve_sources(given);
    for (const PassedOver& passed : sources.passed_over) found.push_back(shown(passed));
    for (const SourceRoot& root : sources.roots) scan_source(root, (root_ / "index").string(), sink);
    return found;
  }
  std::vector<std::string> scan_part(const std::string& beneath) {
    std::vector<std::string> found;
    const FoundSink sink = [&](Found one) {
      if (auto* file = std::get_if<FoundFile>(&one)) found.push_back("file " + file->relative);
      if (auto* passed = std::get_if<PassedOver>(&one)) found.push_back(shown(*passed));
      if (auto* nothing = std::get_if<NotThere>(&one))
        found.push_back("not there " + fs::path(nothing->path).lexically_relative(root_).string());
      return true;
    };
    EXPECT_TRUE(scan_beneath(resolve_sources({path()}).roots.front(), beneath, (root_ / "index").string(), sink));
    return found;
  }
  std::string shown(const PassedOver& passed) const {
    return std::string(reason_name(passed.reason.code)) + " " +
           fs::path(passed.path).lexically_relative(root_).string();
  }
  void make(const std::string& name, const std::string& bytes = "x") {
    fs::create_directories((root_ / name).parent_path());
    testing::write_file(root_ / name, bytes);
  }
  std::string path(const std::string& name = {}) const { return (root_ / name).string(); }

  testing::TemporaryDirectory dir_;
  fs::path root_ = fs::canonical(dir_.path());
};

TEST_F(Sources, AFolderIsWalkedInOneOrder) {
  for (const char* name : {"b.txt", "a/z.txt", "a/y.txt", "c.txt", "a.txt"}) make(name);
  EXPECT_THAT(scan({path()}),
              ElementsAre("file a/y.txt", "file a/z.txt", "file a.txt", "file b.txt", "file c.txt", "walked"));
}

TEST_F(Sources, OnlyRegularFilesBeneathTheRoot) {
  make("in/a.txt");
  make("out/secret.txt");
  make("in/.hidden.txt");
  make("in/.git/x.txt");
  make("in/picture.svg");
  make("in/paper.djvu");
  fs::create_symlink(path("out/secret.txt"), path("in/link.txt"));
  fs::create_directory_symlink(path("out"), path("in/linked"));
  ASSERT_EQ(::mkfifo(path("in/pipe.txt").c_str(), 0600), 0);
  EXPECT_THAT(scan({path("in")}),
              ElementsAre("hidden in/.git", "hidden in/.hidden.txt", "file a.txt", "symbolic_link in/link.txt",
                          "symbolic_link in/linked", "format_not_read in/paper.djvu", "other_format in/picture.svg",
                          "not_a_file in/pipe.txt", "walked"));
}

TEST_F(Sources, NamesOfAnyBytes) {
  for (const char* name : {"a\nb.txt", "q\"'.txt", "\xff\xfe.txt"}) make(name);
  EXPECT_THAT(scan({path()}), ElementsAre("file a\nb.txt", "file q\"'.txt", "file \xff\xfe.txt", "walked"));
}

TEST_F(Sources, JsonLinesAreGivenLineByLine) {
  make("f.jsonl", "{}\n\n{\"a\":1}\n");
  EXPECT_THAT(scan({path("f.jsonl")}), ElementsAre("line f.jsonl:1", "line f.jsonl:3"));
  EXPECT_THAT(scan({path()}), ElementsAre("line f.jsonl:1", "line f.jsonl:3", "walked"));
}

TEST_F(Sources, TheIndexIsNotItsOwnSource) {
  make("a.txt");
  make("index/lock.txt");
  EXPECT_THAT(scan({path()}), ElementsAre("file a.txt", "index_directory index", "walked"));
}

TEST_F(Sources, OverlappingSourcesAreReadOnce) {
  make("in/sub/a.txt");
  EXPECT_THAT(scan({path("in/sub"), path("in"), path("in/sub/a.txt"), path("in/../in")}),
              ElementsAre("covered_source in/sub", "covered_source in/sub/a.txt", "covered_source in", "file sub/a.txt",
                          "walked"));
}

TEST_F(Sources, WhatCannotBeASourceIsNamed) {
  make("paper.djvu");
  make("notes.odg");
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_THAT(scan({path("absent"), path("paper.djvu"), path("notes.odg"), path("pipe")}),
              ElementsAre("no_such_source absent", "format_not_read paper.djvu", "format_not_read notes.odg",
                          "not_regular pipe"));
}

TEST_F(Sources, FoldersNestedWithoutEndEndTheWalkThere) {
  int folder = ::open(path().c_str(), O_RDONLY | O_DIRECTORY);
  for (int depth = 0; depth < 300; ++depth) {
    ASSERT_EQ(::mkdirat(folder, "d", 0700), 0);
    const int child = ::openat(folder, "d", O_RDONLY | O_DIRECTORY);
    ::close(folder);
    folder = child;
  }
  ::close(folder);
  const auto found = scan({path()});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_TRUE(found[0].starts_with("folders_too_deep"));
  EXPECT_EQ(found[1], "walked in part");
}

TEST_F(Sources, APartIsWhatAScanOfAllGivesOfIt) {
  for (const char* name : {"a.txt", "sub/b.txt", "sub/deep/c.txt", ".hidden/d.txt", "index/e.txt"}) make(name);
  fs::create_directory_symlink(path("sub"), path("link"));
  const std::pair<std::string, std::vector<std::string>> rows[] = {
      {"a.txt", {"file a.txt"}},
      {"sub", {"file sub/b.txt", "file sub/deep/c.txt"}},
      {"sub/deep/c.txt", {"file sub/deep/c.txt"}},
      {"sub/gone.txt", {"not there sub/gone.txt"}},
      {"gone/deep/f.txt", {"not there gone/deep/f.txt"}},
      {"link/b.txt", {}},
      {".hidden/d.txt", {}},
      {"index/e.txt", {}},
      {"sub/../a.txt", {}},
      {"link", {"symbolic_link link"}},
  };
  for (const auto& [beneath, wanted] : rows) EXPECT_EQ(scan_part(beneath), wanted) << beneath;
}

TEST_F(Sources, ALargeFolderIsGivenInPieces) {
  for (std::size_t i = 0; i < kNamesAtOnce + 10; ++i) make(std::to_string(i) + ".txt", "");
  auto found = scan({path()});
  EXPECT_EQ(found.size(), kNamesAtOnce + 11);
  std::ranges::sort(found);
  EXPECT_EQ(std::ranges::adjacent_find(found), found.end()) << "given twice";
}

TEST_F(Sources, AStoppedSinkEndsTheScan) {
  make("a.txt");
  make("b.txt");
  int calls = 0;
  const FoundSink sink = [&](const Found&) { return ++calls < 1; };
  EXPECT_FALSE(scan_source(resolve_sources({path()}).roots.front(), {}, sink));
  EXPECT_EQ(calls, 1);
}

TEST_F(Sources, MeasuresWhatAScanGives) {
  make("a.txt", "12345");
  make("sub/f.jsonl", "123");
  make("sub/p.djvu", "1234567");
  EXPECT_EQ(measure_sources(resolve_sources({path()}).roots), 8u);
}

}  // namespace
}  // namespace vankho::indexing
