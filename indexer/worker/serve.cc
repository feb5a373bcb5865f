// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/serve.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include "indexer/mapped_file.h"
#include "indexer/owned_file.h"
#include "indexer/worker/confinement.h"
#include "indexer/worker/wire.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

struct Request {
  std::string name;
  OwnedFile file;
  OwnedFile answer;
};

// Nothing at the end, or when the other side says what is not understood.
std::optional<Request> receive(int socket) {
  std::array<char, kMostNameBytes> name{};
  std::array<int, 2> descriptors{-1, -1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> control{};
  iovec part{.iov_base = name.data(), .iov_len = name.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t size = 0;
  do size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (size < 0 && errno == EINTR);
  if (size <= 0 || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) return std::nullopt;
  const cmsghdr* head = CMSG_FIRSTHDR(&message);
  if (head == nullptr || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(sizeof descriptors))
    return std::nullopt;
  std::memcpy(descriptors.data(), CMSG_DATA(head), sizeof descriptors);
  return Request{.name = std::string(name.data(), static_cast<std::size_t>(size)),
                 .file = OwnedFile(descriptors[0]),
                 .answer = OwnedFile(descriptors[1])};
}

// Whether all could be written.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Answer answer_of(const Request& request, const ExtractBytes& extract_bytes) {
  try {
    const MappedFile mapped(request.file.get());
    return extract_bytes(mapped.bytes(), request.name);
  } catch (const ExtractError& error) {
    return error.reason;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return Reason{ReasonCode::kReadingFailed, text::to_valid_utf8(error.what())};
  }
}

[[noreturn]] void read_and_end(int socket, const Request& request, const Confinement& confinement,
                               const WorkerLimits& limits, const ExtractBytes& extract_bytes) {
  ::close(socket);
  struct stat status {};
  const std::uint64_t mapped =
      ::fstat(request.file.get(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
  try {
    confinement.take_hold(limits.cpu_seconds, limits.memory_bytes + mapped);
    ::_exit(write_all(request.answer.get(), encode_answer(answer_of(request, extract_bytes))) ? 0 : 1);
  } catch (const std::bad_alloc&) {
    ::_exit(kOutOfMemoryExit);
  } catch (...) {
    ::_exit(1);
  }
}

// Whether a child can be confined on this machine; says why not.
bool can_confine(const Confinement& confinement, const WorkerLimits& limits) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      confinement.take_hold(limits.cpu_seconds, limits.memory_bytes);
      ::_exit(0);
    } catch (const std::exception& error) {
      write_all(STDERR_FILENO, error.what());
      ::_exit(1);
    }
  }
  int status = 0;
  return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

int serve(int socket, const WorkerLimits& limits, const ExtractBytes& extract_bytes) {
  ::signal(SIGPIPE, SIG_IGN);
  const Confinement confinement;
  if (!can_confine(confinement, limits)) return 1;
  if (::send(socket, kGreeting.data(), kGreeting.size(), 0) < 0) return 1;
  while (const auto request = receive(socket)) {
    const pid_t child = ::fork();
    if (child == 0) read_and_end(socket, *request, confinement, limits, extract_bytes);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) return 1;
    if (::send(socket, &status, sizeof status, 0) < 0) return 1;
  }
  return 0;
}

}  // namespace vankho::indexing
