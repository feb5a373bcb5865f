// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads files in another process: what a broken or hostile file does there, it does to nobody else.
//
// The worker runs in a bubblewrap container (no network, no processes but its own, of the file system only /usr, read
// only) and reads each file in a child that is confined further (confinement.h). Where containers cannot be made, in
// some virtual servers and under some systemd settings, only the confined child remains; is_contained() says so.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/extract/extract.h"
#include "indexer/owned_file.h"
#include "indexer/worker/serve.h"

namespace vankho::indexing {

struct ExtractorOptions {
  // The worker: a program and its arguments; it calls serve() on its standard input.
  std::vector<std::string> command;
  WorkerLimits limits = {};                // those that the worker is told by its command; here for sentences
  std::chrono::milliseconds wait{60'000};  // for one file, also on a busy machine
  bool contain = true;                     // try bubblewrap
};

// For one thread. The worker is started by the first file and again after it was lost.
class Extractor {
 public:
  explicit Extractor(ExtractorOptions options) : options_(std::move(options)) {}
  ~Extractor() { stop(); }
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  // The text of an open regular file, read from its beginning. A worker that fails is given a second try. Throws
  // ExtractError with what the reader said of the file, or with kTooLarge, kTookTooLong, kTookTooMuchMemory,
  // kReaderCrashed; std::system_error when no worker can be started at all.
  ExtractedText extract(int file, const std::string& name);

  // Whether the worker runs in a container. Starts it when it does not run.
  bool is_contained();
  // What bubblewrap said when it could not make one.
  const std::string& trouble() const { return trouble_; }

 private:
  void start();
  bool starts(std::vector<std::string> command);
  void stop();
  std::variant<ExtractedText, Reason> read_once(int file, const std::string& name);

  const ExtractorOptions options_;
  OwnedFile socket_;
  OwnedFile errors_;  // what the worker says on standard error before it greets
  int process_ = -1;
  bool contained_ = false;
  std::string trouble_;
  bool may_contain_ = true;
};

// The worker that vankho-indexer is itself: `vankho-indexer extract-worker`.
std::vector<std::string> own_worker();
// The one for scanned papers: vankho-ocr beside this program.
std::vector<std::string> ocr_worker(const std::string& languages);

}  // namespace vankho::indexing
