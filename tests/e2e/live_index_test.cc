// SPDX-License-Identifier: GPL-3.0-or-later
//
// An archive that grows while it is asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include "tests/e2e/archive.h"

namespace vankho::testing {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

std::string papers(int batch, int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string key = std::to_string(batch) + "-" + std::to_string(i);
    lines += json{{"id", key},
                  {"number", std::to_string(batch * 1000 + i + 1) + "-CV/HU"},
                  {"issuer", "Huyện ủy Ea Súp"},
                  {"subject", "Về phong trào thi đua đợt " + std::to_string(batch)},
                  {"body", "Nội dung thi đua dân vận khéo số " + key + "."}}
                 .dump() +
             "\n";
  }
  return lines;
}

Finished index(const std::filesystem::path& directory, const std::string& lines) {
  return run({indexer(), "index", "--index", (directory / "index").string(), "-"}, lines);
}

// Asks for `id` until it is there; the seconds that it took, or more than `limit`.
double seconds_until_visible(const RunningServer& server, const std::string& id, double limit) {
  const Clock::time_point start = Clock::now();
  const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  while (passed() < limit)
    if (server.get("/v1/documents/" + id).status == 200) return passed();
  return limit + 1;
}

TEST(LiveIndex, NewPapersAreSeenWithinTenSecondsAndNoRequestFails) {
  TemporaryDirectory directory;
  ASSERT_EQ(index(directory.path(), papers(0, 200)).exit_code, 0);
  const RunningServer server(directory.path() / "index");

  std::atomic<bool> writing = true;
  std::atomic<int> asked = 0;
  std::atomic<int> failed = 0;
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < 3; ++reader) {
    readers.emplace_back([&, reader] {
      while (writing) {
        const RunningServer::Answer answer =
            reader == 0 ? server.get("/v1/lookup", {{"number", "1-CV/HU"}})
                        : server.get("/v1/search", {{"q", "dan van kheo"}, {"facets", "issuer,type"}});
        ++asked;
        // A paper of the first batch is there all the time.
        if (answer.status != 200) ++failed;
      }
    });
  }
  for (int batch = 1; batch <= 6; ++batch) EXPECT_EQ(index(directory.path(), papers(batch, 50)).exit_code, 0);
  EXPECT_LT(seconds_until_visible(server, "6-49", 10), 10);
  writing = false;
  readers.clear();
  EXPECT_EQ(failed, 0);
  EXPECT_GT(asked, 10);
  const json all = server.get("/v1/search").json();
  EXPECT_EQ(all.at("found"), 500);
}

// The citing paper is there first; what it cites comes later.
TEST(LiveIndex, ACitationFindsItsPaperWhenThatArrives) {
  const auto line = [](const char* id, const char* number, const char* date, const std::string& body) {
    return json{{"id", id},     {"number", number},        {"issuer", "Huyện ủy Ea Súp"},
                {"date", date}, {"subject", "Về thi đua"}, {"body", body}}
               .dump() +
           "\n";
  };
  TemporaryDirectory directory;
  ASSERT_EQ(index(directory.path(), line("citing", "300-CV/HU", "2017-02-01",
                                         "Thực hiện Công văn số 223-CV/HU ngày 15/11/2016 của Huyện ủy Ea Súp."))
                .exit_code,
            0);
  const RunningServer server(directory.path() / "index");
  const auto citation = [&] { return server.get("/v1/documents/citing/citations").json().at("cites").at(0); };
  EXPECT_EQ(citation().at("status"), "absent");
  // Another paper of this number is not the one that is cited.
  ASSERT_EQ(index(directory.path(), line("other", "223-CV/HU", "2011-11-15", "Nội dung.")).exit_code, 0);
  ASSERT_LT(seconds_until_visible(server, "other", 10), 10);
  EXPECT_EQ(citation().at("status"), "absent");

  ASSERT_EQ(index(directory.path(), line("cited", "223-CV/HU", "2016-11-15", "Nội dung.")).exit_code, 0);
  ASSERT_LT(seconds_until_visible(server, "cited", 10), 10);
  EXPECT_EQ(citation().at("status"), "found");
  EXPECT_EQ(citation().at("ids"), json::array({"cited"}));
  EXPECT_EQ(server.get("/v1/documents/cited").json().at("cited_by_count"), 1);
  EXPECT_EQ(server.get("/v1/documents/other").json().at("cited_by_count"), 0);
  EXPECT_EQ(server.get("/v1/search", {{"times_cited", "1-4"}}).json().at("found"), 1);
}

TEST(LiveIndex, AServerWithoutAnIndexSaysSoAndTakesItUpWhenItComes) {
  TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path() / "index");
  RunningServer server(directory.path() / "index");
  const RunningServer::Answer early = server.get("/v1/search", {{"q", "thi đua"}});
  EXPECT_EQ(early.status, 503);
  EXPECT_THAT(early.body, ::testing::HasSubstr("vankho-indexer index --index"));
  EXPECT_EQ(server.get("/healthz").status, 200);
  EXPECT_EQ(server.get("/readyz").status, 503);
  EXPECT_EQ(server.get("/").status, 503);

  ASSERT_EQ(index(directory.path(), papers(0, 5)).exit_code, 0);
  EXPECT_LT(seconds_until_visible(server, "0-4", 10), 10);
  EXPECT_EQ(server.get("/readyz").status, 200);
  EXPECT_EQ(server.stop(), 0);
}

TEST(LiveIndex, ADamagedIndexIsRefusedAndTheServerLives) {
  TemporaryDirectory directory;
  ASSERT_EQ(index(directory.path(), papers(0, 5)).exit_code, 0);
  // The generation is replaced by a file that is no database.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.path() / "index"))
    if (entry.path().extension() == ".glass") write_file(entry.path(), std::string(8192, 'x'));
  const RunningServer server(directory.path() / "index");
  const RunningServer::Answer answer = server.get("/v1/search", {{"q", "thi đua"}, {"lang", "en"}});
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.json().at("code"), "index_unreadable");
  EXPECT_THAT(answer.body, ::testing::HasSubstr("Make it anew in another folder"));
  EXPECT_EQ(server.get("/healthz").status, 200);
  EXPECT_EQ(index(directory.path(), papers(1, 1)).exit_code, 5);
}

}  // namespace
}  // namespace vankho::testing
