// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of JSON Lines.
#include "indexer/intake/intake.h"
#include "indexer/sources/paper_id.h"
#include "schema/stable_hash.h"

namespace vankho::indexing {
namespace {

// A feed with a million field names must not fill the memory.
constexpr std::size_t kMaxUnknownFields = 1000;

// Whether the id was made from a place in a file; such a line is another paper when it stands elsewhere.
bool is_id_of_place(std::string_view id) {
  const std::size_t mark = id.rfind("~l");
  return mark != std::string_view::npos && id.find_first_not_of("0123456789", mark + 2) == std::string_view::npos;
}

}  // namespace

bool Intake::wants(const FoundLine& line, std::uint64_t order) {
  const std::string key = line_key(line.sha256);
  auto known = ledger_.entry(key);
  if (!is_known_line(known, reading_version_)) return true;
  if (is_id_of_place(known->id) && known->id != id_of_line(line.source->relative, line.number)) return true;
  is_overtaken(line, known->id, order);
  ++counts_.unchanged;
  // Where to look is worth a write only when there is something to look at.
  if (!known->warnings.empty() && known->line != line.number) {
    known->line = line.number;
    ledger_.set(key, *known);
  }
  return false;
}

void Intake::take(const FoundLine& line, std::uint64_t order, std::variant<ReadPaper, Reason> reading) {
  if (auto* reason = std::get_if<Reason>(&reading)) {
    report_and_note({std::move(*reason), line.source->path, line.number, {}, false});
    return;
  }
  auto& paper = std::get<ReadPaper>(reading);
  const std::string id = id_of(line, paper);
  if (is_overtaken(line, id, order)) return;
  if (!paper.record.secrecy.empty()) {
    report_and_note(
        {{ReasonCode::kSecret, secrecy_stamp(paper.record.secrecy)}, line.source->path, line.number, id, false});
    if (ledger_.leader(id).empty()) return;
    paths_.drop(id);
    ++counts_.removed;
    return;
  }
  warn(paper, line.source->path, line.number, id);
  const std::string key = line_key(line.sha256);
  for (const std::string& name : paper.unknown_fields) paper.warnings.push_back({ReasonCode::kUnknownField, name});
  if (const auto known = ledger_.entry(key); known && known->id == id && known->extractor_version == reading_version_) {
    ++counts_.unchanged;  // the same line twice
    return;
  }
  put_line(std::move(paper.record), key,
           {.stat = {},
            .sha256 = line.sha256,
            .extractor_version = reading_version_,
            .status = Status::kIndexed,
            .reason = std::nullopt,
            .id = id,
            .line = line.number,
            .warnings = std::move(paper.warnings),
            .path = line.source->path});
}

void Intake::take(const PassedOver& passed) {
  report_and_note({passed.reason, passed.path, passed.line, {}, false});
}

void Intake::put_line(schema::Record record, const std::string& key, const LedgerEntry& fresh) {
  record.id = fresh.id;
  const std::string leader = ledger_.leader(fresh.id);
  // The document goes first: were Xapian to commit in between, the next run would find it without a ledger entry and
  // only write it again.
  writer_.put(record);
  if (leader != key) take_over(fresh.id, key);
  ledger_.set_leader(fresh.id, key);
  ledger_.set(key, fresh);
  count_written(!leader.empty());
}

// Another paper takes the id: what the ledger has of the former one is read as new when it is met again.
void Intake::take_over(const std::string& id, const std::string& key) {
  const std::string former = ledger_.leader(id);
  const auto entry = ledger_.entry(former);
  if (former == key || !entry || entry->id != id) return;
  paths_.erase_others(former, *entry);
  ledger_.erase(former);
}

std::string Intake::id_of(const FoundLine& line, const ReadPaper& paper) const {
  if (paper.given_id) return *paper.given_id;
  if (line.source->is_stdin) return id_of_stdin_line(line.sha256);
  std::string id = id_of_line(line.source->relative, line.number);
  const std::string owner = ledger_.leader(id);
  if (owner.empty()) return id;
  const auto known = ledger_.entry(owner);
  if (!known || known->path == line.source->path) return id;
  return id_of_second_path(line.source->relative, line.source->path) + "~l" + std::to_string(line.number);
}

bool Intake::is_overtaken(const FoundLine& line, const std::string& id, std::uint64_t order) {
  const auto [seen, is_first] = last_line_of_id_.try_emplace(schema::stable_hash(id), order);
  if (is_first) return false;
  report_and_note({{ReasonCode::kDuplicateId, {}}, line.source->path, line.number, id, false});
  if (seen->second > order) return true;
  seen->second = order;
  return false;
}

void Intake::warn(const ReadPaper& paper, const std::string& path, std::uint64_t line, const std::string& id) {
  for (const Reason& reason : paper.warnings)
    if (!leave_scans_ || reason.code != ReasonCode::kNoTextLayer) report({reason, path, line, id, false});
  for (const std::string& name : paper.unknown_fields)
    if (unknown_fields_.size() < kMaxUnknownFields && unknown_fields_.insert(name).second)
      report({{ReasonCode::kUnknownField, name}, path, line, id, false});
}

}  // namespace vankho::indexing
