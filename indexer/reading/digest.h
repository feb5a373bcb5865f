// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vankho::indexing {

// SHA-256 as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

// ... of an open file from its beginning to its end; the offset of the descriptor stays. Throws std::system_error.
std::string sha256_hex_of_file(int file);

}  // namespace vankho::indexing
