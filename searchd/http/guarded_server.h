// SPDX-License-Identifier: GPL-3.0-or-later
//
// Accepts connections and waits for slow clients without holding a thread: one loop reads whole requests and writes
// answers, a fixed number of workers runs them. So a client that sends a byte a second, never reads its answer or
// leaves its connection idle costs a descriptor and a few kilobytes until its deadline. Requests wait for a worker in a
// bounded queue for a bounded time, then get a 503; those that the responder calls light are answered by the loop
// itself, whatever the workers do. The pieces of a long answer are made by the workers too, each when the client has
// taken the one before; a connection that ends before the last piece is reset, so that no part passes for the whole.
// Linux (epoll).
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

#include "searchd/http/message.h"

namespace vankho::searching {

// What a server answers. Called from any thread; must not throw.
class Responder {
 public:
  virtual ~Responder() = default;
  // Whether the answer takes microseconds: then it is made on the loop and never queued.
  virtual bool is_light(const RequestHead& head) const = 0;
  // The answer. Its further pieces are asked for by the workers.
  virtual WireAnswer answer(const WireRequest& request) = 0;
  // The bytes of an answer to a request that is not run; the connection is closed after it.
  virtual std::string refuse(const Refusal& refusal) = 0;
};

struct ServerOptions {
  std::string host = "127.0.0.1";  // an address, not a name
  std::uint16_t port = 0;          // 0 = any free one
  unsigned workers = std::thread::hardware_concurrency();
  std::size_t queue_length = 256;
  std::size_t max_connections = 4096;
  unsigned requests_per_connection = 100;
  RequestLimits limits;
  std::chrono::milliseconds queue_wait{1000};       // for a worker
  std::chrono::milliseconds head_deadline{5000};    // from the first byte to the last of the head
  std::chrono::milliseconds body_deadline{10000};   // from the first byte of the head to the last of the body
  std::chrono::milliseconds idle_deadline{10000};   // between two requests
  std::chrono::milliseconds write_stall{10000};     // without a byte taken by the client
  std::chrono::milliseconds write_deadline{60000};  // for a whole answer, or a piece of one
  std::chrono::minutes pieces_deadline{60};         // for an answer in pieces
  std::chrono::milliseconds linger{1000};           // for what a refused client still sends
  std::chrono::milliseconds stop_deadline{8000};    // from stop() to the return of run()
};

class ServerLoop;

class GuardedServer {
 public:
  // Binds and listens: connections are accepted by the kernel from now on. Throws std::system_error.
  GuardedServer(ServerOptions options, Responder& responder);
  // Waits for the workers.
  ~GuardedServer();
  GuardedServer(const GuardedServer&) = delete;
  GuardedServer& operator=(const GuardedServer&) = delete;

  std::uint16_t port() const;

  // Serves until stop(): then no connection is accepted any more, requests that have come are answered. True when all
  // were; false when the deadline for stopping passed before.
  bool run();
  // From any thread or a signal handler.
  void stop() noexcept;

  struct Load {
    std::size_t connections = 0;
    std::size_t queued = 0;
    std::size_t running = 0;
  };
  Load load() const;

 private:
  std::unique_ptr<ServerLoop> loop_;
};

}  // namespace vankho::searching
