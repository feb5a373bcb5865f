// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/postings.h"

#include <algorithm>

#include "searchd/index/checked_paper.h"

namespace vankho::searching {
namespace {

constexpr std::uint8_t kFrequent = 255;

// A docid takes four bytes and its count one: above this share a count for every docid is smaller.
bool is_dense(const Xapian::Database& database, std::size_t papers) {
  return papers > database.get_lastdocid() / 5;
}

// The first element from `at` on that is not below `paper`; mostly near.
Papers::const_iterator advance_to(Papers::const_iterator at, Papers::const_iterator end, Xapian::docid paper) {
  std::ptrdiff_t step = 1;
  while (step < end - at && at[step] < paper) step *= 2;
  return std::lower_bound(at + step / 2, at + std::min(step + 1, end - at), paper);
}

}  // namespace

Postings::Postings(const Xapian::Database& database, const std::string& term) {
  const std::size_t papers = database.get_termfreq(term);
  const Xapian::docid last = database.get_lastdocid();
  dense_ = is_dense(database, papers);
  if (dense_) {
    counts_.resize(std::size_t{last} + 1);
  } else {
    papers_.reserve(papers);
    counts_.reserve(papers);
  }
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting)
    add(checked_paper(*posting, last), posting.get_wdf());
}

Postings::Postings(const Xapian::Database& database, Papers papers) : dense_(is_dense(database, papers.size())) {
  if (!papers.empty()) checked_paper(papers.back(), database.get_lastdocid());
  if (dense_) {
    counts_.resize(std::size_t{database.get_lastdocid()} + 1);
    for (const Xapian::docid paper : papers) add(paper, 1);
  } else {
    size_ = papers.size();
    counts_.assign(size_, 1);
    papers_ = std::move(papers);
  }
}

void Postings::add(Xapian::docid paper, Xapian::termcount count) {
  ++size_;
  if (count >= kFrequent) frequent_.emplace_back(paper, count);
  // A boolean term is held once too, though its count is 0.
  const auto kept = static_cast<std::uint8_t>(std::clamp<Xapian::termcount>(count, 1, kFrequent));
  if (dense_) {
    counts_[paper] = kept;
  } else {
    papers_.push_back(paper);
    counts_.push_back(kept);
  }
}

Xapian::termcount Postings::exact_count(Xapian::docid paper, std::uint8_t kept) const {
  if (kept != kFrequent) return kept;
  return std::ranges::lower_bound(frequent_, paper, {}, &std::pair<Xapian::docid, Xapian::termcount>::first)->second;
}

Papers Postings::list() const {
  if (!dense_) return papers_;
  Papers papers;
  papers.reserve(size_);
  for (std::size_t paper = 0; paper < counts_.size(); ++paper)
    if (counts_[paper] != 0) papers.push_back(static_cast<Xapian::docid>(paper));
  return papers;
}

Xapian::termcount Postings::count(Xapian::docid paper) const {
  if (dense_) return exact_count(paper, counts_[paper]);
  const auto found = std::ranges::lower_bound(papers_, paper);
  if (found == papers_.end() || *found != paper) return 0;
  return exact_count(paper, counts_[static_cast<std::size_t>(found - papers_.begin())]);
}

void Postings::add_presence(Xapian::docid first, std::span<double> sums, double weight) const {
  if (dense_) {
    const std::uint8_t* counts = counts_.data() + first;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += counts[i] != 0 ? weight : 0.0;
    return;
  }
  const std::size_t end = first + sums.size();
  for (auto paper = std::ranges::lower_bound(papers_, first); paper != papers_.end() && *paper < end; ++paper)
    sums[*paper - first] += weight;
}

void Postings::raise_presence(Xapian::docid first, std::span<double> sums, double weight) const {
  for (std::size_t i = 0; dense_ && i < sums.size(); ++i)
    if (counts_[first + i] != 0) sums[i] = std::max(sums[i], weight);
  const std::size_t end = first + sums.size();
  for (auto paper = std::ranges::lower_bound(papers_, first); paper != papers_.end() && *paper < end; ++paper)
    sums[*paper - first] = std::max(sums[*paper - first], weight);
}

void Postings::add_saturation(std::span<const Xapian::docid> papers, std::span<const double> lengths, double factor,
                              std::span<double> scores) const {
  if (dense_) {
    for (std::size_t i = 0; i < papers.size(); ++i) {
      const double count = exact_count(papers[i], counts_[papers[i]]);
      scores[i] += factor * count / (count + lengths[i]);
    }
    return;
  }
  auto held = papers_.begin();
  for (std::size_t i = 0; i < papers.size(); ++i) {
    held = advance_to(held, papers_.end(), papers[i]);
    if (held == papers_.end()) return;
    if (*held != papers[i]) continue;
    const double count = exact_count(*held, counts_[static_cast<std::size_t>(held - papers_.begin())]);
    scores[i] += factor * count / (count + lengths[i]);
  }
}

}  // namespace vankho::searching
