// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/extract/pdf/pdf_page.h"

namespace vankho::indexing {
namespace {

// Edges are where lines begin and end, give or take some points.
constexpr double kEdge = 3;
// Shares of the height of a line: an indent begins a paragraph, so does a wide gap above it.
constexpr double kIndent = 0.6;
constexpr double kParagraphGap = 1.0;
constexpr double kOtherSize = 0.2;
constexpr double kSpace = 0.2;
// So few lines do not say how wide the text of a page is.
constexpr std::size_t kFewLines = 10;
constexpr double kUnknownWidth = 1000;  // none of them is full

bool begins_item(const PdfLine& line) {
  const std::string& word = line.pieces.front().words.front().text;
  if (word == "-" || word == "+" || word == "–" || word == "•" || word == "*") return true;
  return word.size() <= 4 && (word.ends_with('.') || word.ends_with(')')) &&
         std::isalnum(static_cast<unsigned char>(word.front())) != 0;
}

bool ends_clause(const PdfLine& line) {
  const char last = line.pieces.back().words.back().text.back();
  return last == '.' || last == ';' || last == ':';
}

UChar32 code_point_at(std::string_view text, std::size_t& at) {
  auto offset = static_cast<std::int32_t>(at);
  UChar32 letter = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), offset, static_cast<std::int32_t>(text.size()), letter);
  at = static_cast<std::size_t>(offset);
  return letter;
}

// In capitals, but for what titles leave small ("và", "của").
bool in_capitals(const PdfLine& line) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  const std::string text = line.text();
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 letter = code_point_at(text, at);
    upper += letter >= 0 && u_isupper(letter) ? 1U : 0U;
    lower += letter >= 0 && u_islower(letter) ? 1U : 0U;
  }
  return upper > 3 && upper >= 4 * lower;
}

// A heading in capitals does not go on in a sentence that begins with one: "... GIÁO DỤC ĐẠI HỌC", "Căn cứ Hiến pháp".
bool ends_heading(const PdfLine& above, const PdfLine& below) {
  const std::string& word = below.pieces.front().words.front().text;
  std::size_t at = 0;
  const UChar32 first = code_point_at(word, at);
  if (first < 0 || !u_isupper(first) || at == word.size()) return false;
  const UChar32 second = code_point_at(word, at);
  return second >= 0 && u_islower(second) && in_capitals(above) && !in_capitals(below);
}

// Whether `below` goes on with the sentence of `above`: that had no room for its first word, and it begins at the edge.
bool goes_on(const PdfLine& above, const PdfLine& below, double left, double right) {
  if (above.pieces.size() > 1 || below.pieces.size() > 1) return false;
  if (std::abs(above.height() - below.height()) > kOtherSize * above.height()) return false;
  if (below.left() > left + kIndent * below.height()) return false;
  if (ends_clause(above) && begins_item(below)) return false;
  if (ends_heading(above, below)) return false;
  const PdfWord& first = below.pieces.front().words.front();
  return above.right() + kSpace * above.height() + (first.right - first.left) > right - kEdge;
}

// "52-" and "CV/HU": a number was cut at its sign.
bool ends_inside_number(const PdfLine& above, const PdfLine& below) {
  const std::string& last = above.pieces.back().words.back().text;
  const auto next = static_cast<unsigned char>(below.pieces.front().words.front().text.front());
  if (last.size() < 2 || (last.back() != '/' && last.back() != '-')) return false;
  return std::isalnum(static_cast<unsigned char>(last[last.size() - 2])) != 0 &&
         (std::isupper(next) != 0 || next >= 0x80);
}

// The outermost place that two lines share, or nothing.
std::optional<double> shared_edge(std::vector<double> places) {
  std::ranges::sort(places);
  for (std::size_t i = 0; i + 1 < places.size(); ++i)
    if (places[i + 1] - places[i] < kEdge) return places[i];
  return std::nullopt;
}

}  // namespace

PdfFlow::Edges PdfFlow::edges_of(const std::vector<PdfLine>& lines) {
  std::vector<double> left;
  std::vector<double> right;
  for (const PdfLine& line : lines) {
    left.push_back(line.left());
    right.push_back(-line.right());
  }
  const double leftmost = *std::ranges::min_element(left);
  const double rightmost = -*std::ranges::min_element(right);
  const std::optional<double> shared = shared_edge(std::move(right));
  Edges edges{.left = shared_edge(std::move(left)).value_or(leftmost), .right = shared ? -*shared : rightmost};
  if (lines.size() >= kFewLines)
    width_ = edges.right - edges.left;
  else if (width_ > 0)
    edges.right = std::max(edges.right, edges.left + width_);
  else if (!shared)
    edges.right = rightmost + kUnknownWidth;
  return edges;
}

void PdfFlow::write(const PdfLine& line) {
  for (const PdfPiece& piece : line.pieces) {
    if (&piece != &line.pieces.front()) flow_.add("\t");
    for (const PdfWord& word : piece.words) {
      flow_.add(word.text, word.font);
      if (word.space_behind && &word != &piece.words.back()) flow_.add(" ", word.font);
    }
  }
}

void PdfFlow::add_column(const PdfColumn& column) {
  const Edges edges = edges_of(column.lines);
  // What stands above may be the foot of the page before, or of the column on the left.
  const PdfLine* above = !last_.pieces.empty() && column.wraps ? &last_ : nullptr;
  double right = right_;
  for (const PdfLine& line : column.lines) {
    const bool top = page_begins_ || (above == &last_ && line.top < last_.top);
    const bool near = above != nullptr && (top || line.top - above->bottom < kParagraphGap * line.height());
    if (near && column.wraps && goes_on(*above, line, edges.left, right)) {
      if (!ends_inside_number(*above, line)) flow_.add(" ");
      if (page_begins_) flow_.page_break();
    } else {
      if (!flow_.at_line_begin()) flow_.end_line();
      if (page_begins_)
        flow_.page_break();
      else if (!near)
        flow_.empty_line();
    }
    page_begins_ = false;
    write(line);
    above = &line;
    right = edges.right;
  }
  last_ = column.wraps ? column.lines.back() : PdfLine();
  right_ = edges.right;
}

void PdfFlow::add(const PdfPage& page) {
  page_begins_ = flow_.size() > 0;
  const std::vector<PdfColumn> columns = columns_of(page.lines);
  for (const PdfColumn& column : columns) add_column(column);
  if (columns.empty() && page_begins_) {
    if (!flow_.at_line_begin()) flow_.end_line();
    flow_.page_break();
    last_ = {};
  }
  if (page.sideways.empty()) return;
  if (!flow_.at_line_begin()) flow_.end_line();
  for (const PdfWord& word : page.sideways) {
    flow_.add(word.text, word.font);
    flow_.add(" ", word.font);
  }
  flow_.end_line();
  last_ = {};
}

void PdfFlow::end_text() {
  if (!flow_.at_line_begin()) flow_.end_line();
  flow_.empty_line();
}

void PdfFlow::add_line(const PdfLine& line) {
  if (!flow_.at_line_begin()) flow_.end_line();
  write(line);
}

}  // namespace vankho::indexing
