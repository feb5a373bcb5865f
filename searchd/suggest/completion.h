// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "searchd/suggest/suggest_index.h"
#include "searchd/suggest/suggestion.h"

namespace vankho::searching {

// What is typed with its last syllables completed to words that stand together in subjects, with their marks:
// "nghi quy" -> "nghị quyết". The words before them get theirs too where they are sure (better_query.h). Those first
// that stand most often and hold together best. Throws Xapian::Error.
std::vector<Suggestion> completions(const Xapian::Database& database, const SuggestIndex& index, const TypedText& typed,
                                    std::size_t limit);

}  // namespace vankho::searching
