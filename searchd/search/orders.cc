// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/orders.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "schema/fields.h"

namespace vankho::searching {

std::vector<Ranked> by_date(const Columns& columns, const Papers& papers, Sort sort, std::size_t count) {
  std::vector<Ranked> order;
  order.reserve(papers.size());
  for (const Xapian::docid paper : papers) order.push_back({paper, 0});
  const auto before = [&](const Ranked& a, const Ranked& b) {
    const schema::Date left = columns.date(a.paper);
    const schema::Date right = columns.date(b.paper);
    if (left == right) return a.paper < b.paper;
    if (left == 0 || right == 0) return right == 0;
    return sort == Sort::kOldest ? left < right : left > right;
  };
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(std::min(count, order.size()));
  std::partial_sort(order.begin(), middle, order.end(), before);
  order.erase(middle, order.end());
  return order;
}

std::vector<Ranked> by_times_cited(const Snapshot& snapshot, const Papers& papers, std::size_t count) {
  std::vector<Ranked> order;
  order.reserve(papers.size());
  for (const Xapian::docid paper : papers)
    order.push_back({paper, static_cast<double>(snapshot.citations().times_cited(paper))});
  const auto key = [&](const Ranked& ranked) {
    return std::tuple(-ranked.score, -snapshot.columns().date(ranked.paper), ranked.paper);
  };
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(std::min(count, order.size()));
  std::ranges::partial_sort(order, middle, {}, key);
  order.erase(middle, order.end());
  return order;
}

std::vector<Ranked> by_number(const Xapian::Database& database, const Papers& papers, std::size_t count,
                              Deadline deadline) {
  constexpr auto kSlot = static_cast<Xapian::valueno>(schema::field("number").slot);
  std::vector<std::pair<std::string, Xapian::docid>> keys;
  keys.reserve(papers.size());
  auto value = database.valuestream_begin(kSlot);
  for (const Xapian::docid paper : papers) {
    if (keys.size() % 1024 == 0) check(deadline);
    if (value != database.valuestream_end(kSlot)) value.skip_to(paper);
    const bool known = value != database.valuestream_end(kSlot) && value.get_docid() == paper;
    keys.emplace_back(known ? *value : "\xff", paper);
  }
  const auto middle = keys.begin() + static_cast<std::ptrdiff_t>(std::min(count, keys.size()));
  std::partial_sort(keys.begin(), middle, keys.end());
  std::vector<Ranked> order;
  for (auto key = keys.begin(); key != middle; ++key) order.push_back({key->second, 0});
  return order;
}

}  // namespace vankho::searching
