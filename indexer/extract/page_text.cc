// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_text.h"

#include <algorithm>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kInCell = static_cast<std::size_t>(-1);

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

// A paper's share of the text of its page, at least.
constexpr double kPaperShare = 0.8;

// A letterhead ends long before.
constexpr std::size_t kLetterheadBytes = 4000;

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

void trim_end(std::string& text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
}

// Where a letterhead's motto begins a line, or npos.
std::size_t find_motto(std::string_view page) {
  for (std::size_t from = 0; from < page.size();) {
    const std::size_t end = std::min(page.find('\n', from), page.size());
    const std::string folded = text::fold_key(page.substr(from, std::min<std::size_t>(end - from, 300)));
    if (folded.find("cong hoa xa hoi chu nghia viet nam") != std::string::npos ||
        folded.find("doc lap tu do hanh phuc") != std::string::npos || folded.ends_with("dang cong san viet nam"))
      return from;
    from = end + 1;
  }
  return std::string_view::npos;
}

// Whether a line of the text is the number line of a letterhead: "Số: 12/QĐ-UBND", "Luật số: 76/2025/QH15".
bool has_number_line(std::string_view text) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string folded = text::fold_key(text.substr(from, std::min<std::size_t>(end - from, 120)));
    const std::size_t label = (' ' + folded).find(" so ");
    if (label < 20 && label + 3 < folded.size() && folded[label + 3] >= '0' && folded[label + 3] <= '9') return true;
    from = end + 1;
  }
  return false;
}

// Longer lines above a letterhead are titles and news of the page; shorter ones may be stamps of the paper.
constexpr std::size_t kLongLine = 80;

std::size_t behind_long_lines(std::string_view text) {
  std::size_t behind = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end - from > kLongLine) behind = std::min(end + 1, text.size());
    from = end + 1;
  }
  return behind;
}

}  // namespace

void PageText::add(std::string_view bytes, std::string_view font) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_blank(bytes[at])) {
      space_ = true;
      ++at;
      continue;
    }
    if (bytes.substr(at).starts_with(kNoBreakSpace)) {
      // Several of them move words apart, as the columns of a signature block.
      if (!flow_.at_line_begin()) flow_.add(" ");
      at += kNoBreakSpace.size();
      continue;
    }
    std::size_t end = at;
    while (end < bytes.size() && !is_blank(bytes[end]) && !bytes.substr(end).starts_with(kNoBreakSpace)) ++end;
    if (space_ && !flow_.at_line_begin()) flow_.add(" ", font);
    space_ = false;
    flow_.add(bytes.substr(at, end - at), font);
    at = end;
  }
}

void PageText::end_line() {
  space_ = false;
  flow_.end_line();
}

void PageText::open_block() {
  if (!flow_.at_line_begin()) end_line();
  space_ = false;
  if (flow_.in_page()) {
    open_.push_back(blocks_.size());
    blocks_.push_back({.begin = flow_.size()});
  } else {
    open_.push_back(kInCell);
  }
}

void PageText::close_block() {
  if (!flow_.at_line_begin()) end_line();
  space_ = false;
  if (open_.empty()) return;
  if (open_.back() != kInCell) blocks_[open_.back()].end = flow_.size();
  open_.pop_back();
}

void PageText::open_paragraph() {
  open_block();
  paragraph_ = flow_.size();
}

void PageText::close_paragraph() {
  const bool empty = flow_.size() == paragraph_;
  close_block();
  if (empty) empty_line();
}

void PageText::empty_line() {
  space_ = false;
  flow_.empty_line();
}

void PageText::open_row() {
  flow_.open_row();
}

void PageText::open_cell() {
  space_ = false;
  flow_.open_cell();
}

void PageText::close_cell() {
  space_ = false;
  flow_.close_cell();
}

void PageText::close_row() {
  space_ = false;
  flow_.close_row();
}

std::string_view PageText::paper_of(std::string_view page) const {
  const std::size_t motto = find_motto(page);
  if (motto == std::string_view::npos) return page;
  std::string_view paper = page;
  for (const Block& block : blocks_) {
    const auto size = static_cast<double>(block.end - std::min(block.begin, block.end));
    if (block.begin <= motto && motto < block.end && size >= kPaperShare * static_cast<double>(page.size()))
      paper = page.substr(block.begin, block.end - block.begin);
  }
  return paper.substr(text_above_letterhead(page, paper, motto));
}

// How many bytes of the paper are the page's own text above the letterhead: what stands before the innermost block that
// holds motto and number.
std::size_t PageText::text_above_letterhead(std::string_view page, std::string_view paper, std::size_t motto) const {
  const auto begin = static_cast<std::size_t>(paper.data() - page.data());
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    if (block->begin > motto || motto >= block->end || block->begin < begin) continue;
    if (!has_number_line(page.substr(block->begin, std::min(block->end - block->begin, kLetterheadBytes)))) continue;
    return behind_long_lines(page.substr(begin, block->begin - begin));
  }
  return 0;
}

RunText PageText::take() {
  while (flow_.rows() > 0) close_row();
  while (!open_.empty()) close_block();
  RunText page = flow_.take();
  const std::string_view part = paper_of(page.text);
  const auto begin = static_cast<std::size_t>(part.data() - page.text.data());
  RunText paper{.text = std::string(part), .runs = {}};
  trim_end(paper.text);
  if (!paper.text.empty()) paper.text += '\n';
  for (RunText::Run& run : page.runs) {
    run.begin = std::max(run.begin, begin) - begin;
    if (!paper.runs.empty() && paper.runs.back().begin == run.begin) paper.runs.pop_back();
    if (run.begin < paper.text.size()) paper.runs.push_back(std::move(run));
  }
  return paper;
}

}  // namespace vankho::indexing
