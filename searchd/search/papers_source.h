// SPDX-License-Identifier: GPL-3.0-or-later
//
// A given set of papers as a part of a Xapian query.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "searchd/search/match.h"

namespace vankho::searching {

class PapersSource : public Xapian::PostingSource {
 public:
  explicit PapersSource(Papers papers) : papers_(std::move(papers)) {}

  PostingSource* clone() const override { return new PapersSource(papers_); }
  void init(const Xapian::Database&) override { next_ = 0; }
  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override { return static_cast<Xapian::doccount>(papers_.size()); }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  // Stands before the first paper until next() or skip_to() is called.
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid paper, double) override {
    const auto from = papers_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : next_ - 1);
    next_ = static_cast<std::size_t>(std::lower_bound(from, papers_.end(), paper) - papers_.begin()) + 1;
  }
  bool at_end() const override { return next_ > papers_.size(); }
  Xapian::docid get_docid() const override { return papers_[next_ - 1]; }

 private:
  Papers papers_;  // ascending
  std::size_t next_ = 0;
};

}  // namespace vankho::searching
