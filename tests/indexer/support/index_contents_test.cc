// SPDX-License-Identifier: GPL-3.0-or-later
//
// The check that tests of kills rest on finds what a kill could have broken.
#include "tests/indexer/support/index_contents.h"

#include <gtest/gtest-spi.h>

#include <functional>

#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

class ContentsCheck : public ::testing::Test {
 protected:
  void SetUp() override {
    run({indexer(), "index", "--index", index(), "-"},
        "{\"id\":\"a\",\"body\":\"một\"}\n{\"id\":\"b\",\"body\":\"hai\"}\n");
    ASSERT_EQ(contents_of(index()).papers, 2u);
  }
  std::string index() const { return (dir_.path() / "index").string(); }
  void change(const std::function<void(Xapian::WritableDatabase&)>& how) const {
    Xapian::WritableDatabase database(*schema::current_generation(index()));
    how(database);
    database.commit();
  }
  // How many faults the check reports.
  int faults() const {
    ::testing::TestPartResultArray results;
    {
      const ::testing::ScopedFakeTestPartResultReporter reporter(&results);
      contents_of(index());
    }
    return results.size();
  }

  TemporaryDirectory dir_;
};

TEST_F(ContentsCheck, FindsNothingInAWholeIndex) {
  EXPECT_EQ(faults(), 0);
}

TEST_F(ContentsCheck, FindsAPaperThatTheLedgerLacks) {
  change([](Xapian::WritableDatabase& database) { database.set_metadata(indexing::paper_key("a"), ""); });
  EXPECT_GT(faults(), 0);
}

TEST_F(ContentsCheck, FindsAPaperThatIsThereTwice) {
  change([](Xapian::WritableDatabase& database) { database.add_document(database.get_document(1)); });
  EXPECT_GT(faults(), 0);
}

TEST_F(ContentsCheck, FindsAPaperThatOnlyTheLedgerKnows) {
  change([](Xapian::WritableDatabase& database) { database.delete_document(1); });
  EXPECT_GT(faults(), 0);
}

TEST_F(ContentsCheck, FindsADamagedTable) {
  const std::string table = *schema::current_generation(index()) + "/postlist.glass";
  write_file(table, std::string(std::filesystem::file_size(table), '\xee'));
  EXPECT_GT(faults(), 0);
}

}  // namespace
}  // namespace vankho::testing
