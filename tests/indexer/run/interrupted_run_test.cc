// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program, cut off: by signals, by kill -9, by a disk that takes no more. Whatever happens, what is in the
// index is whole, and the same command completes it: every paper once.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <random>

#include "schema/index_layout.h"
#include "tests/indexer/support/index_contents.h"
#include "tests/support/programs.h"

extern char** environ;

namespace vankho::testing {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

// The indexer, fed through a pipe that stays open.
class FedIndexer {
 public:
  explicit FedIndexer(const fs::path& index) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> words{indexer(), "index", "--index", index.string(), "--batch", "20", "-"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    if (::posix_spawn(&child_, words[0].c_str(), &actions, nullptr, arguments.data(), environ) != 0)
      throw std::runtime_error("the indexer did not start");
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    input_ = ends[1];
    ::signal(SIGPIPE, SIG_IGN);
  }
  ~FedIndexer() {
    if (input_ >= 0) ::close(input_);
    if (child_ > 0) end(SIGKILL);
  }
  FedIndexer(const FedIndexer&) = delete;
  FedIndexer& operator=(const FedIndexer&) = delete;

  void feed(const std::string& bytes) const {
    for (std::size_t written = 0; written < bytes.size();) {
      const ssize_t count = ::write(input_, bytes.data() + written, bytes.size() - written);
      if (count <= 0) return;
      written += static_cast<std::size_t>(count);
    }
  }
  // Sends the signal and waits; exit code, or 128 + signal.
  int end(int signal_number) {
    ::kill(child_, signal_number);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t child_ = -1;
  int input_ = -1;
};

std::string line(int number) {
  return "{\"id\":\"p" + std::to_string(number) + "\",\"body\":\"văn bản số " + std::to_string(number) + "\"}\n";
}
std::string lines(int first, int last) {
  std::string all;
  for (int number = first; number < last; ++number) all += line(number);
  return all;
}

class InterruptedRun : public ::testing::Test {
 protected:
  fs::path index() const { return dir_.path() / "index"; }
  // Whatever is there must be whole: read, checked against the ledger, each body the one of its id.
  IndexContents whole_contents() const {
    IndexContents contents = contents_of(index());
    for (const auto& [id, body] : contents.bodies) EXPECT_EQ(body, "văn bản số " + id.substr(1));
    return contents;
  }
  void complete_with(const std::string& input, std::uint64_t papers) const {
    const Finished finished = run({indexer(), "index", "--index", index().string(), "-"}, input);
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_EQ(whole_contents().papers, papers);
  }
  // Opened beside a writer that commits: a database can be two commits further before it is open, and is opened again.
  std::uint64_t revision() const {
    for (;;) {
      try {
        const auto path = schema::current_generation(index().string());
        return path ? Xapian::Database(*path).get_revision() : 0;
      } catch (const Xapian::DatabaseModifiedError&) {
        ::poll(nullptr, 0, 1);
      }
    }
  }
  // Returns also when nothing more is committed for a while: the input may not fill a batch.
  void wait_for_revision(std::uint64_t wanted, std::chrono::milliseconds patience) const {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (revision() < wanted && std::chrono::steady_clock::now() < deadline) ::poll(nullptr, 0, 1);
  }
  void wait_for_first_commit() const {
    wait_for_revision(1, std::chrono::seconds(30));
    ASSERT_GE(revision(), 1u) << "nothing was committed";
  }
  TemporaryDirectory dir_;
};

class StopSignal : public InterruptedRun, public ::testing::WithParamInterface<std::pair<int, int>> {};

TEST_P(StopSignal, CommitsWhatIsWhole) {
  const auto [signal_number, exit_code] = GetParam();
  FedIndexer program(index());
  program.feed(lines(0, 35) + "{\"id\":\"half\",\"bo");
  wait_for_first_commit();
  EXPECT_EQ(program.end(signal_number), exit_code);
  const IndexContents contents = whole_contents();
  EXPECT_GE(contents.papers, 20u);
  EXPECT_LE(contents.papers, 35u);
  EXPECT_EQ(read_file(index() / "lock"), "") << "a run that was asked to stop ends cleanly";
  complete_with(lines(0, 40), 40);
}

INSTANTIATE_TEST_SUITE_P(Both, StopSignal, ::testing::Values(std::pair(SIGINT, 130), std::pair(SIGTERM, 143)));

TEST_F(InterruptedRun, PapersAppearWhileTheInputIsStillOpen) {
  FedIndexer program(index());
  program.feed(lines(0, 20));
  wait_for_first_commit();
  EXPECT_EQ(whole_contents().papers, 20u);
}

TEST_F(InterruptedRun, KillLosesNothingThatWasCommittedAndDoublesNothing) {
  std::mt19937 random(3);
  int fed = 0;
  std::uint64_t committed = 0;
  for (int round = 0; round < 15; ++round) {
    FedIndexer program(index());
    const int from = std::max(0, fed - 30);
    fed += static_cast<int>(random() % 100);
    const std::uint64_t before = revision();
    program.feed(lines(from, fed));
    // Hit before, at, or between commits; late rounds have patience with a slow machine.
    wait_for_revision(before + random() % 4, std::chrono::milliseconds(100 * round));
    program.end(SIGKILL);
    const IndexContents contents = whole_contents();
    EXPECT_GE(contents.papers, committed);
    committed = contents.papers;
  }
  EXPECT_GT(committed, 0u);
  complete_with(lines(0, fed), static_cast<std::uint64_t>(fed));
}

TEST_F(InterruptedRun, DamageLeftByACutOffRunIsFoundBeforeWriting) {
  {
    FedIndexer program(index());
    program.feed(lines(0, 20));
    wait_for_first_commit();
    program.end(SIGKILL);
  }
  const fs::path table = fs::path(*schema::current_generation(index().string())) / "postlist.glass";
  write_file(table, std::string(fs::file_size(table), '\xee'));
  const Finished finished = run({indexer(), "--lang", "en", "index", "--index", index().string(), "-"}, lines(0, 40));
  EXPECT_EQ(finished.exit_code, 5) << finished.err;
  EXPECT_THAT(finished.err, HasSubstr("damaged"));
}

TEST_F(InterruptedRun, AWriteThatFailsEndsTheRunAndTheNextCompletesIt) {
  const fs::path feed = dir_.path() / "feed.jsonl";
  write_file(feed, lines(0, 3000));
  // Files over 96 KB cannot be written: writes fail in the middle of a commit, as on a full disk.
  const Finished cut = run({"/bin/sh", "-c", "trap '' XFSZ; ulimit -f 192; exec \"$0\" \"$@\"", indexer(), "--lang",
                            "en", "index", "--batch", "100", "--index", index().string(), feed.string()});
  EXPECT_EQ(cut.exit_code, 75) << cut.err;
  EXPECT_THAT(cut.err, HasSubstr("run the same command again"));
  const Finished finished = run({indexer(), "index", "--index", index().string(), feed.string()});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(whole_contents().papers, 3000u);
}

}  // namespace
}  // namespace vankho::testing
