// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of binary files, checked: what lies outside the bytes reads as 0, so a damaged offset gives an empty table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vankho::indexing {

inline std::uint8_t u8(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

inline std::uint16_t u16(std::string_view bytes, std::size_t at) {
  if (bytes.size() < 2 || at > bytes.size() - 2) return 0;
  return static_cast<std::uint16_t>(u8(bytes, at) | u8(bytes, at + 1) << 8);
}

inline std::uint32_t u32(std::string_view bytes, std::size_t at) {
  if (bytes.size() < 4 || at > bytes.size() - 4) return 0;
  return static_cast<std::uint32_t>(u16(bytes, at)) | static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16;
}

// The part from `at`, as much of `size` bytes as is there.
inline std::string_view part(std::string_view bytes, std::size_t at, std::size_t size) {
  return at >= bytes.size() ? std::string_view() : bytes.substr(at, size);
}

}  // namespace vankho::indexing
