// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/between.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "schema/citation/trigger.h"

namespace vankho::citation {
namespace {

// A part of another paper ("khoản 2 Điều 3 Quy định ... ban hành kèm theo") may stand between.
constexpr std::size_t kPartReach = 40;

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

}  // namespace

bool is_next_place(const text::Words& words, std::size_t from, std::size_t first) {
  if (words.words[from].exact != "và" || first - from > kPartReach) return false;
  const std::string_view last = words.words[first - 1].exact;
  return (last == "tại" || last == "của") && !last_trigger(words, from, first) && !has_passive(words, from, first);
}

bool is_next_part(const text::Words& words, std::size_t from, std::size_t first) {
  static constexpr auto kParts = std::to_array<std::string_view>(
      {"và", "điểm", "khoản", "điều", "mục", "chương", "phụ", "lục", "các", "của", "tại", "số"});
  if (first - from > kPartReach) return false;
  for (std::size_t at = from; at < first; ++at) {
    const text::Word& word = words.words[at];
    if (!contains(kParts, word.exact) && !word.number && word.folded.size() > 2) return false;
  }
  const std::uint32_t end = from == 0 ? 0 : words.words[from - 1].end;
  const std::string_view gap = words.text.substr(end, words.words[from].begin - end);
  return words.words[from].exact == "và" || gap.find(',') != std::string_view::npos;
}

bool is_changed_by(const text::Words& words, std::size_t from, std::size_t first) {
  static constexpr auto kBetween =
      std::to_array<std::string_view>({"một", "số", "điều", "khoản", "điểm", "nội", "dung", "theo", "bởi", "tại",
                                       "bằng", "và", "của", "các", "bổ", "sung"});
  std::size_t at = first;
  while (at > from && (contains(kBetween, words.words[at - 1].exact) || words.words[at - 1].number ||
                       words.words[at - 1].folded.size() == 1))
    --at;
  // The phrase ends where these words begin, or among them: "sửa đổi, bổ sung".
  return has_passive(words, at - std::min<std::size_t>(at - from, 4), first);
}

bool names_part(const text::Words& words, std::size_t from, std::size_t first, Relation relation) {
  // "Bãi bỏ thủ tục có số thứ tự 8 tại Quyết định số ...": the decision itself stays.
  static constexpr auto kContents =
      std::to_array<std::string_view>({"sothutu", "thutuchanhchinh", "tthc", "muc", "chuong", "bieumau"});
  if (first > from && words.words[first - 1].exact == "tại") return true;
  for (std::size_t at = from; at < first; ++at)
    if (text::match_any(words, at, kContents) > 0) return true;
  for (std::size_t at = from; at < first; ++at) {
    const text::Word& word = words.words[at];
    const bool numbered = at + 1 < first && words.words[at + 1].number;
    if ((word.folded == "dieu" && numbered) || word.folded == "khoan" || word.folded == "diem" ||
        (word.folded == "phu" && at + 1 < first && words.words[at + 1].folded == "luc") ||
        (word.folded == "cum" && at + 1 < first && words.words[at + 1].folded == "tu"))
      return true;
    if (word.folded == "so" && at + 1 < first && words.words[at + 1].folded == "dieu" && relation != Relation::kAmends)
      return true;
  }
  return false;
}

}  // namespace vankho::citation
