// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests on their way to the workers, and answers on their way back to the loop that owns the connections. An answer
// in pieces comes back for each piece and takes its place behind the requests that wait, so that a long one does not
// hold a worker.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "searchd/http/message.h"

namespace vankho::searching {

class WorkQueue {
 public:
  using Clock = std::chrono::steady_clock;
  struct Job {
    std::uint64_t connection = 0;
    std::variant<WireRequest, PieceSource> work;  // a request, or what makes the rest of its answer
    Clock::time_point since;
  };
  struct Done {
    std::uint64_t connection = 0;
    WireAnswer answer;
    bool broken = false;  // the rest of the answer cannot be made
  };

  // `run` makes the answer and must not throw; `wake` is called after each one, from the worker.
  WorkQueue(unsigned workers, std::size_t length, std::function<WireAnswer(const WireRequest&)> run,
            std::function<void()> wake);
  // Runs what is queued, then ends.
  ~WorkQueue();

  // False when the queue is full; the rest of an answer is taken all the same.
  bool push(Job job);
  // Takes off the requests that have waited since before `limit`.
  std::vector<Job> take_stale(Clock::time_point limit);
  std::vector<Done> take_done();

  std::size_t queued() const;
  std::size_t running() const { return running_; }

 private:
  void work();
  Done run(Job job) const;

  const std::size_t length_;
  const std::function<WireAnswer(const WireRequest&)> run_;
  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> jobs_;
  std::vector<Done> done_;
  bool ending_ = false;
  std::atomic<std::size_t> running_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace vankho::searching
