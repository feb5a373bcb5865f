// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/work_queue.h"

#include <algorithm>
#include <utility>

namespace vankho::searching {

WorkQueue::WorkQueue(unsigned workers, std::size_t length, std::function<std::string(const WireRequest&)> run,
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
    if (jobs_.size() >= length_) return false;
    jobs_.push_back(std::move(job));
  }
  arrived_.notify_one();
  return true;
}

std::vector<WorkQueue::Job> WorkQueue::take_stale(Clock::time_point limit) {
  std::vector<Job> stale;
  const std::lock_guard lock(mutex_);
  while (!jobs_.empty() && jobs_.front().since < limit) {
    stale.push_back(std::move(jobs_.front()));
    jobs_.pop_front();
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

void WorkQueue::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    arrived_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    ++running_;
    lock.unlock();
    std::string answer = run_(job.request);
    lock.lock();
    --running_;
    done_.push_back({job.connection, std::move(answer)});
    wake_();
  }
}

}  // namespace vankho::searching
