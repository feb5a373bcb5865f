// SPDX-License-Identifier: GPL-3.0-or-later
//
// Members of files, unpacked in another process (worker_process.h).
#pragma once

#include <string>

#include "indexer/extract/archive/members.h"
#include "indexer/worker/worker_process.h"

namespace vankho::indexing {

// For one thread. The worker is started by the first file and again after it was lost.
class Unpacker {
 public:
  explicit Unpacker(WorkerOptions options) : worker_(std::move(options)) {}

  // As unpack() says (members.h), of an open regular file. The process that unpacks waits while the sink has a member
  // at work, so there is one member on the way at a time, and its time is that of the whole file. A member at which it
  // crashes ends with kReaderCrashed, and those behind it are read by another one; a few crashes end the file. Throws
  // std::system_error when no worker can be started at all, and what the sink throws.
  Unpacked unpack(int file, const std::string& name, MemberSink& sink);

 private:
  struct Pass;
  Unpacked follow(Pass& pass, const OwnedFile& answer, MemberSink& sink);

  WorkerProcess worker_;
};

}  // namespace vankho::indexing
