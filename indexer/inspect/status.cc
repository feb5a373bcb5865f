// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/status.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/inspect/ledger_reader.h"
#include "indexer/inspect/skipped.h"
#include "schema/index_layout.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestExtension = 12;

// "pdf"; empty when what stands behind the last dot is no extension.
std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > kLongestExtension) return {};
  return shown_path(text::to_lower(text::to_valid_utf8(name.substr(dot + 1))));
}

void count_file(IndexStatus& status, const LedgerEntry& entry) {
  // What holds papers is none; nor is what was passed over in it.
  const bool holds_others = entry.status == Status::kIndexed && entry.id.empty();
  const bool is_passed_over = entry.reason && outcome_of(entry.reason->code) == Outcome::kSkipped;
  if (holds_others || is_passed_over) return;
  FormatCounts& format = status.formats[extension_of(entry.path)];
  if (!entry.id.empty()) ++(entry.copy ? format.copies : format.papers);
  if (entry.status == Status::kFailed) ++format.failed;
  if (entry.status == Status::kRefused) ++format.refused;
}

Json json_of(const Counts& counts) {
  return {{"added", counts.added},     {"replaced", counts.replaced}, {"unchanged", counts.unchanged},
          {"removed", counts.removed}, {"copies", counts.copies},     {"moved", counts.moved}};
}

const char* state_name(const IndexStatus& status) {
  switch (status.last_run->state) {
    case LastRun::State::kComplete:
      return "complete";
    case LastRun::State::kStopped:
      return "stopped";
    case LastRun::State::kRunning:
      break;
  }
  return status.lock.is_held ? "running" : "cut_off";
}

std::string did(const Counts& counts, bool vi) {
  return fmt::format(fmt::runtime(vi ? "{} mới, {} được thay, {} không đổi, {} bị gỡ, {} chuyển chỗ, {} bản sao"
                                     : "{} added, {} replaced, {} unchanged, {} removed, {} moved, {} copies"),
                     counts.added, counts.replaced, counts.unchanged, counts.removed, counts.moved, counts.copies);
}

std::string last_run_text(const IndexStatus& status, bool vi) {
  if (!status.last_run) return {};
  const LastRun& run = *status.last_run;
  const std::string_view state = state_name(status);
  const auto ended = [&]() -> std::string {
    if (state == "complete") return vi ? "đã quét hết" : "complete";
    if (state == "stopped") return vi ? "bị dừng giữa chừng" : "stopped before the end";
    if (state == "running") return vi ? "đang chạy" : "going on";
    return vi ? "bị cắt ngang; chạy lại để làm nốt" : "cut off; run it again to complete it";
  }();
  std::string text =
      fmt::format(fmt::runtime(vi ? "Lần chạy gần nhất: {} ({})" : "Last run: {} ({})"), run.started, ended);
  if (state == "complete" || state == "stopped")
    text += fmt::format(fmt::runtime(vi ? ", {:.1f} giây: {}" : ", {:.1f} s: {}"), run.seconds, did(run.counts, vi));
  text += '\n';
  for (const std::string& source : run.sources)
    text += fmt::format(fmt::runtime(vi ? "  nguồn: {}\n" : "  source: {}\n"), source);
  if (!run.last_change.empty())
    text += fmt::format(fmt::runtime(vi ? "Từ đó, theo dõi đến {}: {}\n" : "Since then, followed until {}: {}\n"),
                        run.last_change, did(run.since, vi));
  return text;
}

std::string formats_text(const IndexStatus& status, bool vi) {
  std::string text;
  for (const auto& [extension, format] : status.formats)
    text += fmt::format(fmt::runtime(vi ? "  {:<8} {:>9} văn bản, {} bản sao, {} không đưa vào được, {} từ chối\n"
                                        : "  {:<8} {:>9} papers, {} copies, {} failed, {} refused\n"),
                        extension.empty() ? "-" : "." + extension, format.papers, format.copies, format.failed,
                        format.refused);
  if (status.given != 0)
    text += fmt::format(fmt::runtime(vi ? "  {:<8} {:>9} văn bản (JSON Lines, sổ)\n"
                                        : "  {:<8} {:>9} papers (JSON Lines, registers)\n"),
                        "-", status.given);
  return text;
}

}  // namespace

IndexStatus index_status(const std::string& index_dir) {
  IndexStatus status;
  status.index_dir = index_dir;
  status.lock = lock_state(index_dir);
  status.last_run = read_last_run(index_dir);
  status.has_index = schema::current_generation_number(index_dir).has_value();
  if (!status.has_index && status.lock.is_held) return status;
  LedgerReader ledger(index_dir);
  status.papers = ledger.papers();
  ledger.for_each(std::string(kFileKeys), [&](const LedgerEntry& entry) { count_file(status, entry); });
  ledger.for_each(std::string(kLineKeys), [&](const LedgerEntry& entry) { status.given += entry.id.empty() ? 0 : 1; });
  for_each_trouble(ledger, [&](const ReportEntry& trouble) { ++status.reasons[trouble.reason.code]; });
  return status;
}

std::string status_text(const IndexStatus& status, Language language) {
  const bool vi = language == Language::kVietnamese;
  std::string text;
  if (status.lock.is_held)
    text += fmt::format(
        fmt::runtime(vi ? "Một lần chạy đang giữ chỉ mục để ghi ({}).\n" : "A run holds the index for writing ({}).\n"),
        status.lock.words);
  else if (!status.lock.words.empty())
    text += fmt::format(fmt::runtime(vi ? "Lần chạy trước bị cắt ngang ({}); chạy lại để làm nốt.\n"
                                        : "The last run was cut off ({}); run it again to complete it.\n"),
                        status.lock.words);
  if (status.has_index) {
    text += fmt::format(fmt::runtime(vi ? "Chỉ mục {} có {} văn bản.\n" : "The index {} holds {} papers.\n"),
                        shown_path(status.index_dir), status.papers);
    text += formats_text(status, vi);
  } else {
    text += vi ? "Chưa có phần nào được ghi xong.\n" : "Nothing is committed yet.\n";
  }
  if (!status.reasons.empty())
    text += vi ? "Không vào chỉ mục, hoặc không vào nguyên vẹn (chi tiết: vankho-indexer skipped):\n"
               : "Not in the index, or not as it came (each one: vankho-indexer skipped):\n";
  for (const auto& [code, count] : status.reasons)
    text += fmt::format("{:>8}  {}: {} [{}]\n", count, outcome_label(outcome_of(code), language),
                        sentence({code, "…"}, language), reason_name(code));
  return text + last_run_text(status, vi);
}

std::string status_json(const IndexStatus& status) {
  Json formats = Json::object();
  for (const auto& [extension, format] : status.formats)
    formats[extension] = {
        {"papers", format.papers}, {"copies", format.copies}, {"failed", format.failed}, {"refused", format.refused}};
  Json reasons = Json::object();
  for (const auto& [code, count] : status.reasons) reasons[std::string(reason_name(code))] = count;
  Json json{{"papers", status.papers},        {"given", status.given},     {"formats", formats}, {"reasons", reasons},
            {"running", status.lock.is_held}, {"lock", status.lock.words}, {"last_run", nullptr}};
  if (const auto& run = status.last_run)
    json["last_run"] = {{"started", run->started}, {"state", state_name(status)},  {"seconds", run->seconds},
                        {"sources", run->sources}, {"did", json_of(run->counts)},  {"failed", run->failed},
                        {"refused", run->refused}, {"since", json_of(run->since)}, {"last_change", run->last_change}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vankho::indexing
