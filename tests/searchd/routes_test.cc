// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which URL gives which status, without an index: the daemon starts and says so.
#include "searchd/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace vankho::searching {
namespace {

using testing::HasSubstr;

class RoutesTest : public testing::Test {
 protected:
  HttpAnswer ask(const std::string& method, const std::string& path, Parameters parameters = {},
                 const std::string& accept = "", const std::string& body = "") {
    return routes_.handle({.method = method,
                           .path = path,
                           .parameters = std::move(parameters),
                           .body = body,
                           .peer = "127.0.0.1",
                           .accept = accept,
                           .accept_language = "en",
                           .content_type = {},
                           .if_none_match = if_none_match_});
  }
  static std::string header(const HttpAnswer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers)
      if (key == name) return value;
    return {};
  }
  std::string if_none_match_;

  Searcher searcher_{{.index_dir = "/nonexistent/index"}};
  Metrics metrics_;
  Routes routes_{{.searcher = searcher_, .metrics = metrics_, .index_dir = "/nonexistent/index", .load = {}}};
};

TEST_F(RoutesTest, StatusOfEachUrl) {
  struct Row {
    std::string method, path;
    Parameters parameters;
    int status;
    std::string code;
  };
  const Row rows[] = {
      {"GET", "/healthz", {}, 200, ""},
      {"HEAD", "/healthz", {}, 200, ""},
      {"GET", "/metrics", {}, 200, ""},
      {"GET", "/v1/fields", {}, 200, ""},
      {"GET", "/assets/style.css", {{"v", "1"}}, 200, ""},
      {"GET", "/assets/icon.svg", {}, 200, ""},
      {"GET", "/favicon.ico", {}, 200, ""},
      {"GET", "/assets/frame.mustache", {}, 404, "not_found"},
      {"GET", "/readyz", {}, 503, "index_unavailable"},
      {"GET", "/v1/search", {{"q", "a"}}, 503, "index_unavailable"},
      {"POST", "/v1/search", {{"q", "a"}}, 400, "bad_json"},
      {"GET", "/v1/search", {{"pge", "a"}}, 400, "unknown_parameter"},
      {"GET", "/v1/search", {{"q", "\xff"}}, 400, "bad_text"},
      {"PUT", "/v1/search", {}, 405, "method_not_allowed"},
      {"POST", "/healthz", {}, 405, "method_not_allowed"},
      {"GET", "/v1/lookup", {}, 400, "missing_parameter"},
      {"GET", "/v1/lookup", {{"number", "1"}, {"number", "2"}}, 400, "repeated_parameter"},
      {"GET", "/v1/documents/a", {}, 503, "index_unavailable"},
      {"GET", "/v1/documents/a", {{"fields", "colour"}}, 400, "unknown_field"},
      {"GET", "/v1/documents/a", {{"q", "a"}}, 400, "unknown_parameter"},
      {"GET", "/v1/documents/a\xff", {}, 404, "paper_not_found"},
      {"GET", "/v1/documents/", {}, 404, "not_found"},
      {"GET", "/v1/documents/a/b", {}, 404, "not_found"},
      {"GET", "/v1/documents/a/citations", {}, 503, "index_unavailable"},
      {"GET", "/v1/register", {}, 400, "missing_parameter"},
      {"GET", "/v1/register", {{"issuer", "a"}, {"year", "2017"}}, 503, "index_unavailable"},
      {"GET", "/v1/register.csv", {{"issuer", "a"}, {"year", "2017"}}, 503, "index_unavailable"},
      {"GET", "/v1/facets/type", {}, 503, "index_unavailable"},
      {"GET", "/v1/facets/body", {}, 404, "not_found"},
      {"GET", "/v1/facets/colour", {}, 404, "not_found"},
      {"GET", "/v2/search", {}, 404, "not_found"},
      {"GET", "/v1/search/", {}, 404, "not_found"},
      {"GET", "//", {}, 404, "not_found"},
      {"DELETE", "/nothing", {}, 404, "not_found"},
  };
  for (const Row& row : rows) {
    const HttpAnswer answer = ask(row.method, row.path, row.parameters);
    EXPECT_EQ(answer.status, row.status) << row.method << ' ' << row.path;
    if (row.code.empty()) continue;
    EXPECT_EQ(answer.content_type, "application/problem+json; charset=utf-8") << row.path;
    const auto problem = nlohmann::json::parse(answer.body);
    EXPECT_EQ(problem["code"], row.code) << row.path;
    EXPECT_EQ(problem["status"], row.status);
    EXPECT_EQ(problem["request_id"], header(answer, "X-Request-Id"));
    EXPECT_FALSE(problem["detail"].get<std::string>().empty());
  }
}

TEST_F(RoutesTest, NamesTheMethodsOfAPath) {
  EXPECT_EQ(header(ask("PUT", "/v1/search"), "Allow"), "GET, HEAD, POST");
  EXPECT_EQ(header(ask("POST", "/"), "Allow"), "GET, HEAD");
}

TEST_F(RoutesTest, NamesTheNearestParameter) {
  const auto problem = nlohmann::json::parse(ask("GET", "/v1/search", {{"isuer", "x"}}).body);
  EXPECT_EQ(problem["param"], "isuer");
  EXPECT_EQ(problem["did_you_mean"], "issuer");
  EXPECT_EQ(problem["detail"], "There is no parameter \"isuer\". Did you mean \"issuer\"?");
}

TEST_F(RoutesTest, SpeaksTheLanguageOfTheReader) {
  EXPECT_THAT(ask("GET", "/nothing").body, HasSubstr("There is nothing"));
  EXPECT_THAT(ask("GET", "/nothing", {{"lang", "vi"}}).body, HasSubstr("Không có địa chỉ này"));
}

TEST_F(RoutesTest, PagesTellPeopleWhatToRun) {
  const HttpAnswer answer = ask("GET", "/");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(header(answer, "Retry-After"), "1");
  EXPECT_THAT(answer.body, HasSubstr("vankho-indexer index --index /nonexistent/index"));
  EXPECT_EQ(ask("GET", "/nothing", {}, "text/html").content_type, "text/html; charset=utf-8");
}

TEST_F(RoutesTest, EveryAnswerHasTheSafetyHeaders) {
  for (const char* path : {"/", "/healthz", "/nothing", "/assets/style.css", "/v1/search"}) {
    const HttpAnswer answer = ask("GET", path);
    EXPECT_THAT(header(answer, "Content-Security-Policy"), HasSubstr("default-src 'none'")) << path;
    EXPECT_EQ(header(answer, "X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(header(answer, "Referrer-Policy"), "no-referrer") << path;
    EXPECT_THAT(header(answer, "Vary"), HasSubstr("Accept-Language")) << path;
  }
}

TEST_F(RoutesTest, TagsAnswersThatDoNotChange) {
  const std::string tag = header(ask("GET", "/v1/fields"), "ETag");
  ASSERT_FALSE(tag.empty());
  EXPECT_EQ(header(ask("HEAD", "/v1/fields"), "ETag"), tag);
  if_none_match_ = "\"other\", " + tag;
  const HttpAnswer again = ask("GET", "/v1/fields");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(header(again, "ETag"), tag);
  if_none_match_ = "\"other\"";
  EXPECT_EQ(ask("GET", "/v1/fields").status, 200);
}

// A search may not reach the loop by a spelling of its path.
TEST_F(RoutesTest, OnlyPlainPathsAreLight) {
  const auto light = [&](const char* target) {
    RequestHead head;
    head.method = "GET";
    head.target = target;
    return routes_.is_light(head);
  };
  for (const char* target : {"/healthz", "/healthz?x=1", "/readyz", "/metrics", "/assets/style.css", "/nothing"})
    EXPECT_TRUE(light(target)) << target;
  for (const char* target : {"/", "/?q=a", "/v1/search?q=a", "/v1/%73earch?q=a", "/v1/search#a", "/v1/lookup"})
    EXPECT_FALSE(light(target)) << target;
}

TEST_F(RoutesTest, MetricsHoldNoQueries) {
  ask("GET", "/v1/search", {{"q", "bí mật"}});
  ask("GET", "/d/very-secret");
  const std::string text = ask("GET", "/metrics").body;
  EXPECT_THAT(text, HasSubstr("vankho_http_requests_total{route=\"/v1/search\",status=\"503\"} 1"));
  EXPECT_THAT(text, HasSubstr("vankho_http_request_duration_seconds_bucket"));
  EXPECT_THAT(text, testing::Not(HasSubstr("bí mật")));
  EXPECT_THAT(text, testing::Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace vankho::searching
