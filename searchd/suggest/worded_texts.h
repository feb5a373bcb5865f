// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many short texts (subjects, names of issuers) in the order of how good they are to suggest, and which of them hold
// what is being typed. Nothing but arrays: four bytes a word of text for the text, four more for finding it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searchd/suggest/typed_text.h"
#include "searchd/suggest/vocabulary.h"

namespace vankho::searching {

// Words of one vocabulary, any number of them.
class WordSet {
 public:
  // The ranges come in order.
  void add(Vocabulary::Range range);
  bool contains(WordNumber word) const;
  std::span<const Vocabulary::Range> ranges() const { return ranges_; }

 private:
  std::vector<Vocabulary::Range> ranges_;
};

class WordedTexts {
 public:
  using Place = std::uint32_t;  // of a text, 0 is the best
  // Stands between two words of a text with more than spaces between them: no phrase reaches over it.
  static constexpr WordNumber kBreak = 0xffffffff;

  // Takes texts in any order.
  class Builder {
   public:
    void add(std::string_view text);
    std::size_t size() const { return ends_.size(); }
    // `order` names the texts added, 0 the first of them, the best before the others.
    WordedTexts build(std::span<const std::uint32_t> order) &&;

   private:
    friend class WordedTexts;
    struct Hash {
      using is_transparent = void;
      std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    WordNumber number_of(const std::string& exact, const std::string& folded);

    std::unordered_map<std::string, WordNumber, Hash, std::equal_to<>> numbers_;  // by exact form
    std::vector<std::pair<std::string, std::string>> words_;                      // folded, exact
    std::vector<WordNumber> tokens_;
    std::vector<std::uint32_t> ends_;  // of each text in tokens_
  };

  WordedTexts() = default;

  // Up to `most` texts that hold every word typed, the best first: those with the marks typed, then any; among these
  // those where the words stand side by side as typed; then by place. Nothing for no words.
  std::vector<Place> holding(const TypedText& typed, std::size_t most) const;

  // The words that a typed one may be.
  enum class Marked { kAny, kAsTyped };
  WordSet words_of(const TypedWord& word, Marked marked) const;

  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::uint32_t size() const { return first_token_.empty() ? 0 : static_cast<std::uint32_t>(first_token_.size() - 1); }
  // The words of all texts, kBreak between two texts.
  std::span<const WordNumber> tokens() const { return tokens_; }
  // How many texts hold the word.
  std::uint32_t count(WordNumber word) const { return first_posting_[word + 1] - first_posting_[word]; }

  // Bytes held.
  std::size_t memory() const;

 private:
  void number_words(Builder& builder);
  void make_postings();
  std::vector<Place> holding(std::span<const WordSet> words) const;
  bool side_by_side(Place text, std::span<const WordSet> words) const;

  Vocabulary vocabulary_;
  std::vector<WordNumber> tokens_;
  std::vector<std::uint32_t> first_token_;    // [place], and one more for the end
  std::vector<Place> postings_;               // ascending for each word
  std::vector<std::uint32_t> first_posting_;  // [word], and one more for the end
};

}  // namespace vankho::searching
