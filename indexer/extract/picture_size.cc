// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/picture_size.h"

namespace vankho::indexing {
namespace {

// A number whose first byte is the greatest; `at + size` lies in `bytes`.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (const char c : bytes.substr(at, size)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

std::optional<PictureSize> size_of_png(std::string_view bytes) {
  constexpr std::size_t kWidth = 16;
  if (bytes.size() < kWidth + 8 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  return PictureSize{.width = number_at(bytes, kWidth, 4), .height = number_at(bytes, kWidth + 4, 4)};
}

bool begins_frame(std::uint64_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Segments one after the other until that of the frame: FF, marker, length, and there precision, height, width.
std::optional<PictureSize> size_of_jpeg(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 9 <= bytes.size() && number_at(bytes, at, 1) == 0xFF) {
    const std::uint64_t marker = number_at(bytes, at + 1, 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (begins_frame(marker))
      return PictureSize{.width = number_at(bytes, at + 7, 2), .height = number_at(bytes, at + 5, 2)};
    at += 2 + number_at(bytes, at + 2, 2);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PictureSize> size_of_picture(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return size_of_png(bytes);
  if (bytes.starts_with("\xFF\xD8")) return size_of_jpeg(bytes);
  return std::nullopt;
}

}  // namespace vankho::indexing
