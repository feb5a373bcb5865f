// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a source gives: one paper to be read, with what the owner already says of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/extract.h"
#include "schema/record.h"

namespace vankho::indexing {

// Fields as the owner gave them in JSON Lines or a register. What is given wins over what the text says.
// Strings are valid UTF-8; nothing = not given.
struct GivenFields {
  std::optional<std::string> number, type, issuer, province, subject, signer, position, urgency, url, secrecy;
  std::optional<schema::Date> date;
  std::vector<std::string> recipients;
};

struct Item {
  std::string id;    // stable: from the JSON Lines "id", or from the path below the source folder
  std::string text;  // of the paper: valid UTF-8; empty when only fields are given
  GivenFields given;
  schema::Source source;
};

}  // namespace vankho::indexing
