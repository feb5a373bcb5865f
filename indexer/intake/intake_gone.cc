// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is no longer there.
#include "indexer/intake/intake.h"

namespace vankho::indexing {

bool Intake::is_lost(const std::string& key, const LedgerEntry& entry) const {
  return !entry.id.empty() && !entry.copy && !paths_.has_other_file(key, entry);
}

void Intake::remove_gone_entry(const std::string& key) {
  const auto known = ledger_.entry(key);
  if (!known) return;
  if (!known->id.empty() && paths_.release(key)) return;
  if (!known->id.empty()) {
    paths_.drop(known->id);
    ++counts_.removed;
  }
  ledger_.erase(key);
}

void Intake::remove_gone(const std::string& folder, bool allowed) {
  const std::string beneath = folder.ends_with('/') ? folder : folder + "/";
  std::uint64_t gone = 0;
  std::uint64_t papers = 0;
  std::uint64_t papers_lost = 0;
  const auto count = [&](const std::string& key) {
    const auto known = ledger_.entry(key);
    if (!known || !known->path.starts_with(beneath)) return true;
    papers += known->id.empty() || known->copy ? 0 : 1;
    if (is_there(known->path)) return true;
    ++gone;
    papers_lost += is_lost(key, *known) ? 1 : 0;
    return true;
  };
  writer_.for_each_key(std::string(kFileKeys), count);
  if (gone == 0) return;
  const bool is_refused = !allowed && papers_lost * 5 > papers;
  if (is_refused) report_and_note({{ReasonCode::kRemovalRefused, std::to_string(papers_lost)}, folder, 0, {}, false});
  std::string kept;  // the last bytes that no file holds: a million copies shall not be asked for each other
  const auto is_to_go = [&](const std::string& key, const LedgerEntry& known) {
    if (!known.path.starts_with(beneath) || is_there(known.path)) return false;
    if (!is_refused) return true;
    if (paper_sha256(known) == kept) return false;
    const bool has_other = paths_.has_other_file(key, known);
    if (!has_other) kept = paper_sha256(known);
    return has_other;
  };
  ledger_.change_where(std::string(kFileKeys), is_to_go, [&](const std::string& key) { remove_gone_entry(key); });
}

void Intake::remove_gone_file(const std::string& path) {
  if (is_there(path)) return;
  for (const std::string& member : ledger_.members(path)) remove_gone_entry(member);
  remove_gone_entry(file_key(path));
}

std::uint64_t Intake::papers_lost_with(const std::set<std::string>& paths) const {
  std::uint64_t lost = 0;
  for (const std::string& path : paths) {
    if (is_there(path)) continue;
    std::vector<std::string> keys = ledger_.members(path);
    keys.push_back(file_key(path));
    for (const std::string& key : keys) {
      const auto known = ledger_.entry(key);
      lost += known && is_lost(key, *known) ? 1 : 0;
    }
  }
  return lost;
}

void Intake::remove_gone_rows(const std::string& register_path, const std::set<std::string>& kept, bool allowed) {
  // Rows that are still there, with their file or changed, are not lost.
  std::set<std::string> present;
  for (const RegisterRow& row : registers_.rows()) present.insert(row.id);
  std::uint64_t lost = 0;
  const auto is_gone = [&](const std::string& key, const LedgerEntry& known) {
    return known.path == register_path && !kept.contains(key);
  };
  writer_.for_each_key(std::string(kLineKeys), [&](const std::string& key) {
    const auto known = ledger_.entry(key);
    lost += known && is_gone(key, *known) && !present.contains(known->id) ? 1 : 0;
    return true;
  });
  if (!allowed && lost * 5 > lost + kept.size()) {
    report_and_note({{ReasonCode::kRemovalRefused, std::to_string(lost)}, register_path, 0, {}, false});
    return;
  }
  ledger_.change_where(std::string(kLineKeys), is_gone, [&](const std::string& key) {
    const auto known = ledger_.entry(key);
    if (!known) return;
    // A changed row has another key and the same paper.
    if (ledger_.leader(known->id) == key) {
      paths_.drop(known->id);
      ++counts_.removed;
    }
    ledger_.erase(key);
  });
}

}  // namespace vankho::indexing
