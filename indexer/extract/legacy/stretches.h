// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text cut into stretches of one kind of font, each with the way it is to be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/extract/legacy/evidence.h"
#include "indexer/extract/legacy/font_hint.h"
#include "indexer/extract/run_text.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {

struct Stretch {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  FontHint hint = FontHint::kUnknown;
  std::uint8_t reading = kAsItIs;
};

// The stretches of the text, in order, without gaps: lines, cut when long, put together when short.
std::vector<Stretch> read_stretches(const RunText& text);

// Longer words are taken in parts; no syllable is near it.
inline constexpr std::size_t kMaxWordUnits = 64;

// Calls `visit(begin, end, units)` for each run of word units that begins in `text`, in bytes of it, and for what
// stands between two of them, with no units.
template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
  std::array<Unit, kMaxWordUnits> units{};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::size_t count = 0;
    bool between = false;
    while (at < text.size() && count < kMaxWordUnits) {
      const text::CodePoint c = text::decode(text, at);
      const Unit unit = unit_of(c.value);
      if (is_word_unit(unit) == between && at != begin) break;
      between = !is_word_unit(unit);
      if (!between) units[count++] = unit;
      at += c.size;
    }
    visit(begin, at, std::span<const Unit>(units).first(count));
  }
}

}  // namespace vankho::indexing
