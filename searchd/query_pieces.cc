// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query_pieces.h"

#include <algorithm>
#include <iterator>

namespace vankho::searching {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::string straight_quotes(std::string_view typed) {
  static constexpr std::string_view kQuotes[] = {"“", "”", "„", "«", "»"};
  std::string straight;
  for (std::size_t at = 0; at < typed.size();) {
    const auto quote =
        std::ranges::find_if(kQuotes, [&](std::string_view q) { return typed.substr(at).starts_with(q); });
    straight += quote == std::end(kQuotes) ? typed[at] : '"';
    at += quote == std::end(kQuotes) ? 1 : quote->size();
  }
  return straight;
}

std::vector<Piece> split_pieces(std::string_view typed) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < typed.size();) {
    if (is_space(typed[at])) {
      ++at;
      continue;
    }
    Piece piece;
    piece.begin = at;
    if (typed[at] == '-' && at + 1 < typed.size() && !is_space(typed[at + 1])) {
      piece.excluded = true;
      ++at;
    }
    if (typed[at] == '"') {
      const std::size_t close = typed.find('"', at + 1);
      piece.quoted = close != std::string_view::npos;  // a lone quotation mark is nothing
      if (!piece.quoted) {
        ++at;
        continue;
      }
      piece.text = typed.substr(at + 1, close - at - 1);
      at = close + 1;
    } else {
      const std::size_t start = at;
      while (at < typed.size() && !is_space(typed[at]) && typed[at] != '"') ++at;
      piece.text = typed.substr(start, at - start);
    }
    piece.end = at;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string retyped(const Piece& piece) {
  return (piece.excluded ? "-" : "") + (piece.quoted ? '"' + piece.text + '"' : piece.text);
}

std::string joined(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text.append(text.empty() ? "" : " ").append(retyped(piece));
  return text;
}

}  // namespace vankho::searching
