// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/consolidation.h"

#include <algorithm>

#include "indexer/header/number_line.h"
#include "indexer/header/place_and_date.h"
#include "indexer/header/title.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kNear = 5;        // pieces between the number and its date
constexpr std::size_t kOpening = 4;     // pieces of the text in which the sentence begins
constexpr std::size_t kMaxWords = 150;  // of the sentence

}  // namespace

std::optional<Certificate> find_certificate(const Layout& layout, std::size_t from) {
  for (std::size_t i = layout.pieces.size(); i-- > from;) {
    const auto line = read_number_line(layout, i);
    if (!line || !line->number || line->number->type_id() != "van-ban-hop-nhat") continue;
    Certificate found{.number = *line->number, .date = 0, .piece = i};
    const std::size_t first = i - std::min(i, kNear);
    const std::size_t last = std::min(layout.pieces.size(), i + kNear);
    for (std::size_t near = first; near < last && found.date == 0; ++near)
      if (const auto date = read_place_and_date(layout, near)) found.date = date->date;
    return found;
  }
  return std::nullopt;
}

bool begins_consolidated(const Layout& layout, std::size_t from) {
  const std::size_t end = std::min(layout.pieces.size(), from + kOpening);
  for (std::size_t i = from; i < end; ++i) {
    const Piece& piece = layout.pieces[i];
    if (piece.upper || !read_type_name(layout, piece.first)) continue;
    // Lines of a PDF may be pieces of the sentence.
    const std::size_t limit = std::min(layout.words.size(), piece.first + kMaxWords);
    bool in_force = false;
    for (std::size_t at = piece.first; at < limit; ++at) {
      in_force = in_force || match_phrase(layout, at, "cohieuluc") > 0;
      if (in_force && match_phrase(layout, at, "duocsuadoibosungboi") > 0) return true;
    }
    return false;
  }
  return false;
}

}  // namespace vankho::indexing
