// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text put together while the elements of a document open and close: lines, rows of tables, pages. How tables become
// text is decided here for all formats.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/run_text.h"

namespace vankho::indexing {

// `more` at the end of `text`, its fonts too.
void append(RunText& text, const RunText& more);

class RunFlow {
 public:
  // As it is; it holds no line ends.
  void add(std::string_view text, std::string_view font = {});
  void end_line();  // two of them make an empty line
  // Ends the line if something stands on it; an empty paragraph is an empty line, many are one.
  void end_paragraph();
  void empty_line();
  // One that follows another with nothing between them is the same. Inside a row it stands before the row.
  void page_break();

  void open_row();
  // A row is a line with a tab between cells. If one of its cells has several lines, as letterheads and signature
  // blocks have, the cells come one below the other.
  void close_row();
  void open_cell();  // closes a cell that was left open
  void close_cell();
  std::size_t rows() const { return rows_.size(); }  // open ones

  // What comes now until close_aside() stands beside the text (a text box): it follows behind the paragraph.
  void open_aside();
  void close_aside();

  bool at_line_begin() const;
  std::string_view line() const;  // of the open cell or text, as far as it is written; at most its last 100 bytes
  std::size_t size() const { return texts_.back().flow.text.size(); }
  bool in_page() const { return texts_.size() == 1; }  // in no cell and no aside

  // The text, once; what was left open is closed. It ends with one line end.
  RunText take();

 private:
  struct Text {
    RunText flow;
    std::vector<RunText> asides;  // to follow behind the paragraph
    bool is_aside = false;
  };
  struct Row {
    std::vector<RunText> cells;
    std::size_t depth = 0;  // texts open when it began: its cells are one deeper
    bool page_break = false;
  };

  void flush_asides();

  std::vector<Text> texts_ = std::vector<Text>(1);
  std::vector<Row> rows_;
};

}  // namespace vankho::indexing
