// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/number_keys.h"

#include <algorithm>
#include <utility>

#include "schema/text/token.h"
#include "searchd/suggest/typed_text.h"

namespace vankho::searching {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string number_key(std::string_view number) {
  std::string key;
  bool first = true;
  for (const text::Token& token : text::tokenize(number)) {
    // As typed: a code that is still being typed must not change its letters.
    const std::string letters = folded_letters_of(number.substr(token.begin, token.end - token.begin));
    if (letters.empty() || (std::exchange(first, false) && letters == "so")) continue;
    if (!key.empty() && is_digit(key.back()) && is_digit(letters.front())) key += '/';
    key += letters;
  }
  const auto zeros = std::min(key.find_first_not_of('0'), key.size());
  return key.substr(zeros);
}

void NumberKeys::add(std::string key, Place paper) {
  if (!key.empty()) added_.emplace_back(std::move(key), paper);
}

void NumberKeys::sort() {
  std::ranges::sort(added_);
  entries_.reserve(added_.size());
  for (const auto& [key, paper] : added_) {
    entries_.push_back({static_cast<std::uint32_t>(pool_.size()), paper});
    pool_ += key;
  }
  pool_.shrink_to_fit();
  added_ = {};
}

std::string_view NumberKeys::key(std::size_t entry) const {
  const std::size_t end = entry + 1 < entries_.size() ? entries_[entry + 1].begin : pool_.size();
  return std::string_view(pool_).substr(entries_[entry].begin, end - entries_[entry].begin);
}

std::size_t NumberKeys::first_at_or_after(std::string_view key) const {
  const auto place = [&](const Entry& entry) { return static_cast<std::size_t>(&entry - entries_.data()); };
  const auto at =
      std::ranges::lower_bound(entries_, key, {}, [&](const Entry& entry) { return this->key(place(entry)); });
  return static_cast<std::size_t>(at - entries_.begin());
}

bool NumberKeys::goes_on(std::string_view key, std::size_t typed) {
  return typed > 0 && typed < key.size() && is_digit(key[typed - 1]) && is_digit(key[typed]);
}

std::vector<NumberKeys::Place> NumberKeys::best_of(std::vector<Found> found, std::size_t most) {
  const auto middle = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), middle, found.end());
  std::vector<Place> papers;
  for (auto at = found.begin(); at != middle; ++at) papers.push_back(at->paper);
  return papers;
}

}  // namespace vankho::searching
