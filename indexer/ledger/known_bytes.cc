// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger/known_bytes.h"

#include <charconv>
#include <utility>

namespace vankho::indexing {
namespace {

std::uint64_t bits_of(std::string_view sha256) {
  std::uint64_t bits = 0;
  const std::string_view digits = sha256.substr(0, 16);
  std::from_chars(digits.data(), digits.data() + digits.size(), bits, 16);
  return bits == 0 ? 1 : bits;
}

// Where `bits` stand, or would.
std::size_t slot_of(const std::vector<std::uint64_t>& slots, std::uint64_t bits) {
  std::size_t at = bits & (slots.size() - 1);
  while (slots[at] != 0 && slots[at] != bits) at = (at + 1) & (slots.size() - 1);
  return at;
}

}  // namespace

void KnownBytes::add(std::string_view sha256) {
  const std::lock_guard lock(mutex_);
  insert(bits_of(sha256));
}

bool KnownBytes::contains(std::string_view sha256) const {
  const std::uint64_t bits = bits_of(sha256);
  const std::lock_guard lock(mutex_);
  return !slots_.empty() && slots_[slot_of(slots_, bits)] != 0;
}

void KnownBytes::insert(std::uint64_t bits) {
  if (2 * used_ >= slots_.size()) {
    std::vector<std::uint64_t> larger(slots_.empty() ? 1024 : 2 * slots_.size());
    for (const std::uint64_t known : slots_)
      if (known != 0) larger[slot_of(larger, known)] = known;
    slots_ = std::move(larger);
  }
  std::uint64_t& slot = slots_[slot_of(slots_, bits)];
  if (slot == 0) ++used_;
  slot = bits;
}

}  // namespace vankho::indexing
