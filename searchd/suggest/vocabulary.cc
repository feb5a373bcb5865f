// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/vocabulary.h"

namespace vankho::searching {

void Vocabulary::add(std::string_view folded, std::string_view exact) {
  places_.push_back({.begin = static_cast<std::uint32_t>(pool_.size()),
                     .folded = static_cast<std::uint16_t>(folded.size()),
                     .exact = static_cast<std::uint16_t>(exact.size())});
  pool_.append(folded).append(exact);
}

std::string_view Vocabulary::folded(WordNumber word) const {
  const Place& place = places_[word];
  return std::string_view(pool_).substr(place.begin, place.folded);
}

std::string_view Vocabulary::exact(WordNumber word) const {
  const Place& place = places_[word];
  return std::string_view(pool_).substr(std::size_t{place.begin} + place.folded, place.exact);
}

std::optional<WordNumber> Vocabulary::find(std::string_view folded, std::string_view exact) const {
  const Range forms = folded_as(folded);
  for (WordNumber word = forms.first; word < forms.end; ++word)
    if (this->exact(word) == exact) return word;
  return std::nullopt;
}

// The first word for which `before` is false; it is true for all words before that one.
template <typename Before>
WordNumber Vocabulary::first_not(Before before) const {
  WordNumber first = 0;
  WordNumber end = size();
  while (first < end) {
    const WordNumber middle = first + (end - first) / 2;
    if (before(middle))
      first = middle + 1;
    else
      end = middle;
  }
  return first;
}

Vocabulary::Range Vocabulary::folded_as(std::string_view folded) const {
  return {first_not([&](WordNumber word) { return this->folded(word) < folded; }),
          first_not([&](WordNumber word) { return this->folded(word) <= folded; })};
}

Vocabulary::Range Vocabulary::beginning_with(std::string_view folded) const {
  const auto head = [&](WordNumber word) { return this->folded(word).substr(0, folded.size()); };
  return {first_not([&](WordNumber word) { return head(word) < folded; }),
          first_not([&](WordNumber word) { return head(word) <= folded; })};
}

}  // namespace vankho::searching
