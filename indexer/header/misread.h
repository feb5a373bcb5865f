// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fixed words of a letterhead that tesseract misread: mottos, "Số", "ngày ... tháng ... năm", type lines, the name
// of the body that the code of the number stands for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace vankho::indexing {

struct MendedHead {
  // To read fields from, never to be stored: the text with the fixed words of its head as they are meant, cells parted
  // where a motto begins. A count or a day that is not plainly digits, or on which readings of the page differed, is
  // left out, as if the clerk had left it blank: nothing is guessed.
  std::string text;
  std::vector<std::string_view> fields;  // whose words were mended: "number", "type", "issuer", "date"
};

// `doubts` by their begin. Only the head of the first page is looked at. Linear time.
MendedHead mend_head(std::string_view text, const std::vector<schema::Doubt>& doubts);

}  // namespace vankho::indexing
