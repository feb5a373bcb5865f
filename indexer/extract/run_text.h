// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text with the names of the fonts it is set in: what formats with fonts are read into before old encodings are found.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vankho::indexing {

struct RunText {
  // From `begin` (a byte of the text) to the next run. An empty font is one that is not known.
  struct Run {
    std::size_t begin = 0;
    std::string font;
    bool operator==(const Run&) const = default;
  };
  // Valid UTF-8, line ends "\n", cells of a row parted by "\t", pages by "\f". Letters of an old 8-bit encoding stand
  // as the Unicode letters that windows-1252 has for their bytes ("TruyÒn", a byte that it leaves undefined as U+0080
  // ... U+009F): so do Word, RTF readers and PDF fonts without ToUnicode give them.
  std::string text;
  std::vector<Run> runs;  // by `begin`; empty = no font is known
};

}  // namespace vankho::indexing
