// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that hold others: archives, e-mail. Their members are files like others, with the stat of the one that holds
// them; the entry of that one says that all of them were taken.
#include "indexer/extract/archive/members.h"
#include "indexer/intake/intake.h"
#include "schema/member_path.h"

namespace vankho::indexing {

Want Intake::wants_members(FoundFile& file, const std::string& key, const LedgerEntry& known) {
  if (known.extractor_version != reading_version_) return Want::kExtract;
  const bool only_members = known.id.empty() && known.status == Status::kIndexed;
  if (!only_members && wants_known(file, key, known) != Want::kNothing)
    file.only.emplace(file.relative, file.register_name);
  for (const std::string& member_key : ledger_.members(file.path)) {
    const auto entry = ledger_.entry(member_key);
    if (!entry || (entry->id.empty() && entry->status == Status::kIndexed)) continue;
    FoundFile member{.folder = nullptr,
                     .name = entry->path.substr(entry->path.rfind('/') + 1),
                     .path = entry->path,
                     .relative = std::string(relative_path(*entry)),
                     .stat = file.stat};
    if (wants_known(member, member_key, *entry) != Want::kNothing)
      file.only.emplace(member.relative, member.register_name);
  }
  return file.only.empty() ? Want::kNothing : Want::kExtract;
}

// The file is no paper; what it may have been before is.
void Intake::take_holder(const FoundFile& file, const FileReading& reading) {
  const std::string key = file_key(file.path);
  if (const auto known = ledger_.entry(key)) leave_paper(*known, key);
  ledger_.set(key, {.stat = reading.stat,
                    .sha256 = {},
                    .extractor_version = reading_version_,
                    .status = Status::kIndexed,
                    .reason = std::nullopt,
                    .id = {},
                    .root_bytes = file.path.size() - file.relative.size(),
                    .path = file.path});
}

// What was read of an archive in this one before stays when it cannot be read any more, as the paper of a file does.
void Intake::keep_members_of(const FoundFile& member) {
  if (!may_hold_members(member.name)) return;
  const std::string beneath = member.path + std::string(schema::kMemberMark);
  for (const std::string& key : ledger_.members(std::string(schema::file_of_path(member.path))))
    if (const auto entry = ledger_.entry(key); entry && entry->path.starts_with(beneath)) met_.insert(key);
}

void Intake::end_members(const FoundFile& file, const FileStat& stat, bool whole) {
  if (whole)
    for (const std::string& member : ledger_.members(file.path))
      if (!met_.contains(member)) remove_gone_entry(member);
  met_.clear();
  // Forgetting a member asks for its file to be opened again; it just was.
  const std::string key = file_key(file.path);
  auto entry = ledger_.entry(key);
  if (!entry) return;
  entry->stat = stat;
  ledger_.set(key, *entry);
}

}  // namespace vankho::indexing
