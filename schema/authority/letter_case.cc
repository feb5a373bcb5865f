// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/letter_case.h"

#include <unicode/uchar.h>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace vankho::authority {

Letters letters_of(std::string_view word) {
  Letters result = Letters::kNone;
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint c = text::decode(word, at);
    at += c.size;
    const auto value = static_cast<UChar32>(c.value);
    if (!u_isalpha(value)) continue;
    if (!u_isupper(value)) return Letters::kOther;
    result = Letters::kUpper;
  }
  return result;
}

std::size_t first_character(std::string_view word) {
  std::size_t size = 0;
  while (size < word.size()) {
    const text::CodePoint c = text::decode(word, size);
    if (size > 0 && u_getCombiningClass(static_cast<UChar32>(c.value)) == 0) break;
    size += c.size;
  }
  return size;
}

std::string with_capital(std::string_view word) {
  const std::size_t first = first_character(word);
  return text::to_upper(word.substr(0, first)) + std::string(word.substr(first));
}

std::string capitalised(std::string_view word) {
  return with_capital(text::to_lower(word));
}

}  // namespace vankho::authority
