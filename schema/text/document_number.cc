// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/document_number.h"

#include <algorithm>
#include <array>

#include "schema/authority/document_types.h"
#include "schema/authority/issuer_codes.h"
#include "schema/text/number_codes.h"
#include "schema/text/number_grammar.h"

namespace vankho::text {
namespace {

std::string folded_code(std::string_view shown) {
  return compared_form(word_form(shown).capitals);
}

std::string joined(const std::vector<std::string>& codes, std::string_view separator) {
  std::string result;
  for (const std::string& code : codes) {
    if (!result.empty()) result += separator;
    result += code;
  }
  return result;
}

// CT is chỉ thị and Cục Thuế, HĐ hợp đồng and hội đồng; a công văn of the agency names its drafting unit next.
bool is_agency_code_too(std::string_view shown) {
  constexpr auto kCodes = std::to_array<std::string_view>({"CT", "TT", "HĐ", "CĐ"});
  return std::ranges::find(kCodes, shown) != kCodes.end();
}

bool is_issuer(std::string_view folded) {
  const authority::IssuerCode* issuer = authority::find_issuer_code(folded);
  return issuer != nullptr && issuer->side != authority::IssuerSide::kUnit;
}

// The counts of a list that ends in the number at lexeme `at`: "số 01, 02/2014 và" before "03/2014/TT-BXD".
class NumberList {
 public:
  NumberList(const LexedText& text, std::size_t at, std::size_t limit) : text_(text), at_(at), limit_(limit) { read(); }

  // From the first to the last; empty when the words before do not announce numbers.
  struct Element {
    Count count;
    int year = 0;
  };
  const std::vector<Element>& elements() const { return elements_; }

 private:
  void read() {
    constexpr std::size_t kMaxElements = 32;
    std::size_t first = at_;
    while (elements_.size() < kMaxElements) {
      const auto before = element_before(first);
      if (!before) break;
      elements_.push_back(before->first);
      first = before->second;
    }
    std::ranges::reverse(elements_);
    if (!elements_.empty() && !is_announced(first)) elements_.clear();
  }

  // The element in front of a comma or "và" before lexeme `at`, with its own first lexeme.
  std::optional<std::pair<Element, std::size_t>> element_before(std::size_t at) const {
    if (at == 0) return std::nullopt;
    std::size_t end = at - 1;
    const LexemeKind kind = text_[end].kind;
    const bool is_and =
        kind == LexemeKind::kAmpersand || (kind == LexemeKind::kWord && word_form(text_.slice(end)).capitals == "VA");
    if (is_and && end > 0 && text_.is(end - 1, LexemeKind::kComma)) --end;
    if (!is_and && kind != LexemeKind::kComma && kind != LexemeKind::kSemicolon) return std::nullopt;
    if (end <= limit_) return std::nullopt;
    std::size_t last = end - 1;
    Element element;
    if (last >= 2 && text_.is(last - 1, LexemeKind::kSlash) && read_year(text_, last) != 0) {
      element.year = read_year(text_, last);
      last -= 2;
    }
    if (last < limit_) return std::nullopt;
    const auto count = read_count(text_, last);
    if (!count || count->end != text_[last].end) return std::nullopt;
    if (last > 0 && text_[last].gap == Gap::kTight &&
        (text_.is(last - 1, LexemeKind::kSlash) || text_.is(last - 1, LexemeKind::kDash)))
      return std::nullopt;
    element.count = *count;
    return std::pair{element, last};
  }

  bool is_announced(std::size_t first) const {
    if (first == 0 || text_[first].gap == Gap::kBreak) return true;
    if (text_.is(first - 1, LexemeKind::kOther)) return true;  // a bracket or a quote
    if (limit_ > 0 && limit_ == first - 1 && text_.is(limit_, LexemeKind::kComma))
      return true;  // "217-QĐ/TW, 218 và ..."
    return static_cast<bool>(read_label(text_, first));
  }

  const LexedText& text_;
  std::size_t at_;
  std::size_t limit_;  // lexemes before it belong to the number found last
  std::vector<Element> elements_;
};

// "Mẫu số 01/TNDN-XX", "biểu 02-TH/BC": numbers of forms.
bool is_number_of_a_form(const LexedText& text, std::size_t at) {
  for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
    if (!text.is(at - back, LexemeKind::kWord)) continue;
    const std::string word = word_form(text.slice(at - back)).capitals;
    if (word == "MAU" || word == "BIEU") return true;
  }
  return false;
}

}  // namespace

std::string DocumentNumber::display() const {
  std::string result = padding + count_key();
  if (system == NumberSystem::kState) {
    if (year != 0) result.append("/").append(std::to_string(year));
    return result + '/' + joined(codes, "-");
  }
  result.append("-").append(codes.front());
  if (codes.size() > 1) result.append("/").append(joined({codes.begin() + 1, codes.end()}, "-"));
  return result;
}

std::string DocumentNumber::key() const {
  if (year == 0) return bare_key();
  return count_key() + '/' + std::to_string(year) + '/' + joined(folded_codes(), {});
}

std::string DocumentNumber::bare_key() const {
  return count_key() + '/' + joined(folded_codes(), {});
}

std::string DocumentNumber::count_key() const {
  return std::to_string(count) + suffix;
}

std::vector<std::string> DocumentNumber::folded_codes() const {
  std::vector<std::string> result;
  result.reserve(codes.size());
  for (const std::string& code : codes) result.push_back(folded_code(code));
  return result;
}

std::string DocumentNumber::type_id() const {
  const std::vector<std::string> folded = folded_codes();
  const bool is_party = system == NumberSystem::kParty;
  const authority::DocumentType* type = authority::find_document_type(codes.front());
  if (type == nullptr) type = authority::document_type_by_code(folded.front());
  if (type != nullptr && is_party && type->id == "thong-tu") return "thong-tri";
  // Party papers write QĐ for both; the State's Quy hoạch has no code.
  if (type != nullptr && is_party) return std::string(type->id);
  if (type != nullptr && type->id == "quy-hoach") type = nullptr;
  if (type != nullptr && (year != 0 || codes.size() < 2 || !is_agency_code_too(codes.front()) || is_issuer(folded[1])))
    return std::string(type->id);
  return !is_party && codes.size() >= 2 ? "cong-van" : "";
}

std::vector<NumberMatch> find_document_numbers(std::string_view text) {
  std::vector<NumberMatch> matches;
  const std::vector<Lexeme> lexemes = read_lexemes(text);
  const LexedText lexed{text, lexemes};
  std::size_t found_until = 0;
  for (std::size_t at = 0; at < lexemes.size(); ++at) {
    const LexemeKind kind = lexemes[at].kind;
    if (kind != LexemeKind::kDigits && kind != LexemeKind::kMixed) continue;
    const auto reading = read_number(lexed, at, Reading::kText);
    if (!reading || is_number_of_a_form(lexed, at)) continue;
    NumberMatch match{reading->number(text), reading->count.begin, reading->end};
    const NumberList list(lexed, at, found_until);
    for (const auto& [count, year] : list.elements()) {
      NumberMatch element{match.number, count.begin, count.end};
      element.number.count = count.value;
      element.number.padding = count.padding;
      element.number.suffix = count.suffix;
      if (year != 0) element.number.year = year;
      matches.push_back(std::move(element));
    }
    matches.push_back(std::move(match));
    found_until = reading->next;
    at = reading->next - 1;
  }
  return matches;
}

std::optional<DocumentNumber> parse_document_number(std::string_view text) {
  // A letterhead line at most.
  constexpr std::size_t kMaxBytes = 512;
  if (text.size() > kMaxBytes) return std::nullopt;
  const std::vector<Lexeme> lexemes = read_lexemes(text);
  const LexedText lexed{text, lexemes};
  const auto is_count = [](const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::kDigits || lexeme.kind == LexemeKind::kMixed;
  };
  const auto is_word_or_count = [&](const Lexeme& lexeme) {
    return is_count(lexeme) || lexeme.kind == LexemeKind::kWord;
  };
  const auto at = static_cast<std::size_t>(std::ranges::find_if(lexemes, is_count) - lexemes.begin());
  if (at == lexemes.size()) return std::nullopt;
  const std::span before = std::span(lexemes).first(read_label(lexed, at).first);
  if (std::ranges::any_of(before, is_word_or_count)) return std::nullopt;
  const auto reading = read_number(lexed, at, Reading::kWhole);
  if (!reading) return std::nullopt;
  // What may follow: a full stop, a sign after which the rest was cut off.
  if (std::ranges::any_of(std::span(lexemes).subspan(reading->next), is_word_or_count)) return std::nullopt;
  return reading->number(text);
}

}  // namespace vankho::text
