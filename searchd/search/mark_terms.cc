// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/mark_terms.h"

#include <algorithm>

#include "schema/terms.h"
#include "schema/text/fold.h"
#include "searchd/question/asked_words.h"
#include "searchd/search/number_search.h"

namespace vankho::searching {

bool asks_for_number(const TypedQuery& query) {
  return query.number && query.number->count && query.number->strength != text::NumberQuery::Strength::kBare;
}

MarkTerms mark_terms(const WordIndex& words, const TypedQuery& query) {
  MarkTerms terms;
  for (const Unit& unit : query.units) {
    for (const WordGroup& group : unit.alternatives) {
      if (group.phrase && group.words.size() > 1) {
        std::vector<std::string>& phrase = terms.phrases.emplace_back();
        for (const Word& word : group.words) phrase.push_back(word.folded);
        continue;
      }
      for (const Word& word : group.words) {
        const double weight = words.idf(word.folded);
        terms.words.emplace(word.folded, weight);
        if (word.marked) terms.exact.emplace(word.exact, weight);
      }
    }
  }
  const std::vector<AskedWord> asked = asked_words(query);
  for (std::size_t right = 1; right < asked.size(); ++right) {
    const std::string& left = asked[right - 1].word.folded;
    terms.pairs.emplace(left + " " + asked[right].word.folded, words.idf(left) + words.idf(asked[right].word.folded));
  }
  if (asks_for_number(query)) terms.numbers = cited_keys(*query.number);
  return terms;
}

void add_typed_forms(const WordIndex& words, Xapian::docid paper, MarkTerms& terms) {
  for (const auto& [exact, weight] : terms.exact)
    if (words.postings(schema::exact_term(exact))->count(paper) != 0) terms.as_typed.insert(text::fold_key(exact));
}

void add_own_number(const schema::Record& record, MarkTerms& terms) {
  if (const auto number = text::parse_document_number(record.number)) terms.numbers.push_back(number->bare_key());
}

bool add_cited_places(const schema::Record& record, MarkTerms& terms) {
  bool cites = false;
  for (const schema::Citation& citation : record.citations) {
    const auto cited = text::parse_document_number(citation.number);
    if (!cited || std::ranges::find(terms.numbers, cited->bare_key()) == terms.numbers.end()) continue;
    cites = true;
    for (const schema::Mention& mention : citation.mentions) terms.body_places.emplace_back(mention.begin, mention.end);
  }
  std::ranges::sort(terms.body_places);
  return cites;
}

}  // namespace vankho::searching
