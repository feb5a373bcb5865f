// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/place_and_date.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/header/vocabulary.h"
#include "schema/text/fold.h"

namespace vankho::indexing {

namespace {

constexpr std::size_t kMaxPlaceWords = 7;

// The last word that the lines from `piece` on give without a blank line between them.
std::size_t block_limit(const Layout& layout, std::size_t piece) {
  std::size_t last = piece;
  while (last + 1 < layout.pieces.size() && last < piece + 6 && !layout.pieces[last + 1].new_block) ++last;
  return layout.pieces[last].last;
}

bool ends_with_comma(const Layout& layout, const Word& word) {
  return layout.text.substr(word.end, 3).find(',') != std::string_view::npos;
}

bool is_place(const Layout& layout, std::size_t piece, std::size_t first, std::size_t last) {
  if (last - first > kMaxPlaceWords) return false;
  if (first == last) return true;
  if (!layout.words[first].capital) return false;
  if (match_subject_lead(layout, first) > 0) return false;
  for (std::size_t i = first; i < last; ++i) {
    const Word& word = layout.words[i];
    const bool numbered = i > first && (layout.words[i - 1].folded == "quan" || layout.words[i - 1].folded == "q" ||
                                        layout.words[i - 1].folded == "phuong" || layout.words[i - 1].folded == "p");
    if (number_of(word) >= 0 && !numbered) return false;
    if (word.folded == "so" || word.exact == "họp" || word.exact == "tại" || word.exact == "của") return false;
  }
  // A name cut by the line end ("Cần / Thơ, ngày"): the lines before must be short and no name of a body.
  for (std::size_t i = piece; i < layout.pieces.size() && layout.pieces[i].last < last; ++i)
    if (layout.pieces[i].upper || layout.pieces[i].size() > 4 || match_body(layout, layout.pieces[i].first) > 0)
      return false;
  return true;
}

// What else a letterhead on one line goes on with: "Số 121-CV/ĐU", "V/v ...".
bool begins_line(const Layout& layout, std::size_t at) {
  const Word& word = layout.words[at];
  return (word.capital && word.exact == "số") || match_subject_lead(layout, at) > 0;
}

}  // namespace

std::optional<PlaceAndDate> read_place_and_date(const Layout& layout, std::size_t index) {
  const Piece& piece = layout.pieces[index];
  const std::size_t limit = block_limit(layout, index);
  std::size_t day = piece.first;
  while (day < limit && day - piece.first <= kMaxPlaceWords + 5 && layout.words[day].folded != "ngay") ++day;
  const auto date = read_date(layout, day, limit);
  // "Đại Lộc, hồi 09 giờ 30 phút, ngày 27 tháng 10 năm 2020" of a telegram.
  for (std::size_t i = piece.first + 1; i < day; ++i)
    if (layout.words[i].exact == "hồi" || layout.words[i].exact == "lúc") day = i;
  if (!date || !is_place(layout, index, piece.first, day)) return std::nullopt;
  if (day > piece.first && !ends_with_comma(layout, layout.words[day - 1]) && day - piece.first > 4)
    return std::nullopt;
  // A sentence goes on behind its date; a title in capitals may stand there.
  for (std::size_t i = index; i < layout.pieces.size() && layout.pieces[i].first < date->next; ++i)
    if (layout.pieces[i].last > date->next && !layout.words[date->next].upper && !begins_line(layout, date->next))
      return std::nullopt;
  if (day == piece.first && !layout.words[day].capital) return std::nullopt;
  PlaceAndDate found;
  if (day > piece.first) {
    const std::uint32_t begin = layout.words[piece.first].begin;
    found.place = plain_text(layout.text.substr(begin, layout.words[day - 1].end - begin));
  }
  found.date = date->date;
  found.next = date->next;
  return found;
}

}  // namespace vankho::indexing
