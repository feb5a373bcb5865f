// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace vankho::indexing {

// The lowest `bytes` bytes of a number, the greatest first.
inline std::string big_endian(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<char>(value >> (8 * i)));
  return out;
}

// The first bytes of a picture of so many pixels, as far as the size goes.
inline std::string png_head(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1A\n" + big_endian(13, 4) + "IHDR" + big_endian(width, 4) + big_endian(height, 4);
}
// With a segment before that of the frame, and a byte that fills.
inline std::string jpeg_head(std::uint32_t width, std::uint32_t height) {
  return "\xFF\xD8\xFF\xE0" + big_endian(6, 2) + "JFIF" + "\xFF\xFF\xC0" + big_endian(17, 2) + "\x08" +
         big_endian(height, 2) + big_endian(width, 2);
}

}  // namespace vankho::indexing
