// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchd/pages/frame.h"
#include "searchd/search/highlight.h"

namespace vankho::searching::pages {

// The fields of a paper for a definition list, those that are known: label, value as markup with what was asked for
// marked, and for issuer, type, signer and province the address of all papers that have it, too.
data paper_facts(const schema::Record& paper, const MarkTerms& marks, Language language);

// Where each field came from: label, "từ phần đầu văn bản, 95 %".
data evidence_rows(const schema::Record& paper, Language language);

}  // namespace vankho::searching::pages
