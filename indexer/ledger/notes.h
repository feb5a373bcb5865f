// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the ledger keeps of inputs that gave no entry of their own: files passed over, folders that cannot be read,
// lines of JSON Lines that failed, rows of registers. Each run meets them again; those that a run did not meet although
// it looked there are forgotten. Used by the thread that has the writer.
#pragma once

#include <functional>
#include <string>

#include "indexer/ledger/known_bytes.h"
#include "indexer/ledger/ledger_writer.h"
#include "indexer/report/report.h"

namespace vankho::indexing {

inline constexpr std::string_view kNoteKeys = "vankho:note:";

class Notes {
 public:
  // The ledger outlives it.
  explicit Notes(LedgerWriter& ledger) : ledger_(ledger) {}

  // Is kept until a run that looked at this input does not add it.
  void add(const ReportEntry& entry);
  // Forgets what was not added in this run, of the paths that the run `looked_at`.
  void forget_others(const std::function<bool(const std::string& path)>& looked_at);
  // The same for one path.
  void forget_others_of(const std::string& path);

 private:
  void forget(const std::string& prefix, const std::function<bool(const LedgerEntry&)>& wanted);

  LedgerWriter& ledger_;
  KnownBytes met_;  // of the keys
};

}  // namespace vankho::indexing
