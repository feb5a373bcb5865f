// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/query_pieces.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vankho::searching {
namespace {

constexpr auto kQuotes = std::to_array<std::string_view>({"\"", "“", "”", "„", "«", "»"});

// Bytes of the quotation mark that begins here, 0 when none does.
std::size_t quote_at(std::string_view typed, std::size_t at) {
  const auto* const quote =
      std::ranges::find_if(kQuotes, [&](std::string_view q) { return typed.substr(at).starts_with(q); });
  return quote == kQuotes.end() ? 0 : quote->size();
}

std::size_t next_quote(std::string_view typed, std::size_t at) {
  while (at < typed.size() && quote_at(typed, at) == 0) ++at;
  return at;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

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
    const std::size_t quote = quote_at(typed, at);
    piece.text_begin = at + quote;
    std::size_t text_end{};
    if (quote > 0) {
      text_end = next_quote(typed, piece.text_begin);
      piece.quoted = text_end < typed.size();
      if (!piece.quoted) {
        at = piece.text_begin;
        continue;
      }
      at = text_end + quote_at(typed, text_end);
    } else {
      while (at < typed.size() && !is_space(typed[at]) && quote_at(typed, at) == 0) ++at;
      text_end = at;
    }
    piece.end = at;
    piece.text = typed.substr(piece.text_begin, text_end - piece.text_begin);
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
