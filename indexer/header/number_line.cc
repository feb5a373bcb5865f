// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/number_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace vankho::indexing {
namespace {

using namespace std::string_view_literals;

constexpr auto kLabels = std::to_array<std::string_view>(
    {"sokyhieu", "sohieu", "so", "s6", "luatso", "boluatso", "phaplenhso", "nghiquyetso", "lenhso"});

// Behind what a clerk puts between label and number: colon, dots, underscores, white space.
std::size_t skip_fill(std::string_view text, std::size_t at, std::size_t end) {
  static constexpr std::array<std::string_view, 4> kFill = {"\xE2\x80\xA6", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBC\x9A"};
  while (at < end) {
    const char byte = text[at];
    if (byte == ' ' || byte == '\t' || byte == ':' || byte == '.' || byte == '_' || byte == ',' || byte == '\n' ||
        byte == '\r' || byte == '|' || byte == '*') {
      ++at;
      continue;
    }
    const auto fill =
        std::ranges::find_if(kFill, [&](std::string_view sign) { return text.substr(at).starts_with(sign); });
    if (fill == kFill.end()) break;
    at += fill->size();
  }
  return std::min(at, end);
}

std::size_t label_words(const Layout& layout, const Piece& piece) {
  for (const std::string_view label : kLabels)
    if (const std::size_t words = match_phrase(layout, piece.first, label); words > 0 && words <= piece.size())
      return words;
  return 0;
}

bool is_separator(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return false;
  const std::string_view rest = text.substr(at, end - at);
  return rest.front() == '-' || rest.front() == '/' || rest.starts_with("\xE2\x80\x93") ||
         rest.starts_with("\xE2\x80\x94") || rest.starts_with("\xE2\x80\x90") || rest.starts_with("\xE2\x80\x91");
}

}  // namespace

std::optional<text::NumberMatch> number_at(std::string_view text, std::size_t from, std::size_t end) {
  if (from >= end) return std::nullopt;
  const std::string_view rest = text.substr(from, std::min<std::size_t>(end - from, 120));
  const auto matches = text::find_document_numbers(rest);
  if (!matches.empty() && matches.front().begin == 0) return matches.front();
  const std::string_view first = rest.substr(0, rest.find_first_of(" \t\n"));
  const auto whole = text::parse_document_number(first);
  if (!whole) return std::nullopt;
  return text::NumberMatch{*whole, 0, static_cast<std::uint32_t>(first.size())};
}

std::optional<NumberLine> read_number_line(const Layout& layout, std::size_t index) {
  const Piece& piece = layout.pieces[index];
  const std::size_t words = label_words(layout, piece);
  if (words == 0) return std::nullopt;
  const Word& label = layout.words[piece.first + words - 1];
  if (!layout.words[piece.first].capital) return std::nullopt;  // "số 12-CV/HU" of a sentence cut by a line end
  std::size_t row_end = piece.end;
  std::size_t next = index + 1;
  for (; next < layout.pieces.size() && layout.pieces[next].row == piece.row; ++next) row_end = layout.pieces[next].end;
  const std::size_t block_end =
      next < layout.pieces.size() && !layout.pieces[next].new_block ? layout.pieces[next].end : row_end;

  NumberLine line;
  const std::size_t from = skip_fill(layout.text, label.end, block_end);
  auto match = from < row_end ? number_at(layout.text, from, row_end) : std::nullopt;
  if (!match) match = number_at(layout.text, from, block_end);
  if (match) {
    line.number = match->number;
    line.end = static_cast<std::uint32_t>(from + match->end);
    return line;
  }
  const bool labelled = layout.text.substr(label.end, 3).find(':') != std::string_view::npos;
  if (is_separator(layout.text, from, row_end)) {
    std::string counted(1, '1');
    counted.append(layout.text.substr(from, std::min<std::size_t>(row_end - from, 60)));
    if (const auto blank = number_at(counted, 0, counted.size())) {
      line.blank = blank->number;
      line.end = static_cast<std::uint32_t>(from + blank->end - 1);
      return line;
    }
  }
  // "SỞ NỘI VỤ" has the same letters as a label.
  if (!labelled && piece.size() > 1) return std::nullopt;
  line.end = std::max<std::uint32_t>(label.end, piece.end);
  return line;
}

}  // namespace vankho::indexing
