// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small picture of what a paper cites and what cites it: the paper in the middle, the papers cited above it, those
// that cite it below. It is narrow, so that it can be read at 320 px without being made smaller. The lists of the page
// say the same in words.
#pragma once

#include <string>

#include "schema/record.h"
#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching::pages {

// Papers drawn on each side; how many more there are is said with a link to the list.
inline constexpr std::size_t kDrawnNeighbours = 8;

// An <svg> without style attributes: paper.css gives the colours, by class. Each paper is a link with a title; `root`
// goes before the addresses. What changes effect stands next to the paper, and is told by its dashes and its colour.
// Empty when the paper has no neighbours.
std::string neighbourhood_svg(const schema::Record& paper, const CitationResult& citations, Language language,
                              const std::string& root);

}  // namespace vankho::searching::pages
