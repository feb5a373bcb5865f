// SPDX-License-Identifier: GPL-3.0-or-later
//
// The control words of RTF that decide about text; all others only say how it looks.
#pragma once

#include <cstdint>
#include <string_view>

namespace vankho::indexing {

enum class RtfAction : std::uint8_t {
  kSkip,   // the group is not text
  kBody,   // the group is text, also inside a shape
  kShape,  // only what is marked as text inside it is
  kFonts,
  kCharacter,
  kLine,
  kParagraph,
  kPage,
  kCell,
  kRow,
  kNestedCell,
  kNestedRow,
  kInTable,
  kNewParagraph,
  kPlain,
  kHidden,
  kDeleted,
  kFont,
  kDefaultFont,
  kCharset,
  kCodePage,
  kUnicode,
  kFallback,
  kBinary,
};

struct RtfControl {
  std::string_view word;
  RtfAction action;
  char32_t character = 0;
};

// The control word, without backslash and number; null when it says nothing of text.
const RtfControl* find_rtf_control(std::string_view word);

}  // namespace vankho::indexing
