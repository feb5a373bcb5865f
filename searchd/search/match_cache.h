// SPDX-License-Identifier: GPL-3.0-or-later
//
// Matches of earlier questions. Paging, sorting and a changed facet ask for the same papers again. Keys name the index
// revision.
#pragma once

#include "searchd/index/bounded_cache.h"
#include "searchd/search/match.h"

namespace vankho::searching {

// In docids (four bytes each), and one more for what an empty answer costs.
struct PapersKept {
  std::size_t operator()(const Papers& papers) const { return papers.size() + 1; }
  std::size_t operator()(const TextMatch& match) const { return match.papers.size() + 1; }
};

using MatchCache = BoundedCache<Papers, PapersKept>;
using TextMatchCache = BoundedCache<TextMatch, PapersKept>;

}  // namespace vankho::searching
