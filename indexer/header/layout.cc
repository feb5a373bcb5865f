// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/layout.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxLineBytes = 1024;

UChar32 code_point_at(std::string_view text, std::size_t& at) {
  auto offset = static_cast<std::int32_t>(at);
  UChar32 letter = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), offset, static_cast<std::int32_t>(text.size()), letter);
  at = static_cast<std::size_t>(offset);
  return letter;
}

bool is_space(UChar32 letter) {
  return letter >= 0 && (letter == '\t' || u_isUWhiteSpace(letter) || letter == 0xFEFF);
}

// Signs that only decorate a line: markdown emphasis, table borders, quotation bars.
bool is_decoration(UChar32 letter) {
  return letter == '*' || letter == '_' || letter == '#' || letter == '|' || letter == '>' || letter == '~' ||
         letter == '`';
}

bool is_dash(UChar32 letter) {
  return letter == '-' || letter == '=' || (letter >= 0x2010 && letter <= 0x2015);
}

bool is_bullet(UChar32 letter) {
  return is_dash(letter) || letter == '+' || letter == 0x2022 || letter == 0x25CF || letter == 0x00B7 ||
         letter == 0xF0B7 || letter == 0x25AA || letter == 0x2756 || letter == 0x27A2 || letter == 0x2713;
}

struct Span {
  std::size_t begin;
  std::size_t end;
};

// The letter that ends before `end`, which is moved to its begin.
UChar32 letter_before(std::string_view text, std::size_t begin, std::size_t& end) {
  std::size_t from = end - 1;
  while (from > begin && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
  end = from;
  return code_point_at(text, from);
}

// A run of three or more dashes is a rule, fewer are a bullet or part of the words.
constexpr std::size_t kRule = 3;

// Decoration and rules off both ends.
Span strip(std::string_view text, Span span) {
  for (std::size_t at = span.begin, dashes = 0; at < span.end;) {
    const UChar32 letter = code_point_at(text, at);
    if (is_dash(letter)) {
      if (++dashes >= kRule) span.begin = at;
    } else if (is_space(letter) || is_decoration(letter)) {
      if (dashes == 0 || dashes >= kRule) span.begin = at;
      if (dashes >= kRule) dashes = 0;
    } else {
      break;
    }
  }
  for (std::size_t at = span.end, dashes = 0; at > span.begin;) {
    const UChar32 letter = letter_before(text, span.begin, at);
    if (is_dash(letter)) {
      if (++dashes >= kRule) span.end = at;
    } else if (is_space(letter) || is_decoration(letter)) {
      if (dashes == 0 || dashes >= kRule) span.end = at;
      if (dashes >= kRule) dashes = 0;
    } else {
      break;
    }
  }
  return span;
}

// Mostly capitals: "HUYỆN ỦY Ea SÚP" and "TP. Hồ Chí Minh" differ in what most letters are.
bool mostly_upper(std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 letter = code_point_at(text, at);
    if (letter < 0) continue;
    upper += u_isupper(letter) ? 1 : 0;
    lower += u_islower(letter) ? 1 : 0;
  }
  return upper > 1 && upper >= 4 * lower;
}

struct Gap {
  Span span;
  bool wide;
};

// Where the cells of a line are divided.
std::vector<Gap> gaps_of(std::string_view line) {
  std::vector<Gap> gaps;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at;
    const UChar32 letter = code_point_at(line, next);
    if (!is_space(letter) && letter != '|' && letter != '*') {
      at = next;
      continue;
    }
    const std::size_t from = at;
    std::size_t spaces = 0;
    bool wide = false;
    bool star = false;
    while (at < line.size()) {
      next = at;
      const UChar32 sign = code_point_at(line, next);
      if (sign == '\t' || sign == '|')
        wide = true;
      else if (sign == '*')
        star = true;
      else if (!is_space(sign))
        break;
      else
        ++spaces;
      at = next;
    }
    // A star glued to a word is emphasis and no border.
    if (wide || (star && spaces >= 2) || (!star && spaces >= 2))
      gaps.push_back({{from, at}, wide || spaces >= 3 || star});
  }
  return gaps;
}

// Text in which every line is a paragraph with a blank line behind it: then one blank line divides nothing.
bool is_double_spaced(std::string_view text) {
  constexpr std::size_t kLines = 30;
  std::size_t lines = 0;
  bool after_line = false;
  for (std::size_t from = 0; from < text.size() && lines < kLines;) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const bool blank = text.substr(from, end - from).find_first_not_of(" \t\r") == std::string_view::npos;
    if (!blank && after_line) return false;
    after_line = !blank;
    lines += blank ? 0 : 1;
    from = end + 1;
  }
  return lines >= 8;
}

class Builder {
 public:
  explicit Builder(std::string_view text) : double_spaced_(is_double_spaced(text)) { layout_.text = text; }

  void add_line(Span line, std::uint32_t row) {
    Span read = line;
    if (read.end - read.begin > kMaxLineBytes) {
      read.end = read.begin + kMaxLineBytes;
      while (read.end > read.begin && (static_cast<unsigned char>(layout_.text[read.end]) & 0xC0) == 0x80) --read.end;
    }
    const std::size_t before = layout_.pieces.size();
    std::uint32_t columns = 1;
    std::size_t from = read.begin;
    for (const Gap& gap : gaps_of(layout_.text.substr(read.begin, read.end - read.begin))) {
      add_cell({from, read.begin + gap.span.begin}, row, read, line.end);
      from = read.begin + gap.span.end;
      if (gap.wide && layout_.pieces.size() > before && from < read.end) ++columns;
    }
    add_cell({from, read.end}, row, read, line.end);
    if (layout_.pieces.size() == before) {
      const bool rule = border_;
      const bool blank =
          layout_.text.substr(line.begin, line.end - line.begin).find_first_not_of(" \t\r") == std::string_view::npos;
      border_ = rule || !blank || !double_spaced_ || blank_before_;
      blank_before_ = blank;
    } else {
      blank_before_ = false;
    }
    for (std::size_t i = before; i < layout_.pieces.size(); ++i) {
      layout_.pieces[i].column = static_cast<std::uint32_t>(i - before);
      layout_.pieces[i].columns = layout_.pieces.size() - before > 1 ? columns : 1;
    }
  }

  Layout take() { return std::move(layout_); }

 private:
  void add_cell(Span cell, std::uint32_t row, Span read, std::size_t line_end) {
    cell = strip(layout_.text, cell);
    if (cell.begin >= cell.end) return;
    Piece piece;
    piece.first = layout_.words.size();
    append_cell(cell);
    piece.last = layout_.words.size();
    if (piece.size() == 0 || is_ornament(piece)) {
      // A lone dash is the bullet of the next line or cell; everything else without words is a rule.
      bullet_ = piece.size() == 0 && cell.end - cell.begin <= 3;
      if (!bullet_) border_ = true;
      layout_.words.resize(piece.first);
      return;
    }
    piece.begin = static_cast<std::uint32_t>(cell.begin);
    piece.end = static_cast<std::uint32_t>(cell.end == read.end ? line_end : cell.end);
    while (piece.end > piece.begin + 1 && is_trailing(layout_.text[piece.end - 1])) --piece.end;
    piece.row = row;
    std::size_t at = cell.begin;
    piece.bullet = bullet_ || is_bullet(code_point_at(layout_.text, at));
    piece.new_block = border_;
    piece.upper = mostly_upper(layout_.text.substr(cell.begin, cell.end - cell.begin));
    bullet_ = border_ = false;
    layout_.pieces.push_back(piece);
  }

  // "QUỐC HỘINguyễn Văn An": portals lose the line break between two lines. No word goes on so behind capitals.
  void append_cell(Span cell) {
    std::size_t from = cell.begin;
    std::size_t before = cell.begin;  // where the letter before `at` begins
    std::size_t upper = 0;            // capitals in a row up to `at`
    for (std::size_t at = cell.begin; at < cell.end;) {
      std::size_t next = at;
      const UChar32 letter = code_point_at(layout_.text, next);
      if (letter >= 0 && u_islower(letter) && upper >= 3 && begins_lower(next, cell.end)) {
        append_words(layout_, from, before);
        from = before;
      }
      const bool capital = letter >= 0 && u_isupper(letter);
      upper = capital ? upper + 1 : 0;
      before = at;
      at = next;
    }
    append_words(layout_, from, cell.end);
  }

  bool begins_lower(std::size_t at, std::size_t end) const {
    return at < end && u_islower(code_point_at(layout_.text, at));
  }

  static bool is_trailing(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '*'; }

  // "o0o", "- 0 -" between dashes.
  bool is_ornament(const Piece& piece) const {
    if (piece.size() != 1) return false;
    const std::string& word = layout_.words[piece.first].folded;
    return word.size() <= 3 && word.find_first_not_of("o0") == std::string::npos && word.find('o') != word.npos;
  }

  Layout layout_;
  bool border_ = true;
  bool blank_before_ = false;
  bool double_spaced_;
  bool bullet_ = false;
};

}  // namespace

Layout lay_out(std::string_view text) {
  Builder builder(text);
  std::uint32_t row = 0;
  for (std::size_t from = 0; from < text.size(); ++row) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    builder.add_line({from, end}, row);
    from = end + 1;
  }
  return builder.take();
}

void split_piece(Layout& layout, std::size_t piece, std::size_t at) {
  Piece rest = layout.pieces[piece];
  Piece& head = layout.pieces[piece];
  rest.first = head.last = at;
  head.end = layout.words[at - 1].end;
  rest.begin = layout.words[at].begin;
  rest.new_block = rest.bullet = false;
  head.upper = mostly_upper(layout.text_of(head));
  rest.upper = mostly_upper(layout.text_of(rest));
  layout.pieces.insert(layout.pieces.begin() + static_cast<std::ptrdiff_t>(piece) + 1, rest);
}

}  // namespace vankho::indexing
