// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query.h"

#include <algorithm>
#include <utility>

#include "schema/authority/document_types.h"
#include "schema/authority/provinces.h"
#include "schema/text/abbreviations.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "searchd/cited_filter.h"
#include "searchd/filters.h"
#include "searchd/query_pieces.h"
#include "searchd/searcher.h"

namespace vankho::searching {
namespace {

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (text::Token& token : text::tokenize(text)) {
    const bool marked = token.exact != token.folded;
    words.push_back({std::move(token.exact), std::move(token.folded), marked});
  }
  return words;
}

// Of "loại", "cơ quan", "tỉnh" ... the row of the field. Subject, body and number are asked for as words and numbers.
const schema::Field* field_of_query_name(std::string_view typed) {
  const std::string key = text::fold_key(typed);
  if (key.empty()) return nullptr;
  for (const schema::Field& row : schema::kFields) {
    const bool keyword = row.kind == schema::FieldKind::kKeyword && !row.query_names.empty();
    if (!row.facet && !keyword && row.kind != schema::FieldKind::kDate && row.kind != schema::FieldKind::kRelation)
      continue;
    if (key == row.name) return &row;
    std::string_view names = row.query_names;
    while (!names.empty()) {
      const std::size_t bar = std::min(names.find('|'), names.size());
      if (text::fold_key(names.substr(0, bar)) == key) return &row;
      names.remove_prefix(std::min(bar + 1, names.size()));
    }
  }
  return nullptr;
}

bool names_value(const schema::Field& row, const std::string& text) {
  if (row.kind == schema::FieldKind::kRelation) return cited_code(text).has_value();
  if (row.name == "type") return authority::find_document_type(text) != nullptr;
  if (row.name == "province") return authority::find_province(text) != nullptr;
  return !code_label(row, text::slug(text), Language::kVietnamese).empty();
}

// Takes field:value out of `pieces`. A name may have a space ("cơ quan:"), and so may a value that a table or the
// archive knows ("tỉnh:Đắk Lắk", "người ký:Y Bier Niê").
class FieldClauses {
 public:
  FieldClauses(std::vector<Piece>& pieces, TypedQuery& query, const KnownValue& known)
      : pieces_(pieces), query_(query), known_(known) {}

  void take() {
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      if (pieces_[at].quoted) continue;
      const std::size_t colon = pieces_[at].text.find(':');
      if (colon == std::string::npos || colon == 0) continue;
      std::size_t first = at;
      auto [row, relation] = field_before(colon, first);
      if (row == nullptr) continue;
      const bool excluded = pieces_[first].excluded;
      auto [value, end] = value_of(*row, at, colon);
      if (value.empty()) continue;  // "Năm:" and nothing after it is a word
      if (relation != nullptr) {
        // "thực hiện: chuyển đổi số" is words.
        if (!cited_code(value)) continue;
        value = std::string(relation->id) + ':' + value;
      }
      const auto left = pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(first),
                                      pieces_.begin() + static_cast<std::ptrdiff_t>(end));
      if (row->kind == schema::FieldKind::kDate && value.find("..") != std::string::npos) {
        // The range says all: "năm:2016..2017" is "2016..2017".
        pieces_.insert(left, {.text = std::move(value), .excluded = excluded});
        at = first;
        continue;
      }
      query_.understood.push_back({std::string(row->name), value, excluded});
      auto& filters = excluded ? query_.excluded_filters : query_.filters;
      filters[std::string(row->name)].push_back(std::move(value));
      at = first - 1;  // wraps to "before the first", the loop adds one
    }
  }

 private:
  // A relation before the colon is the field "cites" with that relation.
  struct NamedField {
    const schema::Field* row = nullptr;
    const citation::RelationName* relation = nullptr;
  };

  static NamedField field_named(std::string_view name) {
    if (const schema::Field* row = field_of_query_name(name)) return {.row = row};
    if (const auto* relation = find_relation_named(name)) return {.row = &schema::field("cites"), .relation = relation};
    return {};
  }

  NamedField field_before(std::size_t colon, std::size_t& first) const {
    std::string name = pieces_[first].text.substr(0, colon);
    const NamedField field = field_named(name);
    // The longest name wins: "cơ quan:" over "quan:".
    for (std::size_t back = 1; back <= 3 && back <= first && !pieces_[first - back].quoted; ++back) {
      name = pieces_[first - back].text + " " + name;
      if (const NamedField longer = field_named(name); longer.row != nullptr) {
        first -= back;
        return longer;
      }
    }
    return field;
  }

  bool names(const schema::Field& row, const std::string& text) const {
    return names_value(row, text) || (known_ && known_(row, text));
  }

  // The value and the index after its last piece.
  std::pair<std::string, std::size_t> value_of(const schema::Field& row, std::size_t at, std::size_t colon) const {
    constexpr std::size_t kMostWords = 16;
    std::string value = pieces_[at].text.substr(colon + 1);
    std::size_t end = at + 1;
    if (value.empty() && end < pieces_.size()) value = pieces_[end++].text;
    std::string longer = value;
    const std::size_t last = end - 1;
    const bool quoted = last > at && pieces_[last].quoted;
    for (std::size_t next = end; !quoted && next < pieces_.size() && next < last + kMostWords; ++next) {
      if (pieces_[next].quoted || pieces_[next].excluded) break;
      longer += " " + pieces_[next].text;
      if (names(row, longer)) {
        value = longer;
        end = next + 1;
      }
    }
    return {std::move(value), end};
  }

  std::vector<Piece>& pieces_;
  TypedQuery& query_;
  const KnownValue& known_;
};

// "2016..2017", "01/3/2016..15/11/2016", "2016..": a day for the first end, a day for the last; a lone year is all of
// it, and what is left out has no bound.
schema::Date range_end(std::string_view text, bool last) {
  const auto dates = text::find_dates(text);
  if (dates.size() == 1) return dates.front().date;
  const bool year = text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!year) return 0;
  return std::stoi(std::string(text)) * 10000 + (last ? 1231 : 101);
}

void take_ranges(std::vector<Piece>& pieces, TypedQuery& query) {
  std::erase_if(pieces, [&](const Piece& piece) {
    const std::size_t dots = piece.text.find("..");
    if (piece.quoted || piece.excluded || dots == std::string::npos) return false;
    std::string_view first = std::string_view(piece.text).substr(0, dots);
    std::string_view last = std::string_view(piece.text).substr(dots + 2);
    const auto is_read = [](std::string_view end) { return end.empty() || range_end(end, false) != 0; };
    if ((first.empty() && last.empty()) || !is_read(first) || !is_read(last)) return false;
    // Typed the wrong way round.
    if (!first.empty() && !last.empty() && range_end(first, false) > range_end(last, true)) std::swap(first, last);
    query.date_from = range_end(first, false);
    query.date_to = range_end(last, true);
    query.understood.push_back({"date", piece.text, false});
    return true;
  });
}

// Loose words, each a unit, but for abbreviations and their full forms, which find each other.
void add_loose_words(std::string_view text, TypedQuery& query) {
  const std::vector<Word> words = words_of(text);
  std::vector<std::string> folded;
  for (const Word& word : words) folded.push_back(word.folded);
  const std::vector<text::AbbreviationMatch> matches = text::find_abbreviations(folded);
  auto match = matches.begin();
  for (std::size_t at = 0; at < words.size();) {
    while (match != matches.end() && match->first < at) ++match;
    if (match == matches.end() || match->first != at) {
      query.units.push_back({.alternatives = {{.words = {words[at]}}}});
      ++at;
      continue;
    }
    const std::size_t count = match->count;
    const auto typed = words.begin() + static_cast<std::ptrdiff_t>(at);
    Unit unit{.alternatives = {{.words = {typed, typed + static_cast<std::ptrdiff_t>(count)}}}};
    for (; match != matches.end() && match->first == at && match->count == count; ++match)
      unit.alternatives.push_back(
          {.words = words_of(match->is_short ? match->row->meaning : match->row->written), .phrase = true});
    query.units.push_back(std::move(unit));
    at += count;
  }
}

void add_chip(TypedQuery& query, std::string kind, std::string text, bool excluded = false) {
  if (!text.empty()) query.understood.push_back({std::move(kind), std::move(text), excluded});
}

void add_text_clauses(const std::vector<Piece>& pieces, TypedQuery& query) {
  std::string loose;
  const auto flush = [&] {
    add_loose_words(loose, query);
    add_chip(query, "words", text::squeeze(loose));
    loose.clear();
  };
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const Piece& piece = pieces[at];
    if (!piece.quoted && piece.text == "OR" && at > 0 && at + 1 < pieces.size()) {
      flush();
      const Piece& right = pieces[++at];
      WordGroup group{words_of(right.text), right.quoted};
      if (group.words.empty() || query.units.empty()) continue;
      query.units.back().alternatives.push_back(std::move(group));
      query.units.back().quoted = true;
      add_chip(query, "or", right.text);
      continue;
    }
    if (!piece.quoted && !piece.excluded) {
      loose += loose.empty() ? piece.text : " " + piece.text;
      continue;
    }
    flush();
    WordGroup group{words_of(piece.text), true};
    if (group.words.empty()) continue;
    add_chip(query, group.words.size() > 1 || piece.quoted ? "phrase" : "word", piece.text, piece.excluded);
    if (piece.excluded)
      query.excluded.push_back(std::move(group));
    else
      query.units.push_back({.alternatives = {std::move(group)}, .quoted = true});
  }
  flush();
}

// The pieces joined again, as typed, for the number grammar.
std::string joined(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) {
    if (!text.empty()) text += ' ';
    if (piece.excluded) text += '-';
    text += piece.quoted ? "\"" + piece.text + "\"" : piece.text;
  }
  return text;
}

// Of the pieces that ask for words. One with a colon may have been meant as a field.
TypedPlaces places_of(const std::vector<Piece>& pieces) {
  TypedPlaces places;
  for (const Piece& piece : pieces)
    if (!piece.excluded && piece.begin < piece.end &&
        (piece.quoted || (piece.text != "OR" && piece.text.find(':') == std::string::npos)))
      places.emplace_back(piece.begin, piece.end);
  return places;
}

// A number as words side by side: a paper that mentions it in a form that the citation finder does not take still is
// found.
WordGroup mention_of(const text::NumberQuery& number) {
  std::string text = std::to_string(*number.count) + number.suffix;
  if (number.year != 0 && number.strength == text::NumberQuery::Strength::kSymbol && number.date == 0)
    text += " " + std::to_string(number.year);
  for (const std::string& code : number.codes) text += " " + code;
  return {words_of(text), true};
}

std::string number_chip(const text::NumberQuery& number) {
  std::string text = number.count ? std::to_string(*number.count) + number.suffix : std::string();
  for (const std::string& code : number.codes) text += (text.empty() ? "" : " ") + code;
  return text;
}

}  // namespace

TypedQuery parse_words(std::string_view typed) {
  TypedQuery query;
  add_text_clauses(split_pieces(typed), query);
  return query;
}

TypedQuery parse_query(std::string_view typed, std::vector<std::string>& warnings, const KnownValue& known) {
  if (typed.size() > kMaxQueryBytes) throw BadRequest("query_too_long", "q", std::to_string(typed.size()));
  TypedQuery query;
  std::vector<Piece> pieces = split_pieces(typed);
  FieldClauses(pieces, query, known).take();
  take_ranges(pieces, query);

  using Strength = text::NumberQuery::Strength;
  query.number = text::parse_number_query(joined(pieces));
  const bool symbol = query.number && query.number->count && query.number->strength == Strength::kSymbol;
  if (!symbol) query.word_places = places_of(pieces);
  if (symbol) {
    add_chip(query, "number", number_chip(*query.number));
    query.number_only = query.number->rest.empty();
    query.units.push_back({.alternatives = {mention_of(*query.number)}, .quoted = true});
    pieces = split_pieces(query.number->rest);
  } else if (query.number && query.number->date != 0 && !query.number->count) {
    add_chip(query, "date", std::to_string(query.number->date));
  }
  add_text_clauses(pieces, query);

  if (query.units.size() > kMaxQueryWords) {
    query.units.resize(kMaxQueryWords);
    warnings.emplace_back("query_words_cut");
  }
  return query;
}

}  // namespace vankho::searching
