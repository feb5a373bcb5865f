// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which words stand side by side in the subjects of an archive, and how often: pairs to tell which marks a syllable has
// beside its neighbours ("nghi quyet" is "nghị quyết"), and sequences of up to four syllables that belong together, to
// complete what is being typed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "searchd/suggest/worded_texts.h"

namespace vankho::searching {

inline constexpr std::size_t kMostSequenceWords = 4;

// Of the vocabulary of the texts that it was made from, as all words here.
struct WordSequence {
  std::array<WordNumber, kMostSequenceWords> words{};  // WordedTexts::kBreak behind the last one
  std::uint32_t count = 0;                             // how often it stands in the texts
  float weight = 0;  // count times how much the words belong together: compares sequences

  std::size_t size() const;
};

class WordSequences {
 public:
  WordSequences() = default;
  explicit WordSequences(const WordedTexts& texts);

  // How often `second` stands right behind `first`; 0 also for once.
  std::uint32_t pair_count(WordNumber first, WordNumber second) const;

  // All sequences whose first words are of these sets, at least one, in no order.
  std::vector<WordSequence> beginning_with(std::span<const WordSet> words) const;

  std::size_t size() const { return sequences_.size(); }
  // Bytes held.
  std::size_t memory() const { return pairs_.capacity() * sizeof(Pair) + sequences_.capacity() * sizeof(WordSequence); }

 private:
  class Counting;
  struct Pair {
    WordNumber first = 0;
    WordNumber second = 0;
    std::uint32_t count = 0;
  };
  using Slice = std::span<const WordSequence>;
  void collect(Slice slice, std::span<const WordSet> words, std::size_t level, std::vector<WordSequence>& found) const;

  std::vector<Pair> pairs_;              // in order, those that stand twice at least
  std::vector<WordSequence> sequences_;  // in order, kMostSequences at most
};

}  // namespace vankho::searching
