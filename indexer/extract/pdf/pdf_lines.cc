// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "indexer/extract/pdf/pdf_page.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Shares of the height of the letters. Spaces of lines set to full width are mostly under one; those between columns
// and cells over that.
constexpr double kCellGap = 1.1;
constexpr double kMarkGap = 3;
constexpr double kSpace = 0.15;
constexpr double kSameLine = 0.5;
constexpr double kMiddles = 0.35;

// Of the lines open at one place of the page: more are never side by side.
constexpr std::size_t kOpenLines = 8;

// How much of the lower of the two is shared; nothing where the middles are too far apart for one line: tall letters of
// two close lines share much.
double overlap(const PdfLine& line, const PdfWord& word) {
  const double apart = std::abs(line.top + line.bottom - word.top - word.bottom) / 2;
  if (apart > kMiddles * std::max(line.height(), word.height())) return 0;
  const double shared = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  return shared / std::max(0.1, std::min(line.bottom - line.top, word.height()));
}

// "1.", "a)", "-": its text begins at a tabulator behind it.
bool is_list_mark(const PdfPiece& piece) {
  if (piece.words.size() > 1) return false;
  const std::string& text = piece.words.front().text;
  return text.size() <= 6 && (text.ends_with('.') || text.ends_with(')') || text == "-" || text == "+" || text == "•" ||
                              text == "–" || text == "*");
}

// "m", "(km", "đồng/m": raised numbers behind it are powers.
bool ends_with_unit(std::string_view word) {
  constexpr auto kUnits = std::to_array<std::string_view>({"m", "km", "cm", "dm", "mm", "hm"});
  std::size_t begin = word.size();
  while (begin > 0 && (std::isalpha(static_cast<unsigned char>(word[begin - 1])) != 0 || (word[begin - 1] & 0x80) != 0))
    --begin;
  // Dots of a form may be one sign ("…").
  const std::size_t dots = word.rfind("\xE2\x80\xA6");
  if (dots != word.npos) begin = std::max(begin, dots + 3);
  return std::ranges::find(kUnits, word.substr(begin)) != kUnits.end();
}

// A raised number refers to a note; one behind a unit belongs to it.
void write_note_marks(PdfLine& line) {
  constexpr double kSmall = 0.8;
  constexpr double kRaised = 0.1;
  for (PdfPiece& piece : line.pieces) {
    for (std::size_t i = 1; i < piece.words.size(); ++i) {
      PdfWord& word = piece.words[i];
      const PdfWord& before = piece.words[i - 1];
      if (word.text.size() > 3 || word.text.find_first_not_of("0123456789") != std::string::npos) continue;
      if (word.height() > kSmall * line.height() || before.space_behind) continue;
      if (word.bottom > line.bottom - kRaised * line.height()) continue;
      if (!ends_with_unit(before.text)) word.text = "[" + word.text + "]";
    }
  }
}

void part_into_pieces(PdfLine& line) {
  std::vector<PdfWord> words = std::move(line.pieces.front().words);
  std::ranges::stable_sort(words, {}, &PdfWord::left);
  line.pieces.clear();
  for (PdfWord& word : words) {
    const double gap = line.pieces.empty() ? 0 : word.left - line.pieces.back().right();
    const bool numbered = line.pieces.size() == 1 && is_list_mark(line.pieces.front());
    if (line.pieces.empty() || gap > (numbered ? kMarkGap : kCellGap) * word.height()) line.pieces.emplace_back();
    PdfPiece& piece = line.pieces.back();
    if (!piece.words.empty() && word.left - piece.right() > kSpace * word.height())
      piece.words.back().space_behind = true;
    piece.words.push_back(std::move(word));
  }
}

// "12", "- 12 -", "Trang 3/12".
bool is_page_number(const PdfPiece& piece) {
  const std::string text = piece.text();
  if (text.size() > 20) return false;
  std::string key = text::fold_key(text);
  for (const std::string_view word : {"trang ", "page "})
    if (key.starts_with(word)) key.erase(0, word.size());
  return !key.empty() && key.size() <= 9 && key.find_first_not_of("0123456789 ") == std::string::npos;
}

std::string key_without_number(const PdfLine& line) {
  std::string key;
  for (const PdfPiece& piece : line.pieces)
    if (!is_page_number(piece)) key += text::fold_key(piece.text()) + "|";
  return key;
}

bool is_motto(const std::string& key) {
  return key.find("cong hoa xa hoi chu nghia") != std::string::npos || key.find("doc lap tu do") != std::string::npos ||
         key.find("dang cong san viet nam") != std::string::npos;
}

// Lines at the head and at the foot of a page that may be margins.
constexpr std::size_t kMarginLines = 2;
// Of the pages: heads of left and right pages may differ.
constexpr double kMostPages = 0.4;
// The stamp stands above the letterhead.
constexpr std::size_t kStampLines = 10;

std::vector<std::size_t> margin_lines(const PdfPage& page) {
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (i < kMarginLines || i + kMarginLines >= page.lines.size()) lines.push_back(i);
  return lines;
}

// How often each of these lines stands elsewhere on the pages too. A running head never does; a line of a list that
// ends each of its parts ("- Vùng IV, gồm các xã còn lại.") stands at the foot of many pages by chance.
std::map<std::string, std::size_t> count_inside(const std::vector<PdfPage>& pages, const std::set<std::string>& keys) {
  std::map<std::string, std::size_t> inside;
  if (keys.empty()) return inside;
  // Most lines are told by the words that they hold first and last: folding them all takes longer than reading them.
  const auto ends = [](const PdfLine& line) {
    return line.pieces.front().words.front().text + ' ' + line.pieces.back().words.back().text;
  };
  std::set<std::string> repeated;
  for (const PdfPage& page : pages)
    for (const std::size_t i : margin_lines(page))
      if (keys.contains(key_without_number(page.lines[i]))) repeated.insert(ends(page.lines[i]));
  for (const PdfPage& page : pages)
    for (std::size_t i = kMarginLines; i + kMarginLines < page.lines.size(); ++i) {
      if (!repeated.contains(ends(page.lines[i]))) continue;
      if (const std::string key = key_without_number(page.lines[i]); keys.contains(key)) ++inside[key];
    }
  return inside;
}

// What a program for digital signatures prints on the first page: "Người ký: ...", "Thời gian ký: ...".
void take_stamp(PdfPage& page, std::vector<PdfLine>& taken) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"nguoi ky ", "email ", "co quan ", "thoi gian ky ", "ky boi ", "ngay ky ", "chuc vu "});
  std::vector<std::size_t> stamp;
  bool timed = false;
  for (std::size_t i = 0; i < std::min(page.lines.size(), kStampLines); ++i) {
    const std::string key = text::fold_key(page.lines[i].text());
    const bool labelled = std::ranges::any_of(kLabels, [&](std::string_view label) { return key.starts_with(label); });
    if (!labelled || page.lines[i].text().find(':') == std::string::npos) continue;
    stamp.push_back(i);
    timed = timed || key.starts_with("thoi gian ky ") || key.starts_with("ngay ky ");
  }
  if (!timed || stamp.size() < 2) return;
  for (const std::size_t i : stamp) taken.push_back(page.lines[i]);
  for (auto i = stamp.rbegin(); i != stamp.rend(); ++i)
    page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(*i));
}

}  // namespace

std::string PdfPiece::text() const {
  std::string text;
  for (const PdfWord& word : words) {
    text += word.text;
    if (word.space_behind && &word != &words.back()) text += ' ';
  }
  return text;
}

std::string PdfLine::text() const {
  std::string text;
  for (const PdfPiece& piece : pieces) text += (text.empty() ? "" : "\t") + piece.text();
  return text;
}

std::vector<PdfLine> lines_of(std::vector<PdfWord> words) {
  std::ranges::stable_sort(words, {}, [](const PdfWord& word) { return word.top + word.bottom; });
  std::vector<PdfLine> lines;
  for (PdfWord& word : words) {
    const std::size_t first = lines.size() - std::min(lines.size(), kOpenLines);
    PdfLine* best = nullptr;
    for (std::size_t i = first; i < lines.size(); ++i)
      if (overlap(lines[i], word) > kSameLine && (best == nullptr || overlap(lines[i], word) > overlap(*best, word)))
        best = &lines[i];
    if (best == nullptr) {
      best = &lines.emplace_back();
      best->pieces.emplace_back();
      best->top = word.top;
      best->bottom = word.bottom;
    }
    // Small raised numbers do not make a line higher or lower; its largest letters say where it is.
    if (word.height() > best->bottom - best->top) {
      best->top = word.top;
      best->bottom = word.bottom;
    }
    best->pieces.front().words.push_back(std::move(word));
  }
  for (PdfLine& line : lines) {
    part_into_pieces(line);
    write_note_marks(line);
  }
  std::ranges::stable_sort(lines, {}, &PdfLine::top);
  return lines;
}

std::vector<PdfLine> take_margins(std::vector<PdfPage>& pages) {
  std::vector<PdfLine> taken;
  if (!pages.empty()) take_stamp(pages.front(), taken);
  std::map<std::string, std::size_t> seen;  // on how many pages
  for (const PdfPage& page : pages) {
    std::vector<std::string> keys;
    for (const std::size_t i : margin_lines(page)) keys.push_back(key_without_number(page.lines[i]));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::string& key : keys) ++seen[key];
  }
  const auto enough = [&](std::size_t times) {
    return times >= 2 && static_cast<double>(times) >= kMostPages * static_cast<double>(pages.size());
  };
  std::set<std::string> repeated;
  for (const auto& [key, times] : seen)
    if (!key.empty() && enough(times)) repeated.insert(key);
  for (const auto& [key, times] : count_inside(pages, repeated))
    if (times * 2 > seen[key]) repeated.erase(key);
  std::map<std::string, bool> kept;
  for (PdfPage& page : pages) {
    std::vector<std::size_t> margins = margin_lines(page);
    const std::size_t last = page.lines.empty() ? 0 : page.lines.size() - 1;
    std::erase_if(margins, [&](std::size_t i) {
      const std::string key = key_without_number(page.lines[i]);
      if (key.empty()) return i != 0 && i != last && seen[key] * 2 < pages.size();
      return !repeated.contains(key) || is_motto(key);
    });
    for (auto i = margins.rbegin(); i != margins.rend(); ++i) {
      PdfLine line = std::move(page.lines[*i]);
      page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(*i));
      const std::string key = key_without_number(line);
      std::erase_if(line.pieces, is_page_number);
      if (!line.pieces.empty() && !std::exchange(kept[key], true)) taken.push_back(std::move(line));
    }
  }
  return taken;
}

}  // namespace vankho::indexing
