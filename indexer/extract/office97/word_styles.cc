// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office97/word_styles.h"

#include <algorithm>

#include "indexer/extract/office97/little_endian.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kPage = 512;
constexpr std::size_t kParagraphEntry = 13;

constexpr std::uint16_t kNoStyle = 0x0FFF;
constexpr std::uint8_t kParagraphStyle = 1;
constexpr std::uint8_t kCharacterStyle = 2;
constexpr std::size_t kMaxStyleBases = 16;

// Single property modifiers, [MS-DOC] 2.6.
enum Sprm : std::uint16_t {
  kDeleted = 0x0800,
  kHidden = 0x083C,
  kSymbol = 0x6A09,
  kCharacterStyleOf = 0x4A30,
  kFontDefault = 0x4A3D,
  kFontAscii = 0x4A4F,
  kListLevel = 0x260A,
  kList = 0x460B,
  kInTable = 0x2416,
  kRowEnd = 0x2417,
  kInnerCellEnd = 0x244B,
  kInnerRowEnd = 0x244C,
  kTableDefinition = 0xD608,
  kChangeTabs = 0xC615,
};

std::size_t operand_size(std::uint16_t sprm, std::string_view rest) {
  switch (sprm >> 13) {
    case 0:
    case 1:
      return 1;
    case 2:
    case 4:
    case 5:
      return 2;
    case 3:
      return 4;
    case 7:
      return 3;
    default:
      break;
  }
  if (sprm == kTableDefinition) return std::size_t{u16(rest, 0)} + 1;
  // Its size byte may say "too long to say"; nothing behind it is of use then.
  if (sprm == kChangeTabs && u8(rest, 0) == 255) return rest.size();
  return std::size_t{u8(rest, 0)} + 1;
}

template <typename Visit>
void for_each_sprm(std::string_view list, Visit visit) {
  while (list.size() >= 3) {
    const std::uint16_t sprm = u16(list, 0);
    list.remove_prefix(2);
    const std::size_t size = operand_size(sprm, list);
    visit(sprm, list.substr(0, size));
    list.remove_prefix(std::min(size, list.size()));
  }
}

WordLetters letters_of(std::string_view list) {
  WordLetters letters;
  for_each_sprm(list, [&](std::uint16_t sprm, std::string_view operand) {
    if (sprm == kFontAscii || sprm == kFontDefault) letters.font = u16(operand, 0);
    if (sprm == kCharacterStyleOf) letters.style = u16(operand, 0);
    if (sprm == kHidden) letters.hidden = u8(operand, 0) == 1;
    if (sprm == kDeleted) letters.deleted = u8(operand, 0) == 1;
    if (sprm == kSymbol) {
      letters.symbol_font = u16(operand, 0);
      letters.symbol = static_cast<char16_t>(u16(operand, 2));
    }
  });
  return letters;
}

WordParagraph paragraph_of(std::string_view bytes) {
  WordParagraph paragraph{.style = u16(bytes, 0)};
  for_each_sprm(bytes.substr(std::min<std::size_t>(2, bytes.size())),
                [&](std::uint16_t sprm, std::string_view operand) {
                  const bool set = u8(operand, 0) != 0;
                  if (sprm == kInTable) paragraph.in_table = set;
                  if (sprm == kRowEnd) paragraph.row_end = set;
                  if (sprm == kInnerCellEnd) paragraph.inner_cell_end = set;
                  if (sprm == kInnerRowEnd) paragraph.inner_row_end = set;
                  if (sprm == kListLevel) paragraph.level = u8(operand, 0);
                  if (sprm == kList) paragraph.list = u16(operand, 0);
                });
  return paragraph;
}

// Calls `visit(page)` for every page of the table.
template <typename Visit>
void for_each_page(std::string_view stream, std::string_view plc, Visit visit) {
  if (plc.size() < 4) return;
  // Each page is named once; a table that names more than the stream has is damaged.
  const std::size_t pages = std::min((plc.size() - 4) / 8, stream.size() / kPage);
  const std::size_t count = (plc.size() - 4) / 8;
  for (std::size_t i = 0; i < pages; ++i) {
    const std::uint32_t number = u32(plc, (count + 1) * 4 + i * 4) & 0x3FFFFF;
    const std::string_view page = part(stream, std::size_t{number} * kPage, kPage);
    if (page.size() == kPage) visit(page);
  }
}

template <typename Ranges>
Ranges in_order(Ranges ranges) {
  std::ranges::stable_sort(ranges, {}, [](const auto& range) { return range.begin; });
  return ranges;
}

}  // namespace

std::vector<WordRange<WordLetters>> read_letters(std::string_view stream, std::string_view plc) {
  std::vector<WordRange<WordLetters>> ranges;
  for_each_page(stream, plc, [&](std::string_view page) {
    const std::size_t count = u8(page, kPage - 1);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = std::size_t{u8(page, (count + 1) * 4 + i)} * 2;
      const std::string_view list = at == 0 ? std::string_view() : part(page, at + 1, u8(page, at));
      ranges.push_back({u32(page, i * 4), u32(page, i * 4 + 4), letters_of(list)});
    }
  });
  return in_order(std::move(ranges));
}

std::vector<WordRange<WordParagraph>> read_paragraphs(std::string_view stream, std::string_view plc) {
  std::vector<WordRange<WordParagraph>> ranges;
  for_each_page(stream, plc, [&](std::string_view page) {
    const std::size_t count = u8(page, kPage - 1);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = std::size_t{u8(page, (count + 1) * 4 + i * kParagraphEntry)} * 2;
      std::string_view bytes;
      // The size is in words, less one byte; 0 says that the next byte has it.
      if (at != 0 && u8(page, at) != 0) bytes = part(page, at + 1, std::size_t{u8(page, at)} * 2 - 1);
      if (at != 0 && u8(page, at) == 0) bytes = part(page, at + 2, std::size_t{u8(page, at + 1)} * 2);
      ranges.push_back({u32(page, i * 4), u32(page, i * 4 + 4), paragraph_of(bytes)});
    }
  });
  return in_order(std::move(ranges));
}

std::vector<WordStyle> read_styles(std::string_view stylesheet) {
  struct Style {
    WordStyle says;
    std::uint16_t base = kNoStyle;
    bool of_letters = false;
  };
  const std::size_t head = u16(stylesheet, 0);
  const std::size_t count = std::min<std::size_t>(u16(stylesheet, 2), 4096);
  const std::size_t base_size = u16(stylesheet, 4);
  const std::uint16_t standard = u16(stylesheet, 2 + 12);
  std::vector<Style> styles;
  for (std::size_t at = 2 + head; styles.size() < count && at + 2 <= stylesheet.size();) {
    const std::size_t size = u16(stylesheet, at);
    const std::string_view bytes = part(stylesheet, at + 2, size);
    at += 2 + size;
    Style& style = styles.emplace_back();
    if (bytes.empty()) continue;
    const std::uint8_t kind = u16(bytes, 2) & 0xF;
    style.of_letters = kind == kCharacterStyle;
    style.base = static_cast<std::uint16_t>(u16(bytes, 2) >> 4);
    const std::size_t parts = u16(bytes, 4) & 0xF;
    std::size_t where = base_size + 2 + std::size_t{u16(bytes, base_size)} * 2 + 2;
    for (std::size_t i = 0; i < parts; ++i) {
      where += where % 2;
      const std::string_view list = part(bytes, where + 2, u16(bytes, where));
      where += 2 + std::size_t{u16(bytes, where)};
      if (kind == kParagraphStyle && i == 0) {
        const WordParagraph paragraph = paragraph_of(list);
        style.says.list = paragraph.list;
        style.says.level = paragraph.level;
      }
      if ((kind == kParagraphStyle && i == 1) || (kind == kCharacterStyle && i == 0))
        style.says.font = letters_of(list).font;
    }
  }
  std::vector<WordStyle> resolved;
  for (std::size_t i = 0; i < styles.size(); ++i) {
    WordStyle& style = resolved.emplace_back();
    std::size_t at = i;
    for (std::size_t step = 0; step < kMaxStyleBases && at < styles.size(); ++step) {
      const WordStyle& says = styles[at].says;
      if (!style.font) style.font = says.font;
      if (!style.list) style.list = says.list;
      if (!style.level) style.level = says.level;
      at = styles[at].base;
    }
    // A style of paragraphs that says nothing has the document's font, one of letters that of their paragraph.
    if (!style.font && !styles[i].of_letters) style.font = standard;
  }
  return resolved;
}

std::vector<std::string> read_font_names(std::string_view table) {
  std::vector<std::string> names;
  const std::size_t count = std::min<std::size_t>(u16(table, 0), 4096);
  for (std::size_t at = 4; names.size() < count && at < table.size();) {
    const std::size_t size = u8(table, at);
    // Size, kind, weight, character set, second name, panose, signature: 40 bytes, then the name.
    const std::string_view name = part(table, at + 40, size < 40 ? 0 : size + 1 - 40);
    std::string utf8;
    for (std::size_t i = 0; i + 2 <= name.size() && u16(name, i) != 0; i += 2)
      if (const std::uint16_t unit = u16(name, i); unit < 0xD800 || unit >= 0xE000) text::append_code_point(utf8, unit);
    names.push_back(std::move(utf8));
    at += size + 1;
  }
  return names;
}

}  // namespace vankho::indexing
