// SPDX-License-Identifier: GPL-3.0-or-later
//
// One revision of the index with everything that belongs to it: handles, columns, words, revision number. A question is
// answered from one snapshot alone; a newer commit makes a newer snapshot, the old one goes when its last question is
// answered.
#pragma once

#include <xapian.h>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "searchd/citations/citation_graph.h"
#include "searchd/index/columns.h"
#include "searchd/index/word_index.h"

namespace vankho::searching {

class Snapshot {
 public:
  // Opens the database at `path` with `handles` handles of one revision. Throws Xapian::Error, or IndexUnavailable when
  // the index is of another schema or a writer commits faster than it can be opened.
  Snapshot(std::string path, std::size_t handles);

  const std::string& path() const { return path_; }
  std::uint64_t revision() const { return revision_; }
  // What no other state of any index has: an index built anew at the same path counts its revisions from 1 again.
  const std::string& identity() const { return identity_; }
  // When the revision was written, or a newer one that came while this one was opened; seconds since 1970.
  std::int64_t committed() const { return committed_; }
  static std::string identity_of(const std::string& path, const Xapian::Database& database);
  const Columns& columns() const { return *columns_; }
  const CitationGraph& citations() const { return *citations_; }
  WordStore& words() const { return *words_; }
  std::uint64_t documents() const { return columns_->papers().size(); }

  // A database handle for one thread, given back when the lease ends. Waits while all are lent.
  class Lease {
   public:
    explicit Lease(Snapshot& snapshot);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Xapian::Database& database() const { return *handle_; }

   private:
    Snapshot& snapshot_;
    std::unique_ptr<Xapian::Database> handle_;
  };

 private:
  std::string path_;
  std::uint64_t revision_ = 0;
  std::string identity_;
  std::int64_t committed_ = 0;
  std::unique_ptr<const Columns> columns_;
  std::unique_ptr<const CitationGraph> citations_;
  std::unique_ptr<WordStore> words_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Xapian::Database>> idle_;
};

}  // namespace vankho::searching
