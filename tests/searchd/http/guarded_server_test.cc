// SPDX-License-Identifier: GPL-3.0-or-later
//
// The server against raw sockets: clients that are slow, wrong or hostile, and the end of the program.
#include "searchd/http/guarded_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searchd/http/server_under_test.h"

namespace vankho::searching {
namespace {

using namespace testing_http;
using testing::HasSubstr;
using testing::StartsWith;

TEST(GuardedServer, AnswersGetHeadAndPost) {
  Server server;
  EXPECT_THAT(server.ask(get("/a")), testing::AllOf(StartsWith("HTTP/1.1 200"), testing::EndsWith("GET/a")));
  EXPECT_THAT(server.ask("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
              testing::AllOf(StartsWith("HTTP/1.1 200"), testing::EndsWith("\r\n\r\n")));
  EXPECT_THAT(server.ask("POST /p HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody"),
              testing::EndsWith("POST/pbody"));
  EXPECT_THAT(server.ask(get("/d%C3%A2n")), testing::EndsWith("GET/dân"));
}

TEST(GuardedServer, KeepsAConnectionForFurtherRequests) {
  Server server;
  const Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/again", ""));
    EXPECT_THAT(client.read_until("GET/again"), StartsWith("HTTP/1.1 200"));
  }
  EXPECT_EQ(server.load().connections, 1U);
}

TEST(GuardedServer, AnswersPipelinedRequestsInOrder) {
  Server server;
  const std::string all = server.ask(get("/1", "") + get("/light", "") + get("/2"));
  const auto first = all.find("GET/1");
  const auto second = all.find("GET/light");
  const auto third = all.find("GET/2");
  EXPECT_LT(first, second);
  EXPECT_LT(second, third);
  EXPECT_NE(third, std::string::npos);
}

// A request that hides in the body of another must not be answered.
TEST(GuardedServer, NeverTakesABodyForARequest) {
  Server server;
  const std::string hidden = get("/hidden");
  const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const std::string heads[] = {
      "GET /a HTTP/1.1\r\nHost: x\r\n" + length,
      "HEAD /a HTTP/1.1\r\nHost: x\r\n" + length,
      "OPTIONS /a HTTP/1.1\r\nHost: x\r\n" + length,
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + length,
      "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" + length,
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n",
      "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n",
  };
  for (const std::string& head : heads) {
    const std::string answer = server.ask(head + "\r\n" + hidden);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 4")) << head;
    EXPECT_THAT(answer, testing::Not(HasSubstr("hidden"))) << head;
  }
}

TEST(GuardedServer, RefusesWhatIsTooLongOrWrong) {
  Server server;
  EXPECT_THAT(server.ask(get("/" + std::string(10000, 'a'))), StartsWith("HTTP/1.1 414"));
  EXPECT_THAT(server.ask(std::string(1 << 20, 'a')), StartsWith("HTTP/1.1 414"));
  EXPECT_THAT(server.ask(get("/", "A: " + std::string(100000, 'a') + "\r\n")), StartsWith("HTTP/1.1 431"));
  EXPECT_THAT(server.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 300000000\r\n\r\n" + std::string(1 << 16, 'a')),
              StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(server.ask(std::string("GET /\0 HTTP/1.1\r\n", 17)), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(server.ask("\x16\x03\x01"), StartsWith("HTTP/1.1 400"));
}

TEST(GuardedServer, IgnoresRangesAndCompression) {
  Server server;
  std::string ranges = "Range: bytes=0-";
  for (int i = 0; i < 1000; ++i) ranges += ",0-";
  const std::string answer =
      server.ask(get("/a", ranges + "\r\nAccept-Encoding: br, gzip\r\nREMOTE_ADDR: 6.6.6.6\r\nConnection: close\r\n"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer, testing::EndsWith("GET/a"));
  EXPECT_LT(answer.size(), 500U);
}

TEST(GuardedServer, SendsNoLengthOfWhatTheClientHas) {
  Server server;
  const std::string answer = server.ask(get("/304"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 304"));
  EXPECT_THAT(answer, testing::Not(HasSubstr("Content-Length")));
}

TEST(GuardedServer, DoesNotTellWhatWasThrown) {
  Server server;
  const std::string answer = server.ask(get("/throw"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 500"));
  EXPECT_THAT(answer, testing::Not(HasSubstr("secret")));
}

TEST(GuardedServer, EndsRequestsThatComeTooSlowly) {
  ServerOptions options;
  options.head_deadline = 300ms;
  options.body_deadline = 300ms;
  Server server(options);
  const auto started = Clock::now();
  const Client head(server.port());
  const Client body(server.port());
  const Client silent(server.port());
  head.send("GET / HT");
  body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
  EXPECT_THAT(head.read_all(), StartsWith("HTTP/1.1 408"));
  EXPECT_THAT(body.read_all(), StartsWith("HTTP/1.1 408"));
  EXPECT_EQ(silent.read_all(), "");
  EXPECT_LT(Clock::now() - started, 5s);
}

TEST(GuardedServer, ServesOthersWhileSlowClientsWait) {
  ServerOptions options;
  options.workers = 1;
  Server server(options);
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<Client>(server.port()));
    slow.back()->send("GET / HTTP/1.1\r\nHo");
  }
  const auto started = Clock::now();
  EXPECT_THAT(server.ask(get("/a")), StartsWith("HTTP/1.1 200"));
  EXPECT_LT(Clock::now() - started, 2s);
}

// A client that asks for much and reads nothing holds no worker.
TEST(GuardedServer, ServesOthersWhileAnswersAreNotRead) {
  ServerOptions options;
  options.workers = 1;
  options.write_stall = 500ms;
  Server server(options);
  const Client lazy(server.port());
  lazy.send(get("/big"));
  EXPECT_THAT(server.ask(get("/a")), StartsWith("HTTP/1.1 200"));
  server.wait_for([&] { return server.load().connections <= 1; });
}

TEST(GuardedServer, WritesLongAnswersWhole) {
  Server server;
  EXPECT_GT(server.ask(get("/big")).size(), std::size_t{20 << 20});
}

TEST(GuardedServer, AnswersLightRequestsUnderFullLoadAndRefusesWhatWaitsTooLong) {
  ServerOptions options;
  options.workers = 1;
  options.queue_length = 2;
  options.queue_wait = 300ms;
  Server server(options);
  const Client running(server.port());
  running.send(get("/held"));
  server.wait_for([&] { return server.responder.held == 1; });
  const Client first(server.port());
  const Client second(server.port());
  first.send(get("/first"));
  second.send(get("/second"));
  server.wait_for([&] { return server.load().queued == 2; });
  EXPECT_THAT(server.ask(get("/full")), testing::AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("server_busy")));
  EXPECT_THAT(server.ask(get("/light")), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(first.read_all(), StartsWith("HTTP/1.1 503"));
  EXPECT_THAT(second.read_all(), StartsWith("HTTP/1.1 503"));
  server.responder.release();
  EXPECT_THAT(running.read_all(), StartsWith("HTTP/1.1 200"));
}

TEST(GuardedServer, ClosesAnIdleConnectionToMakeRoom) {
  ServerOptions options;
  options.max_connections = 2;
  Server server(options);
  const Client first(server.port());
  const Client second(server.port());
  server.wait_for([&] { return server.load().connections == 2; });
  EXPECT_THAT(server.ask(get("/a")), StartsWith("HTTP/1.1 200"));
}

TEST(GuardedServer, AnswersWhatIsInFlightWhenItStops) {
  Server server;
  const Client running(server.port());
  const Client idle(server.port());
  idle.send(get("/a", ""));
  idle.read_until("GET/a");
  running.send(get("/held", ""));
  server.wait_for([&] { return server.responder.held == 1; });
  server.ask_to_stop();
  EXPECT_EQ(idle.read_all(), "");
  server.responder.release();
  EXPECT_THAT(running.read_all(), StartsWith("HTTP/1.1 200"));
  server.stop();
  EXPECT_TRUE(server.all_answered);
}

TEST(GuardedServer, StopsInTimeWhenAnAnswerDoesNotCome) {
  ServerOptions options;
  options.stop_deadline = 300ms;
  Server server(options);
  const Client running(server.port());
  running.send(get("/held"));
  server.wait_for([&] { return server.responder.held == 1; });
  const auto started = Clock::now();
  server.stop();
  EXPECT_FALSE(server.all_answered);
  EXPECT_LT(Clock::now() - started, 5s);
  server.responder.release();
}

TEST(GuardedServer, SaysWhyItCannotListen) {
  EchoResponder responder;
  const GuardedServer first({}, responder);
  ServerOptions taken;
  taken.port = first.port();
  EXPECT_THROW(GuardedServer(taken, responder), std::system_error);
  ServerOptions name;
  name.host = "not-an-address";
  EXPECT_THROW(GuardedServer(name, responder), std::system_error);
}

}  // namespace
}  // namespace vankho::searching
