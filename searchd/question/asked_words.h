// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of a query as matching and ranking see them: in the order typed, with those told apart by which Vietnamese
// asks rather than names ("là gì", "như thế nào", "bao nhiêu", "đúng hay sai"). Such words stand in questions and
// seldom in the papers that answer them.
#pragma once

#include <vector>

#include "searchd/question/query.h"

namespace vankho::searching {

struct AskedWord {
  Word word;
  bool asks = false;  // part of a phrase that asks
};

// Words of the first alternative of each unit, repeated ones too. Where every word asks, none does: "Ai" alone is a
// name.
std::vector<AskedWord> asked_words(const TypedQuery& query);

// Somebody who types marks means them everywhere: "nam" beside "công tác" is not "năm".
bool typed_with_marks(const std::vector<AskedWord>& words);

// How many different folded words name something.
std::size_t naming_words(const std::vector<AskedWord>& words);

}  // namespace vankho::searching
