// SPDX-License-Identifier: GPL-3.0-or-later
//
// The worker's side: reads one file after another, each in a process of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "indexer/extract/archive/members.h"
#include "indexer/extract/extract.h"

namespace vankho::indexing {

struct WorkerLimits {
  unsigned cpu_seconds = 20;              // of one file
  std::uint64_t memory_bytes = 1u << 30;  // beside the file itself, which is mapped
};

// What a worker can do with the bytes of a file.
using UnpackBytes =
    std::function<Unpacked(std::string_view bytes, std::string_view name, std::uint64_t first, MemberSink& sink)>;
using ExtractBytes = std::function<ExtractedText(std::string_view bytes, std::string_view name)>;

// Answers on the socket (wire.h) until the other side closes it. Each file is read by a child that may use no more than
// the limits, and can neither open sockets, nor write files, nor start programs. Returns the exit code of the program.
int serve(int socket, const WorkerLimits& limits, const ExtractBytes& extract_bytes = extract,
          const UnpackBytes& unpack_bytes = unpack);

}  // namespace vankho::indexing
