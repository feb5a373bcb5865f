// SPDX-License-Identifier: GPL-3.0-or-later
//
// What keeps a parser's time linear on markup that was made to break it.
#pragma once

#include <cstddef>
#include <string>

namespace vankho::indexing {

// libxml2 compares every attribute of a tag with those before it, so a tag of a million attributes takes hours. Pages
// have at most some dozens.
inline constexpr std::size_t kMaxAttributes = 500;

// The page with the further attributes of such tags left out. Linear time.
std::string limit_attributes(std::string page);

}  // namespace vankho::indexing
