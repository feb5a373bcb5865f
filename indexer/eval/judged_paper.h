// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of which a truth file says what should be read in them.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "schema/record.h"

namespace vankho::indexing {

// Calls `judge` for every line of a truth file (JSON Lines with "file", a path below `papers_dir`) with the line and
// the paper as the indexer reads it. Throws Failure, naming the file and line, when one cannot be read.
void for_each_judged(const std::string& truth_file, const std::string& papers_dir,
                     const std::function<void(const nlohmann::json&, const schema::Record&)>& judge);

}  // namespace vankho::indexing
