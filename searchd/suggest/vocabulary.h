// SPDX-License-Identifier: GPL-3.0-or-later
//
// The different words of many texts, each with a small number, in the order of their folded and then of their exact
// forms: all forms of one syllable, and all words that begin alike, have numbers side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::searching {

using WordNumber = std::uint32_t;

class Vocabulary {
 public:
  // Numbers [first, end).
  struct Range {
    WordNumber first = 0;
    WordNumber end = 0;
    bool empty() const { return first >= end; }
  };

  Vocabulary() = default;
  // `add` gives the words in order: by folded, then by exact form, each once.
  void add(std::string_view folded, std::string_view exact);

  WordNumber size() const { return static_cast<WordNumber>(places_.size()); }
  std::string_view folded(WordNumber word) const;
  std::string_view exact(WordNumber word) const;

  std::optional<WordNumber> find(std::string_view folded, std::string_view exact) const;
  Range folded_as(std::string_view folded) const;
  Range beginning_with(std::string_view folded) const;

  // Bytes held.
  std::size_t memory() const { return pool_.capacity() + places_.capacity() * sizeof(Place); }

 private:
  struct Place {
    std::uint32_t begin = 0;   // in pool_: the folded form, then the exact one
    std::uint16_t folded = 0;  // bytes
    std::uint16_t exact = 0;
  };
  template <typename Before>
  WordNumber first_not(Before before) const;

  std::string pool_;
  std::vector<Place> places_;
};

}  // namespace vankho::searching
