// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "indexer/extract/pdf/pdf_page.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// The empty strip between two columns.
struct Gutter {
  double left = 0;
  double right = 0;
};

// Two columns side by side: lines [first, last).
struct Band {
  std::size_t first = 0;
  std::size_t last = 0;
  Gutter gutter;
};

constexpr double kNarrowest = 4;  // points
// Lines without a left column above which a right one may begin.
constexpr std::size_t kLinesApart = 3;
// Lines of one column that follow each other more closely than this share of their height belong together.
constexpr double kClose = 0.8;
// Of a band: pages have fewer, and each line may begin one.
constexpr std::size_t kMostLines = 300;

std::string key_of(const PdfPiece& piece) {
  return text::fold_key(piece.text());
}

bool is_motto(const PdfPiece& piece) {
  const std::string key = key_of(piece);
  return key.find("cong hoa xa hoi chu nghia viet nam") != std::string::npos || key.ends_with("dang cong san viet nam");
}

// The strip as far as it stays empty in a line, or nothing when the line crosses it.
std::optional<Gutter> narrowed(const Gutter& gutter, const PdfLine& line) {
  Gutter rest = gutter;
  for (const PdfPiece& piece : line.pieces) {
    // The side of a piece is where its middle is; it may reach into the strip, not beyond.
    const double middle = (piece.left() + piece.right()) / 2;
    if (middle < (gutter.left + gutter.right) / 2)
      rest.left = std::max(rest.left, piece.right());
    else
      rest.right = std::min(rest.right, piece.left());
  }
  if (rest.right - rest.left < kNarrowest) return std::nullopt;
  return rest;
}

bool has_left(const PdfLine& line, const Gutter& gutter) {
  return line.left() < gutter.left + kNarrowest / 2;
}
bool has_right(const PdfLine& line, const Gutter& gutter) {
  return line.right() > gutter.right - kNarrowest / 2;
}

// Lines around `line` that leave the strip empty.
Band grown(const std::vector<PdfLine>& lines, std::size_t line, Gutter gutter, std::size_t from) {
  Band band{.first = line, .last = line + 1, .gutter = gutter};
  const std::size_t end = std::min(lines.size(), line + kMostLines);
  for (; band.last < end; ++band.last) {
    const auto next = narrowed(band.gutter, lines[band.last]);
    if (!next) break;
    const PdfLine& below = lines[band.last];
    if (!has_right(below, *next)) {
      // The right column may have ended, and what stands on the left be the text that goes on below both.
      const PdfLine& above = lines[band.last - 1];
      if (below.top - above.bottom > kClose * std::max(above.height(), below.height())) break;
    }
    band.gutter = *next;
  }
  while (band.first > from) {
    const auto next = narrowed(band.gutter, lines[band.first - 1]);
    if (!next || has_left(lines[band.first - 1], *next)) break;
    band.gutter = *next;
    --band.first;
  }
  return band;
}

// The letterhead: beside the motto, or a few lines below it, stands the issuer.
std::optional<Band> letterhead(const std::vector<PdfLine>& lines, std::size_t at, std::size_t from) {
  const PdfLine& line = lines[at];
  const auto motto = std::ranges::find_if(line.pieces, is_motto);
  if (motto == line.pieces.end()) return std::nullopt;
  if (motto != line.pieces.begin())
    return grown(lines, at, {.left = std::prev(motto)->right(), .right = motto->left()}, from);
  for (std::size_t near = at + 1; near < std::min(lines.size(), at + 1 + kLinesApart); ++near) {
    const PdfPiece& first = lines[near].pieces.front();
    if (lines[near].pieces.size() < 2 && first.right() >= motto->left()) continue;
    if (first.right() < motto->left() + (motto->right() - motto->left()) / 4 &&
        first.right() < lines[near].pieces.back().left())
      return grown(lines, at,
                   {.left = first.right(), .right = std::min(motto->left(), lines[near].pieces.back().left())}, from);
  }
  return std::nullopt;
}

// The signature beside the recipients.
std::optional<Band> signature(const std::vector<PdfLine>& lines, std::size_t at, std::size_t from) {
  const PdfPiece& label = lines[at].pieces.front();
  if (!key_of(label).starts_with("noi nhan")) return std::nullopt;
  for (std::size_t near = at; near < std::min(lines.size(), at + 1 + kLinesApart); ++near) {
    if (lines[near].pieces.size() < 2) continue;
    return grown(lines, at, {.left = label.right(), .right = lines[near].pieces.back().left()}, from);
  }
  // Its lines may stand between those of the recipients.
  for (std::size_t near = at + 1; near < std::min(lines.size(), at + 1 + kLinesApart); ++near)
    if (lines[near].left() > label.right() + label.words.front().height() * 4)
      return grown(lines, at, {.left = label.right(), .right = lines[near].left()}, from);
  return std::nullopt;
}

// Pages set in two columns: many lines of two long pieces, the strip between them at the same place.
std::optional<Band> prose(const std::vector<PdfLine>& lines, std::size_t at, std::size_t from) {
  constexpr std::size_t kLines = 10;
  constexpr double kLong = 0.38;  // of the width
  const PdfLine& line = lines[at];
  const auto is_long = [](const PdfLine& each) {
    if (each.pieces.size() != 2) return false;
    const double width = each.right() - each.left();
    return std::ranges::all_of(each.pieces,
                               [&](const PdfPiece& piece) { return piece.right() - piece.left() > kLong * width; });
  };
  if (!is_long(line)) return std::nullopt;
  const Band band = grown(lines, at, {.left = line.pieces[0].right(), .right = line.pieces[1].left()}, from);
  const auto count = std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(band.first),
                                   lines.begin() + static_cast<std::ptrdiff_t>(band.last), is_long);
  if (static_cast<std::size_t>(count) < kLines || static_cast<std::size_t>(count) * 2 < band.last - band.first)
    return std::nullopt;
  return band;
}

}  // namespace

std::vector<PdfColumn> columns_of(const std::vector<PdfLine>& lines) {
  std::vector<PdfColumn> columns(1);
  std::size_t from = 0;  // behind the last band
  for (std::size_t at = 0; at < lines.size(); ++at) {
    std::optional<Band> band = letterhead(lines, at, from);
    if (!band) band = signature(lines, at, from);
    const bool wraps = !band;
    if (!band) band = prose(lines, at, from);
    if (!band) {
      columns.back().lines.push_back(lines[at]);
      continue;
    }
    // What was taken for a line of its own above the left column belongs to the right one.
    std::vector<PdfLine>& above = columns.back().lines;
    above.resize(above.size() - std::min(above.size(), at - band->first));
    PdfColumn left{.lines = {}, .wraps = wraps};
    PdfColumn right{.lines = {}, .wraps = wraps};
    const double middle = (band->gutter.left + band->gutter.right) / 2;
    for (std::size_t i = band->first; i < band->last; ++i) {
      PdfLine sides[2];
      for (const PdfPiece& piece : lines[i].pieces)
        sides[(piece.left() + piece.right()) / 2 < middle ? 0 : 1].pieces.push_back(piece);
      for (PdfLine& side : sides) {
        if (side.pieces.empty()) continue;
        side.top = lines[i].top;
        side.bottom = lines[i].bottom;
        (&side == sides ? left : right).lines.push_back(std::move(side));
      }
    }
    columns.push_back(std::move(left));
    columns.push_back(std::move(right));
    columns.emplace_back();
    at = band->last - 1;
    from = band->last;
  }
  std::erase_if(columns, [](const PdfColumn& column) { return column.lines.empty(); });
  return columns;
}

}  // namespace vankho::indexing
