// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ledger (ledger.h) as the writing thread sees and changes it. What is set here is committed with the papers.
// Throws Failure as IndexWriter does.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/index_writer.h"
#include "indexer/ledger/known_bytes.h"
#include "indexer/ledger/ledger.h"

namespace vankho::indexing {

class LedgerWriter {
 public:
  // Both outlive it.
  LedgerWriter(IndexWriter& writer, KnownBytes& known) : writer_(writer), known_(known) {}

  std::optional<LedgerEntry> entry(const std::string& key) const;
  // Writes what differs from what is there, and keeps the keys of bytes and members in step.
  void set(const std::string& key, const LedgerEntry& entry);
  // A member that is forgotten is found again: its file will be opened by the next run, unless it is set after this.
  void erase(const std::string& key);
  // Keys of the entries of all members of the file.
  std::vector<std::string> members(const std::string& absolute_path) const;

  // Key of the entry that leads the paper; empty = there is no such paper.
  std::string leader(const std::string& id) const;
  void set_leader(const std::string& id, const std::string& key);
  void erase_leader(const std::string& id);

  // The stamp of secrecy on the picture that these bytes are, as it was recognised; empty = none that is known. It
  // stays wherever the file goes: a run that only looks for text does not see it.
  std::string stamp(const std::string& sha256) const;
  void set_stamp(const std::string& sha256, const std::string& stamp);

  // Whether one of the files that hold these bytes is as wanted.
  bool has_holder(const std::string& sha256, const std::function<bool(const std::string& key)>& wanted) const;
  // Keys of files that hold these bytes, `most` at most.
  std::vector<std::string> holders(const std::string& sha256, std::size_t most) const;

  // Calls `change` with the key of every entry under `prefix` that is `wanted`, in pieces: `change` may write, and full
  // batches are committed in between.
  void change_where(const std::string& prefix,
                    const std::function<bool(const std::string& key, const LedgerEntry& entry)>& wanted,
                    const std::function<void(const std::string& key)>& change);

  // Fills the KnownBytes from the index, once.
  void load_known_bytes();

 private:
  void set_member(const std::string& key, const std::string& path, bool is_there);
  void set_bytes(const std::string& key, const std::string& former, const std::string& fresh);

  IndexWriter& writer_;
  KnownBytes& known_;
};

}  // namespace vankho::indexing
