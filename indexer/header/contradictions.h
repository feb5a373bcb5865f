// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where what the owner gave is not what the text says.
#pragma once

#include <vector>

#include "schema/record.h"

namespace vankho::indexing {

// `record`: with what was given; `read`: the same paper read without it. A field is compared when it was given and the
// text says it clearly. Other spellings, names in part, a province under its name of before or after a merger and
// bodies named less exactly are no contradictions.
std::vector<schema::Contradiction> find_contradictions(const schema::Record& record, const schema::Record& read);

}  // namespace vankho::indexing
