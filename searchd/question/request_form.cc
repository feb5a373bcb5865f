// SPDX-License-Identifier: GPL-3.0-or-later
//
// The body of a POST as an HTML form writes it (application/x-www-form-urlencoded).
#include <algorithm>
#include <optional>

#include "searchd/question/request.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kMaxPairs = 100;

std::optional<unsigned> hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10;
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10;
  return std::nullopt;
}

std::string decoded(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      bytes += text[at] == '+' ? ' ' : text[at];
      continue;
    }
    const auto high = at + 2 < text.size() ? hex_value(text[at + 1]) : std::nullopt;
    const auto low = at + 2 < text.size() ? hex_value(text[at + 2]) : std::nullopt;
    if (!high || !low) throw BadRequest("bad_form", "body");
    bytes += static_cast<char>(*high * 16 + *low);
    at += 2;
  }
  return bytes;
}

}  // namespace

Parameters read_form_parameters(std::string_view body) {
  Parameters parameters;
  while (!body.empty()) {
    const std::string_view pair = body.substr(0, body.find('&'));
    body.remove_prefix(std::min(pair.size() + 1, body.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || parameters.size() == kMaxPairs) throw BadRequest("bad_form", "body");
    parameters.emplace_back(decoded(pair.substr(0, equals)), decoded(pair.substr(equals + 1)));
  }
  return parameters;
}

}  // namespace vankho::searching
