// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of a page, put together while its elements open and close.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/run_flow.h"

namespace vankho::indexing {

class PageText {
 public:
  // White space of the page, however much, is one space.
  void add(std::string_view bytes, std::string_view font = {});
  void end_line();
  void open_block();  // begins a line of its own; closed by close_block()
  void close_block();
  void open_paragraph();
  void close_paragraph();  // one without words is an empty line: papers put them between their parts
  void empty_line();
  void open_row();
  void close_row();
  void open_cell();
  void close_cell();

  // The text, once; what was left open is closed. Where one block holds the motto of the letterhead and at least four
  // fifths of all text, only its text: the rest is what the page has around the paper. Of what stands above the block
  // of the letterhead, long lines and all before them are left out too.
  RunText take();

 private:
  struct Block {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::string_view paper_of(std::string_view page) const;
  std::size_t text_above_letterhead(std::string_view page, std::string_view paper, std::size_t motto) const;

  RunFlow flow_;
  bool space_ = false;             // to be written before the next word
  std::vector<Block> blocks_;      // of the page itself, in the order of their opening
  std::vector<std::size_t> open_;  // indexes into blocks_; kInCell for those inside cells
  std::size_t paragraph_ = 0;      // where the open paragraph begins; they do not nest
};

}  // namespace vankho::indexing
