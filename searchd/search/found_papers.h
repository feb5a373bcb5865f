// SPDX-License-Identifier: GPL-3.0-or-later
//
// All papers that a search finds, read one after another. Which papers, and in what order, is decided on one revision
// of the index. They are read through a handle of their own, so that a reader who is slow holds none of those that
// questions wait for. When commits have replaced the blocks of that revision, a paper is read as it is by then, and one
// that has been taken out of the index meanwhile is left out.
#pragma once

#include <xapian.h>

#include <optional>

#include "schema/record.h"
#include "searchd/search/match.h"

namespace vankho::searching {

class Snapshot;

class FoundPapers {
 public:
  // `database` is used by no one else.
  FoundPapers(Xapian::Database database, Papers order);

  // How many were found.
  std::size_t count() const { return order_.size(); }
  // The next paper, its body left out; nothing after the last. Calls may come from any thread, one at a time. Throws
  // Xapian::Error, schema::StoredFormError or IndexUnavailable when the index cannot be read.
  std::optional<schema::Record> next();

 private:
  std::optional<schema::Record> read(Xapian::docid paper);

  Xapian::Database database_;
  const Papers order_;
  std::size_t next_ = 0;
};

// A handle of exactly the revision that `snapshot` has. Throws Xapian::DatabaseModifiedError when a commit has made a
// newer one.
Xapian::Database own_handle(const Snapshot& snapshot);

}  // namespace vankho::searching
