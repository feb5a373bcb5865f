// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/index_session.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/authorities/authorities_file.h"
#include "indexer/extract/extract.h"
#include "indexer/failure.h"
#include "indexer/index/generations.h"
#include "indexer/ocr/limits.h"
#include "indexer/run/stop.h"
#include "indexer/worker/extractor.h"
#include "schema/authority/local_names.h"
#include "schema/member_path.h"

namespace vankho::indexing {
namespace {

using Clock = std::chrono::steady_clock;

// The local names of this run, put into use: those of the file, else those that the index holds.
std::string take_local_names(const std::optional<std::string>& of_file, IndexWriter& writer) {
  const std::string key(authority::kLocalNamesKey);
  const std::string in_index = writer.metadata(key);
  const std::string& names = of_file ? *of_file : in_index;
  authority::use_local_names(names);
  if (names != in_index) writer.set_metadata(key, names);
  return names;
}

bool is_beneath(const std::string& path, const std::string& folder) {
  if (!path.starts_with(folder)) return false;
  return folder.ends_with('/') || path.size() == folder.size() || path[folder.size()] == '/';
}

void add(Counts& sum, const Counts& counts) {
  sum.added += counts.added;
  sum.replaced += counts.replaced;
  sum.unchanged += counts.unchanged;
  sum.removed += counts.removed;
  sum.copies += counts.copies;
  sum.moved += counts.moved;
}

// Whether a worker starts at all is known before the index is touched; nothing about its container for an empty
// command.
std::string start_worker(std::vector<std::string> command) {
  if (command.empty()) return {};
  if (!std::filesystem::exists(command.front()))
    throw Failure(ExitCode::kBadConfiguration,
                  "The program " + command.front() + " is not there; it belongs beside vankho-indexer.",
                  "Không thấy chương trình " + command.front() + "; chương trình này phải nằm cạnh vankho-indexer.");
  Extractor worker({.command = std::move(command)});
  try {
    return worker.is_contained() ? std::string() : worker.trouble();
  } catch (const std::system_error& error) {
    throw Failure(ExitCode::kTryAgain, error.what(),
                  std::string("Không khởi động được trình đọc tệp: ") + error.what());
  }
}

// That files are read without a container, an administrator should know.
void try_workers(const IndexOptions& options) {
  const std::string trouble = start_worker(options.worker);
  if (options.ocr_time.count() > 0) start_worker(options.ocr_worker);
  if (trouble.empty()) return;
  const bool vietnamese = options.language == Language::kVietnamese;
  std::fprintf(stderr, "%s\n  %s\n",
               vietnamese ? "Lưu ý: tệp được đọc ngoài vùng cách ly (bubblewrap không chạy được trên máy này):"
                          : "Note: files are read without a container (bubblewrap does not run on this machine):",
               trouble.c_str());
}

}  // namespace

IndexSession::IndexSession(const IndexOptions& options) : options_(options), registers_(options.registers) {
  try_workers(options);
  std::optional<std::string> of_file;
  if (!options.authorities_file.empty())
    of_file = authority::encode_local_names(read_authorities(options.authorities_file));
  make_index_directory(options.writer.index_dir);
  WriterOptions writer_options = options.writer;
  // Without links: Xapian must never be led to another directory while it writes.
  index_dir_ = std::filesystem::canonical(options.writer.index_dir).string();
  writer_options.index_dir = index_dir_;
  lock_.emplace(index_dir_);
  writer_options.check_before_writing = lock_->last_run_was_cut_off();
  writer_.emplace(writer_options);
  reading_version_ = reading_version(kExtractorVersion, take_local_names(of_file, *writer_));
}

FlowOptions IndexSession::flow_options(std::vector<ScanTarget> targets, const RunHooks& hooks) const {
  return {.index_dir = index_dir_,
          .targets = std::move(targets),
          .worker = {.command = options_.worker},
          .unpacker = {.command = options_.worker},
          .readers = options_.readers,
          .language = options_.language,
          .show_progress = !hooks.each_round,
          .is_being_written = hooks.is_being_written,
          .each_round = hooks.each_round};
}

Counts IndexSession::take_all(Report& report, const RunHooks& hooks) {
  const Clock::time_point start = Clock::now();
  const ResolvedSources sources = resolve_sources(options_.sources);
  last_run_ = {.started = utc_now(), .sources = {}, .counts = {}, .since = {}, .last_change = {}};
  std::vector<ScanTarget> targets;
  for (const SourceRoot& root : sources.roots) {
    targets.push_back({root, {}});
    last_run_.sources.push_back(shown_path(root.path));
  }
  write_last_run(index_dir_, last_run_);

  Intake intake(*writer_, known_, report, registers_, reading_version_);
  intake.leave_scans(options_.ocr_time.count() > 0);
  for (const PassedOver& passed : sources.passed_over) intake.take(passed);
  {
    PaperFlow flow(flow_options(targets, hooks), *writer_, intake, registers_, known_);
    flow.work();
    if (!stop_requested()) read_scans(intake, hooks);
    if (!stop_requested()) intake.take_rows(flow.lines(), options_.allow_removals);
    std::vector<std::string> looked_at = registers_.paths();
    for (const ScanTarget& target : targets)
      if (target.root.kind != SourceRoot::Kind::kFolder) looked_at.push_back(target.root.path);
    for (const WalkedFolder& folder : flow.walked()) {
      if (!folder.complete || stop_requested()) continue;
      intake.remove_gone(folder.path, options_.allow_removals);
      looked_at.push_back(folder.path);
    }
    const auto was_looked_at = [&](const std::string& path) {
      return std::ranges::any_of(looked_at, [&](const std::string& place) { return is_beneath(path, place); });
    };
    if (!stop_requested()) intake.notes().forget_others(was_looked_at);
    writer_->commit();
  }
  Counts counts = intake.counts();
  counts.papers_in_index = writer_->documents();
  lost_since_ = 0;
  last_run_.counts = counts;
  last_run_.failed = report.count(Outcome::kFailed);
  last_run_.refused = report.count(Outcome::kRefused);
  last_run_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  last_run_.state = stop_requested() ? LastRun::State::kStopped : LastRun::State::kComplete;
  write_last_run(index_dir_, last_run_);
  return counts;
}

Counts IndexSession::take_parts(const std::vector<ScanTarget>& parts,
                                const std::vector<std::string>& sources_to_compare, Report& report,
                                const RunHooks& hooks) {
  Intake intake(*writer_, known_, report, registers_, reading_version_);
  {
    PaperFlow flow(flow_options(parts, hooks), *writer_, intake, registers_, known_);
    flow.work();
    if (!stop_requested()) {
      remove_not_there(flow.not_there(), intake);
      for (const std::string& source : sources_to_compare) intake.remove_gone(source, options_.allow_removals);
      for (const ScanTarget& part : parts) intake.notes().forget_others_of(part.root.path + "/" + part.beneath);
      lost_since_ += intake.counts().removed;
    }
    writer_->commit();
  }
  Counts counts = intake.counts();
  counts.papers_in_index = writer_->documents();
  add(last_run_.since, counts);
  last_run_.last_change = utc_now();
  write_last_run(index_dir_, last_run_);
  return counts;
}

// The second pass: what has no text layer, one paper after the other, until the time is over.
void IndexSession::read_scans(Intake& intake, const RunHooks& hooks) {
  const std::vector<Scan> scans = intake.scans();
  intake.leave_scans(false);
  if (scans.empty()) return;
  writer_->commit();
  std::vector<ScanTarget> targets;
  std::map<std::string, std::map<std::string, std::string>> only;
  for (const Scan& scan : scans) {
    const std::string file(schema::file_of_path(scan.path));
    const bool is_first = !schema::is_member_path(scan.path) || !only.contains(file);
    if (schema::is_member_path(scan.path)) only[file].emplace(scan.relative, "");
    if (is_first)
      targets.push_back({{SourceRoot::Kind::kFolder, scan.path.substr(0, scan.path.size() - scan.relative.size() - 1)},
                         std::string(schema::file_of_path(scan.relative))});
  }
  FlowOptions flow = flow_options(std::move(targets), hooks);
  flow.only = std::move(only);
  flow.worker = {.command = options_.ocr_worker,
                 .limits = {.cpu_seconds = kOcrSeconds, .memory_bytes = kOcrMemory},
                 .wait = std::chrono::seconds(2 * kOcrSeconds)};
  flow.slow = true;
  flow.until = Clock::now() + options_.ocr_time;
  PaperFlow(std::move(flow), *writer_, intake, registers_, known_).work();
  intake.report_left(scans);
}

void IndexSession::remove_not_there(const std::vector<NotThere>& not_there, Intake& intake) {
  std::set<std::string> paths;
  for (const NotThere& nothing : not_there) paths.insert(nothing.path);
  const std::uint64_t lost = intake.papers_lost_with(paths);
  // Deleting one by one must not get round the limit of a scan.
  const bool is_too_much = (lost_since_ + lost) * 5 > writer_->documents() + lost_since_;
  if (lost != 0 && is_too_much && !options_.allow_removals) {
    const std::string folder = paths.begin()->substr(0, paths.begin()->rfind('/'));
    intake.take(PassedOver{folder, 0, {ReasonCode::kRemovalRefused, std::to_string(lost)}});
    return;
  }
  for (const std::string& path : paths) intake.remove_gone_file(path);
}

bool IndexSession::reload_registers() {
  if (options_.registers.empty()) return true;
  try {
    registers_ = Registers(options_.registers);
    return true;
  } catch (const Failure&) {
    return false;
  }
}

void IndexSession::end() {
  writer_.reset();
  lock_->clean_end();
}

}  // namespace vankho::indexing
