// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/highlight.h"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/text/document_number.h"
#include "schema/text/token.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kWindowTokens = 36;
constexpr std::size_t kLeadTokens = 8;  // shown before the first mark of a window
constexpr std::size_t kBodyWindows = 2;
constexpr std::size_t kSubjectTokens = 80;

// What hits weigh beside words, which weigh their idf (0 to about 14).
constexpr double kPhraseWeight = 10;
constexpr double kNumberWeight = 20;
constexpr double kExactBonus = 1.5;

// A marked stretch of tokens [first, last].
struct Hit {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t what = 0;  // equal for hits of the same word: a window is judged by different words
  double weight = 0;
  bool whole = false;  // a phrase or a number
};

struct Reading {
  std::vector<text::Token> tokens;
  std::vector<Hit> hits;  // by first token
};

bool stands_at(const std::vector<text::Token>& tokens, std::size_t at, const std::vector<std::string>& phrase) {
  if (phrase.empty() || at + phrase.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i)
    if (tokens[at + i].folded != phrase[i]) return false;
  return true;
}

// Tokens from `token` on that lie in [begin, end) as one hit.
void add_place(Reading& reading, std::vector<text::Token>::const_iterator& token, std::uint32_t begin,
               std::uint32_t end, std::size_t what) {
  const auto tokens = reading.tokens.cbegin();
  while (token != reading.tokens.cend() && token->end <= begin) ++token;
  auto last = token;
  while (last != reading.tokens.cend() && last->begin < end) ++last;
  if (last == token) return;
  reading.hits.push_back({static_cast<std::size_t>(token - tokens), static_cast<std::size_t>(last - tokens) - 1, what,
                          kNumberWeight, true});
}

void add_number_hits(std::string_view text, const MarkTerms& terms, Reading& reading, std::size_t what) {
  if (terms.numbers.empty()) return;
  auto token = reading.tokens.cbegin();
  for (const text::NumberMatch& match : text::find_document_numbers(text))
    if (std::ranges::find(terms.numbers, match.number.bare_key()) != terms.numbers.end())
      add_place(reading, token, match.begin, match.end, what);
}

Reading read(std::string_view text, const MarkTerms& terms, const Marks& places = {}) {
  Reading reading{.tokens = text::tokenize(text), .hits = {}};
  std::unordered_map<std::string_view, std::size_t> what_of;
  const auto what = [&](std::string_view key) { return what_of.try_emplace(key, what_of.size()).first->second; };
  const auto is_asked = [&](const text::Token& token) {
    return terms.words.contains(token.folded) &&
           (!terms.as_typed.contains(token.folded) || terms.exact.contains(token.exact));
  };
  for (std::size_t at = 0; at < reading.tokens.size(); ++at) {
    const text::Token& token = reading.tokens[at];
    for (const std::vector<std::string>& phrase : terms.phrases)
      if (stands_at(reading.tokens, at, phrase))
        reading.hits.push_back({at, at + phrase.size() - 1, what(phrase.front()), kPhraseWeight, true});
    if (!is_asked(token)) continue;
    const auto word = terms.words.find(token.folded);
    const double bonus = terms.exact.contains(token.exact) ? kExactBonus : 1;
    reading.hits.push_back({at, at, what(word->first), bonus * word->second});
    if (at == 0 || !is_asked(reading.tokens[at - 1])) continue;
    const auto pair = terms.pairs.find(reading.tokens[at - 1].folded + " " + token.folded);
    if (pair != terms.pairs.end()) reading.hits.push_back({at - 1, at, what(pair->first), bonus * pair->second});
  }
  add_number_hits(text, terms, reading, what_of.size());
  auto token = reading.tokens.cbegin();
  for (const auto& [begin, end] : places) add_place(reading, token, begin, end, what_of.size());
  std::ranges::sort(reading.hits, {}, &Hit::first);
  return reading;
}

Marks marks_of(const Reading& reading) {
  Marks marks;
  for (const Hit& hit : reading.hits) {
    const std::uint32_t begin = reading.tokens[hit.first].begin;
    const std::uint32_t end = reading.tokens[hit.last].end;
    if (!marks.empty() && begin < marks.back().second)
      marks.back().second = std::max(marks.back().second, end);
    else
      marks.emplace_back(begin, end);
  }
  return marks;
}

struct Window {
  std::size_t first_hit = 0;
  std::size_t last_hit = 0;
  double score = 0;
};

// The stretch of kWindowTokens whose different words weigh most together. Two pointers over the hits: linear but for
// the words within one window.
Window best_window(const std::vector<Hit>& hits, const std::vector<bool>& taken) {
  Window best;
  // Hits of one word may weigh differently (exact, folded): what the first of them gave is what the last one takes.
  struct Held {
    unsigned count = 0;
    double weight = 0;
  };
  std::unordered_map<std::size_t, Held> held;
  double score = 0;
  std::size_t left = 0;
  const auto take = [&](std::size_t hit) {
    Held& word = held[hits[hit].what];
    ++word.count;
    score += std::max(hits[hit].weight - word.weight, 0.0);
    word.weight = std::max(hits[hit].weight, word.weight);
  };
  const auto drop = [&](std::size_t hit) {
    Held& word = held[hits[hit].what];
    if (--word.count == 0) score -= std::exchange(word.weight, 0);
  };
  for (std::size_t right = 0; right < hits.size(); ++right) {
    if (taken[right]) {
      held.clear();
      score = 0;
      left = right + 1;
      continue;
    }
    take(right);
    while (left < right && hits[right].last - hits[left].first >= kWindowTokens) drop(left++);
    if (score > best.score + 1e-9) best = {left, right, score};
  }
  return best;
}

Snippet cut(std::string_view text, const Reading& reading, const Marks& marks, std::string field, std::size_t first,
            std::size_t last) {
  const std::uint32_t begin = first == 0 ? 0 : reading.tokens[first].begin;
  std::uint32_t end =
      last + 1 >= reading.tokens.size() ? static_cast<std::uint32_t>(text.size()) : reading.tokens[last].end;
  // The punctuation that ends the last word belongs to it.
  while (end < text.size() && std::string_view(".,;:!?)\"").find(text[end]) != std::string_view::npos) ++end;
  Snippet snippet{
      .field = std::move(field), .text = std::string(text.substr(begin, end - begin)), .marks = {}, .page = 0};
  std::ranges::replace(snippet.text, '\f', '\n');  // a box in browsers
  // A mark may be longer than the window: a phrase that overlaps itself.
  for (const auto& [mark_begin, mark_end] : marks)
    if (mark_begin < end && mark_end > begin)
      snippet.marks.emplace_back(std::max(mark_begin, begin) - begin, std::min(mark_end, end) - begin);
  // Pages are parted by form feeds.
  const std::size_t seen = snippet.marks.empty() ? begin : begin + snippet.marks.front().first;
  if (text.find('\f') != std::string_view::npos)
    snippet.page = static_cast<std::uint32_t>(std::ranges::count(text.substr(0, seen), '\f')) + 1;
  return snippet;
}

void add_windows(std::string_view text, const std::string& field, const MarkTerms& terms, std::size_t windows,
                 std::vector<Snippet>& snippets, const Marks& places = {}) {
  const Reading reading = read(text, terms, places);
  if (reading.hits.empty()) return;
  const Marks marks = marks_of(reading);
  std::vector<bool> taken(reading.hits.size());
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  double best_score = 0;
  for (std::size_t count = 0; count < windows; ++count) {
    const Window window = best_window(reading.hits, taken);
    // A second piece is worth its room only when it says nearly as much as the first.
    if (window.score <= 0 || window.score < best_score / 2) break;
    best_score = std::max(best_score, window.score);
    const std::size_t first_token = reading.hits[window.first_hit].first;
    const std::size_t first = first_token - std::min(first_token, kLeadTokens);
    const std::size_t last =
        std::min(std::max(first + kWindowTokens, reading.hits[window.last_hit].last), reading.tokens.size() - 1);
    for (std::size_t hit = 0; hit < taken.size(); ++hit)
      if (reading.hits[hit].last + kLeadTokens >= first && reading.hits[hit].first <= last + kLeadTokens)
        taken[hit] = true;
    ranges.emplace_back(first, last);
  }
  std::ranges::sort(ranges);
  for (const auto& [first, last] : ranges) snippets.push_back(cut(text, reading, marks, field, first, last));
}

// Whether nothing but spaces lies between the end of a place and the beginning of the next one. A form feed parts them:
// no place reaches over the end of a page.
bool is_beside(std::string_view text, std::uint32_t end, std::uint32_t begin) {
  return begin <= end || text.substr(end, begin - end).find_first_not_of(" \n\r\t") == std::string_view::npos;
}

}  // namespace

Marks find_marks(std::string_view text, const MarkTerms& terms) {
  return marks_of(read(text, terms));
}

std::vector<MarkedPlace> find_places(std::string_view text, const MarkTerms& terms, const Marks& numbered) {
  const Reading reading = read(text, terms, numbered);
  double most = 0;
  for (const auto& hit : reading.hits)
    if (!hit.whole) most = std::max(most, hit.weight);
  std::vector<MarkedPlace> places;
  for (const auto& hit : reading.hits) {
    const std::uint32_t begin = reading.tokens[hit.first].begin;
    const std::uint32_t end = reading.tokens[hit.last].end;
    const bool telling = hit.whole || hit.weight >= most / 3;
    if (!places.empty() && is_beside(text, places.back().end, begin)) {
      places.back().end = std::max(places.back().end, end);
      places.back().telling = places.back().telling || telling;
    } else {
      places.push_back({begin, end, telling});
    }
  }
  return places;
}

std::vector<Snippet> snippets_of(const schema::Record& record, const MarkTerms& terms) {
  std::vector<Snippet> snippets;
  if (terms.empty()) return snippets;
  const Reading subject = read(record.subject, terms);
  if (!subject.hits.empty()) {
    const std::size_t last = std::min(subject.tokens.size() - 1, kSubjectTokens);
    const Snippet whole = cut(record.subject, subject, marks_of(subject), "subject", 0, last);
    if (!whole.marks.empty())
      snippets.push_back(whole);
    else
      add_windows(record.subject, "subject", terms, 1, snippets);
  }
  add_windows(record.body, "body", terms, kBodyWindows, snippets, terms.body_places);
  if (!snippets.empty()) return snippets;
  const auto names = std::to_array<std::pair<const char*, const std::string*>>({{"number", &record.number},
                                                                                {"issuer", &record.issuer},
                                                                                {"signer", &record.signer},
                                                                                {"position", &record.position}});
  for (const auto& [field, name] : names) add_windows(*name, field, terms, 1, snippets);
  return snippets;
}

}  // namespace vankho::searching
