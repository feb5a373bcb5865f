// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which papers hold a word, and how often, as arrays in memory. Vietnamese has some seven thousand syllables, and a
// thousand of them make nearly every text, so that questions ask for the same words over and over: a posting is decoded
// once a revision, and matching and scoring run over arrays (bench/README.md has the figures).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vankho::searching {

// Ascending docids.
using Papers = std::vector<Xapian::docid>;

class Postings {
 public:
  // Of a term of the index; a term that is not there has no papers. Throws Xapian::Error.
  Postings(const Xapian::Database& database, const std::string& term);
  // Of papers that hold something once, as of a phrase.
  Postings(const Xapian::Database& database, Papers papers);

  std::size_t papers() const { return size_; }
  std::size_t bytes() const { return counts_.size() + (papers_.size() + 2 * frequent_.size()) * sizeof(Xapian::docid); }

  Papers list() const;
  // How often the paper holds it.
  Xapian::termcount count(Xapian::docid paper) const;

  // Adds `weight` to sums[i] for each paper `first + i` that holds it.
  void add_presence(Xapian::docid first, std::span<double> sums, double weight) const;
  // Raises sums[i] to `weight` for these.
  void raise_presence(Xapian::docid first, std::span<double> sums, double weight) const;
  // Adds factor * count / (count + lengths[i]) to scores[i] for each of `papers` (ascending).
  void add_saturation(std::span<const Xapian::docid> papers, std::span<const double> lengths, double factor,
                      std::span<double> scores) const;

 private:
  void add(Xapian::docid paper, Xapian::termcount count);
  Xapian::termcount exact_count(Xapian::docid paper, std::uint8_t kept) const;

  // A word of many papers has a count for every docid and no list of papers; any other has both, side by side. A count
  // that a byte does not hold stands in frequent_.
  bool dense_ = false;
  std::size_t size_ = 0;
  Papers papers_;
  std::vector<std::uint8_t> counts_;
  std::vector<std::pair<Xapian::docid, Xapian::termcount>> frequent_;
};

}  // namespace vankho::searching
