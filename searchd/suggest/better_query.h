// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>

#include "searchd/question/query.h"
#include "searchd/search/search_result.h"
#include "searchd/suggest/suggest_index.h"

namespace vankho::searching {

// The question that was probably meant, where it is another one and nothing else comes near it. Looks at the words in
// `places` alone, and of these not at
//  - numbers and words with digits,
//  - words typed with marks that some paper holds in that very form,
//  - beside such words, words typed without marks that papers often hold so: whoever types marks means all of them.
// Any other word gets the marks that go best with its neighbours, by how often words stand side by side in subjects; in
// a question without any marks all words must be sure of theirs, or there is no hint. A word that no paper holds, marks
// left aside, may become one that differs in one letter and that subjects hold. What only bodies hold is not
// known here. Throws Xapian::Error.
std::optional<BetterQuery> better_query(const Xapian::Database& database, const SuggestIndex& index,
                                        std::string_view typed, const TypedPlaces& places);

}  // namespace vankho::searching
