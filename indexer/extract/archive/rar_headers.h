// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the headers of a RAR archive say that libarchive 3.6 does not tell. RAR 4: the block format as published with
// unrar ("technote.txt"); RAR 5: https://www.rarlab.com/technote.htm.
#pragma once

#include <string_view>

namespace vankho::indexing {

struct RarHeaders {
  bool is_volume = false;  // one of several files
  bool is_locked = false;  // the names, or the bytes of a member, need a password
};

// All false for bytes that are no RAR archive. Follows at most 100,000 headers.
RarHeaders read_rar_headers(std::string_view bytes);

}  // namespace vankho::indexing
