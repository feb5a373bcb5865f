// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/font_hint.h"

#include <algorithm>
#include <array>
#include <string>

namespace vankho::indexing {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool begins(std::string_view name, std::string_view start) {
  return name.size() >= start.size() && std::ranges::equal(name.substr(0, start.size()), start, {}, lower, lower);
}

// What RTF and Word put behind a font of another script, and PDF behind one of another weight.
constexpr auto kSuffixes =
    std::to_array<std::string_view>({"BoldItalic", "Bold", "Italic", "Oblique", "Regular", "MT", "PS", " Tur", " CE",
                                     " Cyr", " Greek", " Baltic", " (Vietnamese)", ",", "-", " ", "_"});

constexpr auto kSymbolFonts = std::to_array<std::string_view>(
    {"Symbol", "Wingdings", "Webdings", "ZapfDingbats", "Zapf Dingbats", "Monotype Sorts", "MT Extra", "Marlett"});

std::string_view bare_name(std::string_view font) {
  // A subset of a font in a PDF: "ABCDEF+".
  if (font.size() > 7 && font[6] == '+' && std::ranges::all_of(font.substr(0, 6), is_capital)) font.remove_prefix(7);
  while (!font.empty() && font.front() == ' ') font.remove_prefix(1);
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view suffix : kSuffixes)
      if (font.size() > suffix.size() && font.ends_with(suffix)) {
        font.remove_suffix(suffix.size());
        cut = true;
      }
  }
  return font;
}

}  // namespace

FontHint hint_of(std::string_view font) {
  const std::string_view name = bare_name(font.substr(0, 128));
  if (name.empty()) return FontHint::kUnknown;
  if (begins(name, "VNI") && (name.size() == 3 || name[3] == '-' || name[3] == ' ' || name[3] == '_'))
    return FontHint::kVni;
  // Without the dot only with the capital that tells ".VnTime" from "VNtimes", which is of another family.
  const bool dotted = begins(name, ".Vn");
  if (dotted || (name.starts_with("Vn") && name.size() > 2 && is_capital(name[2])) || begins(name, "VNTime ") ||
      name == "VNTIME" || name == "VNTIMEH")
    return name.ends_with('H') ? FontHint::kTcvn3Capitals : FontHint::kTcvn3;
  if (begins(name, "VPS ") || begins(name, "VPS-")) return FontHint::kVps;
  if (begins(name, "VISCII") || begins(name, "VI ")) return FontHint::kViscii;
  const auto is_start = [name](std::string_view symbols) { return begins(name, symbols); };
  return std::ranges::any_of(kSymbolFonts, is_start) ? FontHint::kSymbols : FontHint::kOther;
}

std::optional<LegacyEncoding> encoding_of(FontHint hint) {
  switch (hint) {
    case FontHint::kTcvn3:
    case FontHint::kTcvn3Capitals:
      return LegacyEncoding::kTcvn3;
    case FontHint::kVni:
      return LegacyEncoding::kVni;
    case FontHint::kVps:
      return LegacyEncoding::kVps;
    case FontHint::kViscii:
      return LegacyEncoding::kViscii;
    case FontHint::kUnknown:
    case FontHint::kOther:
    case FontHint::kSymbols:
      break;
  }
  return std::nullopt;
}

}  // namespace vankho::indexing
