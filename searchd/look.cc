// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/look.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>

#include "searchd/web/assets.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kMostLogoBytes = 65536;
constexpr double kLeastContrast = 4.5;

using Colour = std::array<int, 3>;  // red, green, blue, each 0 to 255

constexpr Colour kWhite{255, 255, 255};
constexpr Colour kDarkGround{0x1f, 0x21, 0x25};  // --paper of the dark scheme in base.css

// WCAG 2.2, "relative luminance".
double luminance(const Colour& colour) {
  const auto linear = [](int value) {
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

double contrast(const Colour& one, const Colour& other) {
  const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
  return (lighter + 0.05) / (darker + 0.05);
}

Colour read_colour(std::string_view text) {
  Colour colour{};
  const bool is_hex = text.size() == 7 && text[0] == '#' &&
                      text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
  if (!is_hex) throw BadLook('"' + std::string(text) + "\" is not a colour such as #9b1c1c");
  for (std::size_t i = 0; i < 3; ++i) std::from_chars(text.data() + 1 + 2 * i, text.data() + 3 + 2 * i, colour[i], 16);
  return colour;
}

std::string written(const Colour& colour) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text = "#";
  for (const int value : colour) {
    text += kHex[static_cast<std::size_t>(value / 16)];
    text += kHex[static_cast<std::size_t>(value % 16)];
  }
  return text;
}

Colour lightened(Colour colour, const Colour& ground) {
  while (contrast(colour, ground) < kLeastContrast)
    for (int& value : colour) value += (255 - value + 9) / 10;
  return colour;
}

std::string_view picture_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n")) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("GIF8")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  if (bytes.substr(0, 1024).find("<svg") != std::string_view::npos) return "image/svg+xml";
  return {};
}

}  // namespace

std::string checked_accent(std::string_view text) {
  const Colour colour = read_colour(text);
  if (contrast(colour, kWhite) < kLeastContrast)
    throw BadLook("white text cannot be read on \"" + std::string(text) + "\": choose a darker colour");
  return written(colour);
}

void read_logo(Look& look, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (!file.is_open() || bytes.empty()) throw BadLook("the logo " + path + " cannot be read");
  if (bytes.size() > kMostLogoBytes) throw BadLook("the logo " + path + " is larger than 64 KiB");
  look.logo_type = picture_type(bytes);
  if (look.logo_type.empty()) throw BadLook("the logo " + path + " is not an SVG, PNG, JPEG, GIF or WebP picture");
  look.logo = std::move(bytes);
}

std::string style_sheet(const Look& look) {
  std::string sheet(web_file("style.css").value());
  if (look.accent.empty()) return sheet;
  sheet += ":root{--accent:" + look.accent + "}\n@media screen and (prefers-color-scheme:dark){:root{--accent:" +
           written(lightened(read_colour(look.accent), kDarkGround)) + "}}\n";
  return sheet;
}

}  // namespace vankho::searching
