// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger/ledger.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "indexer/reading/digest.h"
#include "schema/stable_hash.h"

namespace vankho::indexing {
namespace {

constexpr std::string_view kVersion = "3";
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
  // Nothing for a code that this program does not know.
  std::optional<Reason> reason() {
    const std::string_view code = text();
    std::string detail(text());
    const auto known = find_reason(code);
    if (!known) return std::nullopt;
    return Reason{*known, std::move(detail)};
  }
  std::string_view rest() const { return rest_; }
  bool whole() const { return whole_; }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

}  // namespace

int reading_version(int extractor_version, std::string_view local_names) {
  if (local_names.empty()) return extractor_version;
  const std::uint64_t hash = schema::stable_hash(std::to_string(extractor_version), schema::stable_hash(local_names));
  // Apart from every plain version.
  return static_cast<int>(hash >> 34 | 1u << 30);
}

std::string_view relative_path(const LedgerEntry& entry) {
  return std::string_view(entry.path).substr(std::min<std::uint64_t>(entry.root_bytes, entry.path.size()));
}

const std::string& paper_sha256(const LedgerEntry& entry) {
  // A failure is no verdict on the bytes: under another name they may be read.
  return entry.status == Status::kFailed ? entry.kept_sha256 : entry.sha256;
}

std::string encode_entry(const LedgerEntry& entry) {
  std::string bytes(kVersion);
  const auto add = [&](std::string_view value) {
    bytes.append(1, kSeparator);
    // Details quote what stood in a paper.
    std::ranges::remove_copy(value, std::back_inserter(bytes), kSeparator);
  };
  const auto add_reason = [&](const Reason& reason) {
    add(reason_name(reason.code));
    add(reason.detail);
  };
  add(std::to_string(entry.stat.size));
  add(std::to_string(entry.stat.mtime_ns));
  add(std::to_string(entry.stat.ctime_ns));
  add(std::to_string(entry.stat.inode));
  add(entry.sha256);
  add(std::to_string(entry.extractor_version));
  add(std::to_string(static_cast<int>(entry.status)));
  if (entry.reason)
    add_reason(*entry.reason);
  else
    bytes.append(2, kSeparator);
  for (const std::string* text : {&entry.id, &entry.read_as, &entry.row, &entry.kept_sha256}) add(*text);
  add(entry.copy ? "1" : "0");
  add(std::to_string(entry.line));
  add(std::to_string(entry.root_bytes));
  add(std::to_string(entry.warnings.size()));
  for (const Reason& warning : entry.warnings) add_reason(warning);
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
  entry.reason = fields.reason();
  for (std::string* text : {&entry.id, &entry.read_as, &entry.row, &entry.kept_sha256}) *text = fields.text();
  entry.copy = fields.text() == "1";
  entry.line = fields.number<std::uint64_t>();
  entry.root_bytes = fields.number<std::uint64_t>();
  for (auto left = fields.number<std::uint64_t>(); left > 0 && fields.whole(); --left)
    if (auto warning = fields.reason()) entry.warnings.push_back(std::move(*warning));
  entry.path = fields.rest();
  if (!fields.whole() || status < 0 || status > static_cast<int>(Status::kRefused)) return std::nullopt;
  entry.status = static_cast<Status>(status);
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
std::string bytes_keys(std::string_view sha256) {
  return std::string(kBytesKeys).append(sha256.substr(0, 32)).append(1, ':');
}
std::string member_keys(std::string_view absolute_path) {
  return std::string("vankho:member:").append(sha256_hex(absolute_path).substr(0, 32)).append(1, ':');
}
std::string stamp_key(std::string_view sha256) {
  return std::string("vankho:stamp:").append(sha256);
}

std::string paper_key(std::string_view id) {
  return std::string("vankho:paper:").append(id);
}

bool is_known_line(const std::optional<LedgerEntry>& entry, int extractor_version) {
  return entry && entry->extractor_version == extractor_version && entry->status == Status::kIndexed;
}

}  // namespace vankho::indexing
