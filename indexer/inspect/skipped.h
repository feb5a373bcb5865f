// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer skipped`: every input that is not in the index, or not as it came, and why.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/ledger/ledger.h"
#include "indexer/report/language.h"
#include "indexer/report/report.h"

namespace vankho::indexing {

class LedgerReader;

struct SkippedOptions {
  std::string index_dir;
  Language language = Language::kEnglish;
  std::string reason;   // its code, as in a report; empty = all
  std::string outcome;  // "failed", "refused", ...; empty = all
  std::string under;    // only what is at this path or beneath it; empty = all
  bool json = false;
};

// Calls `visit` for every trouble that the ledger knows, in no order.
void for_each_trouble(LedgerReader& ledger, const std::function<void(ReportEntry trouble)>& visit);

// Gives the lines to `out`, by path and line. Throws Failure: kIndexUnusable for a missing or damaged index, kUsage for
// a reason or outcome that is not known.
void print_skipped(const SkippedOptions& options, const std::function<void(const std::string& line)>& out);

}  // namespace vankho::indexing
