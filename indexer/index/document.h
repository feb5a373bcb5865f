// SPDX-License-Identifier: GPL-3.0-or-later
//
// Record -> Xapian document: terms, values and the stored form, row by row of the field table.
#pragma once

#include <xapian.h>

#include "schema/record.h"

namespace vankho::indexing {

Xapian::Document make_document(const schema::Record& record);

}  // namespace vankho::indexing
