// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/run_flow.h"

#include <algorithm>
#include <utility>

namespace vankho::indexing {
namespace {

void trim_end(RunText& text) {
  const std::size_t last = text.text.find_last_not_of(" \n\f");
  text.text.resize(last == std::string::npos ? 0 : last + 1);
  while (!text.runs.empty() && text.runs.back().begin >= text.text.size() && text.runs.size() > 1) text.runs.pop_back();
  if (text.text.empty()) text.runs.clear();
}

void add_run(RunText& text, std::string_view font) {
  if (text.runs.empty() ? font.empty() : text.runs.back().font == font) return;
  if (!text.runs.empty() && text.runs.back().begin == text.text.size())
    text.runs.back().font = font;
  else
    text.runs.push_back({.begin = text.text.size(), .font = std::string(font)});
}

}  // namespace

void append(RunText& text, const RunText& more) {
  if (more.runs.empty() || more.runs.front().begin > 0) add_run(text, {});
  const std::size_t shift = text.text.size();
  for (const RunText::Run& run : more.runs) {
    if (!text.runs.empty() && text.runs.back().font == run.font) continue;
    text.runs.push_back({.begin = run.begin + shift, .font = run.font});
  }
  text.text += more.text;
}

void RunFlow::add(std::string_view text, std::string_view font) {
  if (text.empty()) return;
  RunText& flow = texts_.back().flow;
  // White space is of the font before it.
  if (!font.empty() || text.find_first_not_of(" \t") != std::string_view::npos) add_run(flow, font);
  flow.text += text;
}

bool RunFlow::at_line_begin() const {
  const std::string& text = texts_.back().flow.text;
  return text.empty() || text.back() == '\n' || text.back() == '\f';
}

std::string_view RunFlow::line() const {
  constexpr std::size_t kMost = 100;
  const std::string_view text = texts_.back().flow.text;
  const std::string_view end = text.substr(text.size() - std::min(text.size(), kMost));
  return end.substr(end.find_last_of("\n\f") + 1);
}

void RunFlow::end_line() {
  std::string& text = texts_.back().flow.text;
  if (text.empty()) return;
  if (text.back() != '\f') {
    text += '\n';
  } else if (text.size() > 1 && text[text.size() - 2] != '\n') {
    // The page ends where the line does.
    text.back() = '\n';
    text += '\f';
  }
}

void RunFlow::end_paragraph() {
  const std::string& text = texts_.back().flow.text;
  if (text.empty() || text.back() == '\n')
    empty_line();
  else
    end_line();
  flush_asides();
}

void RunFlow::empty_line() {
  std::string& text = texts_.back().flow.text;
  if (text.empty() || text.back() == '\f') return;
  if (text.back() != '\n') text += '\n';
  if (!text.ends_with("\n\n")) text += '\n';
}

void RunFlow::page_break() {
  if (!rows_.empty()) {
    rows_.front().page_break = true;
    return;
  }
  if (!in_page()) return;
  std::string& text = texts_.back().flow.text;
  if (text.find_last_not_of(" \n") == std::string::npos || text[text.find_last_not_of(" \n")] == '\f') return;
  text += '\f';
}

void RunFlow::open_row() {
  rows_.push_back({.cells = {}, .depth = texts_.size()});
}

void RunFlow::open_cell() {
  if (rows_.empty()) return;
  if (texts_.size() > rows_.back().depth) close_cell();
  texts_.emplace_back();
}

void RunFlow::close_cell() {
  if (rows_.empty() || texts_.size() <= rows_.back().depth) return;
  flush_asides();
  RunText cell = std::move(texts_.back().flow);
  texts_.pop_back();
  trim_end(cell);
  rows_.back().cells.push_back(std::move(cell));
}

void RunFlow::close_row() {
  if (rows_.empty()) return;
  while (texts_.size() > rows_.back().depth) close_cell();
  const Row row = std::move(rows_.back());
  rows_.pop_back();
  if (!at_line_begin()) end_line();
  if (row.page_break) page_break();
  if (std::ranges::all_of(row.cells, [](const RunText& cell) { return cell.text.empty(); })) return empty_line();
  const bool lines =
      std::ranges::any_of(row.cells, [](const RunText& cell) { return cell.text.find('\n') != std::string::npos; });
  RunText& flow = texts_.back().flow;
  bool first = true;
  for (const RunText& cell : row.cells) {
    if (lines && cell.text.empty()) continue;
    if (!first) flow.text += lines ? "\n\n" : "\t";
    append(flow, cell);
    first = false;
  }
  if (!first) flow.text += '\n';
}

void RunFlow::open_aside() {
  texts_.emplace_back();
  texts_.back().is_aside = true;
}

void RunFlow::close_aside() {
  if (!texts_.back().is_aside) return;
  flush_asides();
  RunText aside = std::move(texts_.back().flow);
  texts_.pop_back();
  trim_end(aside);
  if (!aside.text.empty()) texts_.back().asides.push_back(std::move(aside));
}

void RunFlow::flush_asides() {
  for (const RunText& aside : std::exchange(texts_.back().asides, {})) {
    if (!at_line_begin()) end_line();
    append(texts_.back().flow, aside);
    texts_.back().flow.text += '\n';
  }
}

RunText RunFlow::take() {
  while (!rows_.empty() || !in_page()) {
    if (texts_.back().is_aside)
      close_aside();
    else
      close_row();
  }
  flush_asides();
  RunText text = std::move(texts_.front().flow);
  trim_end(text);
  if (!text.text.empty()) text.text += '\n';
  return text;
}

}  // namespace vankho::indexing
