// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger/paper_paths.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "schema/member_path.h"
#include "schema/text/fold.h"

namespace vankho::indexing {

bool is_there(const std::string& path) {
  struct stat status {};
  if (::lstat(std::string(schema::file_of_path(path)).c_str(), &status) != 0)
    return errno != ENOENT && errno != ENOTDIR;
  return S_ISREG(status.st_mode);
}

std::optional<KnownPaper> PaperPaths::of_bytes(const std::string& sha256) const {
  for (const std::string& key : ledger_.holders(sha256, 1))
    if (auto entry = ledger_.entry(key)) return of_entry(key, *entry);
  return std::nullopt;
}

KnownPaper PaperPaths::of_entry(const std::string& key, const LedgerEntry& entry) const {
  if (entry.copy) {
    std::string leader = ledger_.leader(entry.id);
    if (auto leading = ledger_.entry(leader)) return {std::move(leader), std::move(*leading)};
  }
  return {key, entry};
}

std::vector<std::string> PaperPaths::others(const std::string& sha256, const std::string& key) const {
  std::vector<std::string> keys = ledger_.holders(sha256, kMostPaths + 1);
  std::erase(keys, key);
  return keys;
}

bool PaperPaths::has_other_file(const std::string& key, const LedgerEntry& entry) const {
  return ledger_.has_holder(paper_sha256(entry), [&](const std::string& other) {
    const auto found = other == key ? std::nullopt : ledger_.entry(other);
    return found && is_there(found->path);
  });
}

std::vector<std::string> PaperPaths::other_names(const std::string& sha256, const std::string& key) const {
  std::vector<std::string> names;
  for (const std::string& other : others(sha256, key))
    if (const auto entry = ledger_.entry(other)) names.emplace_back(relative_path(*entry));
  std::ranges::sort(names);
  names.resize(std::min(names.size(), kMostPaths));
  return names;
}

void PaperPaths::make_leader(const std::string& key) {
  auto entry = ledger_.entry(key);
  if (!entry || entry->id.empty()) return;
  const std::string former = ledger_.leader(entry->id);
  if (former == key) return;
  if (auto leading = ledger_.entry(former); leading && leading->id == entry->id) {
    // How the paper was read goes with it.
    entry->extractor_version = leading->extractor_version;
    entry->read_as = leading->read_as;
    entry->row = leading->row;
    entry->warnings = std::move(leading->warnings);
    leading->warnings.clear();
    leading->copy = true;
    ledger_.set(former, *leading);
  }
  entry->copy = false;
  ledger_.set(key, *entry);
  ledger_.set_leader(entry->id, key);
}

bool PaperPaths::release(const std::string& key) {
  const auto entry = ledger_.entry(key);
  if (!entry) return false;
  struct Heir {
    std::string key;
    std::string path;
    bool is_there = false;
  };
  std::vector<Heir> heirs;
  for (const std::string& other : others(paper_sha256(*entry), key))
    if (const auto found = ledger_.entry(other))
      heirs.push_back({other, found->path, vankho::indexing::is_there(found->path)});
  if (heirs.empty()) return false;
  if (!entry->id.empty() && !entry->copy) {
    const auto better = [](const Heir& a, const Heir& b) {
      return a.is_there != b.is_there ? a.is_there : a.path < b.path;
    };
    make_leader(std::ranges::min_element(heirs, better)->key);
  }
  ledger_.erase(key);
  show(entry->id);
  return true;
}

void PaperPaths::drop(const std::string& id) {
  const std::string leader = ledger_.leader(id);
  if (leader.empty()) return;
  writer_.remove(id);
  if (const auto entry = ledger_.entry(leader)) erase_others(leader, *entry);
  ledger_.erase(leader);
  ledger_.erase_leader(id);
}

void PaperPaths::erase_others(const std::string& key, const LedgerEntry& entry) {
  if (!key.starts_with(kFileKeys)) return;  // a line of JSON Lines has no other files
  const std::string sha256 = paper_sha256(entry);
  for (auto copies = others(sha256, key); !copies.empty(); copies = others(sha256, key))
    for (const std::string& copy : copies) ledger_.erase(copy);
}

void PaperPaths::show(const std::string& id) {
  const std::string leader = ledger_.leader(id);
  const auto entry = ledger_.entry(leader);
  if (!entry || !leader.starts_with(kFileKeys)) return;
  std::vector<std::string> names = other_names(paper_sha256(*entry), leader);
  std::ranges::transform(names, names.begin(), [](const std::string& name) { return text::to_valid_utf8(name); });
  writer_.change_source(id, [&](schema::Source& source) {
    source.path = text::to_valid_utf8(relative_path(*entry));
    source.other_paths = std::move(names);
  });
}

}  // namespace vankho::indexing
