// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/deadline.h"

#include <gtest/gtest.h>

#include "searchd/question/filters.h"
#include "searchd/search/match.h"
#include "searchd/search/searcher.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using testing::SmallArchive;
using testing::soon;

class DeadlineTest : public ::testing::Test {
 protected:
  static Xapian::WritableDatabase papers(Xapian::docid count) {
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (Xapian::docid i = 1; i <= count; ++i) {
      Xapian::Document document;
      document.add_term("a");
      if (i % 2 == 0) document.add_term("b");
      database.add_document(document);
    }
    return database;
  }
  static Xapian::Query both() { return {Xapian::Query::OP_AND, Xapian::Query("a"), Xapian::Query("b")}; }
};

TEST_F(DeadlineTest, ChecksTheClock) {
  EXPECT_NO_THROW(check(soon()));
  EXPECT_THROW(check(std::chrono::steady_clock::now() - std::chrono::milliseconds(1)), DeadlineExceeded);
}

TEST_F(DeadlineTest, LeavesTheMatchAsItIs) {
  Xapian::WritableDatabase database = papers(1000);
  // Docids that are no longer in use.
  for (Xapian::docid gone = 2; gone <= 1000; gone += 7) database.delete_document(gone);
  Papers expected;
  for (Xapian::docid paper = 2; paper <= 1000; paper += 2)
    if (paper % 7 != 2) expected.push_back(paper);
  EXPECT_EQ(papers_of(database, both(), soon()), expected);
}

TEST_F(DeadlineTest, StopsAMatchThatIsTooLate) {
  const Xapian::WritableDatabase database = papers(5000);
  EXPECT_THROW(papers_of(database, both(), Deadline::min()), DeadlineExceeded);
  Xapian::Enquire enquire(database);
  enquire.set_query(with_deadline(Xapian::Query("a"), Deadline::min()));
  EXPECT_THROW(enquire.get_mset(0, 10), DeadlineExceeded);
}

}  // namespace
}  // namespace vankho::searching
