// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/suggest_index.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "schema/fields.h"

namespace vankho::searching {

SuggestIndex::Builder::Builder(const Columns& columns) : papers_(columns.papers()) {
  const Column& types = columns.column(schema::field("type"));
  for (const Column::Value& value : types.values) type_codes_.push_back(value.code);
  dates_.reserve(papers_.size());
  types_.reserve(papers_.size());
  for (const Xapian::docid paper : papers_) {
    dates_.push_back(columns.date(paper));
    types_.push_back(static_cast<std::uint16_t>(types.of(paper)));
  }
  const Column& issuers = columns.column(schema::field("issuer"));
  issuers_.resize(issuers.values.size());
  for (std::size_t i = 0; i < issuers_.size(); ++i) {
    issuers_[i].code = issuers.values[i].code;
    issuers_[i].name = issuers.values[i].label;
  }
  for (const Xapian::docid paper : papers_) ++issuers_[issuers.of(paper)].papers;
  std::erase_if(issuers_, [](const Issuer& issuer) { return issuer.code.empty() || issuer.papers == 0; });
}

void SuggestIndex::Builder::add(std::string_view number, std::string_view subject) {
  numbers_.push_back(number_key(number));
  subjects_.add(subject);
}

SuggestIndex SuggestIndex::Builder::build() && {
  std::vector<std::uint32_t> order(papers_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t i) { return std::tuple(dates_[i], papers_[i]); });

  SuggestIndex index;
  index.type_codes_ = std::move(type_codes_);
  for (const std::uint32_t i : order) {
    index.numbers_.add(std::move(numbers_[i]), static_cast<NumberKeys::Place>(index.papers_.size()));
    index.papers_.push_back(papers_[i]);
    index.types_.push_back(types_[i]);
  }
  index.numbers_.sort();
  index.subjects_ = std::move(subjects_).build(order);
  index.sequences_ = WordSequences(index.subjects_);

  std::ranges::sort(issuers_, [](const Issuer& a, const Issuer& b) {
    return std::tie(b.papers, a.name) < std::tie(a.papers, b.name);
  });
  WordedTexts::Builder names;
  for (const Issuer& issuer : issuers_) {
    names.add(issuer.name);
    index.issuer_names_.push_back({issuer.code, issuer.name});
  }
  order.resize(issuers_.size());
  std::iota(order.begin(), order.end(), 0U);
  index.issuers_ = std::move(names).build(order);
  return index;
}

std::size_t SuggestIndex::memory() const {
  std::size_t bytes = papers_.capacity() * sizeof(papers_[0]) + types_.capacity() * sizeof(types_[0]);
  for (const Issuer& issuer : issuer_names_) bytes += sizeof(issuer) + issuer.code.capacity() + issuer.name.capacity();
  return bytes + numbers_.memory() + subjects_.memory() + sequences_.memory() + issuers_.memory();
}

}  // namespace vankho::searching
