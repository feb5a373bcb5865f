// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/failure.h"
#include "schema/record.h"

namespace vankho::indexing {

// A line of a file that the administrator wrote.
struct PlaceInFile {
  const std::string& path;
  std::uint64_t line = 0;
};

inline Failure bad_authorities(const PlaceInFile& place, const std::string& english, const std::string& vietnamese) {
  return {ExitCode::kBadConfiguration, fmt::format("{}:{}: {}", place.path, place.line, english),
          fmt::format("{}:{}: {}", place.path, place.line, vietnamese)};
}

// The whole file, 16 MB at most. Throws Failure (kBadConfiguration).
std::string read_configuration(const std::string& path);

// A day as people write it: "2025-07-01", "1/7/2025"; 0 for an empty text. Throws Failure.
schema::Date read_day(std::string_view text, const PlaceInFile& place);

}  // namespace vankho::indexing
