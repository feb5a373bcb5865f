// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/citations/citation_kinship.h"

#include <algorithm>
#include <string_view>

#include "schema/terms.h"
#include "schema/text/document_number.h"

namespace vankho::searching {
namespace {

using schema::NumberPart;

constexpr std::size_t kMostCitations = 100;
constexpr std::size_t kMostCiting = 200;
// A number that more papers cite than this links nobody.
constexpr std::size_t kMostSharing = 20'000;
// What is shared counts in full only beside this much: one citation that is shared is no proof of one matter.
constexpr double kDoubt = 10;

bool may_meet(const std::vector<schema::Date>& a, const std::vector<schema::Date>& b) {
  return a.empty() || b.empty() ||
         std::ranges::any_of(a, [&](schema::Date date) { return std::ranges::find(b, date) != b.end(); });
}

bool may_mean(const schema::Citation& citation, const schema::Record& cited) {
  return citation.dates.empty() || cited.date == 0 ||
         std::ranges::find(citation.dates, cited.date) != citation.dates.end();
}

const schema::Citation* citation_of(const schema::Record& record, std::string_view key) {
  const auto found = std::ranges::find(record.citations, key, &schema::Citation::key);
  return found == record.citations.end() ? nullptr : &*found;
}

std::string key_of(const schema::Record& record) {
  const auto number = text::parse_document_number(record.number);
  return number ? number->key() : std::string();
}

}  // namespace

CitationKinship::CitationKinship(const WordIndex& index, Xapian::docid paper, const schema::Record& record,
                                 Deadline deadline)
    : record_(record), most_idf_(idf(index.papers(), 1)) {
  add_shared(index, paper, deadline);
  add_cited(index, paper);
  add_citing(index, paper, deadline);
  for (auto& [other, kinship] : kin_)
    std::ranges::stable_sort(kinship.shared, [&](std::size_t a, std::size_t b) { return idf_[a] > idf_[b]; });
}

void CitationKinship::add_shared(const WordIndex& index, Xapian::docid paper, Deadline deadline) {
  const std::size_t count = std::min(record_.citations.size(), kMostCitations);
  idf_.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    check(deadline);
    const auto citing = index.postings(schema::cited_number_term(NumberPart::kKey, record_.citations[i].key));
    idf_[i] = idf(index.papers(), static_cast<double>(citing->papers()));
    all_ += idf_[i];
    if (citing->papers() > kMostSharing) continue;
    for (const Xapian::docid other : citing->list())
      if (other != paper) kin_[other].shared.push_back(i);
  }
}

void CitationKinship::add_cited(const WordIndex& index, Xapian::docid paper) {
  for (std::size_t i = 0; i < idf_.size(); ++i)
    for (const Xapian::docid other :
         index.postings(schema::own_number_term(NumberPart::kKey, record_.citations[i].key))->list())
      if (other != paper) kin_[other].cited_by = true;
}

void CitationKinship::add_citing(const WordIndex& index, Xapian::docid paper, Deadline deadline) {
  const std::string own = key_of(record_);
  if (own.empty()) return;
  const std::string own_term = schema::cited_number_term(NumberPart::kKey, own);
  const std::string prefix = schema::cited_number_term(NumberPart::kKey, {});
  std::size_t looked_at = 0;
  for (const Xapian::docid citing : index.postings(own_term)->list()) {
    if (citing == paper) continue;
    check(deadline);
    kin_[citing].cites = true;
    if (++looked_at > kMostCiting) continue;
    std::vector<std::string> others;
    const Xapian::Database& database = index.database();
    const auto end = database.termlist_end(citing);
    auto term = database.termlist_begin(citing);
    for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term)
      if (*term != own_term) others.push_back((*term).substr(prefix.size()));
    // Who cites much ties little.
    const double weight = most_idf_ / static_cast<double>(others.size() + 1);
    if (others.size() > kMostCitations) continue;
    for (const std::string& key : others)
      for (const Xapian::docid other : index.postings(schema::own_number_term(NumberPart::kKey, key))->list())
        if (other != paper) kin_[other].together += weight;
  }
}

Kinship CitationKinship::confirm(const Kinship& kinship, const schema::Record& other) const {
  Kinship sure = kinship;
  std::erase_if(sure.shared, [&](std::size_t place) {
    const schema::Citation* citation = citation_of(other, record_.citations[place].key);
    return citation == nullptr || !may_meet(citation->dates, record_.citations[place].dates);
  });
  if (sure.cites) {
    const schema::Citation* citation = citation_of(other, key_of(record_));
    sure.cites = citation != nullptr && may_mean(*citation, record_);
  }
  if (sure.cited_by) {
    const schema::Citation* citation = citation_of(record_, key_of(other));
    sure.cited_by = citation != nullptr && may_mean(*citation, other);
  }
  return sure;
}

double CitationKinship::score(const Kinship& kinship) const {
  double sum = std::min(kinship.together, most_idf_);
  for (const std::size_t place : kinship.shared) sum += idf_[place];
  if (kinship.cites) sum += most_idf_;
  if (kinship.cited_by) sum += most_idf_;
  return sum / (std::max(all_, most_idf_) + kDoubt);
}

}  // namespace vankho::searching
