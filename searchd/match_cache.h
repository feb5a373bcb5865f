// SPDX-License-Identifier: GPL-3.0-or-later
//
// Matches of earlier questions. Paging, sorting and a changed facet ask for the same papers again.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "searchd/match.h"

namespace vankho::searching {

// Least recently used first out; safe to call from any thread.
class MatchCache {
 public:
  // Keeps at most `papers` docids in all (four bytes each).
  explicit MatchCache(std::size_t papers) : capacity_(papers) {}

  // The papers kept for `key`, or those that `find` gives, which are then kept. The key names the index revision.
  template <typename Find>
  std::shared_ptr<const Papers> get(const std::string& key, Find find) {
    if (auto kept = kept_for(key)) return kept;
    auto found = std::make_shared<const Papers>(find());
    keep(key, found);
    return found;
  }

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const Papers>>;

  std::shared_ptr<const Papers> kept_for(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(key);
    if (entry == entries_.end()) return nullptr;
    recent_.splice(recent_.begin(), recent_, entry->second);
    return entry->second->second;
  }

  void keep(const std::string& key, std::shared_ptr<const Papers> papers) {
    const std::lock_guard lock(mutex_);
    // One more paper each for what an empty answer costs.
    if (papers->size() + 1 > capacity_ || entries_.contains(key)) return;
    size_ += papers->size() + 1;
    recent_.emplace_front(key, std::move(papers));
    entries_[key] = recent_.begin();
    while (size_ > capacity_) {
      size_ -= recent_.back().second->size() + 1;
      entries_.erase(recent_.back().first);
      recent_.pop_back();
    }
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::size_t size_ = 0;
  std::list<Entry> recent_;
  std::unordered_map<std::string, std::list<Entry>::iterator> entries_;
};

}  // namespace vankho::searching
