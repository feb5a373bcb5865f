// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/query.h"

#include <algorithm>
#include <utility>

#include "schema/text/abbreviations.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "searchd/labels.h"
#include "searchd/question/field_clauses.h"
#include "searchd/question/query_pieces.h"
#include "searchd/search/searcher.h"

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

// "2016..2017", "01/3/2016..15/11/2016", "2016..": a day for the first end, a day for the last; a lone year is all of
// it, and what is left out has no bound.
schema::Date range_end(std::string_view text, bool last) {
  const auto dates = text::find_dates(text);
  if (dates.size() == 1) return dates.front().date;
  const bool year = text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!year) return 0;
  return std::stoi(std::string(text)) * 10000 + (last ? 1231 : 101);
}

void take_ranges(std::vector<Piece>& pieces, std::string_view typed, TypedQuery& query) {
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
    query.understood.push_back(
        {.kind = "date", .text = piece.text, .typed = std::string(typed.substr(piece.begin, piece.end - piece.begin))});
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

void add_chip(TypedQuery& query, std::string kind, std::string text, std::string typed, bool excluded = false) {
  if (text.empty()) return;
  query.understood.push_back(
      {.kind = std::move(kind), .text = std::move(text), .excluded = excluded, .typed = std::move(typed)});
}

void add_text_clauses(const std::vector<Piece>& pieces, TypedQuery& query) {
  std::string loose;
  const auto flush = [&] {
    add_loose_words(loose, query);
    add_chip(query, "words", text::squeeze(loose), loose);
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
      add_chip(query, "or", right.text, "OR " + retyped(right));
      continue;
    }
    if (!piece.quoted && !piece.excluded) {
      loose += loose.empty() ? piece.text : " " + piece.text;
      continue;
    }
    flush();
    WordGroup group{words_of(piece.text), true};
    if (group.words.empty()) continue;
    add_chip(query, group.words.size() > 1 || piece.quoted ? "phrase" : "word", piece.text, retyped(piece),
             piece.excluded);
    if (piece.excluded)
      query.excluded.push_back(std::move(group));
    else
      query.units.push_back({.alternatives = {std::move(group)}, .quoted = true});
  }
  flush();
}

// The question without each of its chips in turn: the number, the words, then what is said of fields and dates, since a
// value of a field goes on as far as it is known ("tỉnh:Đắk Lắk dân vận").
void say_what_is_left(std::vector<Clause>& clauses) {
  const auto place = [](const Clause& clause) {
    const bool loose =
        clause.kind == "words" || clause.kind == "word" || clause.kind == "phrase" || clause.kind == "or";
    return clause.kind == "number" ? 0 : loose ? 1 : 2;
  };
  for (Clause& left_out : clauses) {
    for (const int now : {0, 1, 2}) {
      for (const Clause& clause : clauses) {
        if (&clause == &left_out || clause.typed.empty() || place(clause) != now) continue;
        // "OR b" means nothing without what stood before it.
        const bool alone = left_out.without.empty() && clause.kind == "or";
        left_out.without.append(left_out.without.empty() ? "" : " ")
            .append(alone ? clause.typed.substr(3) : clause.typed);
      }
    }
  }
}

// Of the pieces that ask for words. One with a colon may have been meant as a field.
TypedPlaces places_of(const std::vector<Piece>& pieces) {
  TypedPlaces places;
  for (const Piece& piece : pieces)
    if (!piece.excluded && !piece.text.empty() && piece.text_begin != std::string::npos &&
        (piece.quoted || (piece.text != "OR" && piece.text.find(':') == std::string::npos)))
      places.emplace_back(piece.text_begin, piece.text_begin + piece.text.size());
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
  take_fields(pieces, typed, query, known);
  take_ranges(pieces, typed, query);

  using Strength = text::NumberQuery::Strength;
  const std::string text = joined(pieces);
  query.number = text::parse_number_query(text);
  const auto number_typed = [&] { return text.substr(query.number->begin, query.number->end - query.number->begin); };
  const bool symbol = query.number && query.number->count && query.number->strength == Strength::kSymbol;
  if (!symbol) query.word_places = places_of(pieces);
  if (symbol) {
    add_chip(query, "number", number_chip(*query.number), number_typed());
    query.number_only = query.number->rest.empty();
    query.units.push_back({.alternatives = {mention_of(*query.number)}, .quoted = true});
    pieces = split_pieces(query.number->rest);
  } else if (query.number && query.number->date != 0 && !query.number->count) {
    add_chip(query, "date", iso_date(query.number->date), {});
  }
  add_text_clauses(pieces, query);
  say_what_is_left(query.understood);

  if (query.units.size() > kMaxQueryWords) {
    query.units.resize(kMaxQueryWords);
    warnings.emplace_back("query_words_cut");
  }
  return query;
}

}  // namespace vankho::searching
