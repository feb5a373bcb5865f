// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake.h"

#include <sys/stat.h>

#include <algorithm>
#include <vector>

#include "indexer/digest.h"
#include "indexer/sources/paper_id.h"
#include "schema/stable_hash.h"

namespace vankho::indexing {
namespace {

// A feed with a million field names must not fill the memory.
constexpr std::size_t kMaxUnknownFields = 1000;

bool is_regular_file(const std::string& path) {
  struct stat status {};
  // Any error but "not there" leaves the paper: a folder that cannot be read is not an empty one.
  if (::lstat(path.c_str(), &status) != 0) return errno != ENOENT && errno != ENOTDIR;
  return S_ISREG(status.st_mode);
}

// Whether the id was made from a place in a file; such a line is another paper when it stands elsewhere.
bool is_id_of_place(std::string_view id) {
  const std::size_t mark = id.rfind("~l");
  return mark != std::string_view::npos && id.find_first_not_of("0123456789", mark + 2) == std::string_view::npos;
}

}  // namespace

std::optional<LedgerEntry> Intake::entry(const std::string& key) const {
  return decode_entry(writer_.metadata(key));
}

bool Intake::wants(const FoundFile& file, std::string& known_sha256) {
  const auto known = entry(file_key(file.path));
  const RegisterRow* row = known ? row_of(file, *known) : nullptr;
  const bool same_row = known && known->row == (row != nullptr ? row->digest : std::string());
  switch (decide_file(known, file.stat, reading_version_)) {
    case Decision::kUnchanged:
      if (!same_row) return true;
      join(file, row);
      ++counts_.unchanged;
      return false;
    case Decision::kStillFailing:
    case Decision::kStillRefused:
      report_.add({*known->reason, file.path, 0, known->id, !known->id.empty()});
      return false;
    case Decision::kRead:
      break;
  }
  if (same_row && known->status == Status::kIndexed && known->extractor_version == reading_version_)
    known_sha256 = known->sha256;
  return true;
}

bool Intake::wants(const FoundLine& line, std::uint64_t order) {
  const auto known = entry(line_key(line.sha256));
  if (decide_line(known, reading_version_) != Decision::kUnchanged) return true;
  if (is_id_of_place(known->id) && known->id != id_of_line(line.source->relative, line.number)) return true;
  is_overtaken(line, known->id, order);
  ++counts_.unchanged;
  return false;
}

void Intake::take(const FoundFile& file, FileReading reading) {
  const std::string key = file_key(file.path);
  auto known = entry(key);
  if (std::holds_alternative<SameBytes>(reading.result) && known) {
    known->stat = reading.stat;
    writer_.set_metadata(key, encode_entry(*known));
    join(file, row_of(file, *known));
    ++counts_.unchanged;
    return;
  }
  if (auto* reason = std::get_if<Reason>(&reading.result)) {
    fail_file(file, reading, std::move(*reason), std::move(known));
    return;
  }
  auto& paper = std::get<ReadPaper>(reading.result);
  join(file, paper.row);
  LedgerEntry fresh{.stat = reading.stat,
                    .sha256 = reading.sha256,
                    .extractor_version = reading_version_,
                    .status = Status::kIndexed,
                    .reason = std::nullopt,
                    .id = known ? known->id : std::string(),
                    .read_as = std::move(paper.read_as),
                    .row = paper.row != nullptr ? paper.row->digest : std::string(),
                    .path = file.path};
  if (!paper.record.secrecy.empty()) {
    fresh.status = Status::kRefused;
    fresh.reason = Reason{ReasonCode::kSecret, secrecy_stamp(paper.record.secrecy)};
    report_.add({*fresh.reason, file.path, 0, fresh.id, false});
    if (!fresh.id.empty()) drop_paper(fresh.id);
    fresh.id.clear();
    writer_.set_metadata(key, encode_entry(fresh));
    return;
  }
  if (fresh.id.empty()) fresh.id = id_of_file(file, key);
  warn(paper, file.path, 0, fresh.id);
  put(std::move(paper.record), key, fresh);
}

// An archivist would rather find last week's version than nothing: it stays, and the report says so.
void Intake::fail_file(const FoundFile& file, const FileReading& reading, Reason reason,
                       std::optional<LedgerEntry> known) {
  const std::string id = known ? known->id : std::string();
  report_.add({reason, file.path, 0, id, !id.empty()});
  // These may pass without a change of the file; the next run tries again.
  if (reason.code == ReasonCode::kUnreadable || reason.code == ReasonCode::kChangedWhileRead) return;
  writer_.set_metadata(file_key(file.path), encode_entry({.stat = reading.stat,
                                                          .sha256 = reading.sha256,
                                                          .extractor_version = reading_version_,
                                                          .status = Status::kFailed,
                                                          .reason = std::move(reason),
                                                          .id = id,
                                                          .read_as = {},
                                                          .row = {},
                                                          .path = file.path}));
}

void Intake::take(const FoundLine& line, std::uint64_t order, std::variant<ReadPaper, Reason> reading) {
  if (auto* reason = std::get_if<Reason>(&reading)) {
    report_.add({std::move(*reason), line.source->path, line.number, {}, false});
    return;
  }
  auto& paper = std::get<ReadPaper>(reading);
  const std::string id = id_of(line, paper);
  if (is_overtaken(line, id, order)) return;
  if (!paper.record.secrecy.empty()) {
    report_.add(
        {{ReasonCode::kSecret, secrecy_stamp(paper.record.secrecy)}, line.source->path, line.number, id, false});
    drop_paper(id);
    return;
  }
  warn(paper, line.source->path, line.number, id);
  const std::string key = line_key(line.sha256);
  if (const auto known = entry(key); known && known->id == id && known->extractor_version == reading_version_) {
    ++counts_.unchanged;  // the same line twice
    return;
  }
  put(std::move(paper.record), key,
      {.stat = {},
       .sha256 = line.sha256,
       .extractor_version = reading_version_,
       .status = Status::kIndexed,
       .reason = std::nullopt,
       .id = id,
       .read_as = {},
       .row = {},
       .path = line.source->path});
}

void Intake::take(const PassedOver& passed) {
  report_.add({passed.reason, passed.path, passed.line, {}, false});
}

void Intake::put(schema::Record record, const std::string& key, const LedgerEntry& fresh) {
  record.id = fresh.id;
  const std::string owner = writer_.metadata(paper_key(fresh.id));
  // The document goes first: were Xapian to commit in between, the next run would find it without a ledger entry and
  // only write it again.
  writer_.put(record);
  if (!owner.empty() && owner != key)
    if (const auto former = entry(owner); former && former->id == fresh.id) writer_.set_metadata(owner, {});
  if (owner != key) writer_.set_metadata(paper_key(fresh.id), key);
  writer_.set_metadata(key, encode_entry(fresh));
  ++(owner.empty() ? counts_.added : counts_.replaced);
}

void Intake::drop_paper(const std::string& id) {
  const std::string owner = writer_.metadata(paper_key(id));
  if (owner.empty()) return;
  writer_.remove(id);
  writer_.set_metadata(owner, {});
  writer_.set_metadata(paper_key(id), {});
  ++counts_.removed;
}

std::string Intake::id_of_file(const FoundFile& file, const std::string& key) const {
  std::string id = id_of_path(file.relative);
  const std::string owner = writer_.metadata(paper_key(id));
  return owner.empty() || owner == key ? id : id_of_second_path(file.relative, file.path);
}

std::string Intake::id_of(const FoundLine& line, const ReadPaper& paper) const {
  if (paper.given_id) return *paper.given_id;
  if (line.source->is_stdin) return id_of_stdin_line(line.sha256);
  std::string id = id_of_line(line.source->relative, line.number);
  const std::string owner = writer_.metadata(paper_key(id));
  if (owner.empty()) return id;
  const auto known = entry(owner);
  if (!known || known->path == line.source->path) return id;
  return id_of_second_path(line.source->relative, line.source->path) + "~l" + std::to_string(line.number);
}

bool Intake::is_overtaken(const FoundLine& line, const std::string& id, std::uint64_t order) {
  const auto [seen, is_first] = last_line_of_id_.try_emplace(schema::stable_hash(id), order);
  if (is_first) return false;
  report_.add({{ReasonCode::kDuplicateId, {}}, line.source->path, line.number, id, false});
  if (seen->second > order) return true;
  seen->second = order;
  return false;
}

void Intake::warn(const ReadPaper& paper, const std::string& path, std::uint64_t line, const std::string& id) {
  for (const Reason& reason : paper.warnings) report_.add({reason, path, line, id, false});
  for (const std::string& name : paper.unknown_fields)
    if (unknown_fields_.size() < kMaxUnknownFields && unknown_fields_.insert(name).second)
      report_.add({{ReasonCode::kUnknownField, name}, path, line, id, false});
}

const RegisterRow* Intake::row_of(const FoundFile& file, const LedgerEntry& known) const {
  const RegisterRow* row = registers_.row_of_file(file.relative);
  return row != nullptr ? row : registers_.row_of_paper(known.read_as);
}

void Intake::join(const FoundFile& file, const RegisterRow* row) {
  if (row != nullptr)
    joined_.insert(row);
  else if (!registers_.empty())
    report_.add({{ReasonCode::kFileWithoutRow, {}}, file.path, 0, {}, false});
}

void Intake::take_rows(std::uint64_t first_order, bool allowed) {
  for (const RegisterProblem& problem : registers_.problems())
    report_.add({problem.reason, registers_.path(problem.source), problem.line, {}, false});
  std::vector<std::set<std::string>> kept(registers_.paths().size());  // ledger keys
  for (const RegisterRow& row : registers_.rows()) {
    if (joined_.contains(&row)) continue;
    const std::string& path = registers_.path(row.source);
    auto source = std::make_shared<const LineSource>(LineSource{.path = path, .relative = path, .is_stdin = false});
    const FoundLine line{.source = std::move(source),
                         .number = row.line,
                         .text = {},
                         .sha256 = sha256_hex(path + "\n" + row.id + row.digest)};
    const std::string what = !row.file.empty() ? row.file : row.given.number.value_or(row.given.subject.value_or(""));
    report_.add({{ReasonCode::kRowWithoutFile, what}, path, row.line, row.id, false});
    kept[row.source].insert(line_key(line.sha256));
    const std::uint64_t order = ++first_order;
    if (wants(line, order)) take(line, order, read_register_row(row, path));
    if (writer_.is_due()) writer_.commit();
  }
  for (std::size_t source = 0; source < kept.size(); ++source)
    remove_gone_rows(registers_.path(source), kept[source], allowed);
}

void Intake::remove_gone_rows(const std::string& register_path, const std::set<std::string>& kept, bool allowed) {
  // Rows that are still there, with their file or changed, are not lost.
  std::set<std::string> present;
  for (const RegisterRow& row : registers_.rows()) present.insert(row.id);
  std::vector<std::string> gone;
  std::size_t lost = 0;
  writer_.for_each_key(std::string(kLineKeys), [&](const std::string& key) {
    const auto known = entry(key);
    if (!known || known->path != register_path || kept.contains(key)) return true;
    gone.push_back(key);
    lost += present.contains(known->id) ? 0 : 1;
    return true;
  });
  if (!allowed && lost * 5 > lost + kept.size()) {
    report_.add({{ReasonCode::kRemovalRefused, std::to_string(lost)}, register_path, 0, {}, false});
    return;
  }
  for (const std::string& key : gone) {
    const auto known = entry(key);
    // A changed row has another key and the same paper.
    if (known && writer_.metadata(paper_key(known->id)) == key) drop_paper(known->id);
    writer_.set_metadata(key, {});
    if (writer_.is_due()) writer_.commit();
  }
}

void Intake::remove_gone(const std::string& folder, bool allowed) {
  const std::string beneath = folder.ends_with('/') ? folder : folder + "/";
  std::vector<std::string> gone;
  std::uint64_t papers = 0;
  std::uint64_t papers_gone = 0;
  writer_.for_each_key(std::string(kFileKeys), [&](const std::string& key) {
    const auto known = entry(key);
    if (!known || !known->path.starts_with(beneath)) return true;
    papers += known->id.empty() ? 0 : 1;
    if (is_regular_file(known->path)) return true;
    papers_gone += known->id.empty() ? 0 : 1;
    gone.push_back(key);
    return true;
  });
  if (!allowed && papers_gone * 5 > papers) {
    report_.add({{ReasonCode::kRemovalRefused, std::to_string(papers_gone)}, folder, 0, {}, false});
    return;
  }
  for (const std::string& key : gone) {
    const auto known = entry(key);
    if (known && !known->id.empty()) drop_paper(known->id);
    writer_.set_metadata(key, {});
    if (writer_.is_due()) writer_.commit();
  }
}

}  // namespace vankho::indexing
