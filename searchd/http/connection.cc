// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/connection.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace vankho::searching {
namespace {

constexpr std::size_t kDiscardLimit = 1 << 20;

bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

Connection::Connection(int fd_, std::uint64_t serial_, std::string peer)
    : fd(fd_), serial(serial_), started(Clock::now()), peer_(std::move(peer)) {}

Connection::~Connection() {
  const linger reset{.l_onoff = 1, .l_linger = 0};
  if (owes) ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  ::close(fd);
}

bool Connection::receive(const RequestLimits& limits) {
  std::array<char, 16384> buffer;
  const std::size_t limit = limits.head_bytes + std::max(limits.body_bytes, limits.form_bytes);
  while (in_.size() <= limit) {
    const ssize_t count = ::recv(fd, buffer.data(), buffer.size(), 0);
    if (count < 0) return would_block();
    if (count == 0) {
      ended = true;
      return true;
    }
    in_.append(buffer.data(), static_cast<std::size_t>(count));
    if (static_cast<std::size_t>(count) < buffer.size()) return true;
  }
  return true;
}

std::variant<Connection::Incomplete, WireRequest, Refusal> Connection::next_request(const RequestLimits& limits) {
  if (!head_) {
    // An empty line before a request is passed over (RFC 9112, 2.2), but only one.
    if (scanned_ == 0 && in_.starts_with("\r\n")) in_.erase(0, 2);
    const std::size_t from = scanned_ > 3 ? scanned_ - 3 : 0;
    const auto end = in_.find("\r\n\r\n", from);
    const std::string_view seen = std::string_view(in_).substr(0, end == std::string::npos ? end : end + 4);
    if (const auto refusal = refuse_early(seen, from, limits)) return *refusal;
    scanned_ = in_.size();
    if (end == std::string::npos) return Incomplete{};
    auto head = read_head(seen, limits);
    if (const auto* refusal = std::get_if<Refusal>(&head)) return *refusal;
    head_ = std::get<RequestHead>(std::move(head));
    in_.erase(0, end + 4);
  }
  if (in_.size() < head_->content_length) return Incomplete{};
  WireRequest request{.head = *std::exchange(head_, std::nullopt), .body = {}, .peer = peer_};
  request.body = in_.substr(0, request.head.content_length);
  in_.erase(0, request.head.content_length);
  scanned_ = 0;
  ++requests;
  return request;
}

void Connection::start_output(std::string bytes) {
  out = std::move(bytes);
  sent_ = 0;
  state = State::kWriting;
}

bool Connection::send() {
  while (!sent_all()) {
    const ssize_t count = ::send(fd, out.data() + sent_, out.size() - sent_, MSG_NOSIGNAL);
    if (count < 0) return would_block();
    sent_ += static_cast<std::size_t>(count);
  }
  return true;
}

bool Connection::discard() {
  std::array<char, 16384> buffer;
  while (discarded_ < kDiscardLimit) {
    const ssize_t count = ::recv(fd, buffer.data(), buffer.size(), 0);
    if (count < 0) return would_block();
    if (count == 0) return false;
    discarded_ += static_cast<std::size_t>(count);
  }
  return false;
}

void Connection::end_output() {
  ::shutdown(fd, SHUT_WR);
}

}  // namespace vankho::searching
