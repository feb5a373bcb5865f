// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/fitted_line.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <vector>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

struct Letters {
  std::vector<char32_t> letters;
  std::vector<std::size_t> begins;  // bytes; one more than letters
};

Letters letters_of(const std::string& text) {
  Letters result;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::decode(text, at);
    result.letters.push_back(letter.value);
    result.begins.push_back(at);
    at += letter.size;
  }
  result.begins.push_back(text.size());
  return result;
}

std::map<std::string_view, std::size_t> words_of(std::string_view text) {
  std::map<std::string_view, std::size_t> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) ++words[text.substr(at, end - at)];
    at = end + 1;
  }
  return words;
}

// A cell of Sellers' table: the cost of the best place that ends here, and where it begins.
struct Cell {
  std::size_t cost = 0;
  std::size_t begin = 0;
};

}  // namespace

FittedLine fit_line(const std::string& line, const std::string& text) {
  const std::string wanted = text::squeeze(line);
  const std::string read = text::squeeze(text);
  const Letters pattern = letters_of(wanted);
  const Letters page = letters_of(read);
  std::vector<Cell> column(pattern.letters.size() + 1);
  for (std::size_t i = 0; i < column.size(); ++i) column[i] = {i, 0};
  Cell best = column.back();
  std::size_t best_end = 0;
  for (std::size_t j = 1; j <= page.letters.size(); ++j) {
    Cell diagonal = column[0];
    column[0] = {0, j};
    for (std::size_t i = 1; i < column.size(); ++i) {
      const Cell left = column[i];
      const std::size_t change = pattern.letters[i - 1] == page.letters[j - 1] ? 0 : 1;
      Cell cell{diagonal.cost + change, diagonal.begin};
      if (left.cost + 1 < cell.cost) cell = {left.cost + 1, left.begin};
      if (column[i - 1].cost + 1 < cell.cost) cell = {column[i - 1].cost + 1, column[i - 1].begin};
      diagonal = left;
      column[i] = cell;
    }
    // Of places that begin alike the longer one, so that the found words are whole.
    if (column.back().cost < best.cost ||
        (column.back().cost == best.cost && column.back().begin == best.begin && best.begin < j)) {
      best = column.back();
      best_end = j;
    }
  }
  FittedLine fitted;
  fitted.letters = pattern.letters.size();
  fitted.right_letters = fitted.letters - std::min(best.cost, fitted.letters);
  fitted.found = read.substr(page.begins[best.begin], page.begins[best_end] - page.begins[best.begin]);
  const auto found = words_of(fitted.found);
  for (const auto& [word, count] : words_of(wanted)) {
    fitted.words += count;
    const auto same = found.find(word);
    if (same != found.end()) fitted.right_words += std::min(same->second, count);
  }
  return fitted;
}

}  // namespace vankho::indexing
