// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/page_picture.h"

#include <cmath>
#include <memory>
#include <new>

namespace vankho::indexing {
namespace {

// Less is not worth the blur of turning; of less sure angles (leptonica's ratio of scores) pictures are the cause.
constexpr float kLeastDegrees = 0.25F;
constexpr float kLeastSurety = 3;
constexpr float kDegree = 3.14159265F / 180;
// A pixel is of coloured ink when its channels differ so much; a page has colours when so many pixels are.
constexpr l_int32 kColourful = 60;
constexpr float kColourfulPart = 0.0005F;

struct BoxFree {
  void operator()(::Box* box) const { ::boxDestroy(&box); }
};

OwnedPix owned(Pix* pix) {
  if (pix == nullptr) throw std::bad_alloc();
  return OwnedPix(pix);
}

bool has_colours(Pix* page) {
  if (::pixGetDepth(page) != 32) return false;
  const OwnedPix mask(::pixMaskOverColorPixels(page, kColourful, 1));
  l_float32 part = 0;
  return mask && ::pixForegroundFraction(mask.get(), &part) == 0 && part > kColourfulPart;
}

float degrees_askew(Pix* grey) {
  const OwnedPix black(::pixConvertTo1(grey, 160));
  l_float32 angle = 0;
  l_float32 surety = 0;
  if (!black || ::pixFindSkew(black.get(), &angle, &surety) != 0 || surety < kLeastSurety) return 0;
  return std::abs(angle) < kLeastDegrees ? 0 : angle;
}

OwnedPix rotated(OwnedPix grey, float degrees) {
  if (degrees == 0) return grey;
  return owned(::pixRotate(grey.get(), degrees * kDegree, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

}  // namespace

OwnedPix picture_of(const poppler::image& image, int dots_per_inch) {
  OwnedPix pix = owned(::pixCreate(image.width(), image.height(), 32));
  for (int y = 0; y < image.height(); ++y) {
    l_uint32* line = ::pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(pix.get());
    const auto* bytes = reinterpret_cast<const unsigned char*>(image.const_data()) +
                        static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    for (int x = 0; x < image.width(); ++x, bytes += 3)
      line[x] = static_cast<l_uint32>(bytes[0]) << L_RED_SHIFT | static_cast<l_uint32>(bytes[1]) << L_GREEN_SHIFT |
                static_cast<l_uint32>(bytes[2]) << L_BLUE_SHIFT;
  }
  ::pixSetResolution(pix.get(), dots_per_inch, dots_per_inch);
  return pix;
}

ReadyPage make_ready(Pix* page) {
  const OwnedPix plain = owned(::pixRemoveColormap(page, REMOVE_CMAP_BASED_ON_SRC));
  OwnedPix grey = owned(::pixConvertTo8(plain.get(), 0));
  const float degrees = degrees_askew(grey.get());
  ReadyPage ready;
  // The strongest channel: red, blue and violet ink come near to white, black stays black.
  if (has_colours(plain.get()))
    ready.inkless = rotated(owned(::pixConvertRGBToGrayMinMax(plain.get(), L_CHOOSE_MAX)), degrees);
  ready.grey = rotated(std::move(grey), degrees);
  return ready;
}

OwnedPix enlarged(Pix* page, int bottom, float scale) {
  const std::unique_ptr<::Box, BoxFree> part(::boxCreate(0, 0, ::pixGetWidth(page), bottom));
  const OwnedPix cut = owned(::pixClipRectangle(page, part.get(), nullptr));
  return owned(::pixScale(cut.get(), scale, scale));
}

OwnedPix turned(Pix* page, int quarters) {
  return owned(::pixRotateOrth(page, quarters));
}

}  // namespace vankho::indexing
