// SPDX-License-Identifier: GPL-3.0-or-later
//
// `status` and `skipped` of the real program, in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "indexer/index/index_lock.h"
#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
namespace fs = std::filesystem;

class Inspect : public ::testing::Test {
 protected:
  void SetUp() override {
    make("a.txt", "một");
    make("luu/b.txt", "một");
    make("empty.txt", " \n");
    make("scan.pdf", "x");
    make("photo.gif", "x");
    make("x\ny\xff.doc", "x");
    make("f.jsonl", "{\"id\":\"j\",\"body\":\"x\",\"colour\":1}\n{bad\n");
    take();
  }
  void make(const std::string& name, const std::string& bytes) const { write_file(source() / name, bytes); }
  void take() const { run({indexer(), "index", "--index", index(), source().string()}); }
  fs::path source() const { return root_ / "papers"; }
  std::string index() const { return (root_ / "index").string(); }

  Finished ask(const std::string& command, std::vector<std::string> options = {},
               const std::string& language = "en") const {
    std::vector<std::string> arguments{indexer(), command, "--lang", language, "--index", index()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run(arguments);
  }
  // The lines of `skipped`, each without the folder.
  std::vector<std::string> skipped(const std::vector<std::string>& options = {}) const {
    std::vector<std::string> lines;
    std::istringstream out(ask("skipped", options).out);
    for (std::string line; std::getline(out, line);) {
      const std::string folder = source().string() + "/";
      if (const auto at = line.find(folder); at != std::string::npos) line.erase(at, folder.size());
      lines.push_back(line);
    }
    return lines;
  }

  TemporaryDirectory dir_;
  fs::path root_ = fs::canonical(dir_.path());
};

TEST_F(Inspect, ListsWhatIsNotInOrNotAsItCame) {
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(skipped(), ElementsAre("empty.txt: holds no text", "f.jsonl:1: field colour is not known, left out",
                                       HasSubstr("f.jsonl:2: not valid JSON"),
                                       HasSubstr("photo.gif: format .gif is not one of papers"),
                                       HasSubstr("scan.pdf: "), HasSubstr("x\\x0ay\\xff.doc: ")));
    take();  // an unchanged run knows as much
  }
}

TEST_F(Inspect, ChoosesByReasonOutcomeAndPlace) {
  make("luu/c.png", "x");
  take();
  EXPECT_THAT(skipped({"--reason", "empty"}), ElementsAre("empty.txt: holds no text"));
  EXPECT_THAT(skipped({"--outcome", "warning"}), ElementsAre(HasSubstr("colour")));
  EXPECT_THAT(skipped({"--under", (source() / "luu").string()}), ElementsAre(HasSubstr("luu/c.png")));
  EXPECT_THAT(skipped({"--under", (source() / "lu").string()}), IsEmpty());
  const auto json = nlohmann::json::parse(skipped({"--json", "--reason", "bad_json"}).at(0));
  EXPECT_EQ(json["line"], 2);
  EXPECT_EQ(json["outcome"], "failed");
  EXPECT_EQ(ask("skipped", {"--reason", "nonsense"}).exit_code, 2);
  EXPECT_EQ(ask("skipped", {"--outcome", "nonsense"}).exit_code, 2);
}

TEST_F(Inspect, ForgetsWhatIsMendedOrGone) {
  fs::remove(source() / "photo.gif");
  fs::remove(source() / "scan.pdf");
  fs::remove(source() / "x\ny\xff.doc");
  make("f.jsonl", "{\"id\":\"j\",\"body\":\"x\"}\n");
  make("empty.txt", "hai");
  take();
  EXPECT_THAT(skipped(), Not(Contains(HasSubstr("png"))));
  EXPECT_THAT(skipped({"--outcome", "failed"}), IsEmpty());
}

TEST_F(Inspect, SaysTheSameInVietnamese) {
  const std::string out = ask("skipped", {}, "vi").out;
  EXPECT_THAT(out, HasSubstr("empty.txt: không có chữ nào"));
  EXPECT_THAT(out, HasSubstr("f.jsonl:2: không phải JSON hợp lệ"));
  const std::string status = ask("status", {}, "vi").out;
  EXPECT_THAT(status, HasSubstr("có 2 văn bản"));
  EXPECT_THAT(status, HasSubstr("Lần chạy gần nhất"));
}

TEST_F(Inspect, CountsWhatIsIn) {
  const auto status = nlohmann::json::parse(ask("status", {"--json"}).out);
  EXPECT_EQ(status["papers"], 2);
  EXPECT_EQ(status["given"], 1);
  EXPECT_EQ(status["formats"]["txt"]["papers"], 1);
  EXPECT_EQ(status["formats"]["txt"]["copies"], 1);
  EXPECT_EQ(status["formats"]["txt"]["failed"], 1);
  EXPECT_EQ(status["reasons"]["bad_json"], 1);
  EXPECT_EQ(status["running"], false);
  EXPECT_EQ(status["last_run"]["state"], "complete");
  EXPECT_EQ(status["last_run"]["did"]["added"], 2);
  const Finished text = ask("status");
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, HasSubstr("holds 2 papers"));
  EXPECT_THAT(text.out, HasSubstr("1  failed: holds no text [empty]"));
  EXPECT_THAT(text.out, HasSubstr("(complete)"));
}

TEST_F(Inspect, SeesARunThatGoesOnAndOneThatWasCutOff) {
  {
    const indexing::IndexLock lock(index());
    EXPECT_THAT(ask("status").out, HasSubstr("A run holds the index for writing (pid " + std::to_string(::getpid())));
  }
  // The lock was let go without a clean end.
  EXPECT_THAT(ask("status").out, HasSubstr("The last run was cut off (pid "));
}

TEST_F(Inspect, SaysWhereNoIndexIs) {
  for (const char* command : {"status", "skipped"}) {
    const Finished finished = run({indexer(), "--lang", "en", command, "--index", (root_ / "none").string()});
    EXPECT_EQ(finished.exit_code, 5);
    EXPECT_THAT(finished.err, HasSubstr("There is no index in"));
    EXPECT_THAT(finished.err, HasSubstr("vankho-indexer index --index"));
  }
}

}  // namespace
}  // namespace vankho::testing
