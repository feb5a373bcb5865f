// SPDX-License-Identifier: GPL-3.0-or-later
//
// Document numbers by what they begin with, however that is typed: "223-cv/h", "223cvh" and "223 CV H" are one key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace vankho::searching {

// The letters and digits of a number, folded; zeros before it and "số" are dropped, and of the signs only those between
// two digits are kept, as '/': "05-NQ/TU" is "5nqtu", "30/2020/NĐ-CP" is "30/2020ndcp".
std::string number_key(std::string_view number);

class NumberKeys {
 public:
  using Place = std::uint32_t;  // of the paper, 0 is the best

  void add(std::string key, Place paper);
  // After the last add().
  void sort();

  // Up to `most` papers whose key begins with `key`, those first whose digits end where the digits typed do, then by
  // place. Passes over papers for which `wanted` is false.
  template <typename Wanted>
  std::vector<Place> beginning_with(std::string_view key, std::size_t most, Wanted wanted) const {
    std::vector<Found> found;
    for (std::size_t at = first_at_or_after(key); at < entries_.size() && this->key(at).starts_with(key); ++at)
      if (wanted(entries_[at].paper)) found.push_back({goes_on(this->key(at), key.size()), entries_[at].paper});
    return best_of(std::move(found), most);
  }

  // Bytes held.
  std::size_t memory() const { return pool_.capacity() + entries_.capacity() * sizeof(Entry); }

 private:
  struct Entry {
    std::uint32_t begin = 0;  // in pool_, where the keys stand in the order of entries_
    Place paper = 0;
  };
  struct Found {
    bool goes_on = false;
    Place paper = 0;
    bool operator<(const Found& other) const { return std::tie(goes_on, paper) < std::tie(other.goes_on, other.paper); }
  };

  std::string_view key(std::size_t entry) const;
  std::size_t first_at_or_after(std::string_view key) const;
  // Whether a digit stands on both sides: 2231 for 223.
  static bool goes_on(std::string_view key, std::size_t typed);
  static std::vector<Place> best_of(std::vector<Found> found, std::size_t most);

  std::string pool_;
  std::vector<Entry> entries_;
  std::vector<std::pair<std::string, Place>> added_;  // until sort()
};

}  // namespace vankho::searching
