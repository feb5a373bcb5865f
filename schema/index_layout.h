// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where things lie in an index directory, spelt in one place for the program that writes and the one that reads:
//
//   DIR/lock           held by the writer; names its pid and start while a run is on or was cut off
//   DIR/current        one line naming the generation that answers: "gen-000001"; replaced by rename, never edited
//   DIR/gen-000001/    a Xapian database
//   DIR/last-run.json  what the last run did, for people; nothing depends on it
//
// A reader opens the database by the path given here, never through a symbolic link: a link that is swapped under an
// open database goes unnoticed and gives wrong results.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vankho::schema {

// The pointer file is there but cannot be read or names no generation; what() says so with the path.
struct IndexLayoutError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string lock_path(std::string_view index_dir);
std::string pointer_path(std::string_view index_dir);
std::string last_run_path(std::string_view index_dir);

// 1 -> "gen-000001".
std::string generation_name(std::uint64_t number);
// "gen-000001" -> 1; nothing for any other name, so that a damaged pointer leads nowhere outside the directory.
std::optional<std::uint64_t> generation_number(std::string_view name);
std::string generation_path(std::string_view index_dir, std::uint64_t number);

// Number, or path, of the generation that the pointer names; nothing when there is no pointer (no index yet, or a first
// run that has not committed). The database itself is not looked at. Throws IndexLayoutError.
std::optional<std::uint64_t> current_generation_number(std::string_view index_dir);
std::optional<std::string> current_generation(std::string_view index_dir);

}  // namespace vankho::schema
