// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/telling_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "schema/fields.h"
#include "schema/terms.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "searchd/search/ranking.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kMostTextBytes = std::size_t{64} << 10;
constexpr std::size_t kWordsBetweenChecks = 256;

struct Counted {
  double count = 0;
  std::string as_written;
  bool small = false;  // as_written has no capitals

  void add(double weight, std::string_view text, const std::string& in_small) {
    count += weight;
    if (small) return;
    small = text == in_small;
    if (as_written.empty() || small) as_written = text::squeeze(text);
  }
};

using Pair = std::pair<std::string, std::string>;

// Counts of one paper.
struct Counts {
  std::unordered_map<std::string, Counted> words;  // by exact form
  std::map<Pair, Counted> pairs;                   // by exact forms
  std::unordered_map<std::string, std::string> folded;
  double length = 0;
};

bool is_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

void add_text(Counts& counts, std::string_view text, double weight) {
  const std::vector<text::Token> tokens = text::tokenize(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    counts.length += weight;
    if (is_digits(tokens[i].folded)) continue;
    const auto [word, is_new] = counts.words.try_emplace(tokens[i].exact);
    if (is_new) counts.folded.emplace(tokens[i].exact, tokens[i].folded);
    word->second.add(weight, text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin), tokens[i].exact);
    if (i + 1 == tokens.size() || is_digits(tokens[i + 1].folded)) continue;
    // Words do not reach over a sign: only spaces may stand between the two.
    const std::string_view between = text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end);
    if (between.find_first_not_of(" \n\r\t") != std::string_view::npos) continue;
    counts.pairs[{tokens[i].exact, tokens[i + 1].exact}].add(
        weight, text.substr(tokens[i].begin, tokens[i + 1].end - tokens[i].begin),
        tokens[i].exact + ' ' + tokens[i + 1].exact);
  }
}

// Takes away what stands in the text only to say who wrote to whom.
void take_away(Counts& counts, std::string_view name) {
  const std::vector<text::Token> tokens = text::tokenize(name);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto word = counts.words.find(tokens[i].exact);
    if (word != counts.words.end()) word->second.count -= 1;
    if (i + 1 == tokens.size()) break;
    const auto pair = counts.pairs.find({tokens[i].exact, tokens[i + 1].exact});
    if (pair != counts.pairs.end()) pair->second.count -= 1;
  }
}

Counts counts_of(const schema::Record& paper) {
  Counts counts;
  add_text(counts, paper.subject, schema::field("subject").weight);
  std::string_view body = paper.body;
  if (body.size() > kMostTextBytes) body = body.substr(0, body.find_first_of(" \n", kMostTextBytes));
  add_text(counts, body, schema::field("body").weight);
  if (body.empty()) return counts;
  for (const std::string* name :
       {&paper.issuer, &paper.number, &paper.place, &paper.signed_for, &paper.signer, &paper.position})
    take_away(counts, *name);
  for (const std::string& line : paper.recipients) take_away(counts, line);
  return counts;
}

template <typename Telling>
void keep_best(std::vector<Telling>& list, std::size_t most) {
  std::ranges::sort(list, [](const Telling& a, const Telling& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.as_written < b.as_written;
  });
  if (list.size() > most) list.resize(most);
}

}  // namespace

TellingWords telling_words(const WordIndex& index, const schema::Record& paper, Deadline deadline) {
  const Counts counts = counts_of(paper);
  const double half = half_saturation(counts.length, index.average_length());
  TellingWords telling;
  std::unordered_map<std::string, double> idf_of;  // by exact form
  std::size_t looked_at = 0;
  for (const auto& [exact, counted] : counts.words) {
    if (looked_at++ % kWordsBetweenChecks == 0) check(deadline);
    if (counted.count <= 0) continue;
    const Xapian::doccount holding = index.database().get_termfreq(schema::exact_term(exact));
    const double word_idf = idf(index.papers(), holding);
    idf_of[exact] = word_idf;
    if (holding < 2) continue;
    telling.words.push_back({.exact = exact,
                             .folded = counts.folded.at(exact),
                             .as_written = counted.as_written,
                             .count = counted.count,
                             .weight = word_idf * saturation(counted.count, half)});
  }
  for (const auto& [pair, counted] : counts.pairs) {
    // Two syllables that met once may have met by chance.
    if (counted.count < 2) continue;
    const double pair_idf = idf_of[pair.first] + idf_of[pair.second];
    const double alone =
        std::sqrt(std::max(1.0, counts.words.at(pair.first).count) * std::max(1.0, counts.words.at(pair.second).count));
    telling.pairs.push_back({.first = pair.first,
                             .second = pair.second,
                             .first_folded = counts.folded.at(pair.first),
                             .second_folded = counts.folded.at(pair.second),
                             .as_written = counted.as_written,
                             .count = counted.count,
                             .weight = pair_idf * saturation(counted.count, half),
                             .cohesion = std::min(1.0, counted.count / alone)});
  }
  keep_best(telling.words, kMostTellingWords);
  keep_best(telling.pairs, kMostTellingPairs);
  return telling;
}

}  // namespace vankho::searching
