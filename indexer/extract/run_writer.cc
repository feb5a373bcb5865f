// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/run_writer.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/legacy/encoding.h"
#include "indexer/extract/list_number.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {

void RunWriter::set_font(std::string_view font) {
  if (font == font_) return;
  font_ = font;
  font_changed_ = true;
}

void RunWriter::put(std::string_view bytes) {
  if (text_.text.size() + bytes.size() > kMostText) full_ = true;
  if (full_) return;
  if (font_changed_) {
    // Breaks and spaces of another font part no runs.
    text_.runs.push_back({.begin = text_.text.size(), .font = font_});
    font_changed_ = false;
  }
  text_.text.append(bytes);
}

bool RunWriter::put_on_vowel(char32_t mark) {
  const text::Tone tone = text::tone_of_mark(mark);
  const std::string_view text = text_.text;
  if (tone == text::kNoTone || full_) return false;
  // An untoned vowel takes one or two bytes.
  for (std::size_t size = 1; size <= 2 && size <= text.size(); ++size) {
    const text::CodePoint before = text::decode(text, text.size() - size);
    if (!before.valid || before.size != size) continue;
    text::TonedLetter vowel = text::letter_of(before.value);
    if (!text::is_vowel(vowel.letter) || vowel.tone != text::kNoTone) return false;
    vowel.tone = tone;
    text_.text.resize(text.size() - size);
    text::append_code_point(text_.text, code_point_of(vowel, is_upper(before.value)));
    return true;
  }
  return false;
}

void RunWriter::add(char32_t c) {
  if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF || c == 0xFFFE || c == 0xFFFF) return;
  // VPS and VISCII have letters among the control characters, but no such font was ever seen in an office file.
  if ((c < 0x20 && c != '\t') || c == 0x7F || put_on_vowel(c)) return;
  std::string bytes;
  text::append_code_point(bytes, c);
  put(bytes);
}

void RunWriter::add_utf16(char16_t unit) {
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_half_ = unit;
    return;
  }
  const char16_t high = std::exchange(high_half_, char16_t{0});
  if (unit < 0xDC00 || unit >= 0xE000)
    add(unit);
  else if (high != 0)
    add(0x10000 + (static_cast<char32_t>(high - 0xD800) << 10) + (unit - 0xDC00));
}

void RunWriter::add_tab() {
  const std::size_t last = text_.text.find_last_of("\n\f\t");
  const std::size_t begin = last == std::string::npos ? 0 : last + 1;
  const std::string_view line = std::string_view(text_.text).substr(begin);
  if (!is_list_mark(line)) return put("\t");
  // RTF has blanks before the mark too.
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  if (blanks > 0) {
    text_.text.erase(begin, blanks);
    for (auto run = text_.runs.rbegin(); run != text_.runs.rend() && run->begin > begin; ++run)
      run->begin = std::max(begin, run->begin - std::min(blanks, run->begin));
  }
  put(" ");
}

void RunWriter::end_line() {
  put("\n");
}

void RunWriter::end_line_in_cell() {
  put("\n");
  many_lines_ = true;
}

void RunWriter::end_page() {
  put("\f");
}

void RunWriter::end_cell() {
  put("\t");
  if (!full_) cell_ends_.push_back(text_.text.size() - 1);
}

void RunWriter::end_row() {
  if (many_lines_)
    for (const std::size_t end : cell_ends_) text_.text[end] = '\n';
  // The end of the last cell is that of the row.
  if (!cell_ends_.empty() && cell_ends_.back() + 1 == text_.text.size())
    text_.text.back() = '\n';
  else
    put("\n");
  cell_ends_.clear();
  many_lines_ = false;
}

RunText RunWriter::take() {
  if (!cell_ends_.empty()) end_row();
  while (text_.text.ends_with('\n') || text_.text.ends_with('\f') || text_.text.ends_with('\t')) text_.text.pop_back();
  if (!text_.text.empty()) text_.text.push_back('\n');
  return std::move(text_);
}

}  // namespace vankho::indexing
