// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/match_reason.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "schema/terms.h"
#include "schema/text/token.h"
#include "searchd/question/asked_words.h"

namespace vankho::searching {
namespace {

using Holds = std::function<bool(const Word&)>;

bool holds_all(const WordGroup& group, const Holds& holds) {
  return std::ranges::all_of(group.words, holds);
}

void add_once(std::vector<std::string>& list, const std::string& word) {
  if (std::ranges::find(list, word) == list.end()) list.push_back(word);
}

// Words of units of which no alternative is held; words that only ask are nobody's loss.
std::vector<std::string> words_not_held(const TypedQuery& query, const Holds& holds) {
  std::vector<std::string> missing;
  const std::vector<AskedWord> asked = asked_words(query);
  std::size_t at = 0;
  for (const Unit& unit : query.units) {
    const WordGroup& typed = unit.alternatives.front();
    const bool held =
        std::ranges::any_of(unit.alternatives, [&](const WordGroup& group) { return holds_all(group, holds); });
    for (std::size_t i = 0; i < typed.words.size(); ++i, ++at) {
      const bool asks = at < asked.size() && asked[at].asks;
      if (!held && !asks && !holds(typed.words[i])) add_once(missing, typed.words[i].exact);
    }
  }
  return missing;
}

}  // namespace

MatchReason match_reason(const WordIndex& words, const TypedQuery& query, const schema::Record& record,
                         Xapian::docid paper) {
  MatchReason reason;
  reason.missing =
      words_not_held(query, [&](const Word& word) { return words.postings(word.folded)->count(paper) != 0; });
  if (typed_with_marks(asked_words(query))) {
    for (const Unit& unit : query.units) {
      for (const Word& word : unit.alternatives.front().words) {
        const bool differs = word.marked && words.postings(schema::exact_term(word.exact))->count(paper) == 0 &&
                             words.postings(word.folded)->count(paper) != 0;
        if (differs) add_once(reason.other_marks, word.exact);
      }
    }
  }
  std::unordered_set<std::string> subject;
  for (text::Token& token : text::tokenize(record.subject)) subject.insert(std::move(token.folded));
  reason.in_subject = words_not_held(query, [&](const Word& word) { return subject.contains(word.folded); }).empty();
  return reason;
}

std::vector<std::string> absent_words(const WordIndex& words, const TypedQuery& query) {
  return words_not_held(query, [&](const Word& word) { return words.postings(word.folded)->papers() != 0; });
}

}  // namespace vankho::searching
