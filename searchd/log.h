// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log: one JSON object a line on standard error, control characters escaped. Writing never waits: when nobody reads
// standard error, the oldest lines are lost. Text that people typed is never passed in.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace vankho::searching {

enum class LogLevel { kDebug, kInfo, kWarning, kError, kOff };

// Once, before the first line. Without it lines go nowhere.
void start_log(LogLevel least);
// Writes what is left, for at most a second: then the program must end.
void end_log();

// A line {"time", "level", "event", and the members of `fields`, an object}.
void log(LogLevel level, std::string_view event, const nlohmann::ordered_json& fields);

}  // namespace vankho::searching
