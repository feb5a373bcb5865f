// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of a PDF page by their places -> lines -> text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extract/run_flow.h"

namespace vankho::indexing {

// Lengths are points (1/72 inch), y grows downwards.
struct PdfWord {
  std::string text;
  std::string font;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  bool space_behind = false;

  double height() const { return bottom - top; }
};

// Words beside each other with no wide gap between them: a cell of a line.
struct PdfPiece {
  std::vector<PdfWord> words;  // at least one

  double left() const { return words.front().left; }
  double right() const { return words.back().right; }
  std::string text() const;
};

struct PdfLine {
  std::vector<PdfPiece> pieces;  // from left to right, at least one
  double top = 0;
  double bottom = 0;

  double left() const { return pieces.front().left(); }
  double right() const { return pieces.back().right(); }
  double height() const { return bottom - top; }
  std::string text() const;
};

struct PdfPage {
  std::vector<PdfLine> lines;     // from top to bottom
  std::vector<PdfWord> sideways;  // words that are not set from left to right
};

std::vector<PdfLine> lines_of(std::vector<PdfWord> words);

// Takes numbers of pages, running heads and the stamp of a digital signature out of the pages; gives what was taken,
// each once and without the numbers.
std::vector<PdfLine> take_margins(std::vector<PdfPage>& pages);

// Lines that are read together, one below the other.
struct PdfColumn {
  std::vector<PdfLine> lines;
  bool wraps = true;  // its lines are as long as it is wide: not so in letterheads and signatures
};

// The columns of a page in reading order. Where nothing stands side by side, or only cells of a table do, it is one.
std::vector<PdfColumn> columns_of(const std::vector<PdfLine>& lines);

// Pages become text: wrapped lines are joined, also across pages.
class PdfFlow {
 public:
  void add(const PdfPage& page);
  void end_text();  // an empty line
  void add_line(const PdfLine& line);
  std::size_t size() const { return flow_.size(); }
  RunText take() { return flow_.take(); }

 private:
  struct Edges {
    double left = 0;
    double right = 0;
  };
  void add_column(const PdfColumn& column);
  Edges edges_of(const std::vector<PdfLine>& lines);
  void write(const PdfLine& line);

  RunFlow flow_;
  PdfLine last_;      // of the page before, where its text may go on; without pieces when there is none
  double right_ = 0;  // edge of its column
  double width_ = 0;  // of the text of pages so far
  bool page_begins_ = false;
};

}  // namespace vankho::indexing
