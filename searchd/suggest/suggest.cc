// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/suggest.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "schema/authority/document_types.h"
#include "schema/terms.h"
#include "schema/text/abbreviations.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "schema/text/utf8.h"
#include "searchd/index/stored_papers.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/suggest/completion.h"

namespace vankho::searching {
namespace {

// A paper may be gone or hold the same subject as another: so many more are looked at.
constexpr std::size_t kSpare = 20;
// In this order they are shown.
constexpr auto kKinds =
    std::to_array<SuggestionKind>({SuggestionKind::kNumber, SuggestionKind::kWord, SuggestionKind::kQuery,
                                   SuggestionKind::kIssuer, SuggestionKind::kSubject});

bool begins_with_digit(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

// "công văn 223-c" as a type and the beginning of a number.
struct TypedNumber {
  std::string key;
  std::string_view type;  // id; empty = any
};

std::optional<TypedNumber> typed_number(const TypedText& typed) {
  const auto digits = std::ranges::find_if(typed.words, begins_with_digit, &TypedWord::folded);
  if (digits == typed.words.end()) return std::nullopt;
  TypedNumber number;
  number.key = number_key(std::string_view(typed.text).substr(digits->begin));
  std::string before = text::fold_key(std::string_view(typed.text).substr(0, digits->begin));
  if (before == "so") before.clear();
  if (before.ends_with(" so")) before.resize(before.size() - 3);
  if (!before.empty()) {
    const authority::DocumentType* type = authority::find_document_type(before);
    if (type == nullptr) return std::nullopt;
    number.type = type->id;
  }
  if (number.key.empty()) return std::nullopt;
  return number;
}

// The bytes of `shown` in which the key stands.
std::optional<Marks> marks_of_key(std::string_view shown, std::string_view key) {
  if (!number_key(shown).starts_with(key)) return std::nullopt;
  // The number of letters and digits typed tells how far they reach.
  auto left = std::ranges::count_if(key, [](char c) { return c != '/'; });
  const auto first = shown.find_first_of("123456789");
  std::size_t at = first == std::string_view::npos ? 0 : first;
  for (; at < shown.size() && left > 0; at += text::decode(shown, at).size)
    if (!text::tokenize(shown.substr(at, text::decode(shown, at).size)).empty()) --left;
  return Marks{{0, static_cast<std::uint32_t>(at)}};
}

// "ubnd huy" as "ủy ban nhân dân huy"; nothing where no short form is typed.
TypedText written_out(const TypedText& typed) {
  std::vector<std::string> folded;
  for (const TypedWord& word : typed.words) folded.push_back(word.folded);
  std::string text;
  std::size_t next = 0;
  for (const text::AbbreviationMatch& match : text::find_abbreviations(folded)) {
    if (!match.is_short || match.first < next) continue;
    for (; next < match.first; ++next) text += typed.words[next].exact + ' ';
    text.append(match.row->meaning).append(" ");
    next += match.count;
  }
  if (next == 0) return {};
  for (; next < folded.size(); ++next)
    text += (next + 1 < folded.size() ? typed.words[next].exact : typed.words[next].letters) + ' ';
  return read_typed(text);
}

class SuggestRun {
 public:
  SuggestRun(const Xapian::Database& database, const SuggestIndex& index, std::string_view typed, std::size_t limit)
      : database_(database), index_(index), typed_(read_typed(typed)), number_(typed_number(typed_)), limit_(limit) {}

  std::vector<Suggestion> run(std::vector<Suggestion> past) {
    std::map<SuggestionKind, std::vector<Suggestion>> lists;
    lists[SuggestionKind::kNumber] = numbers();
    lists[SuggestionKind::kWord] = completions(database_, index_, typed_, limit_);
    for (const Suggestion& word : lists[SuggestionKind::kWord])
      std::erase_if(past, [&](const Suggestion& query) { return query.url == word.url; });
    lists[SuggestionKind::kQuery] = std::move(past);
    lists[SuggestionKind::kIssuer] = issuers();
    lists[SuggestionKind::kSubject] = subjects();
    return mixed(lists);
  }

 private:
  std::optional<schema::Record> record(WordedTexts::Place place) const {
    try {
      return paper_summary(database_, index_.paper(place));
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    }
  }

  static std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts)
      if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    return text;
  }

  std::vector<Suggestion> numbers() const {
    std::vector<Suggestion> list;
    if (!number_) return list;
    const auto wanted = [&](WordedTexts::Place paper) {
      return number_->type.empty() || index_.type(paper) == number_->type;
    };
    for (const auto place : index_.numbers().beginning_with(number_->key, limit_ + kSpare, wanted)) {
      if (list.size() == limit_) break;
      const auto paper = record(place);
      if (!paper) continue;
      auto marks = marks_of_key(paper->number, number_->key);
      if (!marks) continue;
      list.push_back({.kind = SuggestionKind::kNumber,
                      .text = paper->number,
                      .detail = joined({shown_date(paper->date), paper->issuer, text::squeeze(paper->subject)}),
                      .url = "/d/" + url_encoded(paper->id),
                      .marks = std::move(*marks)});
    }
    return list;
  }

  std::vector<Suggestion> subjects() const {
    std::vector<Suggestion> list;
    std::set<std::string> said;
    for (const auto place : index_.subjects().holding(typed_, limit_ + kSpare)) {
      if (list.size() == limit_) break;
      const auto paper = record(place);
      if (!paper) continue;
      std::string text = text::squeeze(paper->subject);
      auto marks = typed_.marks_in(text);
      if (!marks || !said.insert(text::fold_key(text)).second) continue;
      list.push_back({.kind = SuggestionKind::kSubject,
                      .text = std::move(text),
                      .detail = joined({paper->number, shown_date(paper->date), paper->issuer}),
                      .url = "/d/" + url_encoded(paper->id),
                      .marks = std::move(*marks)});
    }
    return list;
  }

  std::vector<Suggestion> issuers() const {
    std::vector<Suggestion> list;
    std::set<WordedTexts::Place> said;
    for (const TypedText& typed : {typed_, written_out(typed_)}) {
      for (const auto place : index_.issuers().holding(typed, limit_ + kSpare)) {
        if (list.size() == limit_) break;
        const SuggestIndex::Issuer& issuer = index_.issuer(place);
        const auto papers = database_.get_termfreq(schema::term(schema::field("issuer"), issuer.code));
        auto marks = typed.marks_in(issuer.name);
        if (papers == 0 || !marks || !said.insert(place).second) continue;
        list.push_back({.kind = SuggestionKind::kIssuer,
                        .text = issuer.name,
                        .detail = {},
                        .count = papers,
                        .url = "/?issuer=" + url_encoded(issuer.code),
                        .marks = std::move(*marks)});
      }
    }
    return list;
  }

  // Each kind in turn takes a place until there are no more; a number goes before all others.
  std::vector<Suggestion> mixed(std::map<SuggestionKind, std::vector<Suggestion>>& lists) const {
    std::map<SuggestionKind, std::size_t> places;
    std::size_t left = limit_;
    const auto take = [&](SuggestionKind kind) {
      if (left == 0 || places[kind] == lists[kind].size()) return false;
      ++places[kind];
      --left;
      return true;
    };
    for (bool taken = true; taken;) {
      taken = false;
      for (const SuggestionKind kind : kKinds) taken = take(kind) || taken;
      // As many numbers as all others together.
      for (std::size_t more = 2; more < kKinds.size(); ++more) taken = take(SuggestionKind::kNumber) || taken;
    }
    std::vector<Suggestion> list;
    for (const SuggestionKind kind : kKinds)
      std::move(lists[kind].begin(), lists[kind].begin() + static_cast<std::ptrdiff_t>(places[kind]),
                std::back_inserter(list));
    return list;
  }

  const Xapian::Database& database_;
  const SuggestIndex& index_;
  const TypedText typed_;
  const std::optional<TypedNumber> number_;
  const std::size_t limit_;
};

}  // namespace

std::string_view kind_name(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::kNumber:
      return "number";
    case SuggestionKind::kQuery:
      return "query";
    case SuggestionKind::kIssuer:
      return "issuer";
    case SuggestionKind::kSubject:
      return "subject";
    case SuggestionKind::kWord:
      break;
  }
  return "word";
}

std::vector<Suggestion> suggestions(const Xapian::Database& database, const SuggestIndex& index, std::string_view typed,
                                    std::vector<Suggestion> past, std::size_t limit) {
  return SuggestRun(database, index, typed, limit).run(std::move(past));
}

}  // namespace vankho::searching
