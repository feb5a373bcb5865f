// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program, following a folder.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/index/index_lock.h"
#include "tests/indexer/support/archives.h"
#include "tests/indexer/support/index_contents.h"
#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

class Watch : public ::testing::Test {
 protected:
  void SetUp() override {
    // So many that one of them may go unasked.
    for (int i = 0; i < 10; ++i) make("old" + std::to_string(i) + ".txt", "cũ " + std::to_string(i));
  }
  // From now on, after its first run.
  void follow(const std::vector<std::string>& options = {}) {
    std::vector<std::string> arguments{indexer(), "watch",   "--lang",         "en",     "--settle",
                                       "50",      "--index", index().string(), "--json", source().string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    program_.emplace(arguments, log());
    ASSERT_TRUE(wait_until([&] { return said("\"exit_code\""); })) << read_file(log());
  }
  bool said(const std::string& words) const { return read_file(log()).find(words) != std::string::npos; }

  fs::path source() const { return root_ / "papers"; }
  fs::path at(const std::string& name) const { return source() / name; }
  fs::path index() const { return root_ / "index"; }
  fs::path log() const { return root_ / "log"; }
  void make(const std::string& name, const std::string& text) const { write_file(at(name), text); }
  // Papers as they are committed, read without a check of the whole.
  std::map<std::string, std::string> papers() const {
    std::map<std::string, std::string> bodies;
    const auto path = schema::current_generation(index().string());
    if (!path) return bodies;
    try {
      const Xapian::Database database(*path);
      for (auto doc = database.postlist_begin({}); doc != database.postlist_end({}); ++doc) {
        const schema::Record record = schema::decode_stored(database.get_document(*doc).get_data());
        bodies[record.source.path] = record.body;
      }
    } catch (const Xapian::Error&) {
      bodies.clear();  // overtaken by the writer; asked again
    }
    return bodies;
  }
  bool has(const std::string& path, const std::string& body) const {
    const auto now = papers();
    const auto found = now.find(path);
    return found != now.end() && found->second == body;
  }

  TemporaryDirectory dir_;
  fs::path root_ = fs::canonical(dir_.path());
  std::optional<RunningProgram> program_;
};

TEST_F(Watch, TakesWhatComesChangesMovesAndGoes) {
  follow();
  EXPECT_EQ(papers().size(), 10u);
  make("a.txt", "một");
  EXPECT_TRUE(wait_until([&] { return has("a.txt", "một"); }));
  make("a.txt", "hai");
  EXPECT_TRUE(wait_until([&] { return has("a.txt", "hai"); }));
  fs::rename(at("a.txt"), at("b.txt"));
  EXPECT_TRUE(wait_until([&] { return has("b.txt", "hai") && papers().size() == 11; }));
  fs::remove(at("b.txt"));
  EXPECT_TRUE(wait_until([&] { return papers().size() == 10; }));
  EXPECT_EQ(program_->end(SIGTERM), 143);
  EXPECT_EQ(read_file(index() / "lock"), "");
  EXPECT_EQ(contents_of(index()).papers, 10u);
}

TEST_F(Watch, FollowsArchives) {
  follow();
  make("goi.zip", packed(Packing::kZip, {{"a.txt", "một"}, {"b.txt", "hai"}}));
  EXPECT_TRUE(wait_until([&] { return has("goi.zip//a.txt", "một") && has("goi.zip//b.txt", "hai"); }));
  make("goi.zip", packed(Packing::kZip, {{"a.txt", "ba"}}));
  EXPECT_TRUE(wait_until([&] { return has("goi.zip//a.txt", "ba") && papers().size() == 11; }));
  fs::rename(at("goi.zip"), at("moi.zip"));
  EXPECT_TRUE(wait_until([&] { return has("moi.zip//a.txt", "ba") && papers().size() == 11; }));
  fs::remove(at("moi.zip"));
  EXPECT_TRUE(wait_until([&] { return papers().size() == 10; }));
  EXPECT_EQ(program_->end(SIGTERM), 143);
  EXPECT_EQ(contents_of(index()).papers, 10u);
}

TEST_F(Watch, FollowsFoldersThatComeMoveAndGo) {
  follow();
  make("sub/deep/a.txt", "một");
  EXPECT_TRUE(wait_until([&] { return has("sub/deep/a.txt", "một"); }));
  // From outside, as a whole; what is done in it later is seen too.
  write_file(root_ / "outside/in/b.txt", "hai");
  fs::rename(root_ / "outside", at("moved"));
  EXPECT_TRUE(wait_until([&] { return has("moved/in/b.txt", "hai"); }));
  make("moved/in/c\nd.txt", "ba");
  EXPECT_TRUE(wait_until([&] { return has("moved/in/c\nd.txt", "ba"); }));
  fs::rename(at("moved"), at("sub/renamed"));
  EXPECT_TRUE(wait_until([&] { return has("sub/renamed/in/b.txt", "hai") && papers().size() == 13; }));
  make("sub/renamed/in/e.txt", "bốn");
  EXPECT_TRUE(wait_until([&] { return has("sub/renamed/in/e.txt", "bốn"); }));
  fs::rename(at("sub/deep"), root_ / "away");
  EXPECT_TRUE(wait_until([&] { return papers().size() == 13; }));
  EXPECT_EQ(program_->end(SIGINT), 130);
  const auto contents = contents_of(index());
  EXPECT_EQ(contents.papers, 13u);
  EXPECT_EQ(contents.bodies.count("moved.in.b"), 1u) << "the id stayed";
}

TEST_F(Watch, TakesABurstInFewCommits) {
  follow();
  const auto revision = contents_of(index()).revision;
  for (int i = 0; i < 2000; ++i) make("burst/" + std::to_string(i) + ".txt", "văn bản " + std::to_string(i));
  EXPECT_TRUE(wait_until([&] { return papers().size() == 2010; }));
  program_->end(SIGTERM);
  EXPECT_LT(contents_of(index()).revision, revision + 60);
}

TEST_F(Watch, WaitsUntilAFileIsWritten) {
  follow();
  const int file = ::open(at("slow.txt").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_GE(file, 0);
  ASSERT_EQ(::write(file, "nua", 3), 3);
  make("after.txt", "sau");
  EXPECT_TRUE(wait_until([&] { return has("after.txt", "sau"); }));
  EXPECT_FALSE(papers().contains("slow.txt")) << "read while it was written";
  ASSERT_EQ(::write(file, " kia", 4), 4);
  ::close(file);
  EXPECT_TRUE(wait_until([&] { return has("slow.txt", "nua kia"); }));
}

// As editors save: another name first, then the place of the old file.
TEST_F(Watch, TakesWhatIsSavedByARenameAndNoHiddenFiles) {
  follow();
  make(".old0.txt.swp", "nháp");
  fs::rename(at(".old0.txt.swp"), at("old0.txt"));
  EXPECT_TRUE(wait_until([&] { return has("old0.txt", "nháp"); }));
  make(".lock", "x");
  make("a.txt", "một");
  EXPECT_TRUE(wait_until([&] { return has("a.txt", "một"); }));
  EXPECT_FALSE(said("hidden"));
}

TEST_F(Watch, NeverRemovesMoreThanAFifthUnasked) {
  follow();
  for (int i = 0; i < 6; ++i) fs::remove(at("old" + std::to_string(i) + ".txt"));
  EXPECT_TRUE(wait_until([&] { return said("removal_refused"); })) << read_file(log());
  EXPECT_EQ(papers().size(), 10u);
}

TEST_F(Watch, ScansWhatItCannotWatchAndWhenItIsAsked) {
  make("sub/a.txt", "một");
  follow({"--most-watches", "1"});
  EXPECT_TRUE(said("Not all folders can be watched"));
  make("sub/b.txt", "hai");
  make("c.txt", "ba");
  EXPECT_TRUE(wait_until([&] { return has("c.txt", "ba"); }));
  EXPECT_FALSE(papers().contains("sub/b.txt"));
  program_->send(SIGHUP);
  EXPECT_TRUE(wait_until([&] { return has("sub/b.txt", "hai"); }));
}

TEST_F(Watch, ScansNowAndThen) {
  make("sub/a.txt", "một");
  follow({"--most-watches", "1", "--rescan", "1"});
  make("sub/b.txt", "hai");
  EXPECT_TRUE(wait_until([&] { return has("sub/b.txt", "hai"); }));
}

TEST_F(Watch, HoldsTheLockAndTakesUpWhereItWasKilled) {
  follow();
  EXPECT_TRUE(indexing::lock_state(index().string()).is_held);
  make("a.txt", "một");
  program_->end(SIGKILL);
  follow();
  EXPECT_TRUE(wait_until([&] { return has("a.txt", "một"); }));
  EXPECT_EQ(program_->end(SIGTERM), 143);
  EXPECT_EQ(contents_of(index()).papers, 11u);
}

TEST_F(Watch, RefusesStandardInput) {
  const Finished finished = run({indexer(), "--lang", "en", "watch", "--index", index().string(), "-"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_THAT(finished.err, HasSubstr("Standard input cannot be watched"));
}

}  // namespace
}  // namespace vankho::testing
