// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/capitals.h"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/authority/abbreviations.h"
#include "schema/authority/letter_case.h"
#include "schema/authority/phrases.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"

namespace vankho::authority {
namespace {

using text::Token;
using enum PhraseKind;

// After these no unnamed place begins: "các xã trong tỉnh", "huyện năm 2020".
constexpr auto kNoPlace = std::to_array<std::string_view>(
    {"biên", "các",   "cho",  "chưa",  "chúng", "có",    "của",  "do",   "đã",    "đạt",  "đến",   "để",    "điểm",
     "đối",  "được",  "gồm",  "giai",  "hiện",  "hoặc",  "khi",  "khóa", "không", "là",   "lần",   "loại",  "miền",
     "năm",  "này",   "ngày", "nghèo", "nhằm",  "nhiệm", "nơi",  "phải", "quá",   "quý",  "ra",    "sau",   "tại",
     "tham", "tháng", "theo", "thuộc", "thứ",   "thực",  "tiếp", "tổ",   "tới",   "trên", "trong", "trước", "trực",
     "từ",   "và",    "vào",  "về",    "với",   "vùng",  "qua",  "ở",    "khác"});

// After these a number may be a Roman one that reads like a syllable ("khóa XI").
constexpr auto kBeforeRoman =
    std::to_array<std::string_view>({"thứ", "khóa", "chương", "phần", "quý", "hạng", "loại", "mục", "nhóm", "lục"});

// Before the name of a law.
constexpr auto kBeforeLaw = std::to_array<std::string_view>({"bằng", "của", "hành", "sung", "theo"});

template <typename Words>
bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

enum class Style { kTitle, kBody };

class Writer {
 public:
  Writer(std::string_view printed, Style style) : printed_(printed), style_(style), tokens_(text::tokenize(printed)) {
    out_.resize(tokens_.size());
  }

  std::string write() {
    for (std::size_t i = 0; i < tokens_.size();) {
      if (!is_capital(i)) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < tokens_.size() && letters(end) != Letters::kOther) ++end;
      rewrite(i, end);
      i = end;
    }
    std::string result;
    std::size_t at = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      result += printed_.substr(at, tokens_[i].begin - at);
      result += out_[i].empty() ? std::string(original(i)) : out_[i];
      at = tokens_[i].end;
    }
    return result += printed_.substr(at);
  }

 private:
  std::string_view original(std::size_t i) const {
    return printed_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  Letters letters(std::size_t i) const { return letters_of(original(i)); }
  bool is_capital(std::size_t i) const { return letters(i) == Letters::kUpper; }
  std::string_view gap_before(std::size_t i) const {
    const std::size_t from = i == 0 ? 0 : tokens_[i - 1].end;
    return printed_.substr(from, tokens_[i].begin - from);
  }

  // A run of words in capitals, [begin, end).
  void rewrite(std::size_t begin, std::size_t end) {
    end_ = end;
    marked_ = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                          tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                          [](const Token& token) { return token.exact != token.folded; });
    if (end - begin == 1 && tokens_.size() > 1 && is_short(tokens_[begin])) return;
    name_may_begin_ = begin;
    for (std::size_t i = begin; i < end;) i = step(i);
    for (std::size_t i = begin; i < end; ++i) {
      if (out_[i].empty() || !(i == 0 || follows_opening_quote(i))) continue;
      out_[i] = with_capital(out_[i]);
    }
  }

  // "Phần A", "Ý kiến", "Văn phòng TU": alone among words in usual capitals they are meant as capitals.
  static bool is_short(const Token& token) {
    const bool bare = token.exact == token.folded || token.exact.starts_with("đ");
    return token.folded.size() == 1 || (token.folded.size() == 2 && bare);
  }

  bool follows_opening_quote(std::size_t i) const {
    const std::string_view gap = gap_before(i);
    return gap.ends_with("“") || gap.ends_with(" \"");
  }

  // Writes what begins at token `i`; the token after it.
  std::size_t step(std::size_t i) {
    if (tokens_[i].exact == "ttg") out_[i] = "TTg";
    if (keeps_capitals(i)) return i + 1;
    const Phrase* phrase = longest(
        i, [](PhraseKind kind) { return kind != kField && kind != kSchool && kind != kDistrict && kind != kProvince; });
    const Phrase* place = bare_province(i);
    if (place != nullptr && (phrase == nullptr || phrase->tokens.size() <= place->tokens.size()))
      return apply(i, *place);
    if (phrase == nullptr) return write_small(i);
    const std::size_t next = i + phrase->tokens.size();
    switch (phrase->kind) {
      case kCommittee:
        apply(i, *phrase);
        return place_after(next, /*any_name=*/style_ == Style::kBody);
      case kUnit:
        small(i, *phrase);
        return place_after(next, /*any_name=*/true);
      case kOwned:
        return owned(i, *phrase);
      case kHead:
        return head(i, *phrase);
      case kLaw:
        return law(i, *phrase);
      case kNumbered:
        return next < end_ && (tokens_[next].exact == "số" || tokens_[next].exact == "so") ? apply(i, *phrase)
                                                                                           : small(i, *phrase);
      default:
        return apply(i, *phrase);
    }
  }

  std::size_t write_small(std::size_t i) {
    out_[i] = text::to_lower(original(i));
    return i + 1;
  }

  // "của Luật Đấu thầu": a law by its name, after words that stand before one.
  std::size_t law(std::size_t i, const Phrase& phrase) {
    const std::size_t next = i + phrase.tokens.size();
    const bool named = i > 0 && contains(kBeforeLaw, tokens_[i - 1].exact) && next < end_ && adjoins(next) &&
                       !contains(kNoPlace, tokens_[next].exact) && !keeps_capitals(next);
    if (!named && (next >= end_ || tokens_[next].exact != "số")) return small(i, phrase);
    apply(i, phrase);
    if (tokens_[next].exact == "số") return next;
    if (const Phrase* name = longest(next, [](PhraseKind kind) { return kind == kFixed; })) return apply(next, *name);
    out_[next] = capitalised(original(next));
    return next + 1;
  }

  std::size_t owned(std::size_t i, const Phrase& phrase) {
    const std::size_t next = i + phrase.tokens.size();
    const Phrase* owner = next < end_ && adjoins(next) ? longest(next,
                                                                 [](PhraseKind kind) {
                                                                   return kind == kUnit || kind == kCommittee ||
                                                                          kind == kOwned || kind == kFixed;
                                                                 })
                                                       : nullptr;
    if (style_ == Style::kTitle && owner == nullptr) return small(i, phrase);
    apply(i, phrase);
    return next;
  }

  std::size_t head(std::size_t i, const Phrase& phrase) {
    const std::size_t next = i + phrase.tokens.size();
    if (next < end_ && adjoins(next)) {
      if (const Phrase* field = longest(next, [](PhraseKind kind) { return kind == kField; })) {
        apply(i, phrase);
        return second_field(apply(next, *field));
      }
    }
    if (next < end_ && adjoins(next)) {
      if (const Phrase* school = longest(next, [](PhraseKind kind) { return kind == kSchool; })) {
        apply(i, phrase);
        return place_after(number_of(apply(next, *school)), /*any_name=*/true);
      }
    }
    // In the middle of the words of a field "vụ", "hội", "trường" are parts of them ("dịch vụ việc làm").
    if (style_ == Style::kTitle || i != name_may_begin_) return write_small(i);
    apply(i, phrase);
    if (next >= end_ || !adjoins(next)) return next;
    if (keeps_capitals(next) || bare_province(next) != nullptr || contains(kNoPlace, tokens_[next].exact) ||
        longest(next, [](PhraseKind kind) { return kind != kField && kind != kDistrict && kind != kProvince; }))
      return next;
    out_[next] = capitalised(original(next));
    return next + 1;
  }

  // "Thương mại - Du lịch": a field joined to another by a dash.
  std::size_t second_field(std::size_t i) {
    if (i >= end_ || !is_capital(i) || keeps_capitals(i)) return i;
    const std::string_view gap = gap_before(i);
    if (gap != " - " && gap != " – " && gap != "-") return i;
    if (longest(i, [](PhraseKind kind) { return kind != kField; }) != nullptr) return i;  // "Bộ Y tế - Bộ Tài chính"
    if (const Phrase* field = longest(i, [](PhraseKind kind) { return kind == kField; })) return apply(i, *field);
    out_[i] = capitalised(original(i));
    return i + 1;
  }

  // "Trường Tiểu học số 2 Tam Thanh": the number between the kind of a school and its place.
  std::size_t number_of(std::size_t i) {
    if (i + 1 >= end_ || tokens_[i].exact != "số" || !adjoins(i) || letters(i + 1) != Letters::kNone) return i;
    return write_small(i) + 1;
  }

  // A name of a place at `i`: one of the gazetteer or, with `any_name`, whatever may be one.
  std::size_t place_after(std::size_t i, bool any_name) {
    if (i >= end_ || !adjoins(i)) return i;
    if (const Phrase* place = longest(i, [](PhraseKind kind) { return kind == kDistrict || kind == kProvince; }))
      if (!contains(kNoPlace, tokens_[i].exact)) return apply(i, *place);
    if (!any_name) return i;
    if (style_ == Style::kBody) return name_until_unit(i);
    // In a title the names of communes, of which there is no list, have two syllables more often than not, and three
    // where the line or the clause ends with them.
    std::size_t length = 0;
    while (length < 4 && may_be_name(i + length, length == 0)) ++length;
    if (length == 4 || (length == 3 && i + length < end_ && adjoins(i + length))) length = 2;
    for (std::size_t k = 0; k < length; ++k) out_[i + k] = capitalised(original(i + k));
    return i + length;
  }

  std::size_t name_until_unit(std::size_t i) {
    for (bool first = true; may_be_name(i, first); first = false, ++i) out_[i] = capitalised(original(i));
    return name_may_begin_ = i;
  }

  bool may_be_name(std::size_t i, bool first) const {
    return i < end_ && adjoins(i) && is_capital(i) && !contains(kNoPlace, tokens_[i].exact) &&
           (!keeps_capitals(i) || is_prefix(i)) && longest(i, [this, first](PhraseKind kind) {
                                                     return kind == kUnit || kind == kCommittee || kind == kOwned ||
                                                            (!first && kind == kFixed) ||
                                                            (kind == kCommon && style_ == Style::kTitle);
                                                   }) == nullptr;
  }

  // The first letter of "M'Drắk", "H'Leo".
  bool is_prefix(std::size_t i) const {
    if (i + 1 >= end_ || tokens_[i].folded.size() != 1) return false;
    const std::string_view gap = gap_before(i + 1);
    return gap == "'" || gap == "’";
  }

  // Whether token `i` goes on with the phrase before it: nothing but spaces and a dash or comma between.
  bool adjoins(std::size_t i) const {
    const std::string_view gap = gap_before(i);
    return std::ranges::all_of(gap, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }) ||
           gap == "." || gap == ". " || gap == "'" || gap == "’" || gap == "\u00a0";
  }

  // The longest phrase of a kind in question at token `i`, inside the run.
  template <typename Wanted>
  const Phrase* longest(std::size_t i, Wanted wanted) const {
    for (const Phrase& phrase : phrases_from(tokens_[i].folded))
      if (wanted(phrase.kind) && fits(i, phrase)) return &phrase;
    return nullptr;
  }

  bool fits(std::size_t i, const Phrase& phrase) const {
    if (phrase.tokens.size() > end_ - i) return false;
    for (std::size_t k = 0; k < phrase.tokens.size(); ++k) {
      const Token& token = tokens_[i + k];
      const Token& wanted = phrase.tokens[k];
      if (token.exact != wanted.exact && (marked_ || token.folded != wanted.folded)) return false;
      // A phrase may be broken over lines and hold dashes and commas, but no end of a sentence.
      constexpr std::size_t kMaxGapBytes = 8;
      const std::string_view gap = gap_before(i + k);
      if (k > 0 && (gap.size() > kMaxGapBytes || gap.find_first_of(";:/()") != gap.npos)) return false;
    }
    return true;
  }

  // A province without a unit word before it. Hòa Bình is left out ("hòa bình" is peace), and so is every name when the
  // marks are missing that would tell it from other words.
  const Phrase* bare_province(std::size_t i) const {
    if (!marked_ && style_ == Style::kTitle) return nullptr;
    const Phrase* place = longest(i, [](PhraseKind kind) { return kind == kProvince; });
    if (place == nullptr || (place->words.front() == "Hòa" && place->words.size() == 2)) return nullptr;
    return place;
  }

  // Abbreviations, Roman numbers and parts of document numbers stay as printed.
  bool keeps_capitals(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!is_capital(i)) return true;
    if (token.exact.find_first_of("0123456789") != std::string::npos) return true;
    if (i > 0) {
      const std::string_view gap = gap_before(i);
      const bool in_number = (gap == "/" || gap == "-") && out_[i - 1].empty();
      if (in_number && token.folded.size() <= 6) return true;
    }
    if (is_roman_number(token.folded))
      return !is_pronounceable(token.folded) || (i > 0 && contains(kBeforeRoman, tokens_[i - 1].exact));
    return is_abbreviation(token);
  }

  // A phrase in its own capitals; the letters are those printed, or those of the list in the name of a body.
  std::size_t apply(std::size_t i, const Phrase& phrase) {
    for (std::size_t k = 0; k < phrase.tokens.size(); ++k) {
      const std::string& word = phrase.words[k];
      if (style_ == Style::kBody)
        out_[i + k] = word;
      else if (letters_of(word) == Letters::kUpper && word.size() > first_character(word))
        out_[i + k] = text::to_upper(original(i + k));
      else if (letters_of(std::string_view(word).substr(0, first_character(word))) == Letters::kUpper)
        out_[i + k] = capitalised(original(i + k));
      else
        out_[i + k] = text::to_lower(original(i + k));
    }
    return name_may_begin_ = i + phrase.tokens.size();
  }

  std::size_t small(std::size_t i, const Phrase& phrase) {
    for (std::size_t k = 0; k < phrase.tokens.size(); ++k)
      out_[i + k] = text::to_lower(style_ == Style::kBody ? std::string_view(phrase.words[k]) : original(i + k));
    return i + phrase.tokens.size();
  }

  std::string_view printed_;
  Style style_;
  std::vector<Token> tokens_;
  std::vector<std::string> out_;    // empty = as printed
  std::size_t end_ = 0;             // of the run being written
  std::size_t name_may_begin_ = 0;  // token after a whole name, where the next one may begin
  bool marked_ = false;             // the run carries marks, so they count
};

}  // namespace

std::string usual_capitals(std::string_view printed) {
  return Writer(printed, Style::kTitle).write();
}

std::string body_capitals(std::string_view printed) {
  const std::vector<Token> tokens = text::tokenize(printed);
  const auto word = [&](const Token& token) { return printed.substr(token.begin, token.end - token.begin); };
  // A name from the middle of a sentence: its capitals, if any, are those of the writer ("đảng ủy khối Các cơ quan").
  const bool small = !tokens.empty() && text::to_lower(word(tokens.front())) == word(tokens.front());
  return small ? Writer(text::to_upper(printed), Style::kBody).write() : Writer(printed, Style::kBody).write();
}

std::string name_capitals(std::string_view printed) {
  std::string result;
  std::size_t at = 0;
  for (const Token& token : text::tokenize(printed)) {
    result += printed.substr(at, token.begin - at);
    result += capitalised(printed.substr(token.begin, token.end - token.begin));
    at = token.end;
  }
  return result += printed.substr(at);
}

}  // namespace vankho::authority
