// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "schema/authority/document_types.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"
#include "schema/text/number_grammar.h"

namespace vankho::text {
namespace {

using Strength = NumberQuery::Strength;

bool is_alphanumeric(LexemeKind kind) {
  return kind == LexemeKind::kDigits || kind == LexemeKind::kWord || kind == LexemeKind::kMixed;
}

// Nobody types more into a search box; what is longer is searched as words.
constexpr std::size_t kMaxQueryBytes = 4096;

class QueryReader {
 public:
  QueryReader(const LexedText& text, std::string_view query) : text_(text), query_(query), used_(text.size()) {}

  std::optional<NumberQuery> read();

 private:
  bool read_symbol(std::size_t at);
  bool read_labelled(std::size_t at);
  const authority::DocumentType* type_at(std::size_t at, std::size_t& last) const;
  std::size_t end_of_file_name(std::size_t at) const;
  bool read_bare();
  std::size_t codes_before(std::size_t at, std::vector<CodeWord>& codes) const;
  void set_number(const Count& count, const std::vector<CodeWord>& codes);
  void set_label(const NumberLabel& label, const std::vector<CodeWord>& codes);
  void use_dates();
  void read_year_typed_apart();
  void use(std::size_t first, std::size_t last);
  std::string rest() const;

  std::string capitals(std::size_t at) const {
    return text_.is(at, LexemeKind::kWord) ? word_form(text_.slice(at)).capitals : std::string{};
  }
  bool is_tight(std::size_t at) const { return at < text_.size() && text_[at].gap == Gap::kTight; }
  // A year that is no end of a range (2021-2025, 2016..2017).
  int single_year(std::size_t at) const;
  bool is_amount(std::size_t at, std::size_t next) const;

  const LexedText& text_;
  std::string_view query_;
  std::vector<bool> used_;
  std::size_t number_first_ = 0;  // lexemes [first, last) of the number with its label
  std::size_t number_last_ = 0;
  NumberQuery result_;
};

void QueryReader::use(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) used_[i] = true;
}

int QueryReader::single_year(std::size_t at) const {
  const int year = read_year(text_, at);
  if (year == 0) return 0;
  const auto is_sign = [&](std::size_t i) {
    return text_.is(i, LexemeKind::kDash) || text_.is(i, LexemeKind::kSlash) || text_.is(i, LexemeKind::kDot);
  };
  const bool range_after = is_sign(at + 1) && (text_.is(at + 2, LexemeKind::kDigits) || is_sign(at + 2));
  const bool range_before = at >= 2 && is_sign(at - 1) && (text_.is(at - 2, LexemeKind::kDigits) || is_sign(at - 2));
  return range_after || range_before ? 0 : year;
}

void QueryReader::use_dates() {
  for (const DateMatch& match : find_dates(query_)) {
    std::size_t first = text_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i].begin < match.begin || text_[i].end > match.end) continue;
      first = std::min(first, i);
      last = i + 1;
    }
    if (first >= last) continue;
    if (result_.date == 0) {
      result_.date = match.date;
      result_.begin = match.begin;
      result_.end = match.end;
      if (first > 0 && capitals(first - 1) == "NGAY") --first;
      use(first, last);
    }
  }
}

// Codes typed in front of the count: "CV 223", "-HU 223", "CV/HU 223", "QĐ số 15". Returns their first lexeme.
std::size_t QueryReader::codes_before(std::size_t at, std::vector<CodeWord>& codes) const {
  std::size_t first = at;
  constexpr std::size_t kMaxCodesBefore = 4;
  while (first > 0 && codes.size() < kMaxCodesBefore) {
    std::size_t end = first;
    const bool has_sign = text_.is(end - 1, LexemeKind::kDash) || text_.is(end - 1, LexemeKind::kSlash);
    if (has_sign) --end;
    if (end == 0 || used_[end - 1] || !text_.is(end - 1, LexemeKind::kWord)) break;
    CodeWord word = code_word(query_, text_[end - 1].begin, text_[end - 1].end);
    if (!word.is_known() || word.form.has_tone) break;
    // "từ 5", "ca 3" without marks: a small syllable is a code only with a sign, or alone with the count.
    const bool alone = end == 1 && at + 1 == text_.size();
    const bool after_code = end >= 2 && (text_.is(end - 2, LexemeKind::kDash) ||
                                         code_word(query_, text_[end - 2].begin, text_[end - 2].end).is_type);
    if (word.is_lower() && is_syllable(word.form.capitals) && !has_sign && !alone && !after_code) break;
    // Covers "covid-19" and "F-16" too: only what is known stands before a dash.
    codes.insert(codes.begin(), std::move(word));
    first = end - 1;
  }
  if (first < at && first > 0 && text_.is(first - 1, LexemeKind::kDash)) --first;
  return first;
}

void QueryReader::set_number(const Count& count, const std::vector<CodeWord>& codes) {
  result_.count = count.value;
  result_.suffix = count.suffix;
  for (const CodeWord& code : codes) result_.codes.push_back(compared_form(code.form.capitals));
}

// The type of a label, else of a lone code that stands for one type only.
void QueryReader::set_label(const NumberLabel& label, const std::vector<CodeWord>& codes) {
  if (label.type != nullptr) {
    result_.type_id = label.type->id;
    return;
  }
  if (codes.size() != 1 || !codes.front().is_type) return;
  const std::string code = compared_form(codes.front().form.capitals);
  const authority::DocumentType* only = nullptr;
  for (const authority::DocumentType& type : authority::document_types()) {
    const std::string_view bars = type.codes;
    for (std::size_t from = 0; from < bars.size();) {
      const std::size_t to = std::min(bars.find('|', from), bars.size());
      if (bars.substr(from, to - from) == code) {
        if (only != nullptr && only != &type) return;
        only = &type;
      }
      from = to + 1;
    }
  }
  if (only != nullptr) result_.type_id = only->id;
}

bool QueryReader::read_symbol(std::size_t at) {
  const auto count = read_count(text_, at);
  if (!count) return false;
  // A count typed inside something else: 16-11, 5/2016.
  if (is_tight(at) && at >= 2 && text_.is(at - 2, LexemeKind::kDigits) && !is_alphanumeric(text_[at - 1].kind) &&
      text_[at - 1].kind != LexemeKind::kComma)
    return false;
  const NumberLabel label = read_label(text_, at);
  std::vector<CodeWord> before;
  std::size_t first = label.first;
  // "thông tư 30": tư is no code.
  if (label.type == nullptr) first = codes_before(label.first, before);
  // "QĐ số 217", but "trường thcs số 1".
  if (label && !before.empty() && !before.front().is_type) {
    before.clear();
    first = label.first;
  }
  const auto reading = read_number(text_, at, Reading::kQuery);
  if (!reading && before.empty()) return false;
  std::size_t last = at + 1;
  if (reading) {
    last = reading->next;
    result_.year = reading->year;
    // "CV 5228/BNV-CQĐP": the type as clerks say it, no part of the number.
    if (before.size() == 1 && before.front().is_type && !reading->codes.front().is_type) {
      set_label({}, before);
      if (!result_.type_id.empty()) before.clear();
    }
    before.insert(before.end(), reading->codes.begin(), reading->codes.end());
  } else {
    if (count->end != text_[at].end) return false;
    // "NĐ 30/2020", but not "KH 2016-2020".
    const bool year_next = is_tight(at + 1) && is_tight(at + 2) &&
                           (text_.is(at + 1, LexemeKind::kSlash) || text_.is(at + 1, LexemeKind::kDash));
    if (year_next && read_year(text_, at) == 0) result_.year = read_year(text_, at + 2);
    if (result_.year != 0)
      last = at + 3;
    else if (!label && is_amount(at, last))
      return false;
  }
  result_.year_in_number = reading && reading->year_after_count;
  set_number(reading ? reading->count : *count, before);
  set_label(label, before);
  result_.strength = Strength::kSymbol;
  number_first_ = first;
  number_last_ = last;
  return true;
}

// Whether the digits at `at` count or measure something: "kế hoạch 5 năm 2021-2025", "báo cáo 6 tháng", "1,5", "5-6".
bool QueryReader::is_amount(std::size_t at, std::size_t next) const {
  if (is_tight(next) && is_tight(next + 1) && text_.is(next + 1, LexemeKind::kDigits) &&
      !is_alphanumeric(text_[next].kind))
    return true;
  if (text_.is(next, LexemeKind::kOther) && text_.slice(next) == "%") return true;
  const std::string word = capitals(next);
  if (word == "NAM") return single_year(next + 1) == 0;
  constexpr auto kUnits =
      std::to_array<std::string_view>({"BEN", "CAP", "DONG", "GIO", "HA", "KG", "KM", "LAN", "M", "NGUOI", "NHOM",
                                       "PHAN", "PHUT", "THANG", "TRIEU", "TUAN", "TY", "TI"});
  if (std::ranges::find(kUnits, word) != kUnits.end()) return true;
  // "kế hoạch 2016" is the plan of a year.
  return single_year(at) >= 1990 && single_year(at) <= 2040;
}

// The longest name of a type that begins at the lexeme `at`; `last` becomes the lexeme after it.
const authority::DocumentType* QueryReader::type_at(std::size_t at, std::size_t& last) const {
  const authority::DocumentType* longest = nullptr;
  std::string name;
  for (std::size_t next = at; next < at + authority::kMaxTypeSyllables && text_.is(next, LexemeKind::kWord);) {
    if (!name.empty()) name += ' ';
    for (const char c : capitals(next)) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    ++next;
    if (const authority::DocumentType* type = authority::document_type_by_name(name)) {
      longest = type;
      last = next;
    }
  }
  return longest;
}

// "nghị định 30/2020", "chỉ thị số 03", "số:223", "số 16 chỉ thị".
bool QueryReader::read_labelled(std::size_t at) {
  const auto count = read_count(text_, at);
  const NumberLabel label = read_label(text_, at);
  if (!count || !label || count->end != text_[at].end) return false;
  std::size_t last = at + 1;
  const bool signed_next = text_.is(last, LexemeKind::kSlash) || text_.is(last, LexemeKind::kDash);
  if (signed_next && is_tight(last) && is_tight(last + 1) && read_year(text_, last + 1) != 0 &&
      read_year(text_, at) == 0 && !text_.is(last + 2, LexemeKind::kDash)) {
    result_.year = read_year(text_, last + 1);
    last += 2;
  } else if (label.says_number ? is_tight(last) && text_.is(last + 1, LexemeKind::kDigits) && is_tight(last + 1) &&
                                     text_[last].kind != LexemeKind::kComma
                               : is_amount(at, last)) {
    return false;
  }
  set_number(*count, {});
  set_label(label, {});
  if (label.type == nullptr && result_.year == 0)
    if (const authority::DocumentType* type = type_at(last, last)) result_.type_id = type->id;
  result_.strength = Strength::kLabelled;
  number_first_ = label.first;
  number_last_ = last;
  return true;
}

// Nothing but a count, or a count and a year.
bool QueryReader::read_bare() {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (!used_[i] && is_alphanumeric(text_[i].kind)) words.push_back(i);
  if (words.empty() || words.size() > 2 || result_.date != 0) return false;
  const std::size_t at = words.front();
  const auto count = read_count(text_, at);
  if (!count || count->end != text_[at].end) return false;
  if (words.size() == 2) {
    const std::size_t year_at = words.back();
    if (!text_.is(at + 1, LexemeKind::kSlash) || year_at != at + 2 || read_year(text_, at) != 0) return false;
    result_.year = read_year(text_, year_at);
    if (result_.year == 0) return false;
  }
  set_number(*count, {});
  result_.strength = Strength::kBare;
  number_first_ = at;
  number_last_ = words.back() + 1;
  return true;
}

// "447-CV/HU 2017", "nghị định số 30 năm 2020".
void QueryReader::read_year_typed_apart() {
  if (result_.year != 0) return;
  for (std::size_t i = number_last_; i < text_.size(); ++i) {
    if (used_[i]) continue;
    const int year = single_year(i);
    if (year == 0) continue;
    const bool after_word = i > 0 && capitals(i - 1) == "NAM" && !used_[i - 1];
    const bool next_to_number = i == number_last_ || (i == number_last_ + 1 && !is_alphanumeric(text_[i - 1].kind));
    if (!after_word && !next_to_number && i + 1 != text_.size()) continue;
    result_.year = year;
    use(after_word ? i - 1 : i, i + 1);
    return;
  }
}

// What is left, as typed. Quotes are kept when they still come in pairs: they make phrases.
std::string QueryReader::rest() const {
  std::string left;
  std::size_t from = 0;
  const auto keep = [&](std::size_t to) {
    if (to > from) left.append(query_.substr(from, to - from));
  };
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (!used_[i]) continue;
    keep(text_[i].begin);
    left.push_back(' ');
    from = text_[i].end;
  }
  keep(query_.size());

  left = squeeze(left);
  const bool paired = std::ranges::count(left, '"') % 2 == 0;
  std::string result;
  for (std::size_t at = 0; at < left.size();) {
    const std::size_t end = std::min(left.find(' ', at), left.size());
    std::string_view word = std::string_view(left).substr(at, end - at);
    at = end + 1;
    if (std::ranges::none_of(read_lexemes(word), is_alphanumeric, &Lexeme::kind)) continue;
    const std::string_view around = paired ? ",.;:()[]{}" : ",.;:()[]{}\"";
    word.remove_prefix(std::min(word.find_first_not_of(around), word.size()));
    word = word.substr(0, word.find_last_not_of(around) + 1);
    if (!result.empty()) result.push_back(' ');
    result.append(word);
  }
  return result;
}

// The ending of a file name belongs to the number, and so does the mark that sites put in front of it:
// 30_2020_ND-CP_123456.doc.
std::size_t QueryReader::end_of_file_name(std::size_t at) const {
  std::size_t dot = at;
  if (text_.is(at, LexemeKind::kDash) && is_tight(at) && text_.is(at + 1, LexemeKind::kDigits) && is_tight(at + 1))
    dot = at + 2;
  if (!text_.is(dot, LexemeKind::kDot) || !is_tight(dot) || !is_tight(dot + 1)) return at;
  return is_file_extension(capitals(dot + 1)) ? dot + 2 : at;
}

std::optional<NumberQuery> QueryReader::read() {
  use_dates();
  bool found = false;
  for (const auto reader : {&QueryReader::read_symbol, &QueryReader::read_labelled})
    for (std::size_t at = 0; at < text_.size() && !found; ++at) found = !used_[at] && (this->*reader)(at);
  found = found || read_bare();
  if (!found && result_.date == 0) return std::nullopt;
  if (found) {
    use(number_last_, end_of_file_name(number_last_));
    use(number_first_, number_last_);
    result_.begin = text_[number_first_].begin;
    result_.end = text_[number_last_ - 1].end;
    read_year_typed_apart();
  }
  result_.rest = rest();
  return std::move(result_);
}

// "nq05", "CV223/HU": a code glued to the count behind it becomes a lexeme of its own.
std::vector<Lexeme> split_glued_codes(std::string_view query, const std::vector<Lexeme>& lexemes) {
  std::vector<Lexeme> split;
  for (const Lexeme& lexeme : lexemes) {
    split.push_back(lexeme);
    if (lexeme.kind != LexemeKind::kMixed) continue;
    const std::string_view word = query.substr(lexeme.begin, lexeme.end - lexeme.begin);
    const std::string base = word_form(word).base;
    const std::size_t letters = base.find_first_of("0123456789");
    if (letters == std::string::npos || letters < 2) continue;
    const auto cut = lexeme.begin + static_cast<std::uint32_t>(letter_offset(word, letters));
    const CodeWord code = code_word(query, lexeme.begin, cut);
    // "hu223", "ct16": codes that are short for many things are read so only where they stand alone.
    // QH14 is a code as it stands.
    const bool alone = lexemes.size() == 1 && !stands_alone(compared_form(word_form(word).capitals));
    if (!code.is_joined && (!code.is_type || code.is_issuer) && !(alone && code.is_known())) continue;
    const bool digits_only = base.find_first_not_of("0123456789", letters) == std::string::npos;
    split.back() = {lexeme.begin, cut, LexemeKind::kWord, lexeme.gap};
    split.push_back({cut, lexeme.end, digits_only ? LexemeKind::kDigits : LexemeKind::kMixed, Gap::kTight});
  }
  return split;
}

}  // namespace

std::optional<NumberQuery> parse_number_query(std::string_view query) {
  if (query.size() > kMaxQueryBytes) return std::nullopt;
  std::vector<Lexeme> lexemes = split_glued_codes(query, read_lexemes(query));
  for (Lexeme& lexeme : lexemes) {
    const std::string_view sign = query.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (sign == "|" || sign == "\\") lexeme.kind = LexemeKind::kSlash;
  }
  const LexedText text{query, lexemes};
  return QueryReader(text, query).read();
}

}  // namespace vankho::text
