// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files. Lines of JSON Lines: intake_lines.cc; files that hold others: intake_members.cc; rows of registers:
// intake_rows.cc; scans: intake_scans.cc; what is gone: intake_gone.cc.
#include "indexer/intake/intake.h"

#include "indexer/extract/archive/members.h"
#include "indexer/sources/paper_id.h"
#include "schema/member_path.h"

namespace vankho::indexing {
namespace {

// Never that of a file, so that the next run reads it again.
constexpr FileStat kNoStat{};

LedgerEntry entry_of(const FoundFile& file, const FileReading& reading, int reading_version) {
  return {.stat = reading.stat,
          .sha256 = reading.sha256,
          .extractor_version = reading_version,
          .status = Status::kIndexed,
          .reason = std::nullopt,
          .id = {},
          .root_bytes = file.path.size() - file.relative.size(),
          .path = file.path};
}

std::string digest_of(const RegisterRow* row) {
  return row != nullptr ? row->digest : std::string();
}

}  // namespace

void Intake::report(const ReportEntry& entry) {
  report_.add(entry);
}

void Intake::report_and_note(const ReportEntry& entry) {
  report_.add(entry);
  notes_.add(entry);
}

Want Intake::wants(FoundFile& file) {
  const std::string key = file_key(file.path);
  const auto known = ledger_.entry(key);
  if (!known || known->stat != file.stat) {
    ledger_.load_known_bytes();
    return Want::kLook;
  }
  if (may_hold_members(file.name)) return wants_members(file, key, *known);
  return wants_known(file, key, *known);
}

// What of it is not as it was read, when its bytes are the same.
Want Intake::wants_known(FoundFile& file, const std::string& key, const LedgerEntry& known_entry) {
  const LedgerEntry* known = &known_entry;
  if (known->status == Status::kFailed) {
    if (known->extractor_version != reading_version_) return Want::kExtract;
    report_failed(file, *known->reason, known->id);
    return Want::kNothing;
  }
  const KnownPaper paper = paths_.of_entry(key, *known);
  const RegisterRow* row = row_of(file, known->sha256, paper.entry.read_as);
  if (paper.entry.extractor_version != reading_version_ || paper.entry.row != digest_of(row)) return Want::kExtract;
  if (known->status == Status::kRefused) {
    if (row != nullptr) joined_.insert(row);
    report({*known->reason, file.path, 0, {}, false});
    return Want::kNothing;
  }
  join(file, row);
  if (known->copy || !leave_scan(*known)) ++counts_.unchanged;
  return Want::kNothing;
}

Want Intake::take(FoundFile& file, FileReading reading) {
  if (schema::is_member_path(file.path)) met_.insert(file_key(file.path));
  if (std::holds_alternative<OnlyMembers>(reading.result)) {
    take_holder(file, reading);
    return Want::kNothing;
  }
  if (auto* reason = std::get_if<Reason>(&reading.result)) {
    fail_file(file, reading, std::move(*reason));
    return Want::kNothing;
  }
  if (auto* paper = std::get_if<ReadPaper>(&reading.result)) return take_paper(file, reading, std::move(*paper));
  const auto paper = paths_.of_bytes(reading.sha256);
  if (!paper || paper->entry.extractor_version != reading_version_) return Want::kExtract;
  const RegisterRow* row = row_of(file, reading.sha256, paper->entry.read_as);
  if (paper->entry.row != digest_of(row)) return Want::kExtract;
  adopt(file, reading, *paper);
  if (!paper->entry.id.empty())
    join(file, row);
  else if (row != nullptr)
    joined_.insert(row);
  return Want::kNothing;
}

// The file holds the bytes of a paper that is known, or was refused: under this path, or under others.
void Intake::adopt(const FoundFile& file, const FileReading& reading, const KnownPaper& paper) {
  const std::string key = file_key(file.path);
  const bool is_refused = paper.entry.id.empty();
  const auto known = ledger_.entry(key);
  const bool is_its_own = known && paper_sha256(*known) == reading.sha256;
  if (!is_its_own && known) leave_paper(*known, key);
  LedgerEntry fresh = is_its_own ? *known : entry_of(file, reading, reading_version_);
  fresh.stat = reading.stat;
  fresh.sha256 = reading.sha256;
  fresh.kept_sha256.clear();
  fresh.status = is_refused ? Status::kRefused : Status::kIndexed;
  fresh.reason = is_refused ? paper.entry.reason : std::nullopt;
  if (!is_its_own) {
    fresh.id = paper.entry.id;
    fresh.row = paper.entry.row;
    fresh.read_as = paper.entry.read_as;
    fresh.copy = !is_refused;
  }
  ledger_.set(key, fresh);
  if (is_refused) return report({*fresh.reason, file.path, 0, {}, false});
  if (is_its_own) {
    if (fresh.copy || !leave_scan(fresh)) ++counts_.unchanged;
    return;
  }
  const bool has_moved = paper.entry.status == Status::kFailed || !is_there(paper.entry.path);
  if (has_moved) lead_from_now_on(file, key);
  // What led the paper holds other bytes now.
  if (auto former = ledger_.entry(paper.key); former && former->status == Status::kFailed) {
    former->id.clear();
    former->kept_sha256.clear();
    former->copy = false;
    ledger_.set(paper.key, *former);
  }
  ++(has_moved ? counts_.moved : counts_.copies);
  if (has_moved || paths_.others(reading.sha256, key).size() <= kMostPaths) paths_.show(fresh.id);
}

// The file holds other bytes now: its paper goes, unless others hold it.
void Intake::leave_paper(const LedgerEntry& known, const std::string& key) {
  if (known.id.empty() || paths_.release(key)) return;
  keep_recognised(known);
  paths_.drop(known.id);
  ++counts_.removed;
}

Want Intake::take_paper(FoundFile& file, const FileReading& reading, ReadPaper paper) {
  const std::string key = file_key(file.path);
  const auto same = paths_.of_bytes(reading.sha256);
  const bool no_text = paper.record.has_no_text_layer();
  if (no_text) read_as_recognised_before(file, same, paper);
  if (same) {
    const std::string wanted = digest_of(row_of(file, reading.sha256, paper.read_as));
    // Another file of these bytes came while this one was read, and a register may know it.
    if (wanted != digest_of(paper.row)) return Want::kExtract;
    if (same->key != key && same->entry.extractor_version == reading_version_ && same->entry.row == wanted) {
      adopt(file, reading, *same);
      join(file, paper.row);
      return Want::kNothing;
    }
  }
  // What a scan lacks is said once its letters are read.
  if (paper.row != nullptr || !leave_scans_ || !paper.record.has_no_text_layer()) join(file, paper.row);
  LedgerEntry fresh = entry_of(file, reading, reading_version_);
  fresh.read_as = std::move(paper.read_as);
  fresh.row = digest_of(paper.row);
  const auto known = ledger_.entry(key);
  if (same) {
    fresh.id = same->entry.id;
    if (known && paper_sha256(*known) != reading.sha256) leave_paper(*known, key);
  } else if (known && !known->id.empty() && !paths_.release(key)) {
    keep_recognised(*known);
    fresh.id = known->id;  // the paper that this file alone held has new bytes
  }
  if (!paper.record.secrecy.empty()) {
    fresh.reason = Reason{ReasonCode::kSecret, secrecy_stamp(paper.record.secrecy)};
    const bool on_paper = paper.row == nullptr || !paper.row->given.secrecy;
    if (paper.record.source.recognised > 0 && on_paper) ledger_.set_stamp(reading.sha256, fresh.reason->detail);
    refuse(fresh, key);
    return Want::kNothing;
  }
  if (paper.record.source.recognised > 0 && !no_text) ledger_.set_stamp(reading.sha256, {});
  if (fresh.id.empty()) fresh.id = id_of_file(file, key);
  warn(paper, file.path, 0, fresh.id);
  fresh.warnings = std::move(paper.warnings);
  put_file(std::move(paper.record), key, std::move(fresh));
  return Want::kNothing;
}

// No file may keep what one of them is refused for.
void Intake::refuse(const LedgerEntry& fresh, const std::string& key) {
  report({*fresh.reason, fresh.path, 0, fresh.id, false});
  const std::vector<std::string> others = paths_.others(fresh.sha256, key);
  std::vector<std::pair<std::string, LedgerEntry>> refused{{key, fresh}};
  for (const std::string& other : others)
    if (auto entry = ledger_.entry(other)) refused.emplace_back(other, std::move(*entry));
  if (!fresh.id.empty()) {
    paths_.drop(fresh.id);
    ++counts_.removed;
  }
  for (auto& [holder, entry] : refused) {
    entry.status = Status::kRefused;
    entry.reason = fresh.reason;
    entry.extractor_version = fresh.extractor_version;
    entry.row = fresh.row;
    entry.read_as = fresh.read_as;
    entry.id.clear();
    entry.copy = false;
    entry.warnings.clear();
    ledger_.set(holder, entry);
  }
}

void Intake::put_file(schema::Record record, const std::string& key, LedgerEntry fresh) {
  const std::string id = fresh.id;
  const std::string leader = ledger_.leader(id);
  const auto leading = ledger_.entry(leader);
  // Read again by way of a copy: the file that led the paper still does.
  const bool is_copy = leader != key && leading && leading->id == id && paper_sha256(*leading) == fresh.sha256;
  if (!is_copy && leader != key) take_over(id, key);
  record.id = id;
  writer_.put(record);
  if (is_copy) {
    LedgerEntry read = *leading;
    read.extractor_version = fresh.extractor_version;
    read.read_as = std::move(fresh.read_as);
    read.row = std::move(fresh.row);
    read.warnings = std::move(fresh.warnings);
    fresh.warnings.clear();
    ledger_.set(leader, read);
  }
  fresh.copy = is_copy;
  ledger_.set(key, fresh);
  if (!is_copy) ledger_.set_leader(id, key);
  if (!counted_scans_.contains(fresh.path)) count_written(!leader.empty());
  if (!is_copy && leave_scan(fresh)) counted_scans_.insert(fresh.path);
  const std::vector<std::string> others = paths_.others(fresh.sha256, key);
  if (others.empty()) return;
  // What was refused before is not any more.
  for (const std::string& other : others)
    if (auto entry = ledger_.entry(other); entry && entry->status == Status::kRefused) {
      entry->status = Status::kIndexed;
      entry->reason.reset();
      entry->id = id;
      entry->copy = true;
      ledger_.set(other, *entry);
    }
  paths_.show(id);
}

void Intake::count_written(bool was_there) {
  ++(was_there ? counts_.replaced : counts_.added);
}

// An archivist would rather find last week's version than nothing: it stays, and the report says so.
void Intake::report_failed(const FoundFile& file, const Reason& reason, const std::string& kept_id) {
  report({reason, file.path, 0, kept_id, !kept_id.empty()});
}

void Intake::fail_file(const FoundFile& file, const FileReading& reading, Reason reason) {
  if (schema::is_member_path(file.path)) keep_members_of(file);
  const std::string key = file_key(file.path);
  auto known = ledger_.entry(key);
  if (known && is_unrecognised(*known, reading, reason)) return;
  // When it may pass, the paper keeps this file.
  const bool passes = may_pass(reason.code);
  LedgerEntry fresh = known && passes ? *known : entry_of(file, reading, reading_version_);
  if (passes) fresh.stat = kNoStat;
  if (known && !known->id.empty()) {
    fresh.kept_sha256 = paper_sha256(*known);
    fresh.id = known->id;
    fresh.read_as = known->read_as;
    fresh.row = known->row;
    fresh.warnings = known->warnings;
    // Others hold what this file held: the paper is theirs.
    if (!passes && paths_.release(key)) {
      fresh.kept_sha256.clear();
      fresh.id.clear();
    }
  }
  report_failed(file, reason, fresh.id);
  fresh.status = Status::kFailed;
  fresh.reason = std::move(reason);
  ledger_.set(key, fresh);
}

std::string Intake::id_of_file(const FoundFile& file, const std::string& key) const {
  const auto is_another_paper = [&](const std::string& id) {
    const std::string owner = ledger_.leader(id);
    return !owner.empty() && owner != key;
  };
  std::string id = id_of_path(file.relative);
  for (int attempt = 1; is_another_paper(id); ++attempt) id = id_of_second_path(file.relative, file.path, attempt);
  return id;
}

}  // namespace vankho::indexing
