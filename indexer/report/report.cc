// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/failure.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kShownEntries = 10;

std::string escaped(char byte) {
  return fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
}

std::size_t sequence_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
}

// Characters that a terminal obeys or that turn the direction of what follows: C0, DEL, C1, bidi controls.
bool is_control(std::string_view character) {
  const auto byte = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return byte < 0x20 || byte == 0x7F;
  if (character.size() == 2) return byte == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
  return character >= "\u200E" && character <= "\u2069" &&
         (character <= "\u200F" || (character >= "\u2028" && character <= "\u202E") || character >= "\u2066");
}

}  // namespace

std::string shown_path(std::string_view raw) {
  std::string shown;
  for (std::size_t at = 0; at < raw.size();) {
    const std::string_view character = raw.substr(at, sequence_length(raw[at]));
    if (!text::is_valid_utf8(character)) {
      shown += escaped(raw[at++]);
      continue;
    }
    at += character.size();
    if (character == "\\") {
      shown += "\\\\";
    } else if (is_control(character)) {
      for (const char byte : character) shown += escaped(byte);
    } else {
      shown += character;
    }
  }
  return shown;
}

std::string text_line(const ReportEntry& entry, Language language) {
  std::string line = shown_path(entry.path);
  if (entry.line != 0) line += fmt::format(":{}", entry.line);
  line += ": " + shown_path(sentence(entry.reason, language));
  if (entry.kept_old)
    line += language == Language::kVietnamese ? " (bản đã có vẫn được giữ)" : " (the earlier version is kept)";
  return line;
}

std::string json_line(const ReportEntry& entry, Language language) {
  Json object{{"outcome", outcome_name(outcome_of(entry.reason.code))},
              {"code", reason_name(entry.reason.code)},
              {"path", shown_path(entry.path)}};
  if (entry.line != 0) object["line"] = entry.line;
  if (!entry.id.empty()) object["id"] = entry.id;
  if (entry.kept_old) object["kept_old"] = true;
  object["reason"] = sentence(entry.reason, language);
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Report::Report(const std::string& file, Language language) : language_(language), file_name_(file) {
  if (file.empty()) return;
  file_.open(file, std::ios::binary | std::ios::trunc);
  if (!file_)
    throw Failure(ExitCode::kUsage, fmt::format("The report file {} cannot be written.", shown_path(file)),
                  fmt::format("Không ghi được tệp báo cáo {}.", shown_path(file)));
}

void Report::add(const ReportEntry& entry) {
  ++by_outcome_[static_cast<std::size_t>(outcome_of(entry.reason.code))];
  ++by_reason_[entry.reason.code];
  const bool needs_a_person =
      outcome_of(entry.reason.code) == Outcome::kFailed || outcome_of(entry.reason.code) == Outcome::kRefused;
  if (first_.size() < kShownEntries && needs_a_person) first_.push_back(entry);
  if (file_.is_open()) file_ << json_line(entry, language_) << '\n';
}

std::string Report::summary(const Counts& counts, double seconds) const {
  const bool vi = language_ == Language::kVietnamese;
  const std::uint64_t written = counts.added + counts.replaced;
  std::string text = fmt::format(
      fmt::runtime(
          vi ? "{} văn bản mới, {} được thay, {} không đổi, {} bị gỡ; chỉ mục có {} văn bản ({:.1f} giây, {:.0f} "
               "văn bản/giây).\n"
             : "{} papers added, {} replaced, {} unchanged, {} removed; the index holds {} ({:.1f} s, {:.0f} "
               "papers/s).\n"),
      counts.added, counts.replaced, counts.unchanged, counts.removed, counts.papers_in_index, seconds,
      seconds > 0 ? static_cast<double>(written) / seconds : 0.0);
  if (counts.copies + counts.moved != 0)
    text += fmt::format(fmt::runtime(vi ? "Tệp đã chuyển chỗ: {}; bản sao của văn bản đã có: {}.\n"
                                        : "Moved files: {}; copies of papers: {}.\n"),
                        counts.moved, counts.copies);
  for (const auto& [code, count] : by_reason_) {
    const Reason general{code, "…"};
    text +=
        fmt::format("{:>8}  {}: {}\n", count, outcome_label(outcome_of(code), language_), sentence(general, language_));
  }
  for (const ReportEntry& entry : first_) text += "  " + text_line(entry, language_) + "\n";
  const std::uint64_t needing = count(Outcome::kFailed) + count(Outcome::kRefused);
  if (needing > first_.size())
    text += fmt::format(fmt::runtime(vi ? "  ... và {} mục nữa; --report TỆP ghi lại tất cả\n"
                                        : "  ... and {} more; --report FILE writes all of them\n"),
                        needing - first_.size());
  if (!file_name_.empty())
    text += fmt::format(fmt::runtime(vi ? "Báo cáo đầy đủ: {}\n" : "Full report: {}\n"), shown_path(file_name_));
  return text;
}

std::string Report::summary_json(const Counts& counts, double seconds, int exit_code) const {
  Json reasons = Json::object();
  for (const auto& [code, count] : by_reason_) reasons[std::string(reason_name(code))] = count;
  const Json object{{"added", counts.added},
                    {"replaced", counts.replaced},
                    {"unchanged", counts.unchanged},
                    {"removed", counts.removed},
                    {"copies", counts.copies},
                    {"moved", counts.moved},
                    {"failed", count(Outcome::kFailed)},
                    {"refused", count(Outcome::kRefused)},
                    {"skipped", count(Outcome::kSkipped)},
                    {"duplicates", count(Outcome::kDuplicate)},
                    {"warnings", count(Outcome::kWarning)},
                    {"papers_in_index", counts.papers_in_index},
                    {"seconds", seconds},
                    {"reasons", reasons},
                    {"exit_code", exit_code}};
  return object.dump() + "\n";
}

void Report::finish() {
  if (!file_.is_open()) return;
  file_.flush();
  if (!file_)
    throw Failure(ExitCode::kTryAgain,
                  fmt::format("The report {} could not be written to its end.", shown_path(file_name_)),
                  fmt::format("Không ghi hết được báo cáo {}.", shown_path(file_name_)));
}

}  // namespace vankho::indexing
