// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a pasted text asks about: the citations of a draft, or the lines of a list of numbers. A pure function.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "schema/record.h"
#include "schema/text/document_number.h"

namespace vankho::searching {

struct PastedNumber {
  schema::Citation citation;  // as find_citations() gives it; `number` may be empty where `line` is there
  // Of a line that is a number and nothing else: what a look-up can tell where the citation does not name one paper.
  std::optional<text::NumberQuery> line = {};
};

// In the order of the text; offsets are bytes of `text`. Where every line begins with a number ("223-CV/HU", "- 52 cv
// hu", "3. Nghị định 30 năm 2020"), the text is a list: each line is asked about on its own, also one that stands there
// twice, and `as_written` is the line. Else it is a draft: each number once, however often it is cited, and lines that
// are only a number, in spellings that nobody uses within a sentence. Linear time.
std::vector<PastedNumber> read_pasted(std::string_view text);

}  // namespace vankho::searching
