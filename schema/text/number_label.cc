// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "schema/text/fold.h"
#include "schema/text/number_grammar.h"

namespace vankho::text {
namespace {

bool is_word(const LexedText& text, std::size_t at) {
  return text.is(at, LexemeKind::kWord);
}

std::string capitals_at(const LexedText& text, std::size_t at) {
  return is_word(text, at) ? word_form(text.slice(at)).capitals : std::string{};
}

// "số" and how it comes out of typewriters, keyboards and OCR; not "sở" or "sổ".
bool is_number_word(const LexedText& text, std::size_t at, bool has_dot) {
  constexpr auto kWords = std::to_array<std::string_view>({"số", "so", "sô", "só", "vb", "vbản"});
  if (!is_word(text, at) || text[at].end - text[at].begin > 16) return false;
  const std::string word = to_lower(repaired(text.slice(at)));
  return std::ranges::find(kWords, word) != kWords.end() || (has_dot && (word == "s" || word == "no"));
}

// "số hiệu", "ký hiệu", "số ký hiệu" in front of `end`: their first lexeme, else `end`.
std::size_t symbol_words_before(const LexedText& text, std::size_t end) {
  if (end < 2 || capitals_at(text, end - 1) != "HIEU") return end;
  const std::string before = capitals_at(text, end - 2);
  if (before == "SO") return end - 2;
  if (before != "KY" && before != "KI") return end;
  return end >= 3 && capitals_at(text, end - 3) == "SO" ? end - 3 : end - 2;
}

// "số" of something that is no paper: biểu mẫu số 01, quốc lộ số 1, trường tiểu học số 2.
bool numbers_something_else(const LexedText& text, std::size_t at) {
  constexpr auto kNouns = std::to_array<std::string_view>(
      {"MAU", "BIEU", "BANG", "LUC", "LO",   "DUONG", "TO",  "TRUONG", "HOC", "NHA", "DOI", "KHU", "PHO", "THUA",
       "DO",  "TRAM", "HEM",  "NGO", "KIET", "MOT",   "CON", "HINH",   "CHI", "AN",  "DA",  "DAN", "NIEN"});
  return std::ranges::find(kNouns, capitals_at(text, at)) != kNouns.end();
}

// "kỷ luật", "mệnh lệnh": the second syllable alone names a type of paper.
bool continues_another_word(const LexedText& text, std::size_t first, const authority::DocumentType& type) {
  if (first == 0 || type.id.find('-') != std::string_view::npos || text[first].gap != Gap::kBlank) return false;
  const std::string before = capitals_at(text, first - 1);
  constexpr auto kBefore = std::to_array<std::string_view>({"KY", "PHAP", "MENH", "KHAU", "HIEU", "QUY", "DU", "TRAI"});
  return std::ranges::find(kBefore, before) != kBefore.end();
}

// The longest name of a type that ends before the lexeme `end`; `first` becomes its first lexeme.
const authority::DocumentType* type_before(const LexedText& text, std::size_t end, std::size_t& first) {
  const authority::DocumentType* longest = nullptr;
  std::string name;
  std::size_t at = end;
  for (std::size_t syllables = 0; syllables < authority::kMaxTypeSyllables && at > 0; ++syllables) {
    // Words of one name stand one blank or a wrapped line apart.
    if (!is_word(text, at - 1) || (at < end && text[at].gap == Gap::kTight)) break;
    std::string word = word_form(text.slice(at - 1)).base;
    std::ranges::transform(word, word.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    name = name.empty() ? word : word + ' ' + name;
    --at;
    const authority::DocumentType* type = authority::document_type_by_name(name);
    if (type == nullptr || continues_another_word(text, at, *type)) continue;
    longest = type;
    first = at;
  }
  return longest;
}

}  // namespace

NumberLabel read_label(const LexedText& text, std::size_t at) {
  NumberLabel label{.first = at};
  std::size_t end = at;
  const bool dot = end > 0 && text.is(end - 1, LexemeKind::kDot);
  const bool sign = dot || (end > 0 && text.is(end - 1, LexemeKind::kColon));
  if (sign) --end;
  const std::size_t symbol_words = symbol_words_before(text, end);
  if (symbol_words < end || (end > 0 && is_number_word(text, end - 1, dot))) {
    const std::size_t first = std::min(symbol_words, end - 1);
    std::size_t type_first = first;
    label.type = type_before(text, first, type_first);
    if (label.type == nullptr && first > 0 && numbers_something_else(text, first - 1)) return label;
    label.says_number = true;
    label.first = label.type != nullptr ? type_first : first;
    if (label.first > 0 && capitals_at(text, label.first - 1) == "VB") --label.first;
    end = label.first;
  } else {
    if (sign) return label;
    label.type = type_before(text, end, label.first);
    end = label.first;
  }
  // "văn bản", "văn bản số": a paper of any type.
  if (label.type == nullptr && end > 1 && capitals_at(text, end - 1) == "BAN" && capitals_at(text, end - 2) == "VAN") {
    label.says_number = true;
    label.first = end - 2;
  }
  return label;
}

}  // namespace vankho::text
