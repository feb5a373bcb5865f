// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/serve.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <system_error>

#include "indexer/reading/mapped_file.h"
#include "indexer/reading/owned_file.h"
#include "indexer/worker/confinement.h"
#include "indexer/worker/wire.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

struct Work {
  Request request;
  OwnedFile file;
  OwnedFile answer;
};

struct Readers {
  const ExtractBytes& extract_bytes;
  const UnpackBytes& unpack_bytes;
};

// Nothing at the end, or when the other side says what is not understood.
std::optional<Work> receive(int socket) {
  std::array<char, kMostNameBytes + 32> bytes{};
  std::array<int, 2> descriptors{-1, -1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> control{};
  iovec part{.iov_base = bytes.data(), .iov_len = bytes.size()};
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
  OwnedFile file(descriptors[0]);
  OwnedFile answer(descriptors[1]);
  auto request = decode_request({bytes.data(), static_cast<std::size_t>(size)});
  if (!request) return std::nullopt;
  return Work{.request = *std::move(request), .file = std::move(file), .answer = std::move(answer)};
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

Answer answer_of(const Work& work, const ExtractBytes& extract_bytes) {
  try {
    const MappedFile mapped(work.file.get());
    return extract_bytes(mapped.bytes(), work.request.name);
  } catch (const ExtractError& error) {
    return error.reason;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return Reason{ReasonCode::kReadingFailed, text::to_valid_utf8(error.what())};
  }
}

// Sends each piece at once: the indexer reads a member while the next one waits here.
class FrameSink : public MemberSink {
 public:
  explicit FrameSink(int answer) : answer_(answer) {}

  // Of a name that is too long the end says more.
  void begin(std::string_view name) override {
    send(encode_frame(Frame::kMember, name.substr(name.size() - std::min(name.size(), kMostNameBytes))));
  }
  void add(std::string_view bytes) override {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kMostFrameBytes)))
      send(encode_frame(Frame::kBytes, bytes.substr(0, kMostFrameBytes)));
  }
  void end(const std::optional<Reason>& why) override { send(encode_frame(Frame::kMemberEnd, why)); }
  void send(const std::string& frame) const {
    if (!write_all(answer_, frame)) throw std::system_error(errno, std::generic_category(), "write");
  }

 private:
  int answer_;
};

void send_members(const Work& work, const UnpackBytes& unpack_bytes) {
  const MappedFile mapped(work.file.get());
  FrameSink sink(work.answer.get());
  const Unpacked unpacked = unpack_bytes(mapped.bytes(), work.request.name, work.request.first, sink);
  sink.send(encode_frame(unpacked.is_paper ? Frame::kPaper : Frame::kEnd, unpacked.reason));
}

[[noreturn]] void read_and_end(int socket, const Work& work, const Confinement& confinement, const WorkerLimits& limits,
                               const Readers& readers) {
  ::close(socket);
  struct stat status {};
  const std::uint64_t mapped = ::fstat(work.file.get(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
  try {
    confinement.take_hold(limits.cpu_seconds, limits.memory_bytes + mapped);
    if (work.request.what == Request::What::kMembers)
      send_members(work, readers.unpack_bytes);
    else if (!write_all(work.answer.get(), encode_answer(answer_of(work, readers.extract_bytes))))
      ::_exit(1);
    ::_exit(0);
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

int serve(int socket, const WorkerLimits& limits, const ExtractBytes& extract_bytes, const UnpackBytes& unpack_bytes) {
  ::signal(SIGPIPE, SIG_IGN);
  const Confinement confinement;
  if (!can_confine(confinement, limits)) return 1;
  if (::send(socket, kGreeting.data(), kGreeting.size(), 0) < 0) return 1;
  while (const auto work = receive(socket)) {
    const pid_t child = ::fork();
    if (child == 0) read_and_end(socket, *work, confinement, limits, {extract_bytes, unpack_bytes});
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) return 1;
    if (::send(socket, &status, sizeof status, 0) < 0) return 1;
  }
  return 0;
}

}  // namespace vankho::indexing
