// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/extract/extract.h"
#include "schema/record.h"

namespace vankho::indexing {

// Text read off a picture (Source::recognised) may be wrong where other text is not: no field that was read from it is
// surer than its words are on the whole, and number and date are no surer than the words of the cell they stand in.
void lower_confidence(schema::Record& record, const std::vector<Doubt>& doubts);

}  // namespace vankho::indexing
