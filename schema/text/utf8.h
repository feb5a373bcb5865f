// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and writing UTF-8 code point by code point, any bytes in. Well-formed is what table 3-7 of the Unicode
// standard lists: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vankho::text {

// One step through a text. An ill-formed sequence is one step of as many bytes as a decoder may take together for one
// U+FFFD (the "maximal subpart" of the standard, as browsers do it); `valid` is false then.
struct CodePoint {
  char32_t value = 0xFFFD;
  std::uint8_t size = 1;  // bytes
  bool valid = false;
};

// The code point that starts at `offset`, which must lie inside `bytes`.
constexpr CodePoint decode(std::string_view bytes, std::size_t offset) {
  const auto at = [&](std::size_t ahead) -> std::uint32_t {
    return offset + ahead < bytes.size() ? static_cast<unsigned char>(bytes[offset + ahead]) : 0U;
  };
  const auto continues = [](std::uint32_t byte) { return (byte & 0xC0U) == 0x80U; };
  const std::uint32_t first = at(0);
  if (first < 0x80) return {first, 1, true};
  if (first < 0xC2 || first > 0xF4) return {};
  const std::uint32_t second = at(1);
  if (!continues(second)) return {};
  if (first < 0xE0) return {(first & 0x1FU) << 6 | (second & 0x3FU), 2, true};
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second > 0x9F;
  const bool too_high = first == 0xF4 && second > 0x8F;
  if (overlong || surrogate || too_high) return {};
  const std::uint32_t third = at(2);
  if (!continues(third)) return {0xFFFD, 2, false};
  if (first < 0xF0) return {(first & 0x0FU) << 12 | (second & 0x3FU) << 6 | (third & 0x3FU), 3, true};
  const std::uint32_t fourth = at(3);
  if (!continues(fourth)) return {0xFFFD, 3, false};
  return {(first & 0x07U) << 18 | (second & 0x3FU) << 12 | (third & 0x3FU) << 6 | (fourth & 0x3FU), 4, true};
}

// How many bytes a code point takes.
constexpr std::size_t encoded_size(char32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

// Appends a code point, which must be one that UTF-8 can carry.
inline void append_code_point(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12);
    put(0x80U | (c >> 6 & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18);
    put(0x80U | (c >> 12 & 0x3FU));
    put(0x80U | (c >> 6 & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

}  // namespace vankho::text
