// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is being typed -> suggestions of every kind, out of a SuggestIndex and the newest revision.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/suggest/suggest_index.h"
#include "searchd/suggest/suggestion.h"

namespace vankho::searching {

// Up to `limit` suggestions. Where a number is typed, papers whose number begins so stand first; every other kind that
// has something keeps a place. `past` are questions asked before that fit, the best first; they take their places among
// the others. A paper that `database` does not have any more, or that has changed and fits no longer, is left out.
// Throws DeadlineExceeded, Xapian::Error, schema::StoredFormError.
std::vector<Suggestion> suggestions(const Xapian::Database& database, const SuggestIndex& index, std::string_view typed,
                                    std::vector<Suggestion> past, std::size_t limit);

}  // namespace vankho::searching
