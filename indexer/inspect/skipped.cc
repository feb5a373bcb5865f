// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/skipped.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "indexer/failure.h"
#include "indexer/inspect/ledger_reader.h"
#include "indexer/ledger/notes.h"
#include "schema/member_path.h"

namespace vankho::indexing {
namespace {

std::optional<Outcome> find_outcome(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Outcome::kWarning); ++i)
    if (const auto outcome = static_cast<Outcome>(i); outcome_name(outcome) == name) return outcome;
  return std::nullopt;
}

[[noreturn]] void refuse(const char* option, const std::string& value) {
  throw Failure(
      ExitCode::kUsage,
      fmt::format("{} {} is not known; the table in docs/operations.md lists all.", option, shown_path(value)),
      fmt::format("{} {}: không có giá trị này; xem bảng trong docs/operations.md.", option, shown_path(value)));
}

// As the ledger writes paths: absolute, links resolved as far as the path is there.
std::string place_of(const std::string& typed) {
  // What stands in a file is no matter of the disk. "//tmp" and "tmp//" are.
  const std::size_t mark = typed.find(schema::kMemberMark, 1);
  std::error_code error;
  const bool in_file = mark != std::string::npos && mark + schema::kMemberMark.size() < typed.size() &&
                       !std::filesystem::is_directory(typed.substr(0, mark), error);
  const std::string on_disk = in_file ? typed.substr(0, mark) : typed;
  const auto path = std::filesystem::weakly_canonical(on_disk, error);
  std::string place = error ? on_disk : path.string();
  if (in_file) place += typed.substr(mark);
  if (place.size() > 1 && place.ends_with('/')) place.pop_back();
  return place;
}

bool is_under(const std::string& path, const std::string& place) {
  if (place.empty() || place == "/") return true;
  return path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '/');
}

}  // namespace

void for_each_trouble(LedgerReader& ledger, const std::function<void(ReportEntry trouble)>& visit) {
  for (const std::string_view prefix : {kFileKeys, kLineKeys, kNoteKeys})
    ledger.for_each(std::string(prefix), [&](const LedgerEntry& entry) {
      if (entry.reason && entry.status != Status::kIndexed)
        return visit({*entry.reason, entry.path, entry.line, entry.id, prefix == kFileKeys && !entry.id.empty()});
      for (const Reason& warning : entry.warnings) visit({warning, entry.path, entry.line, entry.id, false});
    });
}

void print_skipped(const SkippedOptions& options, const std::function<void(const std::string& line)>& out) {
  const auto outcome = find_outcome(options.outcome);
  const auto reason = find_reason(options.reason);
  if (!options.outcome.empty() && !outcome) refuse("--outcome", options.outcome);
  if (!options.reason.empty() && !reason) refuse("--reason", options.reason);
  const std::string place = options.under.empty() ? std::string() : place_of(options.under);
  LedgerReader ledger(options.index_dir);
  std::vector<ReportEntry> troubles;
  for_each_trouble(ledger, [&](ReportEntry trouble) {
    if (outcome && outcome_of(trouble.reason.code) != *outcome) return;
    if (reason && trouble.reason.code != *reason) return;
    if (is_under(trouble.path, place)) troubles.push_back(std::move(trouble));
  });
  std::ranges::sort(troubles, {}, [](const ReportEntry& trouble) {
    return std::tuple<const std::string&, std::uint64_t, ReasonCode>(trouble.path, trouble.line, trouble.reason.code);
  });
  for (const ReportEntry& trouble : troubles)
    out(options.json ? json_line(trouble, options.language) : text_line(trouble, options.language));
}

}  // namespace vankho::indexing
