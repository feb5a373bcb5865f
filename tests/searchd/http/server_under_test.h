// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server on a free port with answers for tests, and clients with raw sockets.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>

#include "searchd/http/codec.h"
#include "searchd/http/guarded_server.h"

namespace vankho::searching::testing_http {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Answers the path; "/held" waits for release(), "/light..." is light, "/big" is long. What begins with "/pieces" comes
// in pieces: "/pieces" three, "/pieces/broken" one and then an error, "/pieces/endless" 64 KiB again and again,
// "/pieces/N" N of 64 KiB, "/pieces/length" three with their length, "/pieces/short" fewer bytes than it says.
class EchoResponder : public Responder {
 public:
  bool is_light(const RequestHead& head) const override { return head.target.starts_with("/light"); }
  WireAnswer answer(const WireRequest& request) override { return codec_.respond(request); }
  std::string refuse(const Refusal& refusal) override {
    return write_refusal(
        {.status = refusal.status, .content_type = "text/plain", .body = std::string(refusal.code), .headers = {}});
  }
  void release() { released_.set_value(); }
  std::atomic<int> held = 0;
  std::atomic<int> pieces_made = 0;
  std::atomic<int> sources = 0;  // that are alive

 private:
  // Counts as long as it lives.
  std::shared_ptr<void> alive() {
    ++sources;
    return {static_cast<void*>(this), [this](void*) { --sources; }};
  }
  HttpAnswer in_pieces(const std::string& kind) {
    HttpAnswer answer{.status = 200, .content_type = "text/plain", .body = {}, .headers = {}};
    if (kind == "length") answer.piece_bytes = 11;
    if (kind == "short") answer.piece_bytes = 12;
    const bool broken = kind == "broken";
    const int many = kind == "endless" ? 1 << 30 : kind.empty() || kind[0] > '9' ? 0 : std::stoi(kind);
    answer.pieces = [this, place = alive(), broken, many, at = 0](std::string& piece) mutable {
      ++pieces_made;
      if (broken && at == 1) return Piece::kBroken;
      if (many > 0) {
        piece.assign(1 << 16, 'p');
        return ++at == many ? Piece::kLast : Piece::kMore;
      }
      piece = std::array{"one", "two", "three"}[static_cast<std::size_t>(at)];
      return ++at == 3 ? Piece::kLast : Piece::kMore;
    };
    return answer;
  }
  HttpAnswer handle(const HttpRequest& request) {
    if (request.path == "/held") {
      ++held;
      release_.wait();
    }
    if (request.path == "/304") return {.status = 304, .content_type = {}, .body = {}, .headers = {{"ETag", "\"a\""}}};
    if (request.path.starts_with("/pieces"))
      return in_pieces(request.path.substr(std::min<std::size_t>(8, request.path.size())));
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
      if (count <= 0) {
        was_reset_ = count < 0 && errno == ECONNRESET;
        break;
      }
      all.append(buffer, static_cast<std::size_t>(count));
    }
    return all;
  }
  std::string read_all() const { return read_until({}); }
  // At most so many bytes; how many came.
  std::size_t read_some(std::size_t most) const {
    std::string buffer(most, '\0');
    const ssize_t count = ::recv(fd_, buffer.data(), most, 0);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  // Whether the last reading ended because the server broke the connection off.
  bool was_reset() const { return was_reset_; }

 private:
  int fd_;
  mutable bool was_reset_ = false;
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

inline std::string get(std::string_view path, std::string_view headers = "Connection: close\r\n") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + std::string(headers) + "\r\n";
}

}  // namespace vankho::searching::testing_http
