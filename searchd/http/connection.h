// SPDX-License-Identifier: GPL-3.0-or-later
//
// One connection as the loop of GuardedServer keeps it: what came, what goes, and until when it may take.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "searchd/http/message.h"

namespace vankho::searching {

class Connection {
 public:
  using Clock = std::chrono::steady_clock;
  enum class State { kReading, kAnswering, kWriting, kLingering };

  // Takes over the descriptor.
  Connection(int fd, std::uint64_t serial, std::string peer);
  // Resets the connection when it owes pieces of its answer: an orderly end would let a client that knows no length
  // take the part for the whole.
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Reads what is there, at most what one request may be long. False when the connection broke.
  bool receive(const RequestLimits& limits);
  // The next request, when all of it has come; what follows it stays.
  struct Incomplete {};
  std::variant<Incomplete, WireRequest, Refusal> next_request(const RequestLimits& limits);
  // Writes what the socket takes. False when the connection broke.
  bool send();
  bool sent_all() const { return sent_ == out.size(); }
  // Throws away what comes. False when the client has closed.
  bool discard();
  // No more is written; the client may still be sending.
  void end_output();

  // Nothing of a request has come yet.
  bool is_idle() const { return state == State::kReading && in_.empty() && !head_; }
  bool has_head() const { return head_.has_value(); }

  const int fd;
  const std::uint64_t serial;
  State state = State::kReading;
  std::string out;
  PieceSource more = nullptr;  // makes what follows `out`
  unsigned requests = 0;       // taken so far
  bool keep = false;           // open after this answer
  bool ended = false;          // the client will send no more
  bool owes = false;           // pieces of the answer are still to be made or sent
  Clock::time_point started;   // of the request, answer or piece at hand
  Clock::time_point deadline;
  Clock::time_point pieces_until;  // of an answer in pieces

  void start_output(std::string bytes);

 private:
  const std::string peer_;
  std::string in_;
  std::size_t scanned_ = 0;
  std::size_t sent_ = 0;
  std::size_t discarded_ = 0;
  std::optional<RequestHead> head_;
};

}  // namespace vankho::searching
