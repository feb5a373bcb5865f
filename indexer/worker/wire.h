// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a worker and the indexer say to one another (worker_process.h, serve.h). A worker reads hostile files, so what
// comes from it is checked as if it were hostile too.
//
//   worker → indexer    once: kGreeting
//   indexer → worker    a Request, with two descriptors: the file to read, and a pipe for the answer
//   worker → indexer    on the pipe: the text of the file as written by encode_answer(), or frames with its members;
//                       then the wait status of the process that read the file, four bytes as the machine has them
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/extract/extract.h"
#include "indexer/report/reason.h"

namespace vankho::indexing {

using Answer = std::variant<ExtractedText, Reason>;

// Programs of two versions must not talk to each other.
inline const std::string kGreeting = "vankho-worker-2 extractor-" + std::to_string(kExtractorVersion);

inline constexpr std::size_t kMostNameBytes = 4096;
// Longer answers are of a worker that has lost its mind.
inline constexpr std::uint64_t kMostAnswerBytes = kMaxTextBytes + (1u << 20);
// Of the process that read a file: it had no memory left.
inline constexpr int kOutOfMemoryExit = 12;

struct Request {
  enum class What : char { kText = 't', kMembers = 'm' };
  What what = What::kText;
  std::uint64_t first = 0;  // of members: those before are passed over
  std::string name;         // of the file; longer names are cut
};
std::string encode_request(const Request& request);
std::optional<Request> decode_request(std::string_view bytes);

// A piece of what a file holds: the kind, the size of the payload in four bytes, the payload.
enum class Frame : char {
  kMember = 'm',  // one begins: its name
  kBytes = 'b',
  kMemberEnd = 'e',  // nothing, or a reason
  kPaper = 'p',      // the end; the file is a paper itself. Nothing, or a reason
  kEnd = 'x',        // the end of a file that is none. Nothing, or a reason
};
inline constexpr std::size_t kFrameHead = 5;
inline constexpr std::size_t kMostFrameBytes = 1u << 20;
std::string encode_frame(Frame frame, std::string_view payload);
std::string encode_frame(Frame frame, const std::optional<Reason>& reason);

std::string encode_answer(const Answer& answer);
// Nothing when the bytes are not an answer: cut, with text that is not UTF-8, with a reason that is not known.
std::variant<std::monostate, ExtractedText, Reason> decode_answer(std::string_view bytes);

}  // namespace vankho::indexing
