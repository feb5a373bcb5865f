// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/extractor.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <string>

#include "indexer/worker/confinement.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

// Both ways of keeping a worker in: in a container, where this machine can make one, and without.
class ExtractorTest : public ::testing::TestWithParam<bool> {
 protected:
  ExtractorTest()
      : extractor_({.command = {VANKHO_BIN_DIR "/misbehaving-worker"},
                    .limits = {.cpu_seconds = 1, .memory_bytes = 256u << 20},
                    .wait = std::chrono::milliseconds(1'500),
                    .contain = GetParam()}) {}

  void SetUp() override {
    if (GetParam() && !extractor_.is_contained())
      GTEST_SKIP() << "this machine makes no containers: " << extractor_.trouble();
  }

  // The text, or the name of the reason.
  std::string extracted(const std::string& name, const std::string& bytes = "một") {
    testing::write_file(directory_.path() / "file", bytes);
    const OwnedFile file(::open((directory_.path() / "file").c_str(), O_RDONLY | O_CLOEXEC));
    try {
      return extractor_.extract(file.get(), name).text;
    } catch (const ExtractError& error) {
      return std::string(reason_name(error.reason.code));
    }
  }

  vankho::testing::TemporaryDirectory directory_;
  Extractor extractor_;
};

TEST_P(ExtractorTest, GivesTheText) {
  EXPECT_EQ(extracted("text"), "một");
  EXPECT_EQ(extracted("text", ""), "");
  const std::string large(5u << 20, 'a');
  EXPECT_TRUE(extracted("text", large) == large);
}

// Who is not stopped by memory is stopped by time.
constexpr const char* kEats = kSanitized ? "took_too_long" : "took_too_much_memory";

TEST_P(ExtractorTest, ABadFileCostsItselfAlone) {
  const std::pair<const char*, const char*> rows[] = {
      {"crash", "reader_crashed"},
      {"ends", "reader_crashed"},
      {"spins", "took_too_long"},
      {"sleeps", "took_too_long"},
      {"eats", kEats},
      {"refuses", "empty"},
      {"breaks UTF-8", "reader_crashed"},
  };
  for (const auto& [name, reason] : rows) {
    EXPECT_EQ(extracted(name), reason) << name;
    EXPECT_EQ(extracted("text"), "một") << "after " << name;
  }
}

TEST_P(ExtractorTest, AReaderCanDoNothingButRead) {
  for (const char* deed : {"opens a socket", "starts a program", "forks", "writes a file", "kills its parent"})
    EXPECT_EQ(extracted(deed), "EPERM") << deed;
  const auto kept = directory_.path() / "kept";
  testing::write_file(kept, "x");
  EXPECT_EQ(extracted("removes a file", kept.string()), "EPERM");
  EXPECT_TRUE(std::filesystem::exists(kept));
  EXPECT_EQ(extracted("makes a thread"), "allowed");
}

TEST_P(ExtractorTest, AContainerHasNoFilesOfOthers) {
  EXPECT_EQ(extracted("reads a password"), GetParam() ? "ENOENT" : "allowed");
}

INSTANTIATE_TEST_SUITE_P(Both, ExtractorTest, ::testing::Bool(),
                         [](const auto& row) { return row.param ? "Contained" : "Confined"; });

TEST(ExtractorStart, SaysWhyThereIsNoWorker) {
  Extractor extractor({.command = {"/nowhere/worker"}});
  try {
    extractor.is_contained();
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("/nowhere/worker"));
  }
}

}  // namespace
}  // namespace vankho::indexing
