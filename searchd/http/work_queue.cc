// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/work_queue.h"

#include <algorithm>
#include <utility>

namespace vankho::searching {

WorkQueue::WorkQueue(unsigned workers, std::size_t length, std::function<WireAnswer(const WireRequest&)> run,
                     std::function<void()> wake)
    : length_(length), run_(std::move(run)), wake_(std::move(wake)) {
  threads_.reserve(std::max(workers, 1U));
  for (unsigned i = 0; i < std::max(workers, 1U); ++i) threads_.emplace_back([this] { work(); });
}

WorkQueue::~WorkQueue() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  arrived_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkQueue::push(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= length_ && std::holds_alternative<WireRequest>(job.work)) return false;
    jobs_.push_back(std::move(job));
  }
  arrived_.notify_one();
  return true;
}

std::vector<WorkQueue::Job> WorkQueue::take_stale(Clock::time_point limit) {
  std::vector<Job> stale;
  const std::lock_guard lock(mutex_);
  for (auto job = jobs_.begin(); job != jobs_.end() && job->since < limit;) {
    if (std::holds_alternative<WireRequest>(job->work)) {
      stale.push_back(std::move(*job));
      job = jobs_.erase(job);
    } else {
      ++job;
    }
  }
  return stale;
}

std::vector<WorkQueue::Done> WorkQueue::take_done() {
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, {});
}

std::size_t WorkQueue::queued() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

WorkQueue::Done WorkQueue::run(Job job) const {
  Done done{.connection = job.connection, .answer = {}};
  if (const auto* request = std::get_if<WireRequest>(&job.work)) {
    done.answer = run_(*request);
    return done;
  }
  auto& more = std::get<PieceSource>(job.work);
  const Piece made = more(done.answer.bytes);
  if (made == Piece::kMore) done.answer.more = std::move(more);
  done.broken = made == Piece::kBroken;
  return done;
}

void WorkQueue::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    arrived_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    ++running_;
    lock.unlock();
    Done done = run(std::move(job));
    lock.lock();
    --running_;
    done_.push_back(std::move(done));
    wake_();
  }
}

}  // namespace vankho::searching
