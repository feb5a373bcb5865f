// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the formatting tables of a Word 97 file say of letters and paragraphs, by where they stand in the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

struct WordLetters {
  std::optional<std::uint16_t> font;
  std::optional<std::uint16_t> style;  // a character style
  std::optional<std::uint16_t> symbol_font;
  char16_t symbol = 0;  // what stands for the character, in symbol_font
  bool hidden = false;
  bool deleted = false;
};

struct WordParagraph {
  std::uint16_t style = 0;
  bool in_table = false;
  bool row_end = false;
  bool inner_cell_end = false;  // of a table in a table
  bool inner_row_end = false;
  std::optional<std::uint16_t> list = {};  // see WordLists::next; 0 = of none, though its style is of one
  std::optional<std::uint8_t> level = {};
};

// From `begin` to `end`, in bytes of the stream.
template <typename Properties>
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Properties properties;
};

// `plc` is a table of pages (PlcBteChpx, PlcBtePapx) of `stream`. By `begin`.
std::vector<WordRange<WordLetters>> read_letters(std::string_view stream, std::string_view plc);
std::vector<WordRange<WordParagraph>> read_paragraphs(std::string_view stream, std::string_view plc);

// What each style says, its bases asked; nothing where none says.
struct WordStyle {
  std::optional<std::uint16_t> font;
  std::optional<std::uint16_t> list;
  std::optional<std::uint8_t> level = {};
};
std::vector<WordStyle> read_styles(std::string_view stylesheet);

// The names of the fonts (SttbfFfn), in UTF-8.
std::vector<std::string> read_font_names(std::string_view table);

}  // namespace vankho::indexing
