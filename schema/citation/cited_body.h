// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the name of a body in running text is over: "của Ban Dân vận Tỉnh ủy Đắk Lắk | về việc ...".
#pragma once

#include <cstddef>

#include "schema/text/words.h"

namespace vankho::citation {

// White space between two words of one phrase is at most this many bytes: an indented next line.
inline constexpr std::size_t kMaxWordGap = 40;

// The word behind the name that begins at word `at`; `at` itself when none begins there. A name goes on over capitals
// and the small words that names of bodies have; it ends at punctuation, a blank line, verbs and function words.
std::size_t cited_body_end(const text::Words& layout, std::size_t at);

}  // namespace vankho::citation
