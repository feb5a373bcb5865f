// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/server_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "searchd/http/listener.h"

namespace vankho::searching {
namespace {

constexpr std::uint64_t kListener = 0;
constexpr std::uint64_t kWake = 1;
constexpr std::uint64_t kFirstConnection = 2;
constexpr std::chrono::milliseconds kTick{100};

}  // namespace

ServerLoop::ServerLoop(ServerOptions options, Responder& responder)
    : options_(std::move(options)),
      responder_(responder),
      listener_(listen_on(options_.host, options_.port)),
      port_(bound_port(listener_)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      next_serial_(kFirstConnection),
      queue_(
          options_.workers, options_.queue_length,
          [this](const WireRequest& request) { return responder_.answer(request); }, [this] { wake(); }) {
  watch(EPOLL_CTL_ADD, listener_, EPOLLIN, kListener);
  watch(EPOLL_CTL_ADD, wake_, EPOLLIN, kWake);
}

ServerLoop::~ServerLoop() {
  connections_.clear();
  if (listener_ >= 0) ::close(listener_);
  ::close(epoll_);
  // wake_ is closed after the workers, which write to it, have ended.
}

void ServerLoop::watch(int operation, int fd, std::uint32_t events, std::uint64_t id) const {
  epoll_event event{.events = events, .data = {.u64 = id}};
  if (::epoll_ctl(epoll_, operation, fd, &event) != 0)
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
}

void ServerLoop::watch(const Connection& c, std::uint32_t events) const {
  watch(EPOLL_CTL_MOD, c.fd, events | EPOLLONESHOT, c.serial);
}

void ServerLoop::wake() noexcept {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

bool ServerLoop::run() {
  std::array<epoll_event, 128> events;
  Clock::time_point last_tick = Clock::now();
  for (;;) {
    const bool quiet = connections_.empty() && accepting_ && !stopping_;
    const int count = ::epoll_wait(epoll_, events.data(), events.size(), quiet ? -1 : static_cast<int>(kTick.count()));
    for (int i = 0; i < count; ++i) {
      const std::uint64_t id = events[static_cast<std::size_t>(i)].data.u64;
      if (id == kListener) {
        accept_all();
      } else if (id == kWake) {
        std::uint64_t value = 0;
        [[maybe_unused]] const auto read = ::read(wake_, &value, sizeof value);
      } else if (const auto found = connections_.find(id); found != connections_.end()) {
        on_event(*found->second);
      }
    }
    deliver();
    const auto now = Clock::now();
    if (stop_asked_ && !stopping_) begin_stop(now);
    if (now - last_tick >= kTick) {
      tick(now);
      last_tick = now;
    }
    if (stopping_ && connections_.empty()) return true;
    if (stopping_ && now >= stop_by_) {
      const bool all = queue_.running() == 0 &&
                       std::ranges::none_of(connections_, [](const auto& entry) { return entry.second->owes; });
      connections_.clear();
      return all;
    }
  }
}

void ServerLoop::accept_all() {
  for (;;) {
    std::string peer;
    const int fd = accept_from(listener_, peer);
    if (fd >= 0) {
      admit(fd, std::move(peer));
      continue;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) return;
    if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
      // No descriptors or memory: the next tick tries again; without this the listener would wake the loop at once.
      watch(EPOLL_CTL_MOD, listener_, 0, kListener);
      accepting_ = false;
      return;
    }
    // What is left is the fault of one connection that is already gone (accept(2)).
  }
}

void ServerLoop::admit(int fd, std::string peer) {
  const std::uint64_t serial = next_serial_++;
  auto c = std::make_unique<Connection>(fd, serial, std::move(peer));
  if (connections_.size() >= options_.max_connections) {
    const auto idle = std::ranges::find_if(connections_, [](const auto& entry) { return entry.second->is_idle(); });
    if (idle == connections_.end()) {
      c->start_output(responder_.refuse(kServerBusy));
      c->send();
      return;
    }
    close(*idle->second);
  }
  c->deadline = c->started + options_.head_deadline;
  watch(EPOLL_CTL_ADD, fd, EPOLLIN | EPOLLONESHOT, serial);
  connections_.emplace(serial, std::move(c));
  connection_count_ = connections_.size();
}

void ServerLoop::close(const Connection& c) {
  connections_.erase(c.serial);
  connection_count_ = connections_.size();
}

void ServerLoop::tick(Clock::time_point now) {
  if (!accepting_ && !stopping_) {
    accepting_ = true;
    watch(EPOLL_CTL_MOD, listener_, EPOLLIN, kListener);
  }
  for (const auto& job : queue_.take_stale(now - options_.queue_wait))
    if (const auto found = connections_.find(job.connection); found != connections_.end())
      refuse(*found->second, kServerBusy);

  std::vector<std::uint64_t> late;
  for (const auto& [serial, c] : connections_)
    if (c->state != State::kAnswering && now >= c->deadline) late.push_back(serial);
  for (const std::uint64_t serial : late) {
    Connection& c = *connections_.at(serial);
    if (c.state == State::kReading && !c.is_idle())
      refuse(c, {408, "request_too_slow"});
    else
      close(c);
  }
}

void ServerLoop::begin_stop(Clock::time_point now) {
  stopping_ = true;
  stop_by_ = now + options_.stop_deadline;
  accept_all();  // the kernel has already said yes to these
  ::close(std::exchange(listener_, -1));
  std::vector<std::uint64_t> idle;
  for (const auto& [serial, c] : connections_) {
    // One that was just accepted may have its request on the way; a connection between two requests has not.
    if (c->is_idle() && c->requests > 0) idle.push_back(serial);
    if (c->state == State::kReading) c->deadline = std::min(c->deadline, now + kTick * 10);
  }
  for (const std::uint64_t serial : idle) close(*connections_.at(serial));
}

}  // namespace vankho::searching
