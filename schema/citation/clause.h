// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper does with the numbers that it mentions, read from the words of the sentence around them.
#pragma once

#include <vector>

#include "schema/citation/mention_reader.h"
#include "schema/text/words.h"

namespace vankho::citation {

// Sets `relation` and `partial` of all mentions of a text, which are in order. Linear time.
void read_relations(const text::Words& words, std::vector<ReadMention>& mentions);

}  // namespace vankho::citation
