// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/http/message.h"
#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

inline constexpr std::size_t kMaxDraftBytes = 65536;

// What a client says of the paper that it drafts. It is nobody else's business: never logged, kept or put into an
// address.
struct Draft {
  std::string text;
  std::string issuer = {};  // as given
  std::string date = {};    // as given
  CitingPaper author = {};
  std::optional<Language> language = {};  // that the answer is to be in
};

// The names that read_draft() takes.
inline constexpr auto kDraftNames = std::to_array<std::string_view>({"text", "issuer", "province", "date", "lang"});

// Throws BadRequest for other names, text that is missing or not UTF-8, and what the other values cannot be. Empty
// values are passed over.
Draft read_draft(const Parameters& parameters);

}  // namespace vankho::searching
