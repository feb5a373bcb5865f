// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which bytes are in the index already, by the first 64 bits of their SHA-256: what a reader asks before it extracts,
// so that a file that was moved or copied is only hashed. Eight to sixteen bytes of memory for each; any thread may ask
// or add. Two digests may share their first bits, so the ledger has the last word.
#pragma once

#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

namespace vankho::indexing {

class KnownBytes {
 public:
  // `sha256` in hex; its first 16 digits count.
  void add(std::string_view sha256);
  bool contains(std::string_view sha256) const;

  // Whether all that the index holds were added; kept for who fills it, in one thread.
  bool is_loaded() const { return loaded_; }
  void set_loaded() { loaded_ = true; }

 private:
  void insert(std::uint64_t bits);

  mutable std::mutex mutex_;
  std::vector<std::uint64_t> slots_;  // a hash table with open addressing; 0 = free
  std::size_t used_ = 0;
  bool loaded_ = false;
};

}  // namespace vankho::indexing
