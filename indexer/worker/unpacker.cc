// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/unpacker.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

namespace vankho::indexing {
namespace {

using Clock = WorkerProcess::Clock;

constexpr int kMostCrashes = 3;
constexpr auto kWaitForEnd = std::chrono::milliseconds(200);

// The answer was cut off, or is none.
struct Lost {
  Clock::time_point until;
};

struct ReadFrame {
  Frame kind{};
  std::string payload;
};

// Reads exactly so many bytes. Throws Lost.
void read_exactly(int pipe, char* bytes, std::size_t size, Clock::time_point until) {
  while (size > 0) {
    if (!wait_for(pipe, until)) throw Lost{until};
    const ssize_t read = ::read(pipe, bytes, size);
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) throw std::system_error(errno, std::generic_category(), "read");
    if (read == 0) throw Lost{until};
    bytes += read;
    size -= static_cast<std::size_t>(read);
  }
}

ReadFrame read_frame(int pipe, Clock::time_point until) {
  std::array<char, kFrameHead> head{};
  read_exactly(pipe, head.data(), head.size(), until);
  std::size_t size = 0;
  for (std::size_t i = 1; i < kFrameHead; ++i) size |= std::size_t{static_cast<unsigned char>(head[i])} << 8 * (i - 1);
  if (size > kMostFrameBytes) throw Lost{until};
  ReadFrame frame{.kind = static_cast<Frame>(head[0]), .payload = std::string(size, '\0')};
  read_exactly(pipe, frame.payload.data(), size, until);
  return frame;
}

std::optional<Reason> reason_in(const ReadFrame& frame, Clock::time_point until) {
  if (frame.payload.empty()) return std::nullopt;
  auto decoded = decode_answer(frame.payload);
  if (auto* reason = std::get_if<Reason>(&decoded)) return std::move(*reason);
  throw Lost{until};
}

}  // namespace

struct Unpacker::Pass {
  std::uint64_t done = 0;  // members that came to their end
  bool in_member = false;
};

// Hands the frames on until the last one. Throws Lost.
Unpacked Unpacker::follow(Pass& pass, const OwnedFile& answer, MemberSink& sink) {
  while (true) {
    const auto until = Clock::now() + worker_.wait();
    const ReadFrame frame = read_frame(answer.get(), until);
    const bool fits = pass.in_member == (frame.kind == Frame::kBytes || frame.kind == Frame::kMemberEnd);
    if (!fits) throw Lost{until};
    switch (frame.kind) {
      case Frame::kMember:
        pass.in_member = true;
        sink.begin(frame.payload);
        break;
      case Frame::kBytes:
        sink.add(frame.payload);
        break;
      case Frame::kMemberEnd: {
        const auto why = reason_in(frame, until);
        pass.in_member = false;
        ++pass.done;
        sink.end(why);
        break;
      }
      case Frame::kPaper:
      case Frame::kEnd:
        return {.is_paper = frame.kind == Frame::kPaper, .reason = reason_in(frame, until)};
      default:
        throw Lost{until};
    }
  }
}

Unpacked Unpacker::unpack(int file, const std::string& name, MemberSink& sink) {
  Pass pass;
  for (int crashes = 0;;) {
    Reason why;
    try {
      const OwnedFile answer = worker_.ask({.what = Request::What::kMembers, .first = pass.done, .name = name}, file);
      Unpacked unpacked = follow(pass, answer, sink);
      worker_.trouble_of_child(Clock::now() + worker_.wait());
      return unpacked;
    } catch (const Lost& lost) {
      // The child has ended, or ends now that nobody listens.
      const auto trouble = worker_.trouble_of_child(lost.until);
      why = trouble ? *trouble : Reason{ReasonCode::kReaderCrashed, "answer"};
    } catch (...) {
      // The sink has enough. The child ends at its next piece; one that has none for long is stopped.
      worker_.trouble_of_child(Clock::now() + kWaitForEnd);
      throw;
    }
    if (pass.in_member) {
      pass.in_member = false;
      ++pass.done;
      sink.end(why);
    }
    if (why.code != ReasonCode::kReaderCrashed || ++crashes == kMostCrashes) return {.reason = std::move(why)};
  }
}

}  // namespace vankho::indexing
