// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace vankho::searching {
namespace {

std::string code_of(const std::string& bytes) {
  const auto head = read_head(bytes, {});
  const auto* refusal = std::get_if<Refusal>(&head);
  return refusal ? std::to_string(refusal->status) + " " + std::string(refusal->code) : "read";
}

TEST(RequestHead, ReadsMethodTargetAndHeaders) {
  const auto head =
      std::get<RequestHead>(read_head("GET /v1/search?q=a HTTP/1.1\r\nHost: x\r\nACCEPT:  text/html \r\n\r\n", {}));
  EXPECT_EQ(head.method, "GET");
  EXPECT_EQ(head.target, "/v1/search?q=a");
  EXPECT_EQ(head.header("accept"), "text/html");
  EXPECT_EQ(head.header("absent"), "");
  EXPECT_EQ(head.content_length, 0U);
  EXPECT_TRUE(head.keep_alive);
}

TEST(RequestHead, RefusesWhatCanBeReadInTwoWays) {
  const std::string get = "GET / HTTP/1.1\r\nHost: x\r\n";
  const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
  const std::pair<std::string, std::string> rows[] = {
      {get + "\r\n", "read"},
      {"GET / HTTP/1.0\r\n\r\n", "read"},
      {get + "Content-Length: 0\r\n\r\n", "read"},
      {post + "Content-Length: 5\r\n\r\n", "read"},
      {"GET /?q=d\xc3\xa2n HTTP/1.1\r\nHost: x\r\n\r\n", "read"},
      {"GET / HTTP/1.1\r\n\r\n", "400 malformed_request"},         // no Host
      {get + "Host: y\r\n\r\n", "400 malformed_request"},          // two
      {get + "Content-Length: 5\r\n\r\n", "400 unexpected_body"},  // body of a GET
      {"HEAD / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n", "400 unexpected_body"},
      {post + "\r\n", "411 length_required"},
      {post + "Transfer-Encoding: chunked\r\n\r\n", "411 length_required"},
      {get + "Transfer-Encoding: chunked\r\n\r\n", "411 length_required"},
      {post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", "400 malformed_request"},
      {post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n", "400 malformed_request"},
      {post + "Content-Length: abc\r\n\r\n", "400 malformed_request"},
      {post + "Content-Length: -1\r\n\r\n", "400 malformed_request"},
      {post + "Content-Length: +5\r\n\r\n", "400 malformed_request"},
      {post + "Content-Length: 5, 5\r\n\r\n", "400 malformed_request"},
      {post + "Content-Length:\r\n\r\n", "400 malformed_request"},
      {post + "Content-Length: 99999999999999999999\r\n\r\n", "413 body_too_large"},
      {post + "Content-Length: 65537\r\n\r\n", "413 body_too_large"},
      {post + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 65537\r\n\r\n", "read"},
      {post + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 200705\r\n\r\n",
       "413 body_too_large"},
      {post + "Content-Length: 5\r\nContent-Encoding: gzip\r\n\r\n", "415 unsupported_encoding"},
      {post + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n", "417 expectation_failed"},
      {"GET / HTTP/1.1\nHost: x\r\n\r\n", "400 malformed_request"},  // bare LF
      {"GET / HTTP/1.1\rHost: x\r\n\r\n", "400 malformed_request"},  // bare CR
      {get + "A: b\r\n folded\r\n\r\n", "400 malformed_request"},
      {get + "A : b\r\n\r\n", "400 malformed_request"},
      {get + ": b\r\n\r\n", "400 malformed_request"},
      {get + "no colon\r\n\r\n", "400 malformed_request"},
      {get + std::string("A: b\0c\r\n\r\n", 10), "400 malformed_request"},
      {std::string("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 28), "400 malformed_request"},
      {"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", "400 malformed_request"},
      {"GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", "400 malformed_request"},
      {"GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "400 malformed_request"},
      {"GET /\r\n\r\n", "400 malformed_request"},
      {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", "505 http_version"},
      {"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", "501 unknown_method"},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", "414 target_too_long"},
      {get + "A: " + std::string(9000, 'a') + "\r\n\r\n", "431 head_too_large"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(code_of(bytes), expected) << testing::PrintToString(bytes);
}

TEST(RequestHead, LimitsTheNumberOfHeadersAndTheirBytes) {
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 80; ++i) many += "a: b\r\n";
  EXPECT_EQ(code_of(many + "\r\n"), "431 head_too_large");
  std::string wide = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 20; ++i) wide += "a: " + std::string(1000, 'b') + "\r\n";
  EXPECT_EQ(code_of(wide + "\r\n"), "431 head_too_large");
}

TEST(RequestHead, KeepsTheConnectionOnlyWhereBothSidesAgree) {
  const auto keeps = [](const std::string& bytes) { return std::get<RequestHead>(read_head(bytes, {})).keep_alive; };
  EXPECT_TRUE(keeps("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
}

TEST(RequestHead, SeesEarlyThatAnotherProtocolIsSpoken) {
  EXPECT_EQ(refuse_early("GET / HT", 0, {}), std::nullopt);
  EXPECT_EQ(refuse_early("GET / HTTP/1.1\r", 0, {}), std::nullopt);
  EXPECT_NE(refuse_early("\x16\x03\x01\x02", 0, {}), std::nullopt);  // TLS
  EXPECT_NE(refuse_early("GET / HTTP/1.0\n", 0, {}), std::nullopt);
  EXPECT_EQ(refuse_early(std::string(8001, 'a'), 0, {})->status, 414);
  EXPECT_EQ(refuse_early("GET / HTTP/1.1\r\n" + std::string(17000, 'a'), 0, {})->status, 431);
}

// Any bytes give an answer, and no accepted head holds two lengths or a control character in its target.
TEST(RequestHead, AnyBytes) {
  std::mt19937 random(7);
  const std::string pieces[] = {
      "GET ", "POST ", "/",  " HTTP/1.1",          "\r\n", "Host: x", "Content-Length: ", "5", "-", ":",
      "\n",   "\r",    "\t", std::string(1, '\0'), "\xff", " "};
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = i % 2 ? "GET / HTTP/1.1\r\nHost: x\r\n" : "";
    for (auto n = random() % 12; n > 0; --n) bytes += pieces[random() % std::size(pieces)];
    bytes += "\r\n\r\n";
    const auto head = read_head(bytes, {});
    if (const auto* read = std::get_if<RequestHead>(&head)) {
      EXPECT_THAT(read->target, testing::StartsWith("/"));
      EXPECT_TRUE(std::ranges::none_of(read->target, [](char c) { return c >= 0 && c < 0x21; }));
      EXPECT_LE(std::ranges::count(read->headers, "content-length", &std::pair<std::string, std::string>::first), 1);
    }
  }
}

}  // namespace
}  // namespace vankho::searching
