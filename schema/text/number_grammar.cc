// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/number_grammar.h"

#include <algorithm>
#include <array>

#include "schema/authority/issuer_codes.h"
#include "schema/text/fold.h"

namespace vankho::text {
namespace {

constexpr std::size_t kMaxCodes = 10;  // joint circulars of eight ministries exist

// What stands between two parts of a number.
struct Sign {
  char kind = ' ';  // '-', '/', '.', or ' ' for none
  std::size_t next = 0;
  bool spaced = false;
  bool broken = false;  // goes on in the next line
};

std::optional<Sign> read_sign(const LexedText& text, std::size_t at) {
  if (at + 1 >= text.size() || text[at].gap == Gap::kBreak) return std::nullopt;
  const LexemeKind kind = text[at].kind;
  Sign sign{.kind = kind == LexemeKind::kDash ? '-' : kind == LexemeKind::kSlash ? '/' : '.', .next = at + 1};
  if (kind != LexemeKind::kDash && kind != LexemeKind::kSlash && kind != LexemeKind::kDot) return std::nullopt;
  sign.spaced = text[at].gap != Gap::kTight;
  // "03/-CV/BCSĐ"
  if (kind == LexemeKind::kSlash && text.is(at + 1, LexemeKind::kDash) && text[at + 1].gap == Gap::kTight &&
      at + 2 < text.size())
    sign.next = at + 2;
  sign.broken = text[sign.next].gap == Gap::kBreak;
  sign.spaced = sign.spaced || text[sign.next].gap != Gap::kTight;
  if (sign.kind == '.' && sign.spaced) return std::nullopt;
  return sign;
}

bool is_assembly(std::string_view capitals) {
  return capitals == "QH" || capitals == "UBTVQH";
}

// The code that begins with the lexeme `at`; `next` becomes the lexeme after it. "CCHC&PC" is one code, and so are the
// "BLĐTB & XH" and "QH-14" of a query.
CodeWord read_code(const LexedText& text, std::size_t at, std::uint32_t begin, Reading mode, std::size_t& next) {
  next = at + 1;
  const Gap widest = mode == Reading::kQuery ? Gap::kBlank : Gap::kTight;
  while (next + 1 < text.size() && text.is(next, LexemeKind::kAmpersand) && text[next].gap <= widest &&
         text.is(next + 1, LexemeKind::kWord) && text[next + 1].gap <= widest)
    next += 2;
  if (mode == Reading::kQuery && is_assembly(word_form(text.slice(at)).capitals)) {
    const std::size_t legislature = text.is(next, LexemeKind::kDash) ? next + 1 : next;
    if (text.is(legislature, LexemeKind::kDigits) && text[legislature].end - text[legislature].begin <= 2)
      next = legislature + 1;
  }
  return code_word(text.text, begin, text[next - 1].end);
}

class NumberReader {
 public:
  NumberReader(const LexedText& text, std::size_t at, Reading reading) : text_(text), at_(at), mode_(reading) {}

  std::optional<NumberReading> read();

 private:
  bool begins_here() const;
  bool read_year_part();
  bool read_next_code();
  void read_year_at_end();
  bool accepts(const CodeWord& word, const Sign& sign, std::size_t next) const;
  bool accepts_spaced(const CodeWord& word, const Sign& sign, std::size_t next) const;
  bool accepts_unsigned(const CodeWord& word, std::size_t next) const;
  bool accepts_unsigned_query(const CodeWord& word, std::size_t next) const;
  bool is_announced() const;
  void read_part_of_count();
  bool has_evidence() const;
  NumberSystem system() const;
  // Nothing when the word stands after a wider gap than `widest`.
  CodeWord word_at(std::size_t at, Gap widest) const {
    if (!text_.is(at, LexemeKind::kWord) || text_[at].gap > widest) return {};
    return code_word(text_.text, text_[at].begin, text_[at].end);
  }

  const LexedText& text_;
  std::size_t at_;
  Reading mode_;
  NumberReading number_;
  std::vector<Sign> signs_;  // before each code
};

// Not inside a date, a fraction, a path or another number.
bool NumberReader::begins_here() const {
  if (mode_ == Reading::kQuery || at_ == 0 || text_[at_].gap != Gap::kTight) return true;
  const Lexeme& before = text_[at_ - 1];
  if (before.kind == LexemeKind::kSlash) return false;
  if (before.kind == LexemeKind::kDash) return before.gap != Gap::kTight;  // a bullet
  const bool decimal = before.kind == LexemeKind::kDot || before.kind == LexemeKind::kComma;
  return !(decimal && before.gap == Gap::kTight && at_ >= 2 && text_.is(at_ - 2, LexemeKind::kDigits));
}

// False when the digits after the count show that this is no number: "2016-2020".
bool NumberReader::read_year_part() {
  const auto sign = read_sign(text_, number_.next);
  if (!sign && mode_ == Reading::kQuery && word_at(number_.next + 1, Gap::kBlank).is_type) {
    number_.year = read_year(text_, number_.next);  // "30 2020 nđ cp"
    if (number_.year != 0) ++number_.next;
    number_.year_after_count = number_.year != 0;
    return true;
  }
  if (!sign || sign->kind == '.') return true;
  const int year = read_year(text_, sign->next);
  if (year == 0) return true;
  if (sign->kind == '-' && number_.count.value >= 1900 && number_.count.value <= 2100) return false;
  number_.year = year;
  number_.year_after_count = true;
  number_.next = sign->next + 1;
  number_.end = text_[sign->next].end;
  return true;
}

bool NumberReader::accepts_spaced(const CodeWord& word, const Sign& sign, std::size_t next) const {
  const auto& codes = number_.codes;
  if (mode_ == Reading::kQuery) {
    if (word.is_lower() && codes.empty() && !word.is_type && !word.is_joined && is_syllable(word.form.capitals))
      return false;
    return word.is_known() || (word.is_upper() && looks_like_code(word));
  }
  if (!looks_like_code(word) || word.is_lower()) return false;
  // A line that ends in a sign goes on in the next; a heading under it is no code.
  if (sign.broken && (codes.empty() || !codes.front().is_type || !word.is_known())) return false;
  if (codes.empty()) {
    // "45 /SNV-VP", "45/ SNV-VP"; a year or a dash before a blank may belong to the sentence.
    const bool goes_on = text_[sign.next].gap == Gap::kTight || mode_ == Reading::kWhole ||
                         (word.is_issuer && text_.is(next, LexemeKind::kDash) && text_[next].gap == Gap::kTight);
    return word.is_type || (sign.kind == '/' && number_.year == 0 && goes_on);
  }
  // "25-NQ/TW - BCH": after type and body a spaced dash begins something else.
  return codes.size() == 1 && (codes.front().is_type || !signs_.front().spaced);
}

// "858CV/ĐUK", "84 QĐ/TWĐTN".
bool NumberReader::accepts_unsigned(const CodeWord& word, std::size_t next) const {
  if (!number_.codes.empty() || !word.is_type || !word.is_upper() || !text_.is(next, LexemeKind::kSlash)) return false;
  if (text_[next].gap != Gap::kTight) return false;
  if (mode_ == Reading::kWhole || at_ == 0) return true;
  constexpr auto kParts = std::to_array<std::string_view>(
      {"DIEU", "KHOAN", "DIEM", "MUC", "CHUONG", "PHAN", "TRANG", "THANG", "NAM", "NGAY", "QUY", "TUAN", "LAN"});
  return std::ranges::find(kParts, word_at(at_ - 1, Gap::kBreak).form.capitals) == kParts.end();
}

// "223 cv hu", "156 qd ubnd", "223cvhu": only what is known, and small letters only where they are no syllables of the
// words that follow.
bool NumberReader::accepts_unsigned_query(const CodeWord& word, std::size_t next) const {
  if (!word.is_known() || word.form.has_tone) return false;
  const CodeWord after = word_at(next, Gap::kBlank);
  const bool ends = next >= text_.size();
  const std::string& capitals = word.form.capitals;
  if (is_syllable_pair(capitals, after.form.capitals)) return false;
  const bool small = word.is_lower();
  if (number_.codes.empty()) {
    constexpr auto kOftenOtherWords =
        std::to_array<std::string_view>({"BS", "CD", "CL", "CN", "CT", "DA", "DAN", "GT", "HD", "HP", "L",
                                         "NP", "PA", "PC", "PG", "QH", "SL", "SY",  "TC", "TS", "TT"});
    const bool doubtful = std::ranges::find(kOftenOtherWords, capitals) != kOftenOtherWords.end();
    if (word.is_joined) return true;
    if (word.is_type) return !(small && doubtful) || ends || after.is_issuer;
    return !small || (capitals.size() >= 3 && !is_syllable(capitals)) ||
           (ends && (at_ == 0 || word_at(at_ - 1, Gap::kBreak).is_type || read_label(text_, at_)));
  }
  const bool after_issuer = !number_.codes.back().is_type;
  if (!after_issuer) return word.is_issuer && !(small && capitals == "TP");
  const authority::IssuerCode* issuer = authority::find_issuer_code(capitals);
  return issuer != nullptr && (issuer->side == authority::IssuerSide::kUnit || capitals == "VP");
}

bool NumberReader::accepts(const CodeWord& word, const Sign& sign, std::size_t next) const {
  const std::string& capitals = word.form.capitals;
  if (capitals.empty() || capitals.front() < 'A') return false;
  if (sign.kind == ' ')
    return mode_ == Reading::kQuery ? accepts_unsigned_query(word, next) : accepts_unsigned(word, next);
  const bool has_digits = capitals.find_first_of("0123456789") != std::string::npos;
  if (mode_ != Reading::kQuery && number_.codes.empty() && !word.is_known() && has_digits) return false;
  if (sign.spaced) return accepts_spaced(word, sign, next);
  if (mode_ == Reading::kQuery) {
    if (sign.kind == '.') return word.is_known() || (word.is_upper() && !is_file_extension(capitals));
    const bool plain_letters = !word.form.has_tone && capitals.size() >= 2 && capitals.size() <= 15;
    return word.is_known() || looks_like_code(word) || plain_letters;
  }
  // "12/CĐ.UBND", but not the full stop after "16/CT-TTg".
  if (sign.kind == '.')
    return number_.codes.size() == 1 && number_.codes.front().is_type && !word.is_lower() && looks_like_code(word);
  if (number_.codes.size() >= 2 && capitals == "NB") return true;  // "/nb": for internal use
  if (!number_.codes.empty() && word.is_lower() && !number_.codes.front().is_lower()) return false;
  return looks_like_code(word);
}

bool NumberReader::read_next_code() {
  Sign sign;
  if (const auto read = read_sign(text_, number_.next)) {
    sign = *read;
    if (sign.kind == '.' && number_.codes.empty() && mode_ != Reading::kQuery) return false;
  } else {
    if (number_.next >= text_.size() || text_[number_.next].gap != Gap::kBlank) return false;
    sign.next = number_.next;
  }
  if (!text_.is(sign.next, LexemeKind::kWord) && !text_.is(sign.next, LexemeKind::kMixed)) return false;
  std::size_t next = 0;
  CodeWord word = read_code(text_, sign.next, text_[sign.next].begin, mode_, next);
  if (!accepts(word, sign, next)) return false;
  number_.end = word.end;
  number_.next = next;
  number_.codes.push_back(std::move(word));
  signs_.push_back(sign);
  return true;
}

// "135/QĐ/UBND/2008"
void NumberReader::read_year_at_end() {
  const auto sign = read_sign(text_, number_.next);
  if (!sign || sign->spaced || number_.year != 0) return;
  if (sign->kind != '/' && !(sign->kind == '-' && mode_ == Reading::kQuery)) return;
  number_.year = read_year(text_, sign->next);
  if (number_.year == 0) return;
  number_.next = sign->next + 1;
  number_.end = text_[sign->next].end;
}

// "Nghị định số 15/CP", also at the end of a list: "Nghị định 15, 16/CP và 36/CP".
bool NumberReader::is_announced() const {
  constexpr int kMaxElements = 8;
  std::size_t at = at_;
  for (int i = 0; i < kMaxElements; ++i) {
    if (read_label(text_, at)) return true;
    const bool is_and = at > 0 && word_at(at - 1, Gap::kBreak).form.capitals == "VA";
    if (at < 2 || !(is_and || text_.is(at - 1, LexemeKind::kComma))) return false;
    at -= 2;
    if (at >= 2 && stands_alone(word_at(at, Gap::kBlank).form.capitals)) at -= 2;
    if (!text_.is(at, LexemeKind::kDigits)) return false;
  }
  return false;
}

bool NumberReader::has_evidence() const {
  const auto& codes = number_.codes;
  if (codes.empty()) return false;
  const bool any_known = std::ranges::any_of(codes, &CodeWord::is_known);
  if (mode_ == Reading::kQuery)
    return any_known || std::ranges::any_of(codes, [](const CodeWord& code) {
             return code.is_upper() && looks_like_code(code) && code.form.capitals.size() >= 2;
           });
  const CodeWord& first = codes.front();
  if (std::ranges::any_of(codes, &CodeWord::is_lower) && first.is_lower() &&
      !(first.is_type && (number_.year != 0 || (codes.size() >= 2 && codes[1].is_issuer))))
    return false;
  if (number_.year != 0) return true;
  if (codes.size() >= 2) return any_known || mode_ == Reading::kWhole || read_label(text_, at_);
  if (mode_ == Reading::kWhole) return any_known || stands_alone(first.form.capitals);
  return stands_alone(first.form.capitals) && !first.is_lower() && is_announced();
}

NumberSystem NumberReader::system() const {
  const auto& codes = number_.codes;
  if (number_.year != 0) return NumberSystem::kState;
  const char first = signs_.front().kind;
  if (codes.size() < 2) return first != '/' && codes.front().is_type ? NumberSystem::kParty : NumberSystem::kState;
  const char second = signs_[1].kind;
  if (first != '/' && second == '/') return NumberSystem::kParty;
  if (first == '/' && second == '-') return NumberSystem::kState;
  // Other signs say nothing; the body does.
  const auto is_party = [](const CodeWord& code) {
    const authority::IssuerCode* issuer = authority::find_issuer_code(code.form.capitals);
    return issuer != nullptr && issuer->side == authority::IssuerSide::kParty;
  };
  return std::any_of(codes.begin() + 1, codes.end(), is_party) ? NumberSystem::kParty : NumberSystem::kState;
}

// "66.7/2025/NQ-CP": the seventh of the Government's resolutions that carry out one of the Politburo.
void NumberReader::read_part_of_count() {
  constexpr std::size_t kMaxDigits = 2;
  const std::size_t part = at_ + 2;
  const auto is_tight = [&](std::size_t at) { return text_[at].gap == Gap::kTight; };
  if (!number_.count.suffix.empty() || !text_.is(at_ + 1, LexemeKind::kDot) || !text_.is(part, LexemeKind::kDigits) ||
      !text_.is(part + 1, LexemeKind::kSlash) || !is_tight(at_ + 1) || !is_tight(part))
    return;
  const std::string digits = word_form(text_.slice(part)).base;
  if (digits.size() > kMaxDigits || read_year(text_, part + 2) == 0) return;
  number_.count.suffix = "." + digits;
  number_.next = part + 1;
  number_.end = text_[part].end;
}

std::optional<NumberReading> NumberReader::read() {
  const auto count = read_count(text_, at_);
  if (!count || !begins_here()) return std::nullopt;
  number_.count = *count;
  number_.end = count->end;
  number_.next = at_ + 1;
  read_part_of_count();
  if (count->end < text_[at_].end) {
    Sign glued{.next = at_};
    std::size_t next = 0;
    CodeWord word = read_code(text_, at_, count->end, mode_, next);
    if (!accepts(word, glued, next)) return std::nullopt;
    number_.end = word.end;
    number_.next = next;
    number_.codes.push_back(std::move(word));
    signs_.push_back(glued);
  } else if (!read_year_part()) {
    return std::nullopt;
  }
  while (number_.codes.size() < kMaxCodes && read_next_code()) {
  }
  if (!number_.codes.empty()) read_year_at_end();
  if (!has_evidence()) return std::nullopt;
  number_.system = system();
  return std::move(number_);
}

}  // namespace

std::optional<NumberReading> read_number(const LexedText& text, std::size_t at, Reading reading) {
  return NumberReader(text, at, reading).read();
}

DocumentNumber NumberReading::number(std::string_view text) const {
  DocumentNumber result{.count = count.value, .padding = count.padding, .suffix = count.suffix, .year = year};
  result.system = system;
  const bool typed_small = !codes.empty() && codes.front().is_lower();
  for (const CodeWord& code : codes) {
    const auto place = result.codes.empty() ? CodePlace::kFirst : CodePlace::kLater;
    const std::string_view written = text.substr(code.begin, code.end - code.begin);
    const bool raise = typed_small && code.is_lower();
    result.codes.push_back(shown_form(raise ? to_upper(repaired(written)) : std::string(written), place, system));
  }
  return result;
}

}  // namespace vankho::text
