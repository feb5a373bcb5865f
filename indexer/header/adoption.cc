// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/adoption.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "schema/text/written_date.h"

namespace vankho::indexing {
namespace {

constexpr auto kPapers = std::to_array<std::string_view>(
    {"luatnay", "boluatnay", "phaplenhnay", "nghiquyetnay", "hienphapnay", "dieulenay"});

// Words between "Luật này" and "thông qua".
constexpr std::size_t kMaxWords = 45;

bool speaks_of_itself(const Layout& layout, std::size_t adopted) {
  const std::size_t first = adopted - std::min(adopted, kMaxWords);
  for (std::size_t at = first; at < adopted; ++at)
    if (match_any(layout, at, kPapers) > 0) return true;
  return false;
}

}  // namespace

schema::Date adoption_date(const Layout& layout) {
  for (std::size_t at = layout.words.size(); at-- > 0;) {
    const std::size_t adopted = match_phrase(layout, at, "thongqua");
    if (adopted == 0) continue;
    const std::size_t day = at + adopted;
    const auto date = text::read_date(layout, day, std::min(layout.words.size(), day + 10));
    if (date && date->date != 0 && speaks_of_itself(layout, at)) return date->date;
  }
  return 0;
}

}  // namespace vankho::indexing
