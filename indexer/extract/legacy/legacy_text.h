// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text of papers typed before Unicode (TCVN3, VNI, VPS, VISCII, BK HCM, windows-1258) -> Unicode.
//
// The letters decide, run by run: a stretch is read in the way that makes the most of its words syllables of
// Vietnamese, and a way is only left when what follows speaks clearly against it (the cheapest path through all
// stretches). The font of a run says which way is likely, not which is right: people set Unicode text in .VnTime and
// TCVN3 text in Arial. Text that Unicode explains is never changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extract.h"
#include "indexer/extract/legacy/encoding.h"
#include "indexer/extract/run_text.h"

namespace vankho::indexing {

struct ConvertedText {
  std::string text;                         // converted words are in NFC, all others as they came
  std::vector<ConvertedLetters> converted;  // most letters first; empty when all was Unicode
};

// Linear time on any valid UTF-8. Of ".VnTimeH" and its like all letters become capitals.
ConvertedText to_unicode(RunText text);

// Every word read as one encoding has it, whatever it seems to be.
std::string read_as(std::string_view text, LegacyEncoding encoding);

// A file without fonts whose bytes are not UTF-8: as UTF-8 in which windows-1252 letters stand for the bytes.
std::string from_windows1252(std::string_view bytes);

}  // namespace vankho::indexing
