// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/cross_origin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/routes.h"

namespace vankho::searching {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(CrossOrigin, TakesOnlyExactOrigins) {
  for (const std::string origin : {"https://portal.example", "http://portal.example:8080", "http://10.0.0.1",
                                   "http://[::1]:8080", "https://a-b.example"})
    EXPECT_EQ(origin_problem(origin), "") << origin;
  for (const std::string origin :
       {"", "*", "null", "portal.example", "https://", "https://*.example", "https://portal.example/",
        "https://portal.example/x", "https://Portal.example", "https://u@portal.example",
        "https://portal.example:", "https://:443", "https://portal.example:443", "http://portal.example:80",
        "ftp://portal.example", "https://portal.example, https://b.example", "https://portal.example\r\nX: y"})
    EXPECT_THAT(origin_problem(origin), HasSubstr("is not an origin")) << origin;
}

class CrossOriginTest : public testing::Test {
 protected:
  HttpAnswer ask(const std::string& method, const std::string& path, const std::string& origin) {
    return routes_.handle(
        {.method = method, .path = path, .parameters = {}, .body = {}, .peer = "127.0.0.1", .origin = origin});
  }
  static std::string header(const HttpAnswer& answer, std::string_view name) {
    std::string all;
    for (const auto& [key, value] : answer.headers)
      if (key == name) all += value;
    return all;
  }

  Searcher searcher_{{.index_dir = "/nonexistent/index"}};
  Metrics metrics_;
  Routes routes_{{.searcher = searcher_,
                  .metrics = metrics_,
                  .index_dir = "/nonexistent/index",
                  .load = {},
                  .allowed_origins = {"https://portal.example", "https://b.example"}}};
};

TEST_F(CrossOriginTest, SaysWhoMayRead) {
  struct Row {
    std::string method, path, origin, allowed;
  };
  const Row rows[] = {
      {"GET", "/v1/fields", "https://portal.example", "https://portal.example"},
      {"HEAD", "/v1/fields", "https://b.example", "https://b.example"},
      {"GET", "/v1/search", "https://portal.example", "https://portal.example"},  // a 503: errors are told too
      {"POST", "/v1/search", "https://portal.example", "https://portal.example"},
      {"GET", "/assets/embed.js", "https://portal.example", "https://portal.example"},
      {"GET", "/v1/fields", "https://evil.example", ""},
      {"GET", "/v1/fields", "https://portal.example.evil", ""},
      {"GET", "/v1/fields", "null", ""},
      {"GET", "/v1/fields", "", ""},
      {"GET", "/", "https://portal.example", ""},
      {"GET", "/assets/style.css", "https://portal.example", ""},
      {"GET", "/metrics", "https://portal.example", ""},
  };
  for (const Row& row : rows) {
    const HttpAnswer answer = ask(row.method, row.path, row.origin);
    EXPECT_EQ(header(answer, "Access-Control-Allow-Origin"), row.allowed) << row.path << ' ' << row.origin;
    EXPECT_EQ(header(answer, "Access-Control-Allow-Credentials"), "");
  }
  EXPECT_THAT(header(ask("GET", "/v1/fields", ""), "Vary"), HasSubstr("Origin"));
  EXPECT_THAT(header(ask("GET", "/", ""), "Vary"), Not(HasSubstr("Origin")));
}

TEST_F(CrossOriginTest, AnswersAPreflightOfItsOwnOrigins) {
  const HttpAnswer answer = ask("OPTIONS", "/v1/search", "https://portal.example");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(header(answer, "Access-Control-Allow-Origin"), "https://portal.example");
  EXPECT_EQ(header(answer, "Access-Control-Allow-Methods"), "GET, HEAD, POST");
  EXPECT_THAT(header(answer, "Access-Control-Allow-Headers"), HasSubstr("Content-Type"));
  EXPECT_THAT(header(answer, "Vary"), HasSubstr("Origin"));
  EXPECT_EQ(ask("OPTIONS", "/v1/search", "https://evil.example").status, 405);
  EXPECT_EQ(ask("OPTIONS", "/v1/search", "").status, 405);
  EXPECT_EQ(ask("OPTIONS", "/", "https://portal.example").status, 405);
  EXPECT_EQ(ask("OPTIONS", "/v1/nothing", "https://portal.example").status, 404);
}

TEST_F(CrossOriginTest, OnlyTheEmbeddedScriptIsForOtherSites) {
  EXPECT_EQ(header(ask("GET", "/assets/embed.js", ""), "Cross-Origin-Resource-Policy"), "cross-origin");
  for (const std::string path : {"/v1/fields", "/assets/style.css", "/", "/nothing"})
    EXPECT_EQ(header(ask("GET", path, ""), "Cross-Origin-Resource-Policy"), "same-origin") << path;
}

}  // namespace
}  // namespace vankho::searching
