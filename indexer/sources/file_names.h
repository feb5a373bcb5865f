// SPDX-License-Identifier: GPL-3.0-or-later
//
// What sources say of files, by name and mode.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace vankho::indexing {

// Of an errno, for the detail of a reason.
std::string error_text(int error);

bool is_json_lines(std::string_view name);

// "FIFO", "socket", "device".
std::string kind_name(mode_t mode);

}  // namespace vankho::indexing
