// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of pages, made ready to be read.
#pragma once

#include <leptonica/allheaders.h>
#include <poppler-image.h>

#include <memory>

namespace vankho::indexing {

struct PixFree {
  void operator()(Pix* pix) const { ::pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<Pix, PixFree>;

// An image in format_rgb24.
OwnedPix picture_of(const poppler::image& image, int dots_per_inch);

struct ReadyPage {
  OwnedPix grey;     // upright, 8 bits
  OwnedPix inkless;  // the same, with coloured ink (stamps, pens) made pale; null when the page has no colours
};

// Turned upright when it is askew by less than some degrees. Throws std::bad_alloc.
ReadyPage make_ready(Pix* page);

// A part of a page, made larger.
OwnedPix enlarged(Pix* page, int bottom, float scale);

// Turned by so many quarters clockwise.
OwnedPix turned(Pix* page, int quarters);

}  // namespace vankho::indexing
