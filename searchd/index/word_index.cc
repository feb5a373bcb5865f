// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/word_index.h"

#include <algorithm>

#include "searchd/index/checked_paper.h"

namespace vankho::searching {

WordStore::WordStore(const Xapian::Database& database, std::size_t bytes)
    : lengths_(std::size_t{database.get_lastdocid()} + 1),
      average_length_(std::max(1.0, database.get_avlength())),
      postings_(bytes) {
  const auto end = database.postlist_end(std::string());
  const Xapian::docid last = database.get_lastdocid();
  for (auto paper = database.postlist_begin(std::string()); paper != end; ++paper)
    lengths_[checked_paper(*paper, last)] = paper.get_doclength();
}

std::shared_ptr<const Postings> WordIndex::postings(const std::string& term) const {
  return store_.postings_.get(term, [&] { return Postings(database_, term); });
}

double WordIndex::idf(const std::string& term) const {
  return searching::idf(papers(), database_.get_termfreq(term));
}

}  // namespace vankho::searching
