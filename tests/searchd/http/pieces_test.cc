// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers in pieces: how they look on the wire, who waits for whom, and that a part never passes for the whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searchd/http/server_under_test.h"

namespace vankho::searching {
namespace {

using namespace testing_http;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Pieces, AreChunks) {
  Server server;
  const std::string answer = server.ask(get("/pieces"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("Transfer-Encoding: chunked\r\n"));
  EXPECT_THAT(answer, HasSubstr("Content-Type: text/plain\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("Content-Length")));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n"));
}

TEST(Pieces, LeaveTheConnectionOpen) {
  Server server;
  const Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/pieces", ""));
    EXPECT_THAT(client.read_until("0\r\n\r\n"), Not(HasSubstr("Connection: close")));
    client.send(get("/again", ""));
    EXPECT_THAT(client.read_until("GET/again"), StartsWith("HTTP/1.1 200"));
  }
  EXPECT_EQ(server.load().connections, 1U);
}

TEST(Pieces, KeepTheOrderOfPipelinedRequests) {
  Server server;
  const std::string all = server.ask(get("/pieces", "") + get("/light", "") + get("/pieces"));
  const auto first = all.find("0\r\n\r\nHTTP/1.1 200");
  const auto second = all.find("GET/light");
  EXPECT_LT(first, second);
  EXPECT_NE(second, std::string::npos);
  EXPECT_THAT(all, EndsWith("three\r\n0\r\n\r\n"));
}

TEST(Pieces, AreAllBytesUntilTheEndForHttp10) {
  Server server;
  const Client client(server.port());
  client.send("GET /pieces HTTP/1.0\r\n\r\n");
  const std::string answer = client.read_all();
  EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("chunked")));
  EXPECT_THAT(answer, EndsWith("\r\n\r\nonetwothree"));
  EXPECT_FALSE(client.was_reset());
}

TEST(Pieces, HaveALengthWhereItIsKnown) {
  Server server;
  const std::string answer = server.ask(get("/pieces/length"));
  EXPECT_THAT(answer, HasSubstr("Content-Length: 11\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("chunked")));
  EXPECT_THAT(answer, EndsWith("\r\n\r\nonetwothree"));
}

TEST(Pieces, AreNotMadeForHead) {
  Server server;
  const Client client(server.port());
  client.send("HEAD /pieces HTTP/1.1\r\nHost: x\r\n\r\n" + get("/after"));
  const std::string all = client.read_all();
  EXPECT_THAT(all, HasSubstr("Transfer-Encoding: chunked\r\n"));
  EXPECT_THAT(all, HasSubstr("\r\n\r\nHTTP/1.1 200"));
  EXPECT_THAT(all, EndsWith("GET/after"));
  EXPECT_EQ(server.responder.pieces_made, 0);
  EXPECT_EQ(server.responder.sources, 0);
}

// A client of HTTP/1.0 knows the end only by the end of the connection.
TEST(Pieces, NeverLookWholeWhenTheyAreNot) {
  Server server;
  for (const std::string path : {"/pieces/broken", "/pieces/short"}) {
    for (const std::string version : {"HTTP/1.0", "HTTP/1.1"}) {
      const Client client(server.port());
      client.send("GET " + path + ' ' + version + "\r\nHost: x\r\n\r\n");
      EXPECT_THAT(client.read_all(), Not(HasSubstr("0\r\n\r\n"))) << path << version;
      EXPECT_TRUE(client.was_reset()) << path << version;
    }
  }
  EXPECT_EQ(server.responder.sources, 0);
}

// What is not taken is not made, and who takes nothing is dropped.
TEST(Pieces, WaitForTheClient) {
  ServerOptions options;
  options.workers = 1;
  options.write_stall = 300ms;
  Server server(options);
  const Client lazy(server.port());
  lazy.send(get("/pieces/endless"));
  EXPECT_THAT(server.ask(get("/a")), StartsWith("HTTP/1.1 200"));
  server.wait_for([&] { return server.load().connections == 0; });
  EXPECT_EQ(server.responder.sources, 0);
  constexpr int kMostInBuffers = 1024;  // 64 MiB
  EXPECT_LT(server.responder.pieces_made, kMostInBuffers);
}

TEST(Pieces, EndWhenTheClientHasGone) {
  Server server;
  {
    const Client client(server.port());
    client.send(get("/pieces/endless"));
    EXPECT_THAT(client.read_until("p"), StartsWith("HTTP/1.1 200"));
  }
  server.wait_for([&] { return server.responder.sources == 0; });
  EXPECT_THAT(server.ask(get("/a")), StartsWith("HTTP/1.1 200"));
}

// The limits of time are for each piece: who is slow and takes bytes gets all of them.
TEST(Pieces, GoOnForASlowClient) {
  ServerOptions options;
  options.write_stall = 1s;
  options.write_deadline = 1s;
  Server server(options);
  const Client slow(server.port());
  slow.send(get("/pieces/400"));
  std::size_t bytes = 0;
  const auto started = Clock::now();
  while (const std::size_t count = slow.read_some(1 << 16)) {
    bytes += count;
    for (const auto until = Clock::now() + 6ms; Clock::now() < until;) std::this_thread::yield();
  }
  EXPECT_GT(bytes, std::size_t{400} << 16U);
  EXPECT_GT(Clock::now() - started, 2 * options.write_deadline);
}

TEST(Pieces, EndAfterTheirTime) {
  ServerOptions options;
  options.pieces_deadline = 0min;
  Server server(options);
  const Client client(server.port());
  client.send(get("/pieces"));
  EXPECT_THAT(client.read_all(), Not(HasSubstr("one")));
  EXPECT_TRUE(client.was_reset());
}

TEST(Pieces, LeaveWorkersToOthers) {
  ServerOptions options;
  options.workers = 1;
  Server server(options);
  std::atomic<bool> done = false;
  std::thread reader([&] {
    const Client greedy(server.port());
    greedy.send(get("/pieces/endless"));
    while (!done && greedy.read_some(1 << 20) > 0) {
    }
  });
  server.wait_for([&] { return server.responder.pieces_made > 10; });
  for (int i = 0; i < 20; ++i) EXPECT_THAT(server.ask(get("/a")), StartsWith("HTTP/1.1 200"));
  done = true;
  reader.join();
}

TEST(Pieces, AreBrokenOffWhenTheServerMustStop) {
  ServerOptions options;
  options.stop_deadline = 300ms;
  Server server(options);
  const Client lazy(server.port());
  lazy.send("GET /pieces/endless HTTP/1.0\r\n\r\n");
  lazy.read_until("p");
  server.stop();
  EXPECT_FALSE(server.all_answered);
  lazy.read_all();
  EXPECT_TRUE(lazy.was_reset());
}

}  // namespace
}  // namespace vankho::searching
