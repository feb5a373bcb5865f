// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a question asks to see marked, in any paper and in one paper.
#pragma once

#include <xapian.h>

#include "schema/record.h"
#include "searchd/index/word_index.h"
#include "searchd/question/query.h"
#include "searchd/search/highlight.h"

namespace vankho::searching {

// Whether the query holds a count with a symbol, or after "số" or a type word: the papers of this number go above all
// others. Digits alone are words; their papers are only offered.
bool asks_for_number(const TypedQuery& query);

// The words, phrases and numbers of a query, each word with what it tells in this archive.
MarkTerms mark_terms(const WordIndex& words, const TypedQuery& query);

// Words typed with marks are marked only so where the paper holds them so.
void add_typed_forms(const WordIndex& words, Xapian::docid paper, MarkTerms& terms);

// The paper's own number is marked, too: of a paper that was found by it.
void add_own_number(const schema::Record& record, MarkTerms& terms);

// Where the body cites one of the numbers asked for. Gives whether it does.
bool add_cited_places(const schema::Record& record, MarkTerms& terms);

}  // namespace vankho::searching
