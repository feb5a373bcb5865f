// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vankho::schema {

// FNV-1a, 64 bit. Written out because its values reach the disk: a library may change its hash, this may not.
// Continue a hash by passing the former result as `hash`.
constexpr std::uint64_t stable_hash(std::string_view bytes, std::uint64_t hash = 0xcbf29ce484222325) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  return hash;
}

// Sixteen lower-case hex digits.
inline std::string stable_hash_hex(std::uint64_t hash) {
  std::string text(16, '0');
  for (std::size_t digit = 16; digit-- > 0; hash >>= 4) text[digit] = "0123456789abcdef"[hash & 15];
  return text;
}

}  // namespace vankho::schema
