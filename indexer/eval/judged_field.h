// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a field of a paper was read rightly, as the measurements judge it.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "schema/record.h"

namespace vankho::indexing {

inline constexpr std::array<std::string_view, 6> kJudgedFields{"number", "type", "issuer", "date", "signer", "subject"};

struct JudgedField {
  std::string read;  // for people; empty when nothing was read
  bool right = false;
};

// `field` is one of kJudgedFields. Number, issuer and signer are judged as identities, not as bytes; a province alone
// as issuer ("Tỉnh Cà Mau") means its People's Committee or Council, as legal portals write it; a date is ISO; a
// subject is judged by its words without "Về việc".
JudgedField judge_field(std::string_view field, const schema::Record& record, const std::string& wanted);

}  // namespace vankho::indexing
