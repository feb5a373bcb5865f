// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the words between two numbers of one sentence, or between a deed and its number, say. Ranges are [from, first):
// `first` is the first word of the number that follows.
#pragma once

#include <cstddef>

#include "schema/citation/relation.h"
#include "schema/text/words.h"

namespace vankho::citation {

// "... và ý kiến của Sở Tư pháp tại", "... và thủ tục có số thứ tự 01 tại": what was said goes on with another place.
bool is_next_place(const text::Words& words, std::size_t from, std::size_t first);

// "... và khoản 1 Điều 4" before the next number.
bool is_next_part(const text::Words& words, std::size_t from, std::size_t first);

// "(...) được sửa đổi, bổ sung một số điều theo khoản 2 Điều 1" before a number: that one made the change. What stands
// further back, "danh mục thủ tục được sửa đổi ... công bố tại", is of something else.
bool is_changed_by(const text::Words& words, std::size_t from, std::size_t first);

// Whether a deed of this relation concerns only a part: "khoản 2 Điều 3", "thủ tục có số thứ tự 8 tại". "Sửa đổi một số
// điều" is how papers are amended as a whole.
bool names_part(const text::Words& words, std::size_t from, std::size_t first, Relation relation);

}  // namespace vankho::citation
