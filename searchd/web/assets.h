// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of searchd/web, compiled into the program by compile.cmake.
#pragma once

#include <optional>
#include <string_view>

namespace vankho::searching {

// The bytes of a file by its name ("search.mustache"), or nothing.
std::optional<std::string_view> web_file(std::string_view name);

}  // namespace vankho::searching
