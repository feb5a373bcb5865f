// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers whose letters are a picture: in the index by what their names and registers say, until they are recognised.
#include <algorithm>

#include "indexer/intake/intake.h"

namespace vankho::indexing {
namespace {

// So many recognised texts are kept in memory in one run (keep_recognised).
constexpr std::size_t kMostKept = 1'000;

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
void Intake::read_as_recognised_before(const FoundFile& file, const std::optional<KnownPaper>& same, ReadPaper& paper) {
  const std::string sha256 = paper.record.source.sha256;
  if (std::string stamp = ledger_.stamp(sha256); !stamp.empty()) {
    paper.record.secrecy = std::move(stamp);
    return;
  }
  const auto is_it = [&](const std::optional<schema::Record>& record) {
    return record && record->source.recognised > 0 && record->source.sha256 == sha256;
  };
  if (same && !same->entry.id.empty())
    if (auto known = writer_.paper(same->entry.id); is_it(known)) {
      paper = read_again(file, *std::move(known), registers_);
      if (const Reason* partial = warning_of(same->entry, ReasonCode::kPartialText)) paper.warnings.push_back(*partial);
    }
  if (const auto kept = recognised_.find(sha256); kept != recognised_.end())
    paper = read_again(file, kept->second, registers_);
}

// It is not tried again until its bytes or the program change.
bool Intake::is_unrecognised(const LedgerEntry& known, const FileReading& reading, const Reason& reason) {
  if (text_layer_missing(known) == nullptr || known.sha256 != reading.sha256 || may_pass(reason.code)) return false;
  LedgerEntry fresh = known;
  fresh.warnings = {{ReasonCode::kNotRecognised, std::string(reason_name(reason.code))}};
  report({fresh.warnings.front(), known.path, 0, known.id, false});
  ledger_.set(file_key(known.path), fresh);
  if (!counted_scans_.contains(known.path)) ++counts_.unchanged;
  return true;
}

// Its paper goes or gets other bytes; the file may be met again under another name.
void Intake::keep_recognised(const LedgerEntry& known) {
  if (warning_of(known, ReasonCode::kRecognisedText) == nullptr || recognised_.size() >= kMostKept) return;
  auto paper = writer_.paper(known.id);
  if (!paper || paper->source.recognised == 0) return;
  std::string sha256 = paper->source.sha256;
  recognised_.emplace(std::move(sha256), *std::move(paper));
}

void Intake::lead_from_now_on(const FoundFile& file, const std::string& key) {
  paths_.make_leader(key);
  auto entry = ledger_.entry(key);
  if (!entry || (text_layer_missing(*entry) == nullptr && warning_of(*entry, ReasonCode::kNotRecognised) == nullptr))
    return;
  if (leave_scan(*entry)) counted_scans_.insert(file.path);
  // It is found by its name, and that is another one.
  auto known = writer_.paper(entry->id);
  if (!known) return;
  ReadPaper paper = read_again(file, *std::move(known), registers_);
  entry->read_as = std::move(paper.read_as);
  entry->row = paper.row != nullptr ? paper.row->digest : std::string();
  ledger_.set(key, *entry);
  paper.record.id = entry->id;
  writer_.put(paper.record);
}

}  // namespace vankho::indexing
