// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/word_sequences.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

namespace vankho::searching {
namespace {

constexpr std::size_t kMostSequences = 200'000;
// A sequence that stands so seldom may be chance.
constexpr std::uint32_t kLeastCount = 2;
// Geometric mean of the shares of two neighbours that stand in this pair (telling_words.h): "nghị quyết" has 0.8, "của
// ủy" of "của ủy ban" 0.05.
constexpr double kLeastCohesion = 0.03;
// A sequence whose words mostly stand in a longer one ("ủy ban nhân") is shown as that one, where the longer one holds
// together as firmly as this: "nghị quyết" is not given up for "nghị quyết số".
constexpr double kMostlyInALongerOne = 0.7;
constexpr double kFirmCohesion = 0.4;
// A syllable alone is the last thing to suggest.
constexpr double kCohesionOfOne = 0.05;

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::size_t WordSequence::size() const {
  return static_cast<std::size_t>(std::ranges::find(words, WordedTexts::kBreak) - words.begin());
}

// Places of all texts in the order of the words that begin there, so that equal sequences stand together.
class WordSequences::Counting {
 public:
  explicit Counting(const WordedTexts& texts) : tokens_(texts.tokens()) {
    const Vocabulary& vocabulary = texts.vocabulary();
    is_word_.resize(vocabulary.size());
    counts_.resize(vocabulary.size());
    for (WordNumber word = 0; word < vocabulary.size(); ++word) is_word_[word] = !has_digit(vocabulary.folded(word));
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
      if (!word_at(at, 0)) continue;
      ++counts_[tokens_[at]];
      places_.push_back(at);
    }
    std::ranges::sort(places_, {}, [&](std::uint32_t at) { return sequence_at(at); });
  }

  void count(std::vector<Pair>& pairs, std::vector<WordSequence>& sequences) {
    run(0, places_.size(), 1, [&](std::size_t first, std::size_t end, std::size_t size, bool in_longer) {
      const auto words = sequence_at(places_[first]);
      const auto found = static_cast<std::uint32_t>(end - first);
      if (size == 2) pairs.push_back({words[0], words[1], found});
      if (in_longer || mostly_behind_one_word(first, end)) return;
      WordSequence sequence{.count = found};
      std::ranges::fill(sequence.words, WordedTexts::kBreak);
      std::copy_n(words.begin(), size, sequence.words.begin());
      const double least = size == 1 ? kCohesionOfOne : least_cohesion(words, size);
      if (size > 1 && least < kLeastCohesion) return;
      sequence.weight = static_cast<float>(found * least);
      sequences.push_back(sequence);
    });
    pairs.shrink_to_fit();
  }

 private:
  using Words = std::array<WordNumber, kMostSequenceWords>;

  bool word_at(std::size_t at, std::size_t ahead) const {
    return at + ahead < tokens_.size() && tokens_[at + ahead] != WordedTexts::kBreak && is_word_[tokens_[at + ahead]];
  }

  Words sequence_at(std::uint32_t at) const {
    Words words;
    std::ranges::fill(words, WordedTexts::kBreak);
    for (std::size_t i = 0; i < words.size() && word_at(at, i); ++i) words[i] = tokens_[at + i];
    return words;
  }

  // Calls `use` for every sequence that stands often enough in [first, end) of places_, which agree in the words before
  // the `size`th.
  template <typename Use>
  void run(std::size_t first, std::size_t end, std::size_t size, const Use& use) {
    for (std::size_t at = first; at < end;) {
      const WordNumber word = sequence_at(places_[at])[size - 1];
      const std::size_t begin = at;
      while (at < end && sequence_at(places_[at])[size - 1] == word) ++at;
      if (word == WordedTexts::kBreak || at - begin < kLeastCount) continue;
      use(begin, at, size, size < kMostSequenceWords && mostly_goes_on(begin, at, size));
      if (size < kMostSequenceWords) run(begin, at, size + 1, use);
    }
  }

  bool is_most(std::size_t found, std::size_t all) const {
    return static_cast<double>(found) >= kMostlyInALongerOne * static_cast<double>(all);
  }

  bool mostly_goes_on(std::size_t first, std::size_t end, std::size_t size) const {
    for (std::size_t at = first; at < end;) {
      const WordNumber next = sequence_at(places_[at])[size];
      const std::size_t begin = at;
      while (at < end && sequence_at(places_[at])[size] == next) ++at;
      if (next != WordedTexts::kBreak && is_most(at - begin, end - first))
        return cohesion(sequence_at(places_[begin])[size - 1], next) >= kFirmCohesion;
    }
    return false;
  }

  // Whether most of these places have the same word before them. One that has a majority wins the vote; whether it has
  // one is counted after.
  bool mostly_behind_one_word(std::size_t first, std::size_t end) const {
    const auto before = [&](std::size_t place) {
      const std::uint32_t at = places_[place];
      return at > 0 && word_at(at - 1, 0) ? tokens_[at - 1] : WordedTexts::kBreak;
    };
    WordNumber leader = WordedTexts::kBreak;
    std::size_t votes = 0;
    for (std::size_t place = first; place < end; ++place) {
      const WordNumber word = before(place);
      if (votes == 0) leader = word;
      votes = word == leader ? votes + 1 : votes - 1;
    }
    if (leader == WordedTexts::kBreak) return false;
    std::size_t found = 0;
    for (std::size_t place = first; place < end; ++place) found += before(place) == leader ? 1 : 0;
    return is_most(found, end - first) && cohesion(leader, tokens_[places_[first]]) >= kFirmCohesion;
  }

  double cohesion(WordNumber first, WordNumber second) const {
    const auto pair_at = [&](std::uint32_t at) {
      const Words words = sequence_at(at);
      return std::tuple(words[0], words[1]);
    };
    const auto pair = std::tuple(first, second);
    const auto together =
        std::ranges::upper_bound(places_, pair, {}, pair_at) - std::ranges::lower_bound(places_, pair, {}, pair_at);
    return static_cast<double>(together) / std::sqrt(double{1} * counts_[first] * counts_[second]);
  }

  // Of its neighbours.
  double least_cohesion(const Words& words, std::size_t size) const {
    double least = 1;
    for (std::size_t i = 0; i + 1 < size; ++i) least = std::min(least, cohesion(words[i], words[i + 1]));
    return least;
  }

  const std::span<const WordNumber> tokens_;
  std::vector<bool> is_word_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> places_;
};

WordSequences::WordSequences(const WordedTexts& texts) {
  Counting(texts).count(pairs_, sequences_);
  if (sequences_.size() > kMostSequences) {
    const auto last = sequences_.begin() + static_cast<std::ptrdiff_t>(kMostSequences);
    std::ranges::nth_element(sequences_, last, std::greater(), &WordSequence::weight);
    sequences_.erase(last, sequences_.end());
  }
  sequences_.shrink_to_fit();
  // A sequence is found before the longer ones that begin with it; kBreak behind the last word puts it after them.
  std::ranges::sort(sequences_, {}, &WordSequence::words);
}

std::uint32_t WordSequences::pair_count(WordNumber first, WordNumber second) const {
  const auto key = [](const Pair& pair) { return std::tuple(pair.first, pair.second); };
  const auto at = std::ranges::lower_bound(pairs_, std::tuple(first, second), {}, key);
  return at != pairs_.end() && key(*at) == std::tuple(first, second) ? at->count : 0;
}

void WordSequences::collect(Slice slice, std::span<const WordSet> words, std::size_t level,
                            std::vector<WordSequence>& found) const {
  const auto from = [&](WordNumber word) {
    return std::ranges::lower_bound(slice, word, {},
                                    [&](const WordSequence& sequence) { return sequence.words[level]; });
  };
  for (const Vocabulary::Range& range : words[level].ranges()) {
    if (level + 1 == words.size()) {
      found.insert(found.end(), from(range.first), from(range.end));
      continue;
    }
    for (WordNumber word = range.first; word < range.end; ++word) {
      const Slice part(from(word), from(word + 1));
      if (!part.empty()) collect(part, words, level + 1, found);
    }
  }
}

std::vector<WordSequence> WordSequences::beginning_with(std::span<const WordSet> words) const {
  std::vector<WordSequence> found;
  if (!words.empty() && words.size() <= kMostSequenceWords) collect(sequences_, words, 0, found);
  return found;
}

}  // namespace vankho::searching
