// SPDX-License-Identifier: GPL-3.0-or-later
//
// The end of a paper: for whom it is signed, position and name of the signer, and the list under "Nơi nhận", in
// whatever order the two columns were flattened.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/header/layout.h"

namespace vankho::indexing {

struct SignatureBlock {
  std::string signed_for;               // "T/M Ban Thường vụ", "KT. Chủ tịch"
  std::string position;                 // "Phó Bí thư Thường trực"
  std::string signer;                   // without ranks and degrees
  std::vector<std::string> recipients;  // without bullets and end marks
  std::size_t first = 0;                // first piece of the block; the number of pieces when there is none
};

// Reads the first block below piece `from`; what stands behind it, and behind the heading of the first
// enclosure ("(Ban hành kèm theo Quyết định số ...)"), is not looked at. May split pieces of
// `layout` that hold several lines of the block.
SignatureBlock read_signature_block(Layout& layout, std::size_t from);

}  // namespace vankho::indexing
