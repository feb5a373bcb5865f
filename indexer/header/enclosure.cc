// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/enclosure.h"

#include <algorithm>

#include "indexer/header/title.h"
#include "schema/authority/capitals.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxLines = 8;
constexpr std::size_t kMaxLabelWords = 4;  // "Phụ lục số 3a"

}  // namespace

bool is_enclosure_note(const Layout& layout, std::size_t index) {
  const Piece& piece = layout.pieces[index];
  const std::uint32_t begin = layout.words[piece.first].begin;
  if (begin == 0 || layout.text[begin - 1] != '(') return false;
  const std::size_t at = piece.first + match_phrase(layout, piece.first, "banhanh");
  const std::size_t with = match_phrase(layout, at, "kemtheo");
  if (with == 0) return false;
  const auto type = read_type_name(layout, at + with);
  return type && type->next < layout.words.size() && layout.words[type->next].exact == "số";
}

std::string read_enclosure_title(const Layout& layout, std::size_t index) {
  const Piece& label = layout.pieces[index];
  if (match_phrase(layout, label.first, "phuluc") == 0 || label.size() > kMaxLabelWords) return {};
  std::string title;
  bool upper = true;
  const std::size_t end = std::min(layout.pieces.size(), index + 1 + kMaxLines);
  for (std::size_t i = index + 1; i < end; ++i) {
    if (is_enclosure_note(layout, i)) return upper ? authority::usual_capitals(title) : title;
    const Piece& piece = layout.pieces[i];
    const std::string line = plain_text(layout.text_of(piece));
    if (!title.empty()) title += ' ';
    title += line;
    upper = upper && piece.upper;
  }
  return {};
}

}  // namespace vankho::indexing
