// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/worded_texts.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <numeric>

#include "schema/text/token.h"

namespace vankho::searching {
namespace {

// Texts that are looked at for the words to stand side by side, in the order of their places: more would be only older
// ones.
constexpr std::size_t kMostConsidered = 2000;

constexpr std::size_t kBits = 64;

}  // namespace

void WordSet::add(Vocabulary::Range range) {
  if (range.empty()) return;
  if (!ranges_.empty() && range.first <= ranges_.back().end)
    ranges_.back().end = std::max(ranges_.back().end, range.end);
  else
    ranges_.push_back(range);
}

bool WordSet::contains(WordNumber word) const {
  const auto after = std::ranges::upper_bound(ranges_, word, {}, &Vocabulary::Range::first);
  return after != ranges_.begin() && word < std::prev(after)->end;
}

WordNumber WordedTexts::Builder::number_of(const std::string& exact, const std::string& folded) {
  const auto [known, is_new] = numbers_.try_emplace(exact, static_cast<WordNumber>(words_.size()));
  if (is_new) words_.emplace_back(folded, exact);
  return known->second;
}

void WordedTexts::Builder::add(std::string_view text) {
  std::size_t before = 0;
  for (const text::Token& token : text::tokenize(text)) {
    if (token.exact.empty()) continue;
    const std::string_view between = text.substr(before, token.begin - before);
    if (before != 0 && between.find_first_not_of(" \t\r\n") != std::string_view::npos) tokens_.push_back(kBreak);
    tokens_.push_back(number_of(token.exact, token.folded));
    before = token.end;
  }
  ends_.push_back(static_cast<std::uint32_t>(tokens_.size()));
}

WordedTexts WordedTexts::Builder::build(std::span<const std::uint32_t> order) && {
  WordedTexts texts;
  texts.number_words(*this);
  texts.tokens_.reserve(tokens_.size() + order.size());
  texts.first_token_.reserve(order.size() + 1);
  for (const std::uint32_t text : order) {
    texts.first_token_.push_back(static_cast<std::uint32_t>(texts.tokens_.size()));
    const auto begin = tokens_.begin() + (text == 0 ? 0 : ends_[text - 1]);
    texts.tokens_.insert(texts.tokens_.end(), begin, tokens_.begin() + ends_[text]);
    texts.tokens_.push_back(kBreak);
  }
  texts.first_token_.push_back(static_cast<std::uint32_t>(texts.tokens_.size()));
  texts.make_postings();
  return texts;
}

// Gives the builder's words their numbers and writes these into its texts.
void WordedTexts::number_words(Builder& builder) {
  std::vector<WordNumber> sorted(builder.words_.size());
  std::iota(sorted.begin(), sorted.end(), WordNumber{0});
  std::ranges::sort(
      sorted, {}, [&](WordNumber word) -> const auto& { return builder.words_[word]; });
  std::vector<WordNumber> number(sorted.size());
  for (WordNumber word = 0; word < sorted.size(); ++word) {
    const auto& [folded, exact] = builder.words_[sorted[word]];
    vocabulary_.add(folded, exact);
    number[sorted[word]] = word;
  }
  for (WordNumber& token : builder.tokens_)
    if (token != kBreak) token = number[token];
}

void WordedTexts::make_postings() {
  // Each text once for each of its words, however often it holds it.
  constexpr Place kNone = 0xffffffff;
  const auto for_each = [&](auto use) {
    std::vector<Place> last(vocabulary_.size(), kNone);
    for (Place text = 0; text < size(); ++text)
      for (std::uint32_t at = first_token_[text]; at < first_token_[text + 1]; ++at) {
        const WordNumber word = tokens_[at];
        if (word != kBreak && std::exchange(last[word], text) != text) use(word, text);
      }
  };
  first_posting_.assign(std::size_t{vocabulary_.size()} + 1, 0);
  for_each([&](WordNumber word, Place) { ++first_posting_[word + 1]; });
  std::partial_sum(first_posting_.begin(), first_posting_.end(), first_posting_.begin());
  postings_.resize(first_posting_.back());
  std::vector<std::uint32_t> next(first_posting_.begin(), first_posting_.end());
  for_each([&](WordNumber word, Place text) { postings_[next[word]++] = text; });
}

WordSet WordedTexts::words_of(const TypedWord& word, Marked marked) const {
  std::vector<Vocabulary::Range> ranges;
  if (!word.last) {
    ranges = {vocabulary_.folded_as(word.folded)};
  } else {
    ranges = {vocabulary_.beginning_with(word.folded), vocabulary_.beginning_with(word.folded_letters)};
    std::ranges::sort(ranges, {}, &Vocabulary::Range::first);
  }
  WordSet words;
  for (const Vocabulary::Range& range : ranges) {
    if (marked == Marked::kAny) words.add(range);
    if (marked == Marked::kAsTyped)
      for (WordNumber at = range.first; at < range.end; ++at)
        if (word.fits_marks(vocabulary_.exact(at))) words.add({at, at + 1});
  }
  return words;
}

bool WordedTexts::side_by_side(Place text, std::span<const WordSet> words) const {
  const auto begin = tokens_.begin() + first_token_[text];
  const auto end = tokens_.begin() + first_token_[text + 1];
  return std::search(begin, end, words.begin(), words.end(),
                     [](WordNumber token, const WordSet& set) { return set.contains(token); }) != end;
}

std::vector<WordedTexts::Place> WordedTexts::holding(std::span<const WordSet> words) const {
  std::vector<std::uint64_t> all(size() / kBits + 1, ~std::uint64_t{0});
  std::vector<std::uint64_t> of_word(all.size());
  for (const WordSet& set : words) {
    std::ranges::fill(of_word, 0);
    for (const Vocabulary::Range& range : set.ranges())
      for (std::uint32_t at = first_posting_[range.first]; at < first_posting_[range.end]; ++at)
        of_word[postings_[at] / kBits] |= std::uint64_t{1} << postings_[at] % kBits;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] &= of_word[i];
  }
  std::vector<Place> places;
  for (std::size_t i = 0; i < all.size() && places.size() < kMostConsidered; ++i)
    for (std::uint64_t left = all[i]; left != 0; left &= left - 1)
      places.push_back(static_cast<Place>(i * kBits) + static_cast<Place>(std::countr_zero(left)));
  if (words.size() > 1)
    std::stable_partition(places.begin(), places.end(), [&](Place text) { return side_by_side(text, words); });
  return places;
}

std::vector<WordedTexts::Place> WordedTexts::holding(const TypedText& typed, std::size_t most) const {
  std::vector<Place> places;
  if (typed.words.empty() || size() == 0) return places;
  for (const Marked marked : {Marked::kAsTyped, Marked::kAny}) {
    if (marked == Marked::kAsTyped && !typed.marked) continue;
    if (places.size() >= most) break;
    std::vector<WordSet> words;
    for (const TypedWord& word : typed.words) words.push_back(words_of(word, marked));
    if (std::ranges::any_of(words, [](const WordSet& set) { return set.ranges().empty(); })) continue;
    for (const Place place : holding(words))
      if (places.size() < most && std::ranges::find(places, place) == places.end()) places.push_back(place);
  }
  return places;
}

std::size_t WordedTexts::memory() const {
  return vocabulary_.memory() + sizeof(std::uint32_t) * (tokens_.capacity() + first_token_.capacity() +
                                                         postings_.capacity() + first_posting_.capacity());
}

}  // namespace vankho::searching
