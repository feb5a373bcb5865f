// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTML pages: as exported from Word, saved from a portal or written by an office's own site.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/extract.h"
#include "indexer/extract/run_text.h"

namespace vankho::indexing {

// Whether bytes that are no other known format are a page: a doctype, or a tag of a page before any text.
bool looks_like_html(std::string_view bytes);

// With the fonts that <font face> and styles of elements name; style sheets are not read.
struct PageOfHtml : ExtractedText {
  std::vector<RunText::Run> runs;
};

// The text in reading order: one line a block, rows of tables with a tab between cells, cells of several lines (the two
// columns of a letterhead, the signature beside "Nơi nhận") one below the other. What a page has around a paper (menus,
// forms, hidden parts) is left out where its markup says so, or where one element holds the letterhead and nearly all
// text. Takes any bytes in any encoding that read_plain_text() or the page's own declaration names. Linear time;
// elements nested deeper than 10,000 or errors without end
// end the text, which the note says.
PageOfHtml read_html(std::string_view bytes);

}  // namespace vankho::indexing
