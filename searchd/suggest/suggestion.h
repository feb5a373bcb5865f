// SPDX-License-Identifier: GPL-3.0-or-later
//
// Suggestions while somebody types, as plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/suggest/typed_text.h"

namespace vankho::searching {

inline constexpr unsigned kDefaultSuggestions = 8;
inline constexpr unsigned kMostSuggestions = 20;

enum class SuggestionKind { kNumber, kWord, kQuery, kIssuer, kSubject };

// "number", "word", "query", "issuer", "subject".
std::string_view kind_name(SuggestionKind kind);

struct Suggestion {
  SuggestionKind kind = SuggestionKind::kWord;
  std::string text;
  std::string detail;  // of a paper what tells it from others; else empty
  // Papers of an issuer, times that a word sequence stands in subjects, times that a question was asked.
  std::optional<std::uint64_t> count = {};
  std::string url;   // from the root of the site: "/d/ID", "/?issuer=CODE", "/?q=..."
  Marks marks = {};  // in `text`
};

}  // namespace vankho::searching
