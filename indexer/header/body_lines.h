// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of the left column put together to names of bodies: "BỘ / TÀI CHÍNH / CỤC THUẾ" is two names.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/header/layout.h"

namespace vankho::indexing {

// Whether a piece can be a line of a name: it begins as one, or is written in capitals.
bool may_name_body(const Layout& layout, const Piece& piece);

// The names, as printed with single spaces. `lines` are indices of pieces in their order.
std::vector<std::string> join_body_lines(const Layout& layout, const std::vector<std::size_t>& lines);

}  // namespace vankho::indexing
