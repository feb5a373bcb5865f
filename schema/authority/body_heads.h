// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words with which names of issuing bodies begin ("Huyện ủy", "Ủy ban nhân dân", "Sở").
#pragma once

#include <cstddef>

#include "schema/text/words.h"

namespace vankho::authority {

// How many words at `at` begin the name of a body that issues papers.
std::size_t match_body(const text::Words& words, std::size_t at);

}  // namespace vankho::authority
