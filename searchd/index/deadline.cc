// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/deadline.h"

#include "searchd/search/searcher.h"

namespace vankho::searching {
namespace {

class ClockSource : public Xapian::PostingSource {
 public:
  explicit ClockSource(Deadline deadline) : deadline_(deadline) {}

  void init(const Xapian::Database& database) override {
    last_ = database.get_lastdocid();
    count_ = database.get_doccount();
    paper_ = 0;
  }
  PostingSource* clone() const override { return new ClockSource(deadline_); }
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double) override {
    ++paper_;
    read_clock();
  }
  void skip_to(Xapian::docid to, double) override {
    paper_ = std::max(paper_, to);
    read_clock();
  }
  bool check(Xapian::docid paper, double) override {
    paper_ = paper;
    read_clock();
    return true;
  }
  bool at_end() const override { return paper_ > last_; }
  Xapian::docid get_docid() const override { return paper_; }

 private:
  void read_clock() {
    // Every 256th call: a reading of the clock costs as much as a posting.
    if ((++calls_ & 255) == 0) searching::check(deadline_);
  }

  Deadline deadline_;
  Xapian::docid paper_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount count_ = 0;
  unsigned calls_ = 0;
};

}  // namespace

Xapian::Query with_deadline(const Xapian::Query& query, Deadline deadline) {
  return {Xapian::Query::OP_FILTER, query, Xapian::Query((new ClockSource(deadline))->release())};
}

void check(Deadline deadline) {
  if (std::chrono::steady_clock::now() > deadline) throw DeadlineExceeded();
}

}  // namespace vankho::searching
