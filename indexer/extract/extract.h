// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of a file -> its text. The one door for all formats.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/report/reason.h"
#include "schema/record.h"

namespace vankho::indexing {

// Raise when the same bytes give another text or another record than before: all papers are then read again, also those
// that failed.
inline constexpr int kExtractorVersion = 7;

// Longer text is cut here, and said to be partial.
inline constexpr std::uint64_t kMaxTextBytes = 32u << 20;

// Letters beyond ASCII that were in an old 8-bit encoding and are Unicode now.
struct ConvertedLetters {
  std::string encoding;  // "TCVN3"
  std::size_t letters = 0;
  bool operator==(const ConvertedLetters&) const = default;
};

struct ExtractedText {
  std::string text;        // valid UTF-8, line ends "\n", otherwise as it came
  std::string media_type;  // "text/plain"
  std::string note;        // what was repaired ("3 bytes were not UTF-8"), empty when nothing
  bool partial = false;    // cut at kMaxTextBytes
  // Of text read off pictures (ocr/recognise.h): mean confidence of its words in per cent; 0 = the text was there.
  unsigned recognised = 0;
  std::vector<schema::Doubt> doubts = {};        // by `begin`
  std::vector<ConvertedLetters> converted = {};  // most letters first; empty when all was Unicode
};

// The file cannot be read as a paper. what() is the English sentence of `reason`.
struct ExtractError : std::runtime_error {
  explicit ExtractError(Reason reason_)
      : std::runtime_error(sentence(reason_, Language::kEnglish)), reason(std::move(reason_)) {}
  Reason reason;
};

// Why a file of this name is not worth opening: it is of a format of papers that this version does not read (a
// failure), or of one that holds no papers (skipped). Nothing when extract() reads it, or unpack() (members.h) does.
std::optional<Reason> unread_format(std::string_view name);

// `name` is the file's name, for its extension. Throws ExtractError. Bytes of strangers are read in a process of their
// own (worker/extractor.h), not by a direct call.
ExtractedText extract(std::string_view bytes, std::string_view name);

// Of a file for which extract() says kNoTextLayer, by its first four bytes.
std::string_view media_type_of_scan(std::string_view bytes);

}  // namespace vankho::indexing
