// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger/notes.h"

#include "indexer/reading/digest.h"

namespace vankho::indexing {
namespace {

std::string keys_of(const std::string& path) {
  return std::string(kNoteKeys).append(sha256_hex(path).substr(0, 32)).append(1, ':');
}

// One input may have several troubles, and one line too.
std::string note_key(const ReportEntry& entry) {
  return keys_of(entry.path).append(std::to_string(entry.line)).append(1, ':').append(reason_name(entry.reason.code));
}

// The reasons that concern a command line, not what it names.
bool is_of_command(ReasonCode code) {
  return code == ReasonCode::kNoSuchSource || code == ReasonCode::kNotRegular || code == ReasonCode::kCoveredSource;
}

}  // namespace

void Notes::add(const ReportEntry& entry) {
  const std::string key = note_key(entry);
  met_.add(sha256_hex(key));
  ledger_.set(key, {.stat = {},
                    .sha256 = {},
                    .status = Status::kFailed,
                    .reason = entry.reason,
                    .id = entry.id,
                    .line = entry.line,
                    .path = entry.path});
}

void Notes::forget_others(const std::function<bool(const std::string& path)>& looked_at) {
  forget(std::string(kNoteKeys),
         [&](const LedgerEntry& note) { return is_of_command(note.reason->code) || looked_at(note.path); });
}

void Notes::forget_others_of(const std::string& path) {
  forget(keys_of(path), [](const LedgerEntry&) { return true; });
}

void Notes::forget(const std::string& prefix, const std::function<bool(const LedgerEntry&)>& wanted) {
  ledger_.change_where(
      prefix,
      [&](const std::string& key, const LedgerEntry& note) { return !met_.contains(sha256_hex(key)) && wanted(note); },
      [&](const std::string& key) { ledger_.erase(key); });
}

}  // namespace vankho::indexing
