// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line of JSON Lines -> the paper that it gives. Fields: id number type issuer province date subject body signer
// position recipients urgency url, all optional but body or subject; null is "not given".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/reading/item.h"
#include "indexer/report/reason.h"

namespace vankho::indexing {

inline constexpr int kMaxJsonDepth = 32;

struct JsonPaper {
  std::optional<std::string> given_id;  // as given
  Item item;                            // text and given fields; id and source are left to the caller
  std::vector<std::string> unknown_fields;
  bool repaired = false;  // the line held bytes that are not UTF-8
};

// Any bytes; memory and time are linear in the line.
std::variant<JsonPaper, Reason> read_json_paper(std::string_view line);

// 2016-11-15, 15/11/2016 or 15-11-2016, only days that exist; nothing otherwise.
std::optional<schema::Date> read_given_date(std::string_view text);

}  // namespace vankho::indexing
