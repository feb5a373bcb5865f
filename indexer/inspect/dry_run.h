// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "indexer/failure.h"
#include "indexer/run/index_run.h"

namespace vankho::indexing {

// `vankho-indexer index --dry-run`: reads all sources as a first run would, and writes nothing. Gives a line to `out`
// for every input that would not be taken as it is: what would be converted from an old encoding, what cannot be read,
// what is passed over. Ends early when a stop was requested. What it says of the whole goes to standard error.
ExitCode dry_run(const IndexOptions& options, const std::function<void(const std::string& line)>& out);

}  // namespace vankho::indexing
