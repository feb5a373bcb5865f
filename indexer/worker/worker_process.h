// SPDX-License-Identifier: GPL-3.0-or-later
//
// The process that reads files for this one, as this one sees it: what a broken or hostile file does there, it does to
// nobody else.
//
// The worker runs in a bubblewrap container (no network, no processes but its own, of the file system only /usr, read
// only) and reads each file in a child that is confined further (confinement.h). Where containers cannot be made, in
// some virtual servers and under some systemd settings, only the confined child remains; is_contained() says so.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "indexer/reading/owned_file.h"
#include "indexer/report/reason.h"
#include "indexer/worker/serve.h"
#include "indexer/worker/wire.h"

namespace vankho::indexing {

struct WorkerOptions {
  // The worker: a program and its arguments; it calls serve() on its standard input.
  std::vector<std::string> command;
  WorkerLimits limits = {};                // those that the worker is told by its command; here for sentences
  std::chrono::milliseconds wait{60'000};  // for one file, or one piece of it, also on a busy machine
  bool contain = true;                     // try bubblewrap
};

// For one thread.
class WorkerProcess {
 public:
  using Clock = std::chrono::steady_clock;

  explicit WorkerProcess(WorkerOptions options) : options_(std::move(options)) {}
  ~WorkerProcess() { stop(); }
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  // Hands it the open regular file, and starts it when it does not run. Gives the pipe that the answer comes on. Throws
  // std::system_error when no worker can be started at all.
  OwnedFile ask(const Request& request, int file);
  // After the answer: why the child that read the file did not end well, nothing when it did. A worker that is lost, or
  // says nothing until `until`, is stopped.
  std::optional<Reason> trouble_of_child(Clock::time_point until);
  // The same for an answer that did not come to its end, or makes no sense.
  Reason lose(Clock::time_point until);

  bool is_contained();
  // What bubblewrap said when it could not make a container.
  const std::string& trouble() const { return trouble_; }
  std::chrono::milliseconds wait() const { return options_.wait; }
  void stop();

 private:
  void start();
  bool starts(std::vector<std::string> command);

  const WorkerOptions options_;
  OwnedFile socket_;
  OwnedFile errors_;  // what the worker says on standard error before it greets
  int process_ = -1;
  bool contained_ = false;
  std::string trouble_;
  bool may_contain_ = true;
};

// Waits until the descriptor has something to read, or its other end is gone. False when the time is over.
bool wait_for(int descriptor, WorkerProcess::Clock::time_point until);

// The worker that vankho-indexer is itself: `vankho-indexer extract-worker`.
std::vector<std::string> own_worker();
// The one for scanned papers: vankho-ocr beside this program.
std::vector<std::string> ocr_worker(const std::string& languages);

}  // namespace vankho::indexing
