// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <leptonica/allheaders.h>

#include <string>
#include <vector>

namespace vankho::indexing {

struct Line {
  int x = 0;
  int y = 0;
  const char* text = nullptr;
};

// A picture of the lines in leptonica's own letters, which know no marks.
inline std::string picture(const std::vector<Line>& lines) {
  Pix* page = ::pixCreate(2000, 400, 8);
  ::pixSetAll(page);
  L_BMF* letters = ::bmfCreate(nullptr, 16);
  for (const Line& line : lines) {
    l_int32 width = 0;
    ::pixSetTextline(page, letters, line.text, 0, line.x, line.y, &width, nullptr);
  }
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  ::pixWriteMemPng(&bytes, &size, page, 0);
  std::string png(reinterpret_cast<const char*>(bytes), size);
  ::lept_free(bytes);
  ::bmfDestroy(&letters);
  ::pixDestroy(&page);
  return png;
}

}  // namespace vankho::indexing
