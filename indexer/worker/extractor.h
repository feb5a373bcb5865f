// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts of files, read in another process (worker_process.h).
#pragma once

#include <string>
#include <variant>

#include "indexer/extract/extract.h"
#include "indexer/worker/worker_process.h"

namespace vankho::indexing {

// For one thread. The worker is started by the first file and again after it was lost.
class Extractor {
 public:
  explicit Extractor(WorkerOptions options) : worker_(std::move(options)) {}

  // The text of an open regular file, read from its beginning. A worker that fails is given a second try. Throws
  // ExtractError with what the reader said of the file, or with kTooLarge, kTookTooLong, kTookTooMuchMemory,
  // kReaderCrashed; std::system_error when no worker can be started at all.
  ExtractedText extract(int file, const std::string& name);

  // Whether the worker runs in a container. Starts it when it does not run.
  bool is_contained() { return worker_.is_contained(); }
  // What bubblewrap said when it could not make one.
  const std::string& trouble() const { return worker_.trouble(); }

 private:
  std::variant<ExtractedText, Reason> read_once(int file, const std::string& name);

  WorkerProcess worker_;
};

}  // namespace vankho::indexing
