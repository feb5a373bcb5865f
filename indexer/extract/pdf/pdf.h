// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF files with a text layer.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/run_text.h"

namespace vankho::indexing {

struct PdfText {
  RunText text;
  std::string note;  // what is missing ("2 of 10 pages hold no text"), empty when nothing
};

// The text in reading order, pages parted by "\f": the two columns of a letterhead, of the signature beside "Nơi nhận"
// and of pages set in columns one below the other, other lines of several cells with tabs between them; lines that were
// wrapped joined to paragraphs where the edges of the page say so, also across pages. Numbers of pages are left out;
// running heads and the stamp of a digital signature stand once, behind the text. Throws ExtractError: damaged_file,
// encrypted, and no_text_layer for scans and for letters without a meaning, with the number of pages. After 5,000
// pages, two million words, 32 MB of text or 15 seconds of processor time the rest is left out, which the note says.
PdfText read_pdf(std::string_view bytes);

}  // namespace vankho::indexing
