// SPDX-License-Identifier: GPL-3.0-or-later
//
// The workers of one thread: one that reads texts, and one for each level of files in files, for the one around waits
// while a member is read. Each is started when it is first needed.
#pragma once

#include <deque>

#include "indexer/reading/member_reader.h"
#include "indexer/worker/extractor.h"
#include "indexer/worker/unpacker.h"

namespace vankho::indexing {

class ReadingWorkers {
 public:
  // Without a command files are read, or unpacked, in this process.
  ReadingWorkers(const WorkerOptions& reading, const WorkerOptions& unpacking) : extractor_(reading) {
    if (!reading.command.empty())
      readers_.extract_file = [this](int file, const std::string& name) { return extractor_.extract(file, name); };
    if (unpacking.command.empty()) return;
    for (unsigned around = 0; around <= kMostAround; ++around) unpackers_.emplace_back(unpacking);
    readers_.unpack_file = [this](int file, const std::string& name, unsigned around, MemberSink& sink) {
      return unpackers_.at(around).unpack(file, name, sink);
    };
  }
  ReadingWorkers(const ReadingWorkers&) = delete;
  ReadingWorkers& operator=(const ReadingWorkers&) = delete;

  const FileReaders& readers() const { return readers_; }

 private:
  Extractor extractor_;
  std::deque<Unpacker> unpackers_;
  FileReaders readers_;
};

}  // namespace vankho::indexing
