// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/named_paper.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/header/adoption.h"
#include "indexer/header/number_line.h"
#include "indexer/header/title.h"
#include "schema/text/fold.h"
#include "schema/text/written_date.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxPieces = 5;
constexpr std::size_t kMaxBodyWords = 16;
constexpr std::size_t kMaxNumberBytes = 60;
constexpr std::size_t kMaxTitleWords = 60;

// The last word of the title's lines: up to a blank line, but one may stand above "của Chính phủ số ...".
std::size_t title_end(const Layout& layout, std::size_t index) {
  std::size_t last = layout.pieces[index].last;
  for (std::size_t i = index + 1; i < layout.pieces.size() && i < index + kMaxPieces; ++i) {
    const Piece& piece = layout.pieces[i];
    if (piece.new_block && !(i == index + 1 && layout.words[piece.first].folded == "cua")) break;
    last = piece.last;
  }
  return last;
}

std::string words_between(const Layout& layout, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  const std::uint32_t begin = layout.words[first].begin;
  return plain_text(layout.text.substr(begin, layout.words[last - 1].end - begin));
}

// "Quyết định" may head a number of the Assembly or one whose code is of no type, never one of another type.
bool agree(const authority::DocumentType& type, const text::DocumentNumber& number) {
  const std::string coded = number.type_id();
  if (coded.empty() || coded == "cong-van" || coded == type.id) return true;
  const std::string code = number.folded_codes().front();
  for (std::string_view rest = type.codes; !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    if (rest.substr(0, bar) == code) return true;
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return false;
}

// Words in a title that mean that it speaks of another paper.
bool names_another(std::string_view title) {
  static constexpr auto kMarks =
      std::to_array<std::string_view>({"sua doi", "bo sung", "bai bo", "dinh chinh", "thay the", "thi hanh",
                                       "huong dan", "theo", "cua luat", "cua nghi dinh", "thuc hien", "ban hanh kem"});
  const std::string key = text::fold_key(title);
  return std::ranges::any_of(kMarks, [&](std::string_view mark) { return key.find(mark) != key.npos; });
}

bool names_source(const Layout& layout, std::size_t index) {
  return index < layout.pieces.size() && layout.words[layout.pieces[index].first].folded == "nguon" &&
         layout.pieces[index].size() > 2;
}

std::optional<TypeLine> type_at(const Layout& layout, std::size_t index) {
  const Piece& piece = layout.pieces[index];
  if (piece.bullet || !layout.words[piece.first].capital) return std::nullopt;
  return read_type_name(layout, piece.first);
}

// "... của Chính phủ số 29/1998/NĐ-CP ngày 11 tháng 5 năm 1998 ..."
std::optional<NamedPaper> read_gazette_title(const Layout& layout, std::size_t index, const TypeLine& type) {
  const std::size_t limit = title_end(layout, index);
  NamedPaper named;
  named.type = type.type;
  std::size_t at = type.next;
  if (at < limit && layout.words[at].folded == "cua") {
    const std::size_t first = ++at;
    while (at < limit && at - first <= kMaxBodyWords && layout.words[at].exact != "số") ++at;
    named.body = words_between(layout, first, at);
  }
  if (at + 1 >= limit || layout.words[at].exact != "số") return std::nullopt;
  const std::uint32_t begin = layout.words[at + 1].begin;
  if (const auto match = number_at(layout.text, begin, std::min(layout.text.size(), begin + kMaxNumberBytes))) {
    if (!agree(*type.type, match->number)) return std::nullopt;
    named.number = match->number;
    const std::uint32_t end = begin + match->end;
    while (at < limit && layout.words[at].begin < end) ++at;
  } else {
    // "Số 66", "Số 77-b": the decrees of 1945 have no code.
    if (!layout.words[at + 1].number || type.type->id != "sac-lenh") return std::nullopt;
    at += 2;
    if (at < limit && layout.words[at].folded.size() == 1) ++at;
    named.bare_number = layout.text.substr(begin, layout.words[at - 1].end - begin);
  }
  if (const auto date = text::read_date(layout, at, limit); date && date->date != 0) {
    named.date = date->date;
    at = date->next;
  }
  if (at + 1 < limit && layout.words[at].folded == "cua" && named.body.empty()) {
    const std::size_t first = ++at;
    while (at < limit && at - first <= kMaxBodyWords && layout.words[at].exact != "về") ++at;
    if (at - first > kMaxBodyWords) return std::nullopt;
    named.body = words_between(layout, first, at);
  }
  if (named.date == 0 && (named.body.empty() || !named.number)) return std::nullopt;
  named.next = at;
  return named;
}

// "Luật Đường bộ số 35/2024/QH15"
std::optional<NamedPaper> read_portal_title(const Layout& layout, std::size_t index, const TypeLine& type) {
  Piece piece = layout.pieces[index];
  for (std::size_t i = index + 1; i < layout.pieces.size() && layout.pieces[i].row == piece.row; ++i) {
    piece.last = layout.pieces[i].last;  // two spaces between words are no columns here
    piece.end = layout.pieces[i].end;
  }
  if (piece.size() > kMaxTitleWords) return std::nullopt;
  for (std::size_t at = piece.last; at-- > type.next + 1;) {
    if (layout.words[at].exact != "số" || at + 1 >= piece.last) continue;
    const std::uint32_t begin = layout.words[at + 1].begin;
    const auto match = number_at(layout.text, begin, piece.end);
    if (!match || begin + match->end < layout.words[piece.last - 1].end || !agree(*type.type, match->number))
      return std::nullopt;
    NamedPaper named;
    named.type = type.type;
    named.number = match->number;
    named.subject = words_between(layout, type.next, at);
    named.next = piece.last;
    std::size_t below = index + 1;
    while (below < layout.pieces.size() && layout.pieces[below].row == piece.row) ++below;
    if (names_another(named.subject) && !names_source(layout, below)) {
      const schema::Date adopted = adoption_date(layout);
      if (adopted == 0 || adopted / 10000 != match->number.year) return std::nullopt;
    }
    return named;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NamedPaper> read_named_paper(const Layout& layout, std::size_t index) {
  const auto type = type_at(layout, index);
  if (!type) return std::nullopt;
  if (auto named = read_gazette_title(layout, index, *type)) return named;
  return read_portal_title(layout, index, *type);
}

}  // namespace vankho::indexing
