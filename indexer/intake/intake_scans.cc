// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers whose letters are a picture: in the index by what their names and registers say, until they are recognised.
#include <algorithm>

#include "indexer/intake/intake.h"

namespace vankho::indexing {
namespace {

const Reason* warning_of(const LedgerEntry& entry, ReasonCode code) {
  const auto found = std::ranges::find(entry.warnings, code, &Reason::code);
  return found != entry.warnings.end() ? &*found : nullptr;
}

const Reason* text_layer_missing(const LedgerEntry& entry) {
  return entry.status == Status::kIndexed ? warning_of(entry, ReasonCode::kNoTextLayer) : nullptr;
}

}  // namespace

bool Intake::leave_scan(const LedgerEntry& entry) {
  if (!leave_scans_ || text_layer_missing(entry) == nullptr) return false;
  scans_.push_back({.path = entry.path, .relative = std::string(relative_path(entry))});
  return true;
}

void Intake::report_left(const std::vector<Scan>& scans) {
  for (const Scan& scan : scans) {
    const auto known = ledger_.entry(file_key(scan.path));
    const Reason* missing = known ? text_layer_missing(*known) : nullptr;
    if (missing == nullptr) continue;
    report({*missing, scan.path, 0, known->id, false});
    if (!counted_scans_.contains(scan.path)) ++counts_.unchanged;
  }
}

// What took an earlier run minutes to read off the picture is not lost because this one has only looked for text, and a
// stamp that it read is still on the paper.
void Intake::read_as_recognised_before(const FoundFile& file, const KnownPaper& same, ReadPaper& paper) {
  if (same.entry.status == Status::kRefused && warning_of(same.entry, ReasonCode::kRecognisedText) != nullptr) {
    paper.record.secrecy = same.entry.reason->detail;
    paper.record.source.recognised = 1;
    return;
  }
  if (same.entry.id.empty()) return;
  auto known = writer_.paper(same.entry.id);
  if (known && known->source.recognised > 0 && known->source.sha256 == paper.record.source.sha256)
    paper = read_recognised_again(file, *std::move(known), registers_);
}

}  // namespace vankho::indexing
