// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/nearness.h"

#include <algorithm>
#include <array>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

// Seen in scans of offices: marks that were taken for letters, and letters of one shape.
constexpr auto kConfusions = std::to_array<std::string_view>(
    {"o0", "l1", "i1", "il", "lj", "ij", "s5", "b8", "b6", "g9", "gq", "z2", "e6", "ce", "co", "uv", "nu", "tf", "t1"});

unsigned cost_of(char wanted, char read) {
  if (wanted == read) return 0;
  const bool usual = std::ranges::any_of(kConfusions, [&](std::string_view pair) {
    return (pair[0] == wanted && pair[1] == read) || (pair[1] == wanted && pair[0] == read);
  });
  return usual ? kLetterCost / 2 : kLetterCost;
}

struct Cell {
  unsigned cost = 0;
  std::size_t first = 0;
};

// Sellers' table, a column at a time; `anywhere`: the phrase may begin at any letter.
template <typename Seen>
void fill(std::string_view phrase, std::string_view letters, bool anywhere, const Seen& seen) {
  std::vector<Cell> column(phrase.size() + 1);
  for (std::size_t i = 0; i < column.size(); ++i) column[i] = {static_cast<unsigned>(i) * kLetterCost, 0};
  seen(column.back(), 0);
  for (std::size_t j = 1; j <= letters.size(); ++j) {
    Cell diagonal = column[0];
    column[0] = anywhere ? Cell{0, j} : Cell{static_cast<unsigned>(j) * kLetterCost, 0};
    for (std::size_t i = 1; i < column.size(); ++i) {
      const Cell left = column[i];
      Cell cell{diagonal.cost + cost_of(phrase[i - 1], letters[j - 1]), diagonal.first};
      if (left.cost + kLetterCost < cell.cost) cell = {left.cost + kLetterCost, left.first};
      if (column[i - 1].cost + kLetterCost < cell.cost) cell = {column[i - 1].cost + kLetterCost, column[i - 1].first};
      diagonal = left;
      column[i] = cell;
    }
    seen(column.back(), j);
  }
}

}  // namespace

PlainLetters plain_letters(std::string_view text) {
  PlainLetters plain;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::decode(text, at);
    for (const char c : text::fold_key(text.substr(at, letter.size))) {
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) continue;
      plain.letters += c;
      plain.begins.push_back(at);
      plain.ends.push_back(at + letter.size);
    }
    at += letter.size;
  }
  return plain;
}

std::optional<NearPhrase> find_near(std::string_view phrase, std::string_view letters, unsigned most) {
  std::optional<NearPhrase> best;
  fill(phrase, letters, true, [&](const Cell& cell, std::size_t last) {
    if (cell.cost <= most && (!best || cell.cost < best->cost)) best = NearPhrase{cell.first, last, cell.cost};
  });
  return best;
}

std::optional<unsigned> nearness(std::string_view phrase, std::string_view letters, unsigned most) {
  if (phrase.size() > letters.size() + most / kLetterCost || letters.size() > phrase.size() + most / kLetterCost)
    return std::nullopt;
  unsigned cost = 0;
  fill(phrase, letters, false, [&](const Cell& cell, std::size_t) { cost = cell.cost; });
  return cost <= most ? std::optional(cost) : std::nullopt;
}

}  // namespace vankho::indexing
