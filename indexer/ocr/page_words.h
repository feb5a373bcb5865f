// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of a page as tesseract gives them, and what the layout of an office paper says of them: where its
// letterhead has two columns, where the signature stands. No pictures here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/extract.h"

namespace vankho::indexing {

// Pixels; right and bottom are outside.
struct PageBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool operator==(const PageBox&) const = default;
};

// What parts a word from the one before it.
enum class Gap { kSpace, kCell, kLine, kParagraph };

struct PageWord {
  PageBox box;
  std::string letters;
  float confidence = 0;  // per cent
  Gap before = Gap::kSpace;
};
using PageWords = std::vector<PageWord>;

// Mean confidence, 0 without words.
float mean_confidence(const PageWords& words);

// The letterhead of a first page, where it has two columns: the gutter that no word crosses, between its first line and
// the line of the date. Nothing when there is no date in the right half or no gutter.
struct HeadColumns {
  PageBox left;
  PageBox right;
};
std::optional<HeadColumns> find_head_columns(const PageWords& words, int width, int height);

// Where the signature stands: right of "Nơi nhận" and below it. Nothing without those words.
std::optional<PageBox> find_signature(const PageWords& words, int width, int height);

// The words with those of the two columns in place of what stood there, a row each where lines are level, the right
// cell behind the left.
PageWords with_head_columns(PageWords words, const HeadColumns& columns, const PageWords& left, const PageWords& right);

// The words with `block` in place of what stood in `place`, as lines of their own behind the lines beside it.
PageWords with_block(PageWords words, const PageBox& place, PageWords block);

// The lines of a block that hold a word of two letters or more at least as sure as `readable`, without what is less
// sure than `noise`.
PageWords readable_lines(const PageWords& block, float noise, float readable);

// The sum of the confidences of sure words in a place: it tells which of two readings shows more.
float weight_in(const PageWords& words, const PageBox& place);

// Another reading of a page; its boxes are divided by `scale` first.
struct Reading {
  const PageWords& words;
  double scale = 1;
};

// Words in `place` whose digits another reading does not have on the same line are not to be believed, however sure
// tesseract was: digits of a pen come out as other digits each time. Their confidence becomes kDisputed. Those beside
// "tháng" need one reading more, all others each of them.
inline constexpr float kDisputed = 20;
void doubt_digits(PageWords& words, const PageBox& place, const std::vector<Reading>& others);

// Writes pages one after the other, with what is not sure.
class PageWriter {
 public:
  void write(const PageWords& words);
  void end_page() { text_.text += '\f'; }
  // Once. Without white space at the end; ExtractedText::recognised is 0 only without words.
  ExtractedText take();

 private:
  ExtractedText text_{.text = {}, .media_type = {}, .note = {}};
  double sum_ = 0;
  unsigned words_ = 0;
};

}  // namespace vankho::indexing
