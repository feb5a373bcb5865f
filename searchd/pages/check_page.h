// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searchd/pages/frame.h"
#include "searchd/question/draft.h"
#include "searchd/search/search_result.h"

namespace vankho::searching::pages {

// GET and POST /check: the citations of a pasted draft, each with what the archive knows of it. Works without a script;
// the draft is neither in an address nor in a cache nor in the log.
HttpAnswer check(const Site& site, const Call& call);

// The page with the answer, or with the empty form where `links` is nullptr. `links` are in the order of the text.
HttpAnswer check_page(const Draft& draft, const std::vector<CitationLink>* links, Language language,
                      const Setting& setting);

// The draft as HTML with every mention marked and linked to its row "#c1"; the first of each row is "#m1". Mentions
// that overlap one before or leave the text are passed over.
std::string marked_draft(std::string_view draft, std::span<const CitationLink> links);

}  // namespace vankho::searching::pages
