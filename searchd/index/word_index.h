// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of one index revision: who holds a word or a phrase, how long papers are, how telling a word is. The
// postings are shared by all threads; a thread reads those that are missing through a database handle of its own.
#pragma once

#include <xapian.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "searchd/index/bounded_cache.h"
#include "searchd/index/postings.h"

namespace vankho::searching {

// ln(1 + (papers - holding + 0.5) / (holding + 0.5)): how telling a word is that `holding` of `papers` hold.
inline double idf(double papers, double holding) {
  return std::log1p((papers - holding + 0.5) / (holding + 0.5));
}

// What the threads share.
class WordStore {
 public:
  // Reads the lengths of all papers. Keeps postings of at most `bytes`. Throws Xapian::Error.
  WordStore(const Xapian::Database& database, std::size_t bytes);

 private:
  friend class WordIndex;
  struct Bytes {
    // What an entry takes beside its arrays; words that nobody holds must not fill the memory either.
    std::size_t operator()(const Postings& postings) const { return postings.bytes() + 256; }
  };

  std::vector<Xapian::termcount> lengths_;  // by docid
  double average_length_ = 1;
  BoundedCache<Postings, Bytes> postings_;
};

// One thread's way to them.
class WordIndex {
 public:
  WordIndex(const Xapian::Database& database, WordStore& store) : database_(database), store_(store) {}

  const Xapian::Database& database() const { return database_; }
  double papers() const { return database_.get_doccount(); }
  Xapian::docid last_paper() const { return static_cast<Xapian::docid>(store_.lengths_.size() - 1); }
  Xapian::termcount length(Xapian::docid paper) const { return store_.lengths_[paper]; }
  double average_length() const { return store_.average_length_; }

  // Throw Xapian::Error.
  std::shared_ptr<const Postings> postings(const std::string& term) const;
  double idf(const std::string& term) const;
  // Keeps the papers that `find` gives for `key`, which no term may equal, as if they all held a word once.
  template <typename Find>
  std::shared_ptr<const Postings> postings(const std::string& key, Find find) const {
    return store_.postings_.get(key, [&] { return Postings(database_, find()); });
  }

 private:
  const Xapian::Database& database_;
  WordStore& store_;
};

}  // namespace vankho::searching
