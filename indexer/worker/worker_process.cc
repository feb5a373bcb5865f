// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/worker_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include "indexer/worker/confinement.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using Clock = WorkerProcess::Clock;

constexpr auto kWaitForGreeting = std::chrono::seconds(30);
// Where the program stands inside the container.
constexpr const char* kInside = "/worker";

std::system_error last_error(const char* what) {
  return {errno, std::generic_category(), what};
}

void send_request(int socket, std::string request, int file, int answer) {
  const std::array<int, 2> descriptors{file, answer};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> control{};
  iovec part{.iov_base = request.data(), .iov_len = request.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(sizeof descriptors);
  std::memcpy(CMSG_DATA(head), descriptors.data(), sizeof descriptors);
  if (::sendmsg(socket, &message, MSG_NOSIGNAL) < 0) throw last_error("sendmsg");
}

std::vector<std::string> contained(const std::vector<std::string>& command) {
  std::vector<std::string> words{"bwrap",
                                 "--unshare-all",
                                 "--die-with-parent",
                                 "--new-session",
                                 "--clearenv",
                                 "--setenv",
                                 "LANG",
                                 "C.UTF-8",
                                 "--ro-bind",
                                 "/usr",
                                 "/usr",
                                 "--symlink",
                                 "usr/lib",
                                 "/lib",
                                 "--symlink",
                                 "usr/lib64",
                                 "/lib64",
                                 "--ro-bind-try",
                                 "/etc/fonts",
                                 "/etc/fonts",
                                 "--ro-bind-try",
                                 "/etc/ld.so.cache",
                                 "/etc/ld.so.cache",
                                 "--ro-bind",
                                 command.front(),
                                 kInside,
                                 "--chdir",
                                 "/"};
  if (kSanitized) words.insert(words.end(), {"--proc", "/proc"});
  words.insert(words.end(), {"--", kInside});
  words.insert(words.end(), command.begin() + 1, command.end());
  return words;
}

// The process, or -1 with errno. A session of its own: Ctrl-C is for the indexer, which lets the file at hand be read
// to its end. Readers block signals that the worker must not.
pid_t spawn(std::vector<std::string>& command, int input, int errors) {
  std::vector<char*> words;
  for (std::string& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  sigset_t signals;
  ::sigemptyset(&signals);
  ::posix_spawnattr_setsigmask(&attributes, &signals);
  ::sigaddset(&signals, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&attributes, &signals);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t process = -1;
  const int failed = ::posix_spawnp(&process, words[0], &actions, &attributes, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  errno = failed;
  return failed == 0 ? process : -1;
}

// How the process ended, as a reason; nothing when it ended well.
std::optional<Reason> reason_of(int status, const WorkerLimits& limits) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::nullopt;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemoryExit)
    return Reason{ReasonCode::kTookTooMuchMemory, fmt::format("{} MB", limits.memory_bytes >> 20)};
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    return Reason{ReasonCode::kTookTooLong, fmt::format("{} s", limits.cpu_seconds)};
  return Reason{ReasonCode::kReaderCrashed, WIFSIGNALED(status) ? ::strsignal(WTERMSIG(status)) : "exit"};
}

}  // namespace

bool wait_for(int descriptor, Clock::time_point until) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd waited{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waited, 1, static_cast<int>(std::max<long>(left, 0)));
    if (ready > 0) return true;
    if (ready == 0) return false;
    if (errno != EINTR) throw last_error("poll");
  }
}

// Whether the worker has started and greets.
bool WorkerProcess::starts(std::vector<std::string> command) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) throw last_error("socketpair");
  socket_ = OwnedFile(ends[0]);
  OwnedFile theirs(ends[1]);
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw last_error("pipe");
  errors_ = OwnedFile(ends[0]);
  OwnedFile their_errors(ends[1]);
  process_ = spawn(command, theirs.get(), their_errors.get());
  if (process_ < 0) {
    trouble_ = std::string(command.front()) + ": " + std::strerror(errno);
    return false;
  }
  // A worker that ends is noticed only when nobody else holds its ends.
  theirs = OwnedFile();
  their_errors = OwnedFile();
  std::string said(kGreeting.size() + 1, '\0');
  const bool came = wait_for(socket_.get(), Clock::now() + kWaitForGreeting);
  const ssize_t size = came ? ::recv(socket_.get(), said.data(), said.size(), MSG_DONTWAIT) : 0;
  if (size >= 0 && std::string_view(said).substr(0, static_cast<std::size_t>(size)) == kGreeting) return true;
  trouble_.resize(512);
  const ssize_t heard = ::read(errors_.get(), trouble_.data(), trouble_.size());
  trouble_.resize(static_cast<std::size_t>(std::max<ssize_t>(heard, 0)));
  trouble_ = text::squeeze(text::to_valid_utf8(trouble_));
  return false;
}

void WorkerProcess::start() {
  if (process_ > 0) return;
  if (options_.contain && may_contain_) {
    contained_ = starts(contained(options_.command));
    if (contained_) return;
    stop();
    may_contain_ = false;
  }
  if (starts(options_.command)) return;
  stop();
  throw std::system_error(EAGAIN, std::generic_category(), "the program that reads files does not start: " + trouble_);
}

void WorkerProcess::stop() {
  socket_ = OwnedFile();
  errors_ = OwnedFile();
  if (process_ <= 0) return;
  // In the container this ends all that runs there; else the child at work dies with its parent.
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

bool WorkerProcess::is_contained() {
  start();
  return contained_;
}

OwnedFile WorkerProcess::ask(const Request& request, int file) {
  start();
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw last_error("pipe");
  OwnedFile answer(ends[0]);
  const OwnedFile theirs(ends[1]);
  send_request(socket_.get(), encode_request(request), file, theirs.get());
  return answer;
}

std::optional<Reason> WorkerProcess::trouble_of_child(Clock::time_point until) {
  int status = 0;
  if (!wait_for(socket_.get(), until) || ::recv(socket_.get(), &status, sizeof status, 0) != sizeof status)
    return lose(until);
  return reason_of(status, options_.limits);
}

Reason WorkerProcess::lose(Clock::time_point until) {
  const bool in_time = Clock::now() < until;
  stop();
  if (in_time) return {ReasonCode::kReaderCrashed, "worker"};
  return {ReasonCode::kTookTooLong,
          fmt::format("{} s", std::chrono::duration_cast<std::chrono::seconds>(options_.wait).count())};
}

std::vector<std::string> own_worker() {
  return {std::filesystem::read_symlink("/proc/self/exe").string(), "extract-worker"};
}

std::vector<std::string> ocr_worker(const std::string& languages) {
  return {(std::filesystem::read_symlink("/proc/self/exe").parent_path() / "vankho-ocr").string(), languages};
}

}  // namespace vankho::indexing
