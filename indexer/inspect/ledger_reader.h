// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ledger as somebody reads it who does not write: also while a run is writing.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/ledger/ledger.h"

namespace vankho::indexing {

class LedgerReader {
 public:
  // Throws Failure (kIndexUnusable) when there is no index at `index_dir`, or a damaged one.
  explicit LedgerReader(const std::string& index_dir);

  // All papers, those of JSON Lines included.
  std::uint64_t papers();
  // Every entry whose key begins with `prefix`. When a writer overtakes the reading, it goes on in what was written: an
  // entry is never seen twice, but not all belong to one moment. Throws Failure as the constructor does.
  void for_each(const std::string& prefix, const std::function<void(const LedgerEntry& entry)>& visit);

 private:
  template <typename Call>
  auto run(Call call);

  const std::string index_dir_;
  Xapian::Database database_;
};

}  // namespace vankho::indexing
