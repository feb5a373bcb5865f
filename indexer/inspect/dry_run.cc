// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/inspect/dry_run.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <utility>
#include <variant>

#include "indexer/report/report.h"
#include "indexer/run/stop.h"
#include "indexer/sources/sources.h"
#include "indexer/worker/reading_workers.h"

namespace vankho::indexing {
namespace {

class DryRun {
 public:
  DryRun(const IndexOptions& options, const std::function<void(const std::string& line)>& out)
      : language_(options.language),
        out_(out),
        report_(options.report_file, options.language),
        workers_({.command = options.worker}, {.command = options.worker}) {}

  // False when a stop was requested.
  bool take(const Found& found) {
    if (const auto* file = std::get_if<FoundFile>(&found))
      take_file(*file);
    else if (const auto* line = std::get_if<FoundLine>(&found))
      take_reading(line->source->path, line->number, read_found_line(*line));
    else if (const auto* passed = std::get_if<PassedOver>(&found))
      say({passed->reason, passed->path, passed->line, {}, false});
    return !stop_requested();
  }

  void say(const ReportEntry& entry) {
    report_.add(entry);
    out_(text_line(entry, language_));
  }

  ExitCode end() {
    report_.finish();
    const bool vietnamese = language_ == Language::kVietnamese;
    const std::string sentence = fmt::format(
        fmt::runtime(vietnamese
                         ? "Chưa ghi gì: {} văn bản sẽ vào chỉ mục, {} tệp hoặc dòng không vào được, {} bị bỏ qua.\n"
                         : "Nothing was written: {} papers would be taken, {} inputs could not, {} passed over.\n"),
        papers_, report_.count(Outcome::kFailed) + report_.count(Outcome::kRefused), report_.count(Outcome::kSkipped));
    std::fputs(sentence.c_str(), stderr);
    return exit_code_of(report_);
  }

 private:
  void take_file(const FoundFile& file) {
    const auto take_member = [this](const FoundFile& member, const FileReading& reading) {
      take_reading(member.path, 0, reading.result);
      return !stop_requested();
    };
    const FileReading reading = read_with_members(file, nullptr, {}, workers_.readers(), take_member);
    take_reading(file.path, 0, reading.result);
  }

  template <typename Reading>
  void take_reading(const std::string& path, std::uint64_t line, const Reading& reading) {
    if (const auto* reason = std::get_if<Reason>(&reading)) return say({*reason, path, line, {}, false});
    const auto* read = std::get_if<ReadPaper>(&reading);
    if (read == nullptr) return;
    const ReadPaper& paper = *read;
    if (!paper.record.secrecy.empty())
      return say({{ReasonCode::kSecret, secrecy_stamp(paper.record.secrecy)}, path, line, {}, false});
    ++papers_;
    for (const Reason& warning : paper.warnings) say({warning, path, line, {}, false});
  }

  const Language language_;
  const std::function<void(const std::string& line)>& out_;
  Report report_;
  std::uint64_t papers_ = 0;
  ReadingWorkers workers_;
};

}  // namespace

ExitCode dry_run(const IndexOptions& options, const std::function<void(const std::string& line)>& out) {
  DryRun run(options, out);
  const ResolvedSources sources = resolve_sources(options.sources);
  for (const PassedOver& passed : sources.passed_over) run.take(passed);
  std::error_code error;
  const std::string index_dir = std::filesystem::weakly_canonical(options.writer.index_dir, error).string();
  for (const SourceRoot& root : sources.roots)
    if (!scan_source(root, index_dir, [&](const Found& found) { return run.take(found); })) break;
  return run.end();
}

}  // namespace vankho::indexing
