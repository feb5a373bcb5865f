// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "schema/authority/local_names.h"

namespace vankho::indexing {

// The communes of a CSV file. Its first line names the columns: name and province must be there, kind, district, from
// and until may. `names` gives the spellings of provinces that the administrator added. Throws Failure
// (kBadConfiguration) that names file and line.
std::vector<authority::Commune> read_communes(const std::string& path, const authority::LocalNames& names);

}  // namespace vankho::indexing
