// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office97/word_lists.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/office97/little_endian.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

// Word has some hundreds; more are damage.
constexpr std::size_t kMostLists = 2000;
constexpr std::size_t kMostUses = 2000;
constexpr std::size_t kListBytes = 28;
constexpr std::size_t kLevelBytes = 28;
constexpr std::size_t kUseBytes = 16;
constexpr std::size_t kOverrideBytes = 8;
constexpr std::size_t kLevelsOfList = 9;
constexpr std::size_t kMaxPattern = 64;  // letters of "Điều %1."

enum LevelFlag : std::uint8_t { kLegal = 0x04, kNoRestart = 0x08 };
enum OverrideFlag : std::uint32_t { kLevelMask = 0x0F, kStart = 0x10, kFormat = 0x20 };
constexpr std::uint8_t kSimple = 0x01;
constexpr std::uint8_t kNothingBehind = 2;

// MSONFC, [MS-OSHARED] 2.2.1.3, by the names of ECMA-376.
std::string_view format_of(std::uint8_t code) {
  switch (code) {
    case 1:
      return "upperRoman";
    case 2:
      return "lowerRoman";
    case 3:
      return "upperLetter";
    case 4:
      return "lowerLetter";
    case 22:
      return "decimalZero";
    case 23:
      return "bullet";
    case 255:
      return "none";
    default:
      return "decimal";
  }
}

}  // namespace

// One level (LVL) at `at`; gives where it ends.
std::size_t WordLists::read_level(std::string_view bytes, std::size_t at, Level& level) {
  const std::uint8_t flags = u8(bytes, at + 5);
  level.level.start = static_cast<long>(std::min<std::uint32_t>(u32(bytes, at), 0x7FFF));
  level.level.format = format_of(u8(bytes, at + 4));
  level.level.decimal = (flags & kLegal) != 0;
  level.level.restart = (flags & kNoRestart) != 0 ? long{u8(bytes, at + 26)} : -1;
  level.space_behind = u8(bytes, at + 15) != kNothingBehind;
  at += kLevelBytes + u8(bytes, at + 24) + u8(bytes, at + 25);
  const std::size_t letters = u16(bytes, at);
  at += 2;
  level.level.pattern.clear();
  for (std::size_t i = 0; i < std::min(letters, kMaxPattern); ++i) {
    const std::uint16_t unit = u16(bytes, at + i * 2);
    if (unit < kLevelsOfList)
      level.level.pattern += {'%', static_cast<char>('1' + unit)};
    else if (unit >= 0x20 && (unit < 0xD800 || unit >= 0xE000))
      text::append_code_point(level.level.pattern, unit);
  }
  return at + letters * 2;
}

WordLists::WordLists(std::string_view lists, std::string_view uses) {
  const std::size_t count = std::min<std::size_t>(u16(lists, 0), kMostLists);
  std::size_t at = 2 + std::size_t{u16(lists, 0)} * kListBytes;
  for (std::size_t i = 0; i < count && at < lists.size(); ++i) {
    const std::size_t head = 2 + i * kListBytes;
    List& list = lists_.emplace_back();
    list.id = u32(lists, head);
    for (std::size_t level = 0; level < kLevelsOfList; ++level) list.styles[level] = u16(lists, head + 8 + level * 2);
    const std::size_t levels = (u8(lists, head + 26) & kSimple) != 0 ? 1 : kLevelsOfList;
    for (std::size_t level = 0; level < levels && at < lists.size(); ++level)
      at = read_level(lists, at, list.levels[level]);
  }
  const std::size_t all = u32(uses, 0);
  const std::size_t used = std::min({all, kMostUses, uses.size() / kUseBytes});
  at = 4 + all * kUseBytes;
  for (std::size_t i = 0; i < used; ++i) {
    const std::size_t head = 4 + i * kUseBytes;
    Use& use = uses_.emplace_back();
    const auto list = std::ranges::find(lists_, u32(uses, head), &List::id);
    use.list = static_cast<std::size_t>(list - lists_.begin());
    if (list != lists_.end()) use.levels = list->levels;
    read_overrides(uses, at, u8(uses, head + 12), use);
  }
}

void WordLists::read_overrides(std::string_view bytes, std::size_t& at, std::size_t count, Use& use) const {
  if (at >= bytes.size()) return;
  at += 4;
  for (std::size_t i = 0; i < count && at < bytes.size(); ++i) {
    const std::uint32_t flags = u32(bytes, at + 4);
    const auto start = static_cast<long>(std::min<std::uint32_t>(u32(bytes, at), 0x7FFF));
    const std::size_t level = std::min<std::size_t>(flags & kLevelMask, kLevelsOfList);
    at += kOverrideBytes;
    if ((flags & kFormat) != 0) at = read_level(bytes, at, use.levels[level]);
    if ((flags & kStart) == 0) continue;
    if ((flags & kFormat) == 0) use.levels[level].level.start = start;
    use.begins_anew.push_back(level);
  }
}

std::size_t WordLists::level_of_style(std::size_t use, std::uint16_t style) const {
  if (use == 0 || use > uses_.size() || uses_[use - 1].list >= lists_.size()) return 0;
  const auto& styles = lists_[uses_[use - 1].list].styles;
  const auto found = std::ranges::find(styles, style);
  return found == styles.end() ? 0 : static_cast<std::size_t>(found - styles.begin());
}

std::string WordLists::next(std::size_t number, std::size_t level) {
  if (number == 0 || number > uses_.size() || level >= kLevelsOfList) return {};
  Use& use = uses_[number - 1];
  if (use.list >= lists_.size()) return {};
  // All uses of a list count on, but where one says that it begins anew.
  ListCount& count = lists_[use.list].count;
  if (!std::exchange(use.used, true))
    for (const std::size_t anew : use.begins_anew) count.begun[anew] = false;
  ListLevels levels;
  std::ranges::transform(use.levels, levels.begin(), &Level::level);
  std::string label = count.next(levels, level);
  if (!label.empty() && use.levels[level].space_behind && label.back() != ' ') label += ' ';
  return with_space_behind(std::move(label));
}

}  // namespace vankho::indexing
