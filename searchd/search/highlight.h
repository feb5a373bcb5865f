// SPDX-License-Identifier: GPL-3.0-or-later
//
// What to show of a paper and what to mark in it: the original text, read by the one tokeniser, so folded, NFD and
// capital hits are marked as they stand.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "schema/record.h"
#include "searchd/question/query.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// What a question asks to see marked.
struct MarkTerms {
  // Folded word -> how telling it is (its idf); marked wherever it stands.
  std::unordered_map<std::string, double> words;
  // Two words typed side by side, "left right" -> how telling they are together: where they stand side by side they are
  // marked as one, and a window with them is preferred to one with the words apart.
  std::unordered_map<std::string, double> pairs;
  // Marked only where the words stand side by side.
  std::vector<std::vector<std::string>> phrases;
  // Exact forms typed with marks: where a window is chosen they are worth more than folded ones.
  std::unordered_map<std::string, double> exact;
  // Folded words that are marked only in a form of `exact`: the paper holds what was typed, so that the same letters
  // with other marks are another word ("văn" for "vận").
  std::unordered_set<std::string> as_typed;
  // bare_key()s of document numbers.
  std::vector<std::string> numbers;

  // Where the body cites one of these numbers without its symbol ("Quyết định 217 của Bộ Chính trị"): bytes, ascending.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> body_places;

  bool empty() const { return words.empty() && phrases.empty() && numbers.empty(); }
};

using Marks = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Byte ranges of `text` to mark, ascending, not overlapping.
Marks find_marks(std::string_view text, const MarkTerms& terms);

// A place of a text to mark as a whole: words side by side are one.
struct MarkedPlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  // Worth going to: a phrase, a number, or a word that tells at least a third of what the most telling word asked for
  // does where it stands in this text. Of "về phòng chống hạn" not each "về".
  bool telling = false;
};

// All places of a whole text, ascending, not overlapping. `numbered` are byte ranges that cite a number asked for.
std::vector<MarkedPlace> find_places(std::string_view text, const MarkTerms& terms, const Marks& numbered = {});

// The subject as a whole (of a very long one the piece that holds a mark) and up to two pieces of the body with the
// most telling words; where neither holds a mark, the name that does (number, issuer, signer, position). Empty when
// nothing is to be marked.
std::vector<Snippet> snippets_of(const schema::Record& record, const MarkTerms& terms);

}  // namespace vankho::searching
