// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/asked_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>

#include "schema/text/token.h"

namespace vankho::searching {
namespace {

constexpr auto kAskingPhrases = std::to_array<std::string_view>({
    "đúng hay sai", "đúng hay không", "đúng không", "phải không",  "hay không",   "được không", "hay chưa",
    "là gì",        "những gì",       "gì",         "như thế nào", "thế nào",     "ra sao",     "làm sao",
    "bao nhiêu",    "bao lâu",        "khi nào",    "lúc nào",     "ở đâu",       "vì sao",     "tại sao",
    "nào sau đây",  "sau đây",        "nào",        "ai",          "cho tôi hỏi", "cho em hỏi", "cho mình hỏi",
    "cho hỏi",      "xin hỏi",        "nhờ tư vấn", "không vậy",
});

// Ask only as the last word; elsewhere they deny.
constexpr auto kAskingEnds = std::to_array<std::string_view>({"không", "vậy", "ạ", "chưa"});

using Forms = std::vector<Word>;

template <std::size_t N>
std::vector<Forms> forms_of(const std::array<std::string_view, N>& phrases) {
  std::vector<Forms> all;
  for (const std::string_view phrase : phrases) {
    Forms& forms = all.emplace_back();
    for (text::Token& token : text::tokenize(phrase))
      forms.push_back({std::move(token.exact), std::move(token.folded)});
  }
  return all;
}

bool stands_at(const std::vector<AskedWord>& words, std::size_t at, const Forms& phrase, bool marks) {
  if (at + phrase.size() > words.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const Word& word = words[at + i].word;
    if (marks ? word.exact != phrase[i].exact : word.folded != phrase[i].folded) return false;
  }
  return true;
}

}  // namespace

std::vector<AskedWord> asked_words(const TypedQuery& query) {
  static const std::vector<Forms> phrases = forms_of(kAskingPhrases);
  static const std::vector<Forms> ends = forms_of(kAskingEnds);
  std::vector<AskedWord> words;
  for (const Unit& unit : query.units)
    for (const Word& word : unit.alternatives.front().words) words.push_back({word});
  const bool marks = typed_with_marks(words);
  for (std::size_t at = 0; at < words.size(); ++at)
    for (const Forms& phrase : phrases)
      if (stands_at(words, at, phrase, marks))
        for (std::size_t i = 0; i < phrase.size(); ++i) words[at + i].asks = true;
  for (const Forms& end : ends)
    if (!words.empty() && stands_at(words, words.size() - 1, end, marks)) words.back().asks = true;
  if (std::ranges::all_of(words, &AskedWord::asks))
    for (AskedWord& word : words) word.asks = false;
  return words;
}

bool typed_with_marks(const std::vector<AskedWord>& words) {
  return std::ranges::any_of(words, [](const AskedWord& asked) { return asked.word.marked; });
}

std::size_t naming_words(const std::vector<AskedWord>& words) {
  std::set<std::string_view> different;
  for (const AskedWord& asked : words)
    if (!asked.asks) different.insert(asked.word.folded);
  return different.size();
}

}  // namespace vankho::searching
