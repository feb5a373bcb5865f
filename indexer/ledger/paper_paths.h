// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files hold the bytes of a paper: they are one paper with several paths, led by one of them. Used by the thread
// that has the writer; throws Failure as IndexWriter does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/ledger/ledger_writer.h"

namespace vankho::indexing {

// So many further paths of one paper are shown and looked at; a blank form may lie in a million places.
inline constexpr std::size_t kMostPaths = 50;

struct KnownPaper {
  std::string key;    // of the entry that leads it; of a refused paper, which nobody leads, any that holds its bytes
  LedgerEntry entry;  // that one
};

class PaperPaths {
 public:
  // Both outlive it.
  PaperPaths(IndexWriter& writer, LedgerWriter& ledger) : writer_(writer), ledger_(ledger) {}

  // The paper that these bytes are, or that was refused for them; nothing when they are new.
  std::optional<KnownPaper> of_bytes(const std::string& sha256) const;
  // The one that the entry `key` belongs to: itself, or the one that leads it.
  KnownPaper of_entry(const std::string& key, const LedgerEntry& entry) const;

  // Keys of the files that hold the bytes besides `key`, in no order.
  std::vector<std::string> others(const std::string& sha256, const std::string& key) const;
  // Whether one of those files is still there.
  bool has_other_file(const std::string& key, const LedgerEntry& entry) const;
  // Their names below their source folders, sorted.
  std::vector<std::string> other_names(const std::string& sha256, const std::string& key) const;

  // The entry shall lead the paper it belongs to.
  void make_leader(const std::string& key);
  // The entry gives its paper up, and is erased, when other files hold the bytes: false when none does, and nothing is
  // done. If it led the paper, another one leads it now, one that is there if any is.
  bool release(const std::string& key);
  // Removes the paper and the entries of all its files.
  void drop(const std::string& id);

  // Forgets all other files that hold what the entry holds.
  void erase_others(const std::string& key, const LedgerEntry& entry);

  // Stores the paths of the paper with it, the leading one first.
  void show(const std::string& id);

 private:
  IndexWriter& writer_;
  LedgerWriter& ledger_;
};

// Whether a regular file is at the path; also when nobody can tell, for a folder that cannot be read is not an empty
// one. A member is there as long as its file is: what is gone from a file is seen when that is read.
bool is_there(const std::string& path);

}  // namespace vankho::indexing
