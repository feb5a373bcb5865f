// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the threads of a run hand to each other: a queue, and the budget of bytes that bounds all queues together.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace vankho::indexing {

// First in, first out, between threads. Unbounded by itself: every element holds a BudgetShare.
template <typename Element>
class Channel {
 public:
  void push(Element element) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return;
      elements_.push_back(std::move(element));
    }
    changed_.notify_one();
  }

  // Waits for an element; nothing when the channel was closed.
  std::optional<Element> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !elements_.empty(); });
    return take();
  }

  // Nothing also when the time is over.
  std::optional<Element> pop_until(std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, deadline, [&] { return closed_ || !elements_.empty(); });
    return take();
  }

  // Drops what is waiting; push does nothing from now on.
  void close() {
    std::deque<Element> dropped;
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      dropped.swap(elements_);
    }
    changed_.notify_all();
  }

 private:
  std::optional<Element> take() {
    if (elements_.empty()) return std::nullopt;
    std::optional<Element> first(std::move(elements_.front()));
    elements_.pop_front();
    return first;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Element> elements_;
  bool closed_ = false;
};

// Bytes that may be on their way at once. One element larger than the whole budget passes when nothing else is.
class ByteBudget {
 public:
  explicit ByteBudget(std::uint64_t bytes) : bytes_(bytes) {}

  // Waits for room. False when the budget was closed.
  bool acquire(std::uint64_t bytes) {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return closed_ || used_ == 0 || used_ + bytes <= bytes_; });
    if (closed_) return false;
    used_ += bytes;
    return true;
  }
  void release(std::uint64_t bytes) {
    {
      const std::lock_guard lock(mutex_);
      used_ -= bytes;
    }
    freed_.notify_one();
  }
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    freed_.notify_all();
  }

 private:
  const std::uint64_t bytes_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::uint64_t used_ = 0;
  bool closed_ = false;
};

// Bytes acquired, given back when the share goes. The budget outlives its shares.
class BudgetShare {
 public:
  BudgetShare() = default;
  BudgetShare(ByteBudget& budget, std::uint64_t bytes) : budget_(&budget), bytes_(bytes) {}
  BudgetShare(BudgetShare&& other) noexcept
      : budget_(std::exchange(other.budget_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
  BudgetShare& operator=(BudgetShare&& other) noexcept {
    std::swap(budget_, other.budget_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~BudgetShare() {
    if (budget_ != nullptr) budget_->release(bytes_);
  }

 private:
  ByteBudget* budget_ = nullptr;
  std::uint64_t bytes_ = 0;
};

}  // namespace vankho::indexing
