// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/stop.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

namespace vankho::indexing {
namespace {

// Signal handlers have no other way to reach the program than a global.
std::atomic<bool> stop{false};
std::atomic<int> signal_number{0};
std::atomic<bool> rescan{false};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
  const int saved = errno;
  signal_number = number;
  request_stop();
  errno = saved;
}

void on_rescan_signal(int) {
  const int saved = errno;
  rescan = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(rescan_descriptor(), &one, sizeof one);
  errno = saved;
}

}  // namespace

void catch_stop_signals() {
  stop_descriptor();  // made before a handler needs it
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

void request_stop() {
  stop = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(stop_descriptor(), &one, sizeof one);
}

bool stop_requested() {
  return stop;
}
int stop_signal() {
  return signal_number;
}

int stop_descriptor() {
  static const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return descriptor;
}

void catch_rescan_signal() {
  rescan_descriptor();  // made before the handler needs it
  struct sigaction action {};
  action.sa_handler = on_rescan_signal;
  ::sigaction(SIGHUP, &action, nullptr);
}

bool take_rescan_request() {
  std::uint64_t times = 0;
  [[maybe_unused]] const ssize_t taken = ::read(rescan_descriptor(), &times, sizeof times);
  return rescan.exchange(false);
}

int rescan_descriptor() {
  static const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return descriptor;
}

}  // namespace vankho::indexing
