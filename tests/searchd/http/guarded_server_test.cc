// SPDX-License-Identifier: GPL-3.0-or-later
//
// The server against raw sockets: clients that are slow, wrong or hostile, and the end of the program.
#include "searchd/http/guarded_server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include "searchd/http/codec.h"

namespace vankho::searching {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using testing::HasSubstr;
using testing::StartsWith;

// Answers the path; "/held" waits for release(), "/light..." is light, "/big" is long.
class EchoResponder : public Responder {
 public:
  bool is_light(const RequestHead& head) const override { return head.target.starts_with("/light"); }
  std::string answer(const WireRequest& request) override { return codec_.respond(request); }
  std::string refuse(const Refusal& refusal) override {
    return write_refusal(
        {.status = refusal.status, .content_type = "text/plain", .body = std::string(refusal.code), .headers = {}});
  }
  void release() { released_.set_value(); }
  std::atomic<int> held = 0;

 private:
  HttpAnswer handle(const HttpRequest& request) {
    if (request.path == "/held") {
      ++held;
      release_.wait();
    }
    if (request.path == "/304") return {.status = 304, .content_type = {}, .body = {}, .headers = {{"ETag", "\"a\""}}};
    if (request.path == "/throw") throw std::runtime_error("secret");
    std::string body =
        request.path == "/big" ? std::string(20 << 20, 'b') : request.method + request.path + request.body;
    return {.status = 200, .content_type = "text/plain", .body = std::move(body), .headers = {}};
  }
  HttpCodec codec_{[this](const HttpRequest& request) { return handle(request); }};
  std::promise<void> released_;
  std::shared_future<void> release_ = released_.get_future().share();
};

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval limit{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes) const { ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  // Reads until `text` has come, the server has closed, or ten seconds are over.
  std::string read_until(std::string_view text) const {
    std::string all;
    char buffer[65536];
    while (text.empty() || all.find(text) == std::string::npos) {
      const ssize_t count = ::recv(fd_, buffer, sizeof buffer, 0);
      if (count <= 0) break;
      all.append(buffer, static_cast<std::size_t>(count));
    }
    return all;
  }
  std::string read_all() const { return read_until({}); }

 private:
  int fd_;
};

class Server {
 public:
  explicit Server(ServerOptions options = {})
      : server_(std::move(options), responder), thread_([this] { all_answered = server_.run(); }) {}
  ~Server() { stop(); }
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  void ask_to_stop() { server_.stop(); }
  std::string ask(std::string_view bytes) {
    const Client client(server_.port());
    client.send(bytes);
    return client.read_all();
  }
  std::uint16_t port() const { return server_.port(); }
  GuardedServer::Load load() const { return server_.load(); }
  void wait_for(const std::function<bool()>& condition) const {
    const auto until = Clock::now() + 10s;
    while (!condition() && Clock::now() < until) std::this_thread::yield();
    EXPECT_TRUE(condition());
  }

  EchoResponder responder;
  bool all_answered = false;

 private:
  GuardedServer server_;
  std::thread thread_;
};

std::string get(std::string_view path, std::string_view headers = "Connection: close\r\n") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + std::string(headers) + "\r\n";
}

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
