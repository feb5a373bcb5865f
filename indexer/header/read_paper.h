// SPDX-License-Identifier: GPL-3.0-or-later
//
// Item -> Record: reads the letterhead, the signature block, the recipients and the citations of a paper's text, and
// lets what the owner gave win over what was read.
#pragma once

#include "indexer/reading/item.h"
#include "schema/record.h"

namespace vankho::indexing {

// Never throws for any text: what cannot be read stays unknown. Linear time.
schema::Record read_paper(const Item& item);

}  // namespace vankho::indexing
