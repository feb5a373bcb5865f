// SPDX-License-Identifier: GPL-3.0-or-later
//
// How large a picture is, from its first bytes: emblems and buttons that lie beside saved pages are no scans.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace vankho::indexing {

// A page of A4 at 50 dots an inch, which nobody can read, has so many.
inline constexpr std::uint64_t kLeastPixelsOfPage = 240'000;

struct PictureSize {
  std::uint64_t width = 0;  // pixels
  std::uint64_t height = 0;
};

// Of PNG (ISO/IEC 15948, 11.2.2) and JPEG (ITU-T T.81, B.2.2). Nothing for other formats and where the bytes do not say
// it. Linear time.
std::optional<PictureSize> size_of_picture(std::string_view bytes);

}  // namespace vankho::indexing
