// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the name of a font says of the letters that are set in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/extract/legacy/encoding.h"

namespace vankho::indexing {

enum class FontHint : std::uint8_t {
  kUnknown,        // no name
  kOther,          // a name that promises nothing: Times New Roman, Arial
  kSymbols,        // Symbol, Wingdings: no letters at all
  kTcvn3,          // .VnTime
  kTcvn3Capitals,  // .VnTimeH: small letters are shown as capitals
  kVni,            // VNI-Times
  kVps,            // VPS Times
  kViscii,
};

// Of a name as Word, RTF and PDF write it: ".VnTimeH", "ABCDEF+VnTimeHBold", ".VnTime,Bold", "VnTime Tur".
FontHint hint_of(std::string_view font);

std::optional<LegacyEncoding> encoding_of(FontHint hint);

}  // namespace vankho::indexing
