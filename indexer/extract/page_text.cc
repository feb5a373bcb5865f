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

void PageText::add(std::string_view bytes) {
  Text& text = texts_.back();
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_blank(bytes[at])) {
      text.space = true;
      ++at;
      continue;
    }
    if (bytes.substr(at).starts_with(kNoBreakSpace)) {
      // Several of them move words apart, as the columns of a signature block.
      if (!text.lines.empty() && text.lines.back() != '\n') text.lines += ' ';
      at += kNoBreakSpace.size();
      continue;
    }
    std::size_t end = at;
    while (end < bytes.size() && !is_blank(bytes[end]) && !bytes.substr(end).starts_with(kNoBreakSpace)) ++end;
    if (text.space && !text.lines.empty() && text.lines.back() != '\n') text.lines += ' ';
    text.space = false;
    text.lines.append(bytes.substr(at, end - at));
    at = end;
  }
}

void PageText::end_line() {
  Text& text = texts_.back();
  text.space = false;
  if (!text.lines.empty()) text.lines += '\n';
}

void PageText::open_block() {
  Text& text = texts_.back();
  if (!text.lines.empty() && text.lines.back() != '\n') end_line();
  text.space = false;
  if (in_page()) {
    open_.push_back(blocks_.size());
    blocks_.push_back({.begin = text.lines.size()});
  } else {
    open_.push_back(kInCell);
  }
}

void PageText::close_block() {
  Text& text = texts_.back();
  if (!text.lines.empty() && text.lines.back() != '\n') end_line();
  text.space = false;
  if (open_.empty()) return;
  if (open_.back() != kInCell) blocks_[open_.back()].end = texts_.front().lines.size();
  open_.pop_back();
}

void PageText::open_paragraph() {
  open_block();
  paragraph_ = texts_.back().lines.size();
}

void PageText::close_paragraph() {
  const bool empty = texts_.back().lines.size() == paragraph_;
  close_block();
  if (empty) empty_line();
}

void PageText::empty_line() {
  Text& text = texts_.back();
  text.space = false;
  if (text.lines.empty()) return;
  if (text.lines.back() != '\n') text.lines += '\n';
  if (!text.lines.ends_with("\n\n")) text.lines += '\n';
}

void PageText::open_row() {
  rows_.push_back({.cells = {}, .depth = texts_.size()});
}

void PageText::open_cell() {
  if (rows_.empty()) return;
  if (texts_.size() > rows_.back().depth) close_cell();
  texts_.emplace_back();
}

void PageText::close_cell() {
  if (rows_.empty() || texts_.size() <= rows_.back().depth) return;
  std::string cell = std::move(texts_.back().lines);
  texts_.pop_back();
  trim_end(cell);
  rows_.back().cells.push_back(std::move(cell));
}

void PageText::close_row() {
  if (rows_.empty()) return;
  while (texts_.size() > rows_.back().depth) close_cell();
  const Row row = std::move(rows_.back());
  rows_.pop_back();
  Text& text = texts_.back();
  if (!text.lines.empty() && text.lines.back() != '\n') end_line();
  text.space = false;
  const bool lines =
      std::ranges::any_of(row.cells, [](const std::string& cell) { return cell.find('\n') != std::string::npos; });
  bool first = true;
  for (const std::string& cell : row.cells) {
    if (lines && cell.empty()) continue;
    if (!first) text.lines += lines ? "\n\n" : "\t";
    text.lines += cell;
    first = false;
  }
  if (!first) text.lines += '\n';
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

std::string PageText::take() {
  while (!rows_.empty()) close_row();
  while (!open_.empty()) close_block();
  const std::string page = std::move(texts_.front().lines);
  std::string paper(paper_of(page));
  trim_end(paper);
  if (!paper.empty()) paper += '\n';
  return paper;
}

}  // namespace vankho::indexing
