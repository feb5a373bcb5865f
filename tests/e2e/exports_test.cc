// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other programs take from an archive of files: CSV, feed, original files, pages of other origins.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "tests/e2e/archive.h"

namespace vankho::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Exports : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string papers = (source_dir() / "sample-corpus/papers").string();
    archive_ = std::make_unique<Archive>(
        std::vector<std::string>{papers},
        std::vector<std::string>{"--papers", papers, "--allow-origin", "https://portal.example", "--public-url",
                                 "https://intranet.example/vankho"});
  }
  static void TearDownTestSuite() { archive_.reset(); }

  static const RunningServer& server() { return archive_->server(); }
  static std::string header(const RunningServer::Answer& answer, const std::string& name) {
    const auto found = answer.headers.find(name);
    return found == answer.headers.end() ? "" : found->second;
  }

  static inline std::unique_ptr<Archive> archive_;
};

TEST_F(Exports, TheCsvFileHasAsManyLinesAsPapersAreFound) {
  for (const std::string q : {"", "dân vận", "loại:công văn"}) {
    const auto answer = server().get("/v1/export.csv", {{"q", q}});
    ASSERT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, StartsWith("\xEF\xBB\xBFSố ký hiệu,Ngày ban hành,"));
    // No subject of the sample holds a line end.
    EXPECT_EQ(std::ranges::count(answer.body, '\n') - 1, archive_->search({{"q", q}}).at("found")) << q;
  }
  EXPECT_EQ(server().ask("HEAD", "/v1/export.csv", {}).status, 200);
}

TEST_F(Exports, TheFeedLinksToPages) {
  const auto answer = server().get("/v1/search.atom", {{"q", "dân vận"}, {"per_page", "5"}});
  ASSERT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("<link rel=\"next\""));
  EXPECT_THAT(answer.body, HasSubstr("href=\"https://intranet.example/vankho/d/"));
  EXPECT_EQ(server()
                .ask("GET", "/v1/search.atom?q=d%C3%A2n%20v%E1%BA%ADn&per_page=5",
                     {{"If-None-Match", header(answer, "ETag")}})
                .status,
            304);
}

TEST_F(Exports, EveryPaperGivesTheFileThatItWasReadFrom) {
  std::size_t files = 0;
  for (const std::string& id : archive_->hits({{"per_page", "100"}})) {
    const auto paper = server().get("/v1/documents/" + id, {{"fields", "source"}}).json().at("source");
    const auto answer = server().get("/v1/documents/" + id + "/source");
    ASSERT_EQ(answer.status, 200) << id;
    EXPECT_EQ(answer.body, read_file(source_dir() / "sample-corpus/papers" / paper.at("path").get<std::string>()));
    const bool is_html = paper.at("media_type") == "text/html";
    EXPECT_EQ(header(answer, "Content-Type"), is_html ? "application/octet-stream" : "text/plain; charset=utf-8");
    EXPECT_THAT(header(answer, "Content-Disposition"), StartsWith(is_html ? "attachment" : "inline"));
    EXPECT_EQ(answer.headers.count("Content-Security-Policy"), 1U);
    ++files;
  }
  EXPECT_GT(files, 70U);
}

TEST_F(Exports, PagesOfTheAllowedOriginMayRead) {
  const RunningServer::Parameters own{{"Origin", "https://portal.example"}};
  const RunningServer::Parameters other{{"Origin", "https://other.example"}};
  EXPECT_EQ(header(server().ask("GET", "/v1/fields", own), "Access-Control-Allow-Origin"), "https://portal.example");
  EXPECT_EQ(header(server().ask("GET", "/v1/fields", other), "Access-Control-Allow-Origin"), "");
  const auto preflight = server().ask("OPTIONS", "/v1/search", own);
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(preflight.headers.count("Content-Length"), 0U);
  EXPECT_EQ(server().ask("OPTIONS", "/v1/search", other).status, 405);
}

TEST_F(Exports, ABrowserFindsTheSearch) {
  const auto answer = server().get("/opensearch.xml");
  EXPECT_THAT(answer.body, HasSubstr("template=\"https://intranet.example/vankho/?q={searchTerms}\""));
  const auto suggestions = server().get("/v1/suggest/opensearch", {{"q", "dân"}});
  EXPECT_EQ(header(suggestions, "Content-Type"), "application/x-suggestions+json; charset=utf-8");
  EXPECT_EQ(suggestions.json().at(0), "dân");
  EXPECT_EQ(suggestions.json().size(), 4U);
}

TEST(ExportOptions, AWrongOriginIsRefused) {
  for (const std::string origin : {"*", "portal.example", "https://portal.example/"}) {
    const Finished finished = run({searchd(), "--index", "/nonexistent", "--allow-origin", origin});
    EXPECT_EQ(finished.exit_code, 2) << origin;
    EXPECT_THAT(finished.err, HasSubstr("is not an origin"));
  }
}

}  // namespace
}  // namespace vankho::testing
