// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet of a workbook as text: a page, each row a line, however its file counts rows and columns.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/extract/run_flow.h"

namespace vankho::indexing {

class SheetWriter {
 public:
  // `flow` outlives the writer.
  explicit SheetWriter(RunFlow& flow) : flow_(flow) { flow_.page_break(); }
  ~SheetWriter() { end_line(); }
  SheetWriter(const SheetWriter&) = delete;
  SheetWriter& operator=(const SheetWriter&) = delete;

  // Cells in the order of rows, and of columns in a row. Empty ones are left out.
  void add(std::size_t row, std::size_t column, std::string_view text, std::string_view font) {
    if (text.empty()) return;
    if (row != row_) end_line();
    if (row > row_ + 1) flow_.empty_line();
    if (row != row_) column_ = 0;
    // However many empty cells stand between, it is a column further.
    if (!flow_.at_line_begin()) flow_.add(column > column_ ? "\t" : " ");
    flow_.add(text, font);
    row_ = row;
    column_ = column;
  }

 private:
  void end_line() {
    if (!flow_.at_line_begin()) flow_.end_line();
  }

  RunFlow& flow_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
};

}  // namespace vankho::indexing
