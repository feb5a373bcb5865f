// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of a file -> its text. The one door for all formats.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace vankho::indexing {

struct ExtractedText {
  std::string text;        // valid UTF-8, line ends "\n", otherwise as it came
  std::string media_type;  // "text/plain"
  std::string note;        // what was repaired ("3 bytes were not UTF-8"), empty when nothing
};

// The file cannot be read as a paper; what() is the reason for the report ("format .pdf is not read by this version").
struct ExtractError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// `name` is the file's name, for its extension. Throws ExtractError.
ExtractedText extract(std::string_view bytes, std::string_view name);

}  // namespace vankho::indexing
