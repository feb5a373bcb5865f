// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/fold.h"

#include <unicode/uchar.h>

#include "schema/text/normalize.h"
#include "schema/text/token.h"
#include "schema/text/utf8.h"

namespace vankho::text {
namespace {

std::string joined(std::string_view text, char separator) {
  std::string result;
  for (const Token& token : tokenize(text)) {
    if (!result.empty()) result.push_back(separator);
    result.append(token.folded);
  }
  return result;
}

std::string mapped(std::string_view text, UChar32 (*map)(UChar32)) {
  std::string result;
  result.reserve(text.size());
  bool ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    ascii = ascii && c.value < 0x80;
    append_code_point(result, static_cast<char32_t>(map(static_cast<UChar32>(c.value))));
  }
  return ascii ? result : compose(result);
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace

std::string fold_key(std::string_view text) {
  return joined(text, ' ');
}

std::string slug(std::string_view text) {
  return joined(text, '-');
}

std::string to_lower(std::string_view text) {
  return mapped(text, u_tolower);
}

std::string to_upper(std::string_view text) {
  return mapped(text, u_toupper);
}

std::string to_valid_utf8(std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    if (!c.valid)
      result.append("\xEF\xBF\xBD");
    else if (c.value == 0)
      result.push_back(' ');
    else
      result.append(bytes, at, c.size);
    at += c.size;
  }
  return result;
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    if (!c.valid) return false;
    at += c.size;
  }
  return true;
}

std::string squeeze(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (c.valid && is_space(c.value)) {
      gap = !result.empty();
    } else {
      if (gap) result.push_back(' ');
      gap = false;
      result.append(text, at, c.size);
    }
    at += c.size;
  }
  return result;
}

}  // namespace vankho::text
