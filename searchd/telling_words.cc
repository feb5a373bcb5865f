// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/telling_words.h"

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
#include "searchd/ranking.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kMostTextBytes = std::size_t{64} << 10;
constexpr std::size_t kWordsBetweenChecks = 256;

struct Counted {
  double count = 0;
  std::string as_written;
};

using Pair = std::pair<std::string, std::string>;

// Counts of one paper.
struct Counts {
  std::unordered_map<std::string, Counted> words;  // by exact form
  std::map<Pair, Counted> pairs;                   // by folded forms
  std::unordered_map<std::string, std::string> folded;
  double length = 0;
};

bool is_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string written(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return text::squeeze(text.substr(begin, end - begin));
}

void add_text(Counts& counts, std::string_view text, double weight) {
  const std::vector<text::Token> tokens = text::tokenize(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    counts.length += weight;
    if (is_digits(tokens[i].folded)) continue;
    Counted& word = counts.words[tokens[i].exact];
    if (word.count == 0) {
      word.as_written = written(text, tokens[i].begin, tokens[i].end);
      counts.folded.emplace(tokens[i].exact, tokens[i].folded);
    }
    word.count += weight;
    if (i + 1 == tokens.size() || is_digits(tokens[i + 1].folded)) continue;
    // Words do not reach over a sign: only spaces may stand between the two.
    const std::string_view between = text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end);
    if (between.find_first_not_of(" \n\r\t") != std::string_view::npos) continue;
    Counted& pair = counts.pairs[{tokens[i].folded, tokens[i + 1].folded}];
    if (pair.count == 0) pair.as_written = written(text, tokens[i].begin, tokens[i + 1].end);
    pair.count += weight;
  }
}

// Takes away what stands in the text only to say who wrote to whom.
void take_away(Counts& counts, std::string_view name) {
  const std::vector<text::Token> tokens = text::tokenize(name);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto word = counts.words.find(tokens[i].exact);
    if (word != counts.words.end()) word->second.count -= 1;
    if (i + 1 == tokens.size()) break;
    const auto pair = counts.pairs.find({tokens[i].folded, tokens[i + 1].folded});
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
  std::unordered_map<std::string, double> idf_of;  // by folded form
  std::size_t looked_at = 0;
  for (const auto& [exact, counted] : counts.words) {
    if (looked_at++ % kWordsBetweenChecks == 0) check(deadline);
    if (counted.count <= 0) continue;
    const Xapian::doccount holding = index.database().get_termfreq(schema::exact_term(exact));
    const std::string& folded = counts.folded.at(exact);
    const double word_idf = idf(index.papers(), holding);
    double& most = idf_of[folded];
    most = std::max(most, word_idf);
    if (holding < 2) continue;
    telling.words.push_back({.exact = exact,
                             .folded = folded,
                             .as_written = counted.as_written,
                             .count = counted.count,
                             .weight = word_idf * saturation(counted.count, half)});
  }
  std::unordered_map<std::string, double> count_of;  // by folded form
  for (const auto& [exact, counted] : counts.words) count_of[counts.folded.at(exact)] += counted.count;
  for (const auto& [pair, counted] : counts.pairs) {
    // Two syllables that met once may have met by chance.
    if (counted.count < 2) continue;
    const double pair_idf = idf_of[pair.first] + idf_of[pair.second];
    const double alone = std::sqrt(std::max(1.0, count_of[pair.first]) * std::max(1.0, count_of[pair.second]));
    telling.pairs.push_back({.first = pair.first,
                             .second = pair.second,
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
