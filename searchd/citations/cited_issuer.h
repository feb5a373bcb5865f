// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether the body that a citation names can be the one that issued a paper. Citations name persons and collective
// organs where letterheads print the body ("Bộ trưởng Bộ Tài chính", "Ban Thường vụ Tỉnh ủy"), and leave out the place
// that everybody in the office knows ("Huyện ủy").
#pragma once

#include <string_view>

namespace vankho::searching {

enum class SameBody {
  kYes,
  kMaybe,  // one of the two names lacks its place
  kNo,
};

// Both are identities as authority::issuer_id() gives them, not empty.
SameBody same_body(std::string_view cited, std::string_view issuer);

}  // namespace vankho::searching
