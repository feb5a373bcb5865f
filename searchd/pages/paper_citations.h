// SPDX-License-Identifier: GPL-3.0-or-later
//
// Citations of a paper in both directions as rows of its page.
#pragma once

#include "searchd/pages/frame.h"
#include "searchd/search/search_result.h"

namespace vankho::searching::pages {

// What the paper cites, in the order given.
data cited_rows(const std::vector<CitationLink>& cites, Language language);

// Papers that cite it, or that change its effect.
data citing_rows(const std::vector<CitingLink>& links, Language language);

// Those of `effects` that replace or repeal it as a whole.
std::vector<CitingLink> enders_of(const std::vector<CitingLink>& effects);

}  // namespace vankho::searching::pages
