// SPDX-License-Identifier: GPL-3.0-or-later
//
// The administrator's own names: a TOML file with bodies and spellings of provinces, and beside it, when it names one,
// a CSV file of communes. docs/authorities.md gives the form.
#pragma once

#include <string>

#include "schema/authority/local_names.h"

namespace vankho::indexing {

// Throws Failure (kBadConfiguration) that names file and line for whatever is not as the form says: unknown keys, wrong
// values, one name for two bodies at one time.
authority::LocalRows read_authorities(const std::string& path);

}  // namespace vankho::indexing
