// SPDX-License-Identifier: GPL-3.0-or-later
//
// The loop of GuardedServer: owns the connections, watches them with epoll, and is the only thread that touches them.
#pragma once

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "searchd/http/connection.h"
#include "searchd/http/guarded_server.h"
#include "searchd/http/work_queue.h"

namespace vankho::searching {

inline constexpr Refusal kServerBusy{503, "server_busy"};

class ServerLoop {
 public:
  using Clock = Connection::Clock;
  using State = Connection::State;

  ServerLoop(ServerOptions options, Responder& responder);
  ~ServerLoop();
  ServerLoop(const ServerLoop&) = delete;
  ServerLoop& operator=(const ServerLoop&) = delete;

  std::uint16_t port() const { return port_; }

  void stop() noexcept {
    stop_asked_ = true;
    wake();
  }

  bool run();

  GuardedServer::Load load() const { return {connection_count_, queue_.queued(), queue_.running()}; }

 private:
  // Closes the descriptor as the last member to go.
  struct Descriptor {
    explicit Descriptor(int number) : fd(number) {}
    ~Descriptor() { ::close(fd); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    operator int() const { return fd; }
    int fd;
  };

  void watch(int operation, int fd, std::uint32_t events, std::uint64_t id) const;
  void watch(const Connection& c, std::uint32_t events) const;
  void wake() noexcept;

  // Who is connected, and until when: server_loop.cc.
  void accept_all();
  void admit(int fd, std::string peer);
  void close(const Connection& c);
  void tick(Clock::time_point now);
  void begin_stop(Clock::time_point now);

  // Requests and answers of the connections: server_exchanges.cc.
  void on_event(Connection& c);
  // Takes requests off what has come until one must be waited for.
  void serve(Connection& c);
  void refuse(Connection& c, const Refusal& refusal);
  // Sends an answer, or its next piece, and serves on when all of it has gone.
  void give(Connection& c, WireAnswer answer, bool keep);
  void begin(Connection& c, WireAnswer answer);
  // Writes; true when the answer has gone and the connection waits for the next request.
  bool flush(Connection& c);
  // Has the next piece made.
  void go_on(Connection& c);
  // Gives what the workers made to the connections that are still there.
  void deliver();

  const ServerOptions options_;
  Responder& responder_;
  int listener_;
  const std::uint16_t port_;
  const int epoll_;
  const Descriptor wake_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
  std::atomic<std::size_t> connection_count_ = 0;
  std::uint64_t next_serial_;
  bool accepting_ = true;
  std::atomic<bool> stop_asked_ = false;
  bool stopping_ = false;
  Clock::time_point stop_by_;
  WorkQueue queue_;
};

}  // namespace vankho::searching
