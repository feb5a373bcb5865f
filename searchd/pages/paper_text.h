// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of a paper as markup: what was asked for marked, each page with its number.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/question/search_request.h"
#include "searchd/search/highlight.h"

namespace vankho::searching::pages {

// Places that can be jumped to; a text with more of them shows the rest as marks alone.
inline constexpr std::size_t kMostJumps = 1000;

struct PaperText {
  std::string html;
  std::size_t pages = 1;  // form feeds part them; empty ones at the end do not count
  std::size_t jumps = 0;  // places with an anchor: <mark id="m1"> to <mark id="m{jumps}">
  std::size_t found = 0;  // places worth going to, those without an anchor too
  bool columns = false;   // spaces hold columns apart: only a fixed pitch keeps them so
};

// The body with `places` marked. Each page after the first begins with an anchor "p2", and the first has one where
// there are others; after each mark "m2" a link leads to "m3", after the last one to the first.
PaperText paper_text(std::string_view body, const std::vector<MarkedPlace>& places, Language language);

// A short text with what was asked for marked, without anchors.
std::string marked_line(std::string_view text, const MarkTerms& terms);

}  // namespace vankho::searching::pages
