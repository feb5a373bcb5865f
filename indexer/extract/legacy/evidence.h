// SPDX-License-Identifier: GPL-3.0-or-later
//
// How well the words of a text fit each way of reading them: as the Unicode text that it is, or as one of the old
// encodings.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "indexer/extract/legacy/encoding.h"

namespace vankho::indexing {

// 0 = as it is, then the encodings in their order.
inline constexpr std::size_t kReadings = 1 + kLegacyEncodings;
inline constexpr std::size_t kAsItIs = 0;
constexpr std::size_t reading_of(LegacyEncoding encoding) {
  return 1 + static_cast<std::size_t>(encoding);
}

// Points for each reading. A syllable is worth 2, a word that is none costs 3, one that only Unicode can have written
// costs an old encoding 12.
using Evidence = std::array<std::int32_t, kReadings>;

enum class LetterCase : std::uint8_t {
  kWritten,
  kCapitals,  // the font shows small letters as capitals, so any may stand beside capitals
};

// Whether a code point can be part of a word in some reading: all but ASCII and Unicode spaces and signs that no
// encoding uses for letters.
bool is_word_unit(Unit unit);

// What the word says. `units` are a run of word units; those of ASCII letters alone say nothing.
Evidence evidence_of(std::span<const Unit> units, LetterCase letter_case);

// Whether the word holds a letter that no old encoding can have written.
bool is_unicode_only(std::span<const Unit> units);

}  // namespace vankho::indexing
