// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/values.h"

#include <charconv>
#include <cstdio>

#include "schema/text/document_number.h"

namespace vankho::schema {

std::string encode_date(Date date) {
  if (date == 0) return {};
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08d", date);
  return digits;
}

Date decode_date(std::string_view bytes) {
  Date date = 0;
  // from_chars() takes a minus.
  if (bytes.size() != 8 || bytes.front() == '-') return 0;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), date);
  return error == std::errc() && end == bytes.data() + bytes.size() ? date : 0;
}

std::string encode_labelled(std::string_view code, std::string_view label) {
  if (code.empty()) return {};
  std::string bytes(code);
  return bytes.append(1, '\x1f').append(label);
}

Labelled decode_labelled(std::string_view bytes) {
  const std::size_t split = bytes.find('\x1f');
  if (split == std::string_view::npos) return {bytes, bytes};
  return {bytes.substr(0, split), bytes.substr(split + 1)};
}

std::string number_sort_key(std::string_view canonical_number, Date date) {
  const auto number = text::parse_document_number(canonical_number);
  if (!number) return {};
  char head[32];
  std::snprintf(head, sizeof head, "%04d%08u", number->year != 0 ? number->year : date / 10000, number->count);
  std::string key = head + number->suffix;
  for (const std::string& code : number->folded_codes()) key.append("/").append(code);
  return key;
}

}  // namespace vankho::schema
