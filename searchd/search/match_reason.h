// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a paper is among the results of a question in words.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "schema/record.h"
#include "searchd/index/word_index.h"
#include "searchd/question/query.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// What the paper holds of the words typed. Throws Xapian::Error.
MatchReason match_reason(const WordIndex& words, const TypedQuery& query, const schema::Record& record,
                         Xapian::docid paper);

// Words typed that no paper of the archive holds, in the order typed, each once. Throws Xapian::Error.
std::vector<std::string> absent_words(const WordIndex& words, const TypedQuery& query);

}  // namespace vankho::searching
