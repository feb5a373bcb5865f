// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/guarded_server.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "searchd/http/connection.h"
#include "searchd/http/listener.h"
#include "searchd/http/work_queue.h"

namespace vankho::searching {
namespace {

using Clock = std::chrono::steady_clock;
using State = Connection::State;

constexpr std::uint64_t kListener = 0;
constexpr std::uint64_t kWake = 1;
constexpr std::uint64_t kFirstConnection = 2;
constexpr std::chrono::milliseconds kTick{100};
constexpr Refusal kBusy{503, "server_busy"};

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

class GuardedServer::Loop {
 public:
  Loop(ServerOptions options, Responder& responder)
      : options_(std::move(options)),
        responder_(responder),
        listener_(listen_on(options_.host, options_.port)),
        port_(bound_port(listener_)),
        epoll_(::epoll_create1(EPOLL_CLOEXEC)),
        wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
        queue_(
            options_.workers, options_.queue_length,
            [this](const WireRequest& request) { return responder_.answer(request); }, [this] { wake(); }) {
    watch(EPOLL_CTL_ADD, listener_, EPOLLIN, kListener);
    watch(EPOLL_CTL_ADD, wake_, EPOLLIN, kWake);
  }

  ~Loop() {
    connections_.clear();
    if (listener_ >= 0) ::close(listener_);
    ::close(epoll_);
    // wake_ is closed after the workers, which write to it, have ended.
  }

  std::uint16_t port() const { return port_; }

  void stop() noexcept {
    stop_asked_ = true;
    wake();
  }

  bool run();

  Load load() const { return {connection_count_, queue_.queued(), queue_.running()}; }

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

  void watch(int operation, int fd, std::uint32_t events, std::uint64_t id) {
    epoll_event event{.events = events, .data = {.u64 = id}};
    if (::epoll_ctl(epoll_, operation, fd, &event) != 0) fail("epoll_ctl");
  }
  void watch(const Connection& c, std::uint32_t events) { watch(EPOLL_CTL_MOD, c.fd, events | EPOLLONESHOT, c.serial); }
  void wake() noexcept {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
  }

  void accept_all();
  void admit(int fd, std::string peer);
  void on_event(Connection& c);
  void serve(Connection& c);
  void give(Connection& c, std::string answer, bool keep);
  bool flush(Connection& c);
  void refuse(Connection& c, const Refusal& refusal);
  void close(const Connection& c);
  void deliver();
  void tick(Clock::time_point now);
  void begin_stop(Clock::time_point now);

  const ServerOptions options_;
  Responder& responder_;
  int listener_;
  const std::uint16_t port_;
  const int epoll_;
  const Descriptor wake_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
  std::atomic<std::size_t> connection_count_ = 0;
  std::uint64_t next_serial_ = kFirstConnection;
  bool accepting_ = true;
  std::atomic<bool> stop_asked_ = false;
  bool stopping_ = false;
  Clock::time_point stop_by_;
  WorkQueue queue_;
};

bool GuardedServer::Loop::run() {
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
      connections_.clear();
      return queue_.running() == 0;
    }
  }
}

void GuardedServer::Loop::accept_all() {
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

void GuardedServer::Loop::admit(int fd, std::string peer) {
  const std::uint64_t serial = next_serial_++;
  auto c = std::make_unique<Connection>(fd, serial, std::move(peer));
  if (connections_.size() >= options_.max_connections) {
    const auto idle = std::ranges::find_if(connections_, [](const auto& entry) { return entry.second->is_idle(); });
    if (idle == connections_.end()) {
      c->start_output(responder_.refuse(kBusy));
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

void GuardedServer::Loop::close(const Connection& c) {
  connections_.erase(c.serial);
  connection_count_ = connections_.size();
}

void GuardedServer::Loop::on_event(Connection& c) {
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

// Takes requests off what has come until one must be waited for.
void GuardedServer::Loop::serve(Connection& c) {
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
      c.start_output(responder_.answer(request));
      c.deadline = Clock::now() + options_.write_stall;
      if (!flush(c)) return;
      continue;
    }
    c.state = State::kAnswering;
    if (!queue_.push({c.serial, std::move(request), Clock::now()})) refuse(c, kBusy);
    return;
  }
}

// Writes; true when the answer has gone and the connection waits for the next request.
bool GuardedServer::Loop::flush(Connection& c) {
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

void GuardedServer::Loop::give(Connection& c, std::string answer, bool keep) {
  c.keep = keep;
  c.started = Clock::now();
  c.start_output(std::move(answer));
  if (flush(c)) serve(c);
}

void GuardedServer::Loop::refuse(Connection& c, const Refusal& refusal) {
  give(c, responder_.refuse(refusal), false);
}

void GuardedServer::Loop::deliver() {
  for (auto& [serial, answer] : queue_.take_done())
    if (const auto found = connections_.find(serial); found != connections_.end())
      give(*found->second, std::move(answer), found->second->keep);
}

void GuardedServer::Loop::tick(Clock::time_point now) {
  if (!accepting_ && !stopping_) {
    accepting_ = true;
    watch(EPOLL_CTL_MOD, listener_, EPOLLIN, kListener);
  }
  for (const auto& job : queue_.take_stale(now - options_.queue_wait))
    if (const auto found = connections_.find(job.connection); found != connections_.end())
      refuse(*found->second, kBusy);

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

void GuardedServer::Loop::begin_stop(Clock::time_point now) {
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

GuardedServer::GuardedServer(ServerOptions options, Responder& responder)
    : loop_(std::make_unique<Loop>(std::move(options), responder)) {}
GuardedServer::~GuardedServer() = default;

std::uint16_t GuardedServer::port() const {
  return loop_->port();
}
bool GuardedServer::run() {
  return loop_->run();
}
void GuardedServer::stop() noexcept {
  loop_->stop();
}
GuardedServer::Load GuardedServer::load() const {
  return loop_->load();
}

}  // namespace vankho::searching
