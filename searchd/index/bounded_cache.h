// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace vankho::searching {

// Values by key, least recently used first out; safe to call from any thread. `Cost` tells what a value takes up.
template <typename Value, typename Cost>
class BoundedCache {
 public:
  // Keeps values that cost at most `capacity` together.
  explicit BoundedCache(std::size_t capacity) : capacity_(capacity) {}

  // The value kept for `key`, or the one that `find` gives, which is then kept. Two threads that ask for the same key
  // at the same time may both look for it.
  template <typename Find>
  std::shared_ptr<const Value> get(const std::string& key, Find find) {
    if (auto kept = kept_for(key)) return kept;
    auto found = std::make_shared<const Value>(find());
    keep(key, found);
    return found;
  }

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const Value>>;

  std::shared_ptr<const Value> kept_for(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(key);
    if (entry == entries_.end()) return nullptr;
    recent_.splice(recent_.begin(), recent_, entry->second);
    return entry->second->second;
  }

  void keep(const std::string& key, std::shared_ptr<const Value> value) {
    const std::size_t cost = Cost{}(*value);
    const std::lock_guard lock(mutex_);
    if (cost > capacity_ || entries_.contains(key)) return;
    size_ += cost;
    recent_.emplace_front(key, std::move(value));
    entries_[key] = recent_.begin();
    while (size_ > capacity_) {
      size_ -= Cost{}(*recent_.back().second);
      entries_.erase(recent_.back().first);
      recent_.pop_back();
    }
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::size_t size_ = 0;
  std::list<Entry> recent_;
  std::unordered_map<std::string, typename std::list<Entry>::iterator> entries_;
};

}  // namespace vankho::searching
