// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts a RunText together letter by letter, for formats whose text comes as one stream with marks in it (RTF, Word 97,
// Excel 97, PowerPoint 97).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/run_text.h"

namespace vankho::indexing {

class RunWriter {
 public:
  void set_font(std::string_view font);

  // Control characters and halves of pairs are left out. A combining tone becomes one with the vowel before it.
  void add(char32_t code_point);
  // A code unit of UTF-16: pairs come in two calls.
  void add_utf16(char16_t unit);

  // A tabulator parts columns, but not the mark of an item from its text.
  void add_tab();

  void end_line();
  void end_line_in_cell();
  void end_page();
  void end_cell();
  // A row is a line with a tab between cells. If one of its cells has several lines, as letterheads and signature
  // blocks have, the cells come one below the other.
  void end_row();

  std::size_t size() const { return text_.text.size(); }
  // Beyond kMostText nothing is added any more.
  bool is_full() const { return full_; }

  // The text, once; it ends with one line end when there is any.
  RunText take();

  static constexpr std::size_t kMostText = std::size_t{32} << 20;

 private:
  void put(std::string_view bytes);
  bool put_on_vowel(char32_t mark);

  RunText text_;
  std::string font_;
  bool font_changed_ = false;
  bool full_ = false;
  char16_t high_half_ = 0;
  std::vector<std::size_t> cell_ends_;  // of the open row: where its tabs stand
  bool many_lines_ = false;             // a cell of the open row has several
};

}  // namespace vankho::indexing
