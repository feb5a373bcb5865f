// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/unpacker.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "indexer/worker/confinement.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;

class Seen : public MemberSink {
 public:
  void begin(std::string_view name) override { members.emplace_back(name); }
  void add(std::string_view bytes) override { members.back().append("=").append(bytes); }
  void end(const std::optional<Reason>& why) override {
    if (why) members.back().append("! ").append(reason_name(why->code));
    if (members.back() == stop_at) throw std::string("enough");
  }
  std::vector<std::string> members;
  std::string stop_at;
};

class UnpackerTest : public ::testing::TestWithParam<bool> {
 protected:
  UnpackerTest()
      : unpacker_({.command = {VANKHO_BIN_DIR "/misbehaving-worker"},
                   .limits = {.cpu_seconds = 1, .memory_bytes = 256u << 20},
                   .wait = std::chrono::milliseconds(1'500),
                   .contain = GetParam()}) {
    testing::write_file(directory_.path() / "file", "x");
    file_ = OwnedFile(::open((directory_.path() / "file").c_str(), O_RDONLY | O_CLOEXEC));
  }
  // How it ended: "paper", or the name of the reason.
  std::string unpack(const std::string& name) {
    seen_.members.clear();
    const Unpacked end = unpacker_.unpack(file_.get(), name, seen_);
    return end.reason ? std::string(reason_name(end.reason->code)) : end.is_paper ? "paper" : "";
  }

  testing::TemporaryDirectory directory_;
  OwnedFile file_;
  Seen seen_;
  Unpacker unpacker_;
};

TEST_P(UnpackerTest, GivesTheMembers) {
  EXPECT_EQ(unpack("well"), "paper");
  EXPECT_THAT(seen_.members, ElementsAre("0=0", "1=1", "2=2", "3=3", "4=4"));
}

TEST_P(UnpackerTest, ACrashCostsTheMemberAtWhichItHappened) {
  EXPECT_EQ(unpack("crash"), "damaged_file");
  EXPECT_THAT(seen_.members, ElementsAre("0=0", "1=1", "2! reader_crashed", "3=3"));
}

TEST_P(UnpackerTest, TimeAndMemoryAreThoseOfTheWholeFile) {
  // Who is not stopped by memory is stopped by time.
  const char* const eats = kSanitized ? "took_too_long" : "took_too_much_memory";
  for (const auto& [name, reason] :
       {std::pair("spins", "took_too_long"), {"sleeps", "took_too_long"}, {"eats", eats}}) {
    EXPECT_EQ(unpack(name), reason);
    EXPECT_THAT(seen_.members, ElementsAre("0=0", "1=1", std::string("2! ") + reason)) << name;
    EXPECT_EQ(unpack("well"), "paper") << "after " << name;
  }
}

TEST_P(UnpackerTest, WhoHasSeenEnoughEndsIt) {
  seen_.stop_at = "1=1";
  EXPECT_THROW(unpack("well"), std::string);
  seen_.stop_at.clear();
  EXPECT_EQ(unpack("well"), "paper");
  EXPECT_EQ(seen_.members.size(), 5u);
}

INSTANTIATE_TEST_SUITE_P(Both, UnpackerTest, ::testing::Bool(),
                         [](const auto& row) { return row.param ? "Contained" : "Confined"; });

}  // namespace
}  // namespace vankho::indexing
