// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stamps of urgency and secrecy: a line of their own in the letterhead. Words of the text ("bảo mật", "mật độ", "khẩn
// trương") are none.
#pragma once

#include <string_view>

#include "indexer/header/layout.h"

namespace vankho::indexing {

struct Stamp {
  std::string_view urgency = {};  // "khan", "thuong-khan", "hoa-toc" or empty
  std::string_view secrecy = {};  // "mat", "toi-mat", "tuyet-mat" or empty
};

Stamp read_stamp(const Layout& layout, const Piece& piece);
bool is_stamp(const Layout& layout, const Piece& piece);

}  // namespace vankho::indexing
