// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes on over one connection: its requests, their answers, the pieces of these.
#include <sys/epoll.h>

#include <algorithm>
#include <utility>

#include "searchd/http/server_loop.h"

namespace vankho::searching {

void ServerLoop::on_event(Connection& c) {
  switch (c.state) {
    case State::kReading: {
      const bool was_idle = c.is_idle();
      if (!c.receive(options_.limits)) return close(c);
      if (was_idle && !c.is_idle()) {
        c.started = Clock::now();
        c.deadline = c.started + options_.head_deadline;
      }
      return serve(c);
    }
    case State::kAnswering:
      return;
    case State::kWriting:
      if (flush(c)) serve(c);
      return;
    case State::kLingering:
      if (!c.discard()) return close(c);
      return watch(c, EPOLLIN);
  }
}

void ServerLoop::serve(Connection& c) {
  for (;;) {
    auto next = c.next_request(options_.limits);
    if (const auto* refusal = std::get_if<Refusal>(&next)) return refuse(c, *refusal);
    if (std::holds_alternative<Connection::Incomplete>(next)) {
      if (c.ended) return close(c);
      if (c.has_head()) c.deadline = c.started + options_.body_deadline;
      return watch(c, EPOLLIN);
    }
    auto& request = std::get<WireRequest>(next);
    request.keep_alive =
        request.head.keep_alive && !stopping_ && !c.ended && c.requests < options_.requests_per_connection;
    c.keep = request.keep_alive;
    if (responder_.is_light(request.head)) {
      begin(c, responder_.answer(request));
      c.deadline = Clock::now() + options_.write_stall;
      if (!flush(c)) return;
      continue;
    }
    c.state = State::kAnswering;
    if (!queue_.push({c.serial, std::move(request), Clock::now()})) refuse(c, kServerBusy);
    return;
  }
}

bool ServerLoop::flush(Connection& c) {
  if (!c.send()) {
    close(c);
    return false;
  }
  const auto now = Clock::now();
  if (!c.sent_all()) {
    c.deadline = std::min(now + options_.write_stall, c.started + options_.write_deadline);
    watch(c, EPOLLOUT);
    return false;
  }
  if (c.more) {
    go_on(c);
    return false;
  }
  c.owes = false;
  if (c.keep && !stopping_) {
    c.out.clear();
    c.state = State::kReading;
    c.started = now;
    c.deadline = now + options_.idle_deadline;
    return true;
  }
  // Closing while bytes come in would reset the connection, and the client might lose the answer.
  c.end_output();
  if (!c.discard() || c.ended) {
    close(c);
    return false;
  }
  c.state = State::kLingering;
  c.deadline = now + options_.linger;
  watch(c, EPOLLIN);
  return false;
}

void ServerLoop::begin(Connection& c, WireAnswer answer) {
  c.more = std::move(answer.more);
  if (c.more && !c.owes) {
    c.owes = true;
    c.pieces_until = Clock::now() + options_.pieces_deadline;
  }
  c.start_output(std::move(answer.bytes));
}

void ServerLoop::go_on(Connection& c) {
  const auto now = Clock::now();
  if (now >= c.pieces_until) return close(c);
  c.state = State::kAnswering;
  queue_.push({c.serial, std::exchange(c.more, nullptr), now});
}

void ServerLoop::give(Connection& c, WireAnswer answer, bool keep) {
  c.keep = keep;
  c.started = Clock::now();
  begin(c, std::move(answer));
  if (flush(c)) serve(c);
}

void ServerLoop::refuse(Connection& c, const Refusal& refusal) {
  give(c, {.bytes = responder_.refuse(refusal)}, false);
}

void ServerLoop::deliver() {
  for (auto& done : queue_.take_done()) {
    const auto found = connections_.find(done.connection);
    if (found == connections_.end()) continue;
    if (done.broken)
      close(*found->second);
    else
      give(*found->second, std::move(done.answer), found->second->keep);
  }
}

}  // namespace vankho::searching
