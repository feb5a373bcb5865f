// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger.h"

#include <charconv>

#include "indexer/digest.h"
#include "schema/stable_hash.h"

namespace vankho::indexing {
namespace {

constexpr std::string_view kVersion = "2";
constexpr char kSeparator = '\x1f';

// The fields before the path, in order; the path comes last because it alone may hold any byte.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

  std::string_view text() {
    const std::size_t end = rest_.find(kSeparator);
    if (end == std::string_view::npos) {
      whole_ = false;
      return {};
    }
    const std::string_view value = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return value;
  }
  template <typename Number>
  Number number() {
    const std::string_view digits = text();
    Number value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    whole_ = whole_ && error == std::errc() && end == digits.data() + digits.size();
    return value;
  }
  std::string_view rest() const { return rest_; }
  bool whole() const { return whole_; }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

Decision decide_known(const LedgerEntry& entry) {
  switch (entry.status) {
    case Status::kIndexed:
      return Decision::kUnchanged;
    case Status::kFailed:
      return Decision::kStillFailing;
    case Status::kRefused:
      return Decision::kStillRefused;
  }
  return Decision::kRead;
}

}  // namespace

int reading_version(int extractor_version, std::string_view local_names) {
  if (local_names.empty()) return extractor_version;
  const std::uint64_t hash = schema::stable_hash(std::to_string(extractor_version), schema::stable_hash(local_names));
  // Apart from every plain version.
  return static_cast<int>(hash >> 34 | 1u << 30);
}

std::string encode_entry(const LedgerEntry& entry) {
  std::string detail = entry.reason ? entry.reason->detail : std::string();
  std::erase(detail, kSeparator);
  std::string bytes(kVersion);
  for (const std::string& value :
       {std::to_string(entry.stat.size), std::to_string(entry.stat.mtime_ns), std::to_string(entry.stat.ctime_ns),
        std::to_string(entry.stat.inode), entry.sha256, std::to_string(entry.extractor_version),
        std::to_string(static_cast<int>(entry.status)),
        entry.reason ? std::string(reason_name(entry.reason->code)) : std::string(), detail, entry.id, entry.read_as,
        entry.row})
    bytes.append(1, kSeparator).append(value);
  return bytes.append(1, kSeparator).append(entry.path);
}

std::optional<LedgerEntry> decode_entry(std::string_view bytes) {
  FieldReader fields(bytes);
  if (fields.text() != kVersion) return std::nullopt;
  LedgerEntry entry;
  entry.stat.size = fields.number<std::uint64_t>();
  entry.stat.mtime_ns = fields.number<std::int64_t>();
  entry.stat.ctime_ns = fields.number<std::int64_t>();
  entry.stat.inode = fields.number<std::uint64_t>();
  entry.sha256 = fields.text();
  entry.extractor_version = fields.number<int>();
  const int status = fields.number<int>();
  const std::string_view code = fields.text();
  std::string detail(fields.text());
  entry.id = fields.text();
  entry.read_as = fields.text();
  entry.row = fields.text();
  entry.path = fields.rest();
  if (!fields.whole() || status < 0 || status > static_cast<int>(Status::kRefused)) return std::nullopt;
  entry.status = static_cast<Status>(status);
  if (const auto known = find_reason(code)) entry.reason = Reason{*known, std::move(detail)};
  if (entry.status != Status::kIndexed && !entry.reason) return std::nullopt;
  return entry;
}

// Paths may be longer than a metadata key: their hash stands for them.
std::string file_key(std::string_view absolute_path) {
  return std::string(kFileKeys).append(sha256_hex(absolute_path).substr(0, 32));
}
std::string line_key(std::string_view sha256) {
  return std::string(kLineKeys).append(sha256.substr(0, 32));
}
std::string paper_key(std::string_view id) {
  return std::string("vankho:paper:").append(id);
}

Decision decide_file(const std::optional<LedgerEntry>& entry, const FileStat& stat, int extractor_version) {
  if (!entry || entry->extractor_version != extractor_version || entry->stat != stat) return Decision::kRead;
  return decide_known(*entry);
}

Decision decide_line(const std::optional<LedgerEntry>& entry, int extractor_version) {
  if (!entry || entry->extractor_version != extractor_version) return Decision::kRead;
  return decide_known(*entry);
}

}  // namespace vankho::indexing
