// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger/ledger_writer.h"

#include "schema/member_path.h"

namespace vankho::indexing {
namespace {

// "vankho:file:12ab" -> "12ab".
std::string digits_of(const std::string& file_key) {
  return file_key.substr(kFileKeys.size());
}

std::string bytes_of(const std::string& key, const std::optional<LedgerEntry>& entry) {
  return entry && key.starts_with(kFileKeys) ? paper_sha256(*entry) : std::string();
}

}  // namespace

std::optional<LedgerEntry> LedgerWriter::entry(const std::string& key) const {
  return key.empty() ? std::nullopt : decode_entry(writer_.metadata(key));
}

void LedgerWriter::set(const std::string& key, const LedgerEntry& entry) {
  const std::string former = writer_.metadata(key);
  const std::string fresh = encode_entry(entry);
  if (fresh == former) return;
  set_bytes(key, bytes_of(key, decode_entry(former)), bytes_of(key, entry));
  writer_.set_metadata(key, fresh);
  if (former.empty()) set_member(key, entry.path, true);
}

void LedgerWriter::erase(const std::string& key) {
  const std::string former = writer_.metadata(key);
  if (former.empty()) return;
  const auto entry = decode_entry(former);
  set_bytes(key, bytes_of(key, entry), {});
  writer_.set_metadata(key, {});
  if (entry) set_member(key, entry->path, false);
}

void LedgerWriter::set_member(const std::string& key, const std::string& path, bool is_there) {
  if (!key.starts_with(kFileKeys) || !schema::is_member_path(path)) return;
  const std::string_view file = schema::file_of_path(path);
  writer_.set_metadata(member_keys(file) + digits_of(key), is_there ? "1" : "");
  if (is_there) return;
  const std::string file_entry = file_key(file);
  auto holder = entry(file_entry);
  if (!holder || holder->stat == FileStat{}) return;
  holder->stat = {};
  set(file_entry, *holder);
}

std::vector<std::string> LedgerWriter::members(const std::string& absolute_path) const {
  std::vector<std::string> keys;
  const std::string prefix = member_keys(absolute_path);
  writer_.for_each_key(prefix, [&](const std::string& key) {
    keys.push_back(std::string(kFileKeys).append(key, prefix.size()));
    return true;
  });
  return keys;
}

void LedgerWriter::set_bytes(const std::string& key, const std::string& former, const std::string& fresh) {
  if (former == fresh) return;
  if (!former.empty()) writer_.set_metadata(bytes_keys(former) + digits_of(key), {});
  if (fresh.empty()) return;
  writer_.set_metadata(bytes_keys(fresh) + digits_of(key), "1");
  known_.add(fresh);
}

std::string LedgerWriter::leader(const std::string& id) const {
  return id.empty() ? std::string() : writer_.metadata(paper_key(id));
}

void LedgerWriter::set_leader(const std::string& id, const std::string& key) {
  if (leader(id) != key) writer_.set_metadata(paper_key(id), key);
}

void LedgerWriter::erase_leader(const std::string& id) {
  writer_.set_metadata(paper_key(id), {});
}

std::string LedgerWriter::stamp(const std::string& sha256) const {
  return writer_.metadata(stamp_key(sha256));
}

void LedgerWriter::set_stamp(const std::string& sha256, const std::string& stamp) {
  if (this->stamp(sha256) != stamp) writer_.set_metadata(stamp_key(sha256), stamp);
}

bool LedgerWriter::has_holder(const std::string& sha256, const std::function<bool(const std::string&)>& wanted) const {
  if (sha256.empty()) return false;
  bool found = false;
  const std::string prefix = bytes_keys(sha256);
  writer_.for_each_key(prefix, [&](const std::string& key) {
    found = wanted(std::string(kFileKeys).append(key, prefix.size()));
    return !found;
  });
  return found;
}

std::vector<std::string> LedgerWriter::holders(const std::string& sha256, std::size_t most) const {
  std::vector<std::string> keys;
  has_holder(sha256, [&](const std::string& key) {
    keys.push_back(key);
    return keys.size() == most;
  });
  return keys;
}

void LedgerWriter::change_where(const std::string& prefix,
                                const std::function<bool(const std::string&, const LedgerEntry&)>& wanted,
                                const std::function<void(const std::string&)>& change) {
  constexpr std::size_t kPiece = 1000;
  std::string last;
  for (bool more = true; more;) {
    std::vector<std::string> keys;
    more = false;
    writer_.for_each_key(
        prefix,
        [&](const std::string& key) {
          last = key;
          const auto found = entry(key);
          if (found && wanted(key, *found)) keys.push_back(key);
          more = keys.size() == kPiece;
          return !more;
        },
        std::string(last));
    for (const std::string& key : keys) {
      change(key);
      if (writer_.is_due()) writer_.commit();
    }
  }
}

void LedgerWriter::load_known_bytes() {
  if (known_.is_loaded()) return;
  writer_.for_each_key(std::string(kBytesKeys), [&](const std::string& key) {
    known_.add(std::string_view(key).substr(kBytesKeys.size()));
    return true;
  });
  known_.set_loaded();
}

}  // namespace vankho::indexing
