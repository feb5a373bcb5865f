// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/extractor.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <system_error>

namespace vankho::indexing {
namespace {

using Clock = WorkerProcess::Clock;

constexpr int kTries = 2;

// All that comes until the other end is closed; nothing when it takes too long or is too much.
std::optional<std::string> read_to_end(int pipe, Clock::time_point until) {
  std::string bytes;
  std::array<char, 65'536> piece{};
  while (wait_for(pipe, until)) {
    const ssize_t size = ::read(pipe, piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) throw std::system_error(errno, std::generic_category(), "read");
    if (size == 0) return bytes;
    bytes.append(piece.data(), static_cast<std::size_t>(size));
    if (bytes.size() > kMostAnswerBytes) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::variant<ExtractedText, Reason> Extractor::read_once(int file, const std::string& name) {
  const auto until = Clock::now() + worker_.wait();
  const OwnedFile answer = worker_.ask({.name = name}, file);
  const auto bytes = read_to_end(answer.get(), until);
  if (!bytes) return worker_.lose(until);
  if (auto reason = worker_.trouble_of_child(until)) return *std::move(reason);
  auto decoded = decode_answer(*bytes);
  if (auto* text = std::get_if<ExtractedText>(&decoded)) return std::move(*text);
  if (auto* reason = std::get_if<Reason>(&decoded)) throw ExtractError(std::move(*reason));
  return Reason{ReasonCode::kReaderCrashed, "answer"};
}

ExtractedText Extractor::extract(int file, const std::string& name) {
  Reason last;
  for (int i = 0; i < kTries; ++i) {
    auto read = read_once(file, name);
    if (auto* text = std::get_if<ExtractedText>(&read)) return std::move(*text);
    last = std::get<Reason>(std::move(read));
  }
  throw ExtractError(std::move(last));
}

}  // namespace vankho::indexing
