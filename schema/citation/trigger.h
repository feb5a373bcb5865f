// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that say what a paper does with another.
#pragma once

#include <cstddef>
#include <optional>

#include "schema/citation/relation.h"
#include "schema/text/words.h"

namespace vankho::citation {

struct Trigger {
  Relation relation = Relation::kMentions;
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
};

// The trigger that begins at word `at`, the longest one: "hướng dẫn thi hành" is one, not two.
std::optional<Trigger> trigger_at(const text::Words& words, std::size_t at);

// The last trigger among the words [first, last) that is not in the passive ("đã được sửa đổi, bổ sung bởi").
std::optional<Trigger> last_trigger(const text::Words& words, std::size_t first, std::size_t last);

// Whether the words [first, last) say in the passive that a paper was changed or replaced by another.
bool has_passive(const text::Words& words, std::size_t first, std::size_t last);

}  // namespace vankho::citation
