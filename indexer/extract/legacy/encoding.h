// SPDX-License-Identifier: GPL-3.0-or-later
//
// The 8-bit encodings of Vietnamese from before Unicode: what their bytes stand for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "schema/text/letters.h"

namespace vankho::indexing {

enum class LegacyEncoding : std::uint8_t { kTcvn3, kVni, kVps, kViscii, kBkHcm1, kBkHcm2, kWindows1258 };
inline constexpr std::size_t kLegacyEncodings = 7;

std::string_view name_of(LegacyEncoding encoding);  // "TCVN3"

// A byte of an old encoding (0 to FF), or, of text that can be of none, the code point itself.
using Unit = char32_t;

// The byte for which windows-1252 has this letter. Also known are the places where PDF fonts and Word's symbol fonts
// put bytes: U+2212 and U+2219 for AD and B7, U+F020 to U+F0FF. Any other code point is given back.
Unit unit_of(char32_t code_point);

// What windows-1258 has for a byte: a letter, or a combining tone, which follows its vowel.
char32_t windows1258(unsigned char byte);

// What windows-1252 has for the unit.
char32_t windows1252(Unit unit);

// One letter or sign of an encoded text.
struct LegacyLetter {
  char32_t code_point = 0;  // as windows-1252 has it when the encoding says nothing of it
  std::uint8_t units = 1;   // how many stand for it
  bool in_table = false;    // the encoding says so
};
LegacyLetter read_letter(LegacyEncoding encoding, std::span<const Unit> units, std::size_t at);

// A letter with its case, in `upper` or lower form: the reverse of text::letter_of(). Of a consonant and y too.
char32_t code_point_of(text::TonedLetter letter, bool upper);
bool is_upper(char32_t vietnamese_letter);
char32_t upper(char32_t vietnamese_letter);

}  // namespace vankho::indexing
