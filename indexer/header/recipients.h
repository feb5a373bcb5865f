// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list under "Nơi nhận".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/header/layout.h"

namespace vankho::indexing {

// The items from the lead at piece `lead` on; pieces marked in `taken` belong to the signature and are passed over. The
// list ends with its item "Lưu ..." or where a block without bullets begins.
std::vector<std::string> read_recipients(const Layout& layout, std::size_t lead, const std::vector<std::size_t>& taken);

}  // namespace vankho::indexing
