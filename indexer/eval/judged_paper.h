// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of which a truth file says what should be read in them.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>

#include "indexer/report/reason.h"
#include "schema/record.h"

namespace vankho::indexing {

// The paper as the indexer reads it, or why its format is not read ("no_text_layer").
using JudgedPaper = std::variant<schema::Record, Reason>;

// Calls `judge` for every line of a truth file (JSON Lines with "file", a path below `papers_dir`) with the line and
// its paper. Throws Failure, naming the file and line, when the line is wrong or the paper is not there.
void for_each_judged(const std::string& truth_file, const std::string& papers_dir,
                     const std::function<void(const nlohmann::json&, const JudgedPaper&)>& judge);

}  // namespace vankho::indexing
