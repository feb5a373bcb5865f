// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who issued a paper. Order of evidence: the lines of the letterhead; the code of the number with the place; the office
// that signs and files it; what the text says of itself; the code under which it is filed.
#pragma once

#include <string>

#include "indexer/header/layout.h"
#include "indexer/header/letterhead.h"
#include "indexer/header/signature_block.h"
#include "schema/record.h"

namespace vankho::indexing {

struct IssuerName {
  std::string name;  // as far as the paper tells it: "HUYỆN ỦY HÓN QUẢN", "Văn phòng TỈNH ỦY KIÊN GIANG"
  std::string as_written;  // the line of the letterhead, empty when it came from elsewhere
  schema::Origin origin = schema::Origin::kHeader;
  std::string coded;  // the body behind the code of the number, with the place; empty when it is not known
};

IssuerName find_issuer(const Layout& layout, const Letterhead& head, const SignatureBlock& signature);

}  // namespace vankho::indexing
