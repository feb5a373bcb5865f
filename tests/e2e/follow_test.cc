// SPDX-License-Identifier: GPL-3.0-or-later
//
// A folder that is followed by the indexer and asked through searchd at the same time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

constexpr char kLetter[] =
    "HUYỆN ỦY KRÔNG NĂNG\n*\nSố 02-CV/HU\nKrông Năng, ngày 04 tháng 01 năm 2017\nKính gửi: các xã\nNội dung dân vận.\n";

TEST(FollowedFolder, IsFoundAsItIsNow) {
  const TemporaryDirectory directory;
  const fs::path papers = fs::canonical(directory.path()) / "papers";
  const std::string index = (directory.path() / "index").string();
  write_file(papers / "cv.txt", kLetter);
  RunningProgram follower({indexer(), "watch", "--settle", "50", "--index", index, papers.string()},
                          directory.path() / "log");
  const RunningServer server(index, {"--papers", papers.string()});
  const auto source = [&] {
    const auto answer = server.get("/v1/documents/cv", {{"fields", "source"}});
    return answer.status == 200 ? answer.json().at("source") : json{{"path", nullptr}, {"other_paths", json::array()}};
  };
  ASSERT_TRUE(wait_until([&] { return source().at("path") == "cv.txt"; }));

  // A copy is no second hit, and is shown with the first one.
  write_file(papers / "luu/ban-sao.txt", kLetter);
  EXPECT_TRUE(wait_until([&] { return source().at("other_paths") == json::array({"luu/ban-sao.txt"}); }));
  EXPECT_EQ(server.get("/v1/search", {{"q", "dân vận"}}).json().at("found"), 1);
  EXPECT_THAT(server.get("/d/cv").body, HasSubstr("cv.txt; luu/ban-sao.txt"));

  // The file of the paper is the one that is left, before and after the indexer has seen it.
  fs::remove(papers / "cv.txt");
  EXPECT_EQ(server.get("/v1/documents/cv/source").body, kLetter);
  EXPECT_TRUE(wait_until([&] { return source().at("path") == "luu/ban-sao.txt"; }));
  EXPECT_EQ(server.get("/v1/documents/cv/source").body, kLetter);

  fs::rename(papers / "luu", papers / "2017");
  EXPECT_TRUE(wait_until([&] { return source().at("path") == "2017/ban-sao.txt"; }));
  EXPECT_EQ(source().at("other_paths"), json::array());
  EXPECT_EQ(follower.end(SIGTERM), 143);
}

}  // namespace
}  // namespace vankho::testing
