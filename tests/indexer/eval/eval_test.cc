// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <cmath>
#include <mutex>
#include <thread>

#include "indexer/eval/ranking_measures.h"
#include "indexer/eval/search_server.h"
#include "indexer/failure.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;

TEST(RankingMeasures, AgreeWithSumsDoneByHand) {
  std::vector<std::string> hundred_others;
  for (int i = 0; i < 100; ++i) hundred_others.push_back("x" + std::to_string(i));
  std::vector<std::string> at_101 = hundred_others;
  at_101.push_back("a");
  std::vector<std::string> at_100(hundred_others.begin(), hundred_others.end() - 1);
  at_100.push_back("a");
  struct Row {
    std::vector<std::string> ranked;
    std::set<std::string> relevant;
    double p1, rr, ndcg, recall;
  };
  const Row rows[] = {
      {{"a", "b"}, {"a"}, 1, 1, 1, 1},
      {{"b", "a"}, {"a"}, 0, 0.5, 1 / std::log2(3.0), 1},
      {{"b", "c", "a", "d"}, {"a", "d"}, 0, 1.0 / 3, (0.5 + 1 / std::log2(5.0)) / (1 + 1 / std::log2(3.0)), 1},
      {{"a", "a"}, {"a", "b"}, 1, 1, 1 / (1 + 1 / std::log2(3.0)), 0.5},
      {{}, {"a"}, 0, 0, 0, 0},
      {at_100, {"a"}, 0, 0, 0, 1},
      {at_101, {"a"}, 0, 0, 0, 0},
  };
  for (const Row& row : rows) {
    const RankingMeasures measures = measure_ranking(row.ranked, row.relevant);
    EXPECT_DOUBLE_EQ(measures.precision_at_1, row.p1);
    EXPECT_DOUBLE_EQ(measures.reciprocal_rank_at_10, row.rr);
    EXPECT_DOUBLE_EQ(measures.ndcg_at_10, row.ndcg);
    EXPECT_DOUBLE_EQ(measures.recall_at_100, row.recall);
  }
}

TEST(CutAtCharacter, NeverEndsInsideOne) {
  EXPECT_EQ(cut_at_character("abc", 3), "abc");
  EXPECT_EQ(cut_at_character("aĐb", 2), "a");
  EXPECT_EQ(cut_at_character("aĐb", 3), "aĐ");
  EXPECT_EQ(cut_at_character("ủ", 2), "");
}

// A server with fixed answers: what is asked and what is computed is the eval's own doing.
class Eval : public ::testing::Test {
 protected:
  void SetUp() override {
    server_.Get("/v1/search", [this](const httplib::Request& request, httplib::Response& response) {
      const std::lock_guard lock(mutex_);
      asked_.push_back(request.get_param_value("q"));
      EXPECT_EQ(request.get_param_value("per_page"), "100");
      EXPECT_EQ(request.get_param_value("highlight"), "false");
      if (asked_.back() == "fail") response.status = 503;
      response.set_content(R"({"hits":[{"id":"luat-thu-y-3~de59b75b4737"},{"id":"b"}]})", "application/json");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::jthread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
    write("qrels.tsv", "q1\tLuật Thú y@3\t1\nq2\tb\t1\nq2\tc\t0\nq9\tb\t1\n");
  }
  void TearDown() override { server_.stop(); }

  void write(const std::string& name, const std::string& bytes) { testing::write_file(dir_.path() / name, bytes); }
  std::string path(const std::string& name) const { return (dir_.path() / name).string(); }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  EvalOptions options() const {
    return {.index_dir = path("index"),
            .queries_file = path("queries.tsv"),
            .judgments_file = path("qrels.tsv"),
            .searchd = {},
            .server = url()};
  }

  testing::TemporaryDirectory dir_;
  httplib::Server server_;
  int port_ = 0;
  std::mutex mutex_;
  std::vector<std::string> asked_;
  std::jthread thread_;
};

TEST_F(Eval, PrintsOneLine) {
  write("queries.tsv", "q1\tLuật & thú y+1%?\r\nq2\thai\nq3\tnot judged\n");
  EXPECT_EQ(evaluate(options()), "queries 2 P@1 0.5000 MRR@10 0.7500 nDCG@10 0.8155 R@100 1.0000");
  EXPECT_THAT(asked_, ElementsAre("Luật & thú y+1%?", "hai"));
}

TEST_F(Eval, LongQueriesAreCut) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "ủ";
  write("queries.tsv", "q1\t" + text + "\n");
  evaluate(options());
  ASSERT_EQ(asked_.size(), 1u);
  EXPECT_EQ(asked_[0].size(), 510u);
}

TEST_F(Eval, StartsTheServerAndEndsIt) {
  write("queries.tsv", "q1\tx\n");
  write("fake", "#!/bin/sh\necho \"$@\" > " + path("arguments") + "\necho warming up\necho listening on " + url() +
                    "\necho $$ > " + path("pid") + "\nexec sleep 100\n");
  std::filesystem::permissions(path("fake"), std::filesystem::perms::owner_all);
  EvalOptions started = options();
  started.server.clear();
  started.searchd = path("fake");
  EXPECT_EQ(evaluate(started), "queries 1 P@1 1.0000 MRR@10 1.0000 nDCG@10 1.0000 R@100 1.0000");
  EXPECT_EQ(testing::read_file(path("arguments")), "--index " + path("index") + " --listen 127.0.0.1:0\n");
}

ExitCode code_of(const EvalOptions& options) {
  try {
    evaluate(options);
  } catch (const Failure& failure) {
    return failure.code;
  }
  return ExitCode::kOk;
}

TEST_F(Eval, FailuresAreNotZeros) {
  write("queries.tsv", "q1\tfail\n");
  EXPECT_EQ(code_of(options()), ExitCode::kTryAgain);
  EvalOptions other = options();
  other.server.clear();
  other.searchd = path("absent");
  EXPECT_EQ(code_of(other), ExitCode::kUsage);
  other.searchd = "/bin/true";
  EXPECT_EQ(code_of(other), ExitCode::kIndexUnusable);
  write("refuses", "#!/bin/sh\necho no index there >&2\nexit 5\n");
  std::filesystem::permissions(path("refuses"), std::filesystem::perms::owner_all);
  other.searchd = path("refuses");
  try {
    evaluate(other);
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_THAT(failure.what(), ::testing::EndsWith("no index there"));
  }
  other = options();
  other.judgments_file = path("absent");
  EXPECT_EQ(code_of(other), ExitCode::kUsage);
  write("queries.tsv", "q1 without tab\n");
  EXPECT_EQ(code_of(options()), ExitCode::kUsage);
  write("queries.tsv", "q7\tnot judged\n");
  EXPECT_EQ(code_of(options()), ExitCode::kUsage);
}

}  // namespace
}  // namespace vankho::indexing
