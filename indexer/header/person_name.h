// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of persons as signatures print them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/header/layout.h"

namespace vankho::indexing {

// The name that words [first, last) are, in the usual capitals, ranks and degrees in front ("GS.TS.", "Đại tá") left
// out; empty when they are none. In small letters with capitals any two to six syllables can be a name, in capitals the
// first must be a usual family name, for positions and bodies are printed so too.
std::string read_person_name(const Layout& layout, std::size_t first, std::size_t last);

// Whether a usual family name begins there ("nguyen"), of two letters at least.
bool begins_with_family_name(const Layout& layout, std::size_t first);

// The name of a text as a whole, ranks and degrees left out, otherwise as given.
std::string strip_titles(std::string_view name);

}  // namespace vankho::indexing
