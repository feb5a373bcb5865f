// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database of a few papers, made by the indexer's own make_document().
#pragma once

#include <xapian.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "indexer/index/document.h"
#include "schema/record.h"
#include "schema/stored.h"
#include "searchd/index/deadline.h"
#include "searchd/index/word_index.h"
#include "searchd/search/match.h"
#include "tests/support/programs.h"

namespace vankho::searching::testing {

// Far enough for any test.
inline Deadline soon() {
  return std::chrono::steady_clock::now() + std::chrono::minutes(1);
}

inline schema::Record paper(std::string subject, std::string body = {}) {
  schema::Record record;
  record.subject = std::move(subject);
  record.body = std::move(body);
  return record;
}

// Papers get the docids 1, 2, ... in the order given, and these as ids when they have none.
class SmallArchive {
 public:
  explicit SmallArchive(std::vector<schema::Record> papers) {
    const std::string path = (directory_.path() / "db").string();
    Xapian::WritableDatabase writer(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    std::size_t count = 0;
    for (schema::Record& record : papers) {
      ++count;
      if (record.id.empty()) record.id = std::to_string(count);
      writer.add_document(indexing::make_document(record));
    }
    writer.commit();
    writer.close();
    database_ = Xapian::Database(path);
    words_ = std::make_unique<WordStore>(database_, 1 << 20);
  }

  const Xapian::Database& database() const { return database_; }
  WordIndex index() const { return {database_, *words_}; }

 private:
  vankho::testing::TemporaryDirectory directory_;
  Xapian::Database database_;
  std::unique_ptr<WordStore> words_;
};

}  // namespace vankho::searching::testing
