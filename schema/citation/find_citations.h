// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of other papers that a body cites, each once, with the type word before it and the date and issuer after it.
#pragma once

#include <string_view>
#include <vector>

#include "schema/record.h"

namespace vankho::citation {

// `own_key` (may be empty) is left out: a paper does not cite itself. Only numbers with a symbol; offsets are bytes of
// `body`. Linear time.
std::vector<schema::Citation> find_citations(std::string_view body, std::string_view own_key);

}  // namespace vankho::citation
