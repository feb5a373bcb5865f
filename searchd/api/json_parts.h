// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pieces that several answers share.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "schema/record.h"

namespace vankho::searching {

using Json = nlohmann::ordered_json;

// Bytes that are not UTF-8 become U+FFFD.
std::string dump(const Json& json);
Json or_null(std::string text);

// What lists of papers show of each.
Json paper_summary_json(const schema::Record& paper);
Json paper_summaries_json(std::span<const schema::Record> papers);

}  // namespace vankho::searching
