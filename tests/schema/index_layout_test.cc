// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/index_layout.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace vankho::schema {
namespace {

TEST(IndexLayout, GenerationNamesGoThereAndBack) {
  EXPECT_EQ(generation_name(1), "gen-000001");
  EXPECT_EQ(generation_name(1234567), "gen-1234567");
  for (const std::uint64_t number : {1ull, 999999ull, 1000000ull, 18446744073709551615ull})
    EXPECT_EQ(generation_number(generation_name(number)), number);
}

TEST(IndexLayout, OtherNamesAreNoGeneration) {
  for (const char* name : {"", "gen-", "gen-1", "gen-000000", "gen-0000001", "gen-00001x", "gen-000001/", "gen--00001",
                           "../gen-000001", "gen-99999999999999999999"})
    EXPECT_EQ(generation_number(name), std::nullopt) << name;
}

class Pointer : public ::testing::Test {
 protected:
  void SetUp() override {
    dir_ =
        std::filesystem::path(::testing::TempDir()) / ("index_layout_" + std::to_string(::getpid()) + "_" +
                                                       ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(dir_);
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }
  void write(std::string_view text) { std::ofstream(dir_ / "current") << text; }
  std::filesystem::path dir_;
};

TEST_F(Pointer, NothingBeforeTheFirstCommit) {
  EXPECT_EQ(current_generation(dir_.string()), std::nullopt);
  EXPECT_EQ(current_generation((dir_ / "absent").string()), std::nullopt);
}

TEST_F(Pointer, NamesTheGenerationThatAnswers) {
  write("gen-000012\n");
  EXPECT_EQ(current_generation(dir_.string()), (dir_ / "gen-000012").string());
  EXPECT_EQ(current_generation(dir_.string() + "/"), (dir_ / "gen-000012").string());
}

TEST_F(Pointer, DamageIsAnErrorAndNotAnEmptyIndex) {
  for (const char* text : {"", "\n", "gen-000012\nx", "../elsewhere\n", "gen-12"}) {
    write(text);
    EXPECT_THROW(current_generation(dir_.string()), IndexLayoutError) << text;
  }
}

}  // namespace
}  // namespace vankho::schema
