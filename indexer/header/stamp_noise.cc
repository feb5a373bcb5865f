// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/stamp_noise.h"

#include <algorithm>

#include "indexer/header/nearness.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kLines = 60;
constexpr std::size_t kMostLineBytes = 190;

std::string cleaned(std::string_view cell) {
  if (plain_letters(cell).letters.empty()) return {};
  std::size_t at = 0;
  while (at < cell.size() && std::string_view(" .,:;)('\"|_`>").find(cell[at]) != std::string_view::npos) ++at;
  return std::string(cell.substr(at));
}

}  // namespace

std::string without_stamp_noise(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t left = 0;  // lines of the signature still to come
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.size() < kMostLineBytes &&
        plain_letters(line.substr(0, kMostLineBytes / 4)).letters.starts_with("noinhan"))
      left = kLines;
    if (left > 0 && line.size() < kMostLineBytes) {
      --left;
      bool first = true;
      for (std::size_t from = 0; from <= line.size();) {
        const std::size_t cell_end = std::min(line.find('\t', from), line.size());
        if (const std::string cell = cleaned(line.substr(from, cell_end - from)); !cell.empty()) {
          if (!first) result += '\t';
          result += cell;
          first = false;
        }
        from = cell_end + 1;
      }
    } else {
      result += line;
    }
    if (end < text.size()) result += '\n';
    at = end + 1;
  }
  return result;
}

}  // namespace vankho::indexing
