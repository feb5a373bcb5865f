// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many long answers of a kind may be on their way at once, so that they leave room for questions.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace vankho::searching {

class Places {
 public:
  explicit Places(std::size_t count) : left_(std::make_shared<std::atomic<std::size_t>>(count)) {}

  // A place, given back when the last copy of it goes; nullptr when all are taken. From any thread; a place may outlive
  // this object.
  std::shared_ptr<void> take() const {
    std::size_t left = *left_;
    while (left > 0)
      if (left_->compare_exchange_weak(left, left - 1))
        return {static_cast<void*>(left_.get()), [counter = left_](void*) { ++*counter; }};
    return nullptr;
  }

 private:
  std::shared_ptr<std::atomic<std::size_t>> left_;
};

}  // namespace vankho::searching
