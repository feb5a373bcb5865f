// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an extraction worker and the indexer say to one another (extractor.h, serve.h). A worker reads hostile files, so
// what comes from it is checked as if it were hostile too.
//
//   worker → indexer    once: kGreeting
//   indexer → worker    a file's name, with two descriptors: the file to read, and a pipe for the answer
//   worker → indexer    on the pipe: an answer as written by encode_answer(); then the wait status of the process
//                       that read the file, four bytes as the machine has them
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/extract/extract.h"
#include "indexer/reason.h"

namespace vankho::indexing {

using Answer = std::variant<ExtractedText, Reason>;

// Programs of two versions must not talk to each other.
inline const std::string kGreeting = "vankho-worker-1 extractor-" + std::to_string(kExtractorVersion);

inline constexpr std::size_t kMostNameBytes = 4096;
// Longer answers are of a worker that has lost its mind.
inline constexpr std::uint64_t kMostAnswerBytes = kMaxTextBytes + (1u << 20);
// Of the process that read a file: it had no memory left.
inline constexpr int kOutOfMemoryExit = 12;

std::string encode_answer(const Answer& answer);
// Nothing when the bytes are not an answer: cut, with text that is not UTF-8, with a reason that is not known.
std::variant<std::monostate, ExtractedText, Reason> decode_answer(std::string_view bytes);

}  // namespace vankho::indexing
