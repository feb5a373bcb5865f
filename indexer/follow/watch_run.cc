// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/follow/watch_run.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "indexer/failure.h"
#include "indexer/follow/folder_watch.h"
#include "indexer/run/index_session.h"
#include "indexer/run/stop.h"

namespace vankho::indexing {
namespace {

using Clock = FolderWatch::Clock;

class Follower {
 public:
  Follower(const IndexOptions& options, const WatchOptions& watch)
      : options_(options),
        rescan_time_(watch.rescan_seconds),
        session_(options),
        watch_({.settle = std::chrono::milliseconds(watch.settle_milliseconds), .most_watches = watch.most_watches},
               session_.index_dir()) {}

  ExitCode follow() {
    scan_all();
    while (!stop_requested()) {
      wait();
      watch_.read_events();
      const bool is_asked = take_rescan_request();
      if (stop_requested()) break;
      if (watch_.take_overflow() || is_asked || Clock::now() >= next_scan_) {
        if (!session_.reload_registers())
          say("The registers could not be read again; those read before are used.",
              "Không đọc lại được sổ văn bản; vẫn dùng bản đã đọc trước.");
        scan_all();
      } else {
        take_changes();
      }
    }
    session_.end();
    return code_;
  }

 private:
  void say(const std::string& english, const std::string& vietnamese) const {
    const bool vi = options_.language == Language::kVietnamese;
    std::fprintf(stderr, "vankho-indexer: %s\n", (vi ? vietnamese : english).c_str());
  }

  RunHooks hooks() {
    return {
        .is_being_written = [paths = watch_.being_written()](const std::string& path) { return paths.contains(path); },
        // The kernel's queue must not run over while a long run goes on.
        .each_round =
            [this] {
              if (Clock::now() < next_look_) return;
              watch_.read_events();
              next_look_ = Clock::now() + std::chrono::milliseconds(50);
            }};
  }

  void scan_all() {
    folders_.clear();
    bool is_partial = false;
    for (const SourceRoot& root : resolve_sources(options_.sources).roots) {
      if (root.kind != SourceRoot::Kind::kFolder) continue;
      watch_.add_source(root.path);
      is_partial = is_partial || watch_.is_partial();
      folders_.push_back(root);
    }
    if (is_partial && !was_partial_)
      say(fmt::format("Not all folders can be watched: the system allows no more (fs.inotify.max_user_watches). What "
                      "changes in the others is taken by the scans, every {} s.",
                      rescan_time_.count()),
          fmt::format("Không theo dõi được hết các thư mục: hệ thống không cho thêm (fs.inotify.max_user_watches). "
                      "Thay đổi trong các thư mục còn lại được nhận khi quét, cứ {} giây một lần.",
                      rescan_time_.count()));
    was_partial_ = is_partial;
    watch_.forget_waiting();
    Report report({}, options_.language);
    const Clock::time_point start = Clock::now();
    const Counts counts = session_.take_all(report, hooks());
    tell(report, counts, start);
    next_scan_ = Clock::now() + rescan_time_;
  }

  void take_changes() {
    const Changes changes = watch_.take_quiet(Clock::now());
    if (changes.paths.empty()) return;
    std::vector<ScanTarget> parts;
    std::vector<std::string> sources_to_compare;
    for (const std::string& path : changes.paths) {
      const SourceRoot* source = source_of(path);
      if (source == nullptr) continue;
      // The source itself came or went.
      if (source->path.size() == path.size()) return scan_all();
      parts.push_back({*source, path.substr(source->path == "/" ? 1 : source->path.size() + 1)});
    }
    for (const std::string& folder : changes.gone_folders)
      if (const SourceRoot* source = source_of(folder);
          source != nullptr && std::ranges::find(sources_to_compare, source->path) == sources_to_compare.end())
        sources_to_compare.push_back(source->path);
    Report report({}, options_.language);
    const Clock::time_point start = Clock::now();
    const Counts counts = session_.take_parts(parts, sources_to_compare, report, hooks());
    const bool is_news = counts.added + counts.replaced + counts.removed + counts.copies + counts.moved != 0 ||
                         exit_code_of(report) == ExitCode::kSomeInputsFailed;
    if (is_news) tell(report, counts, start);
  }

  const SourceRoot* source_of(const std::string& path) const {
    const auto source = std::ranges::find_if(folders_, [&](const SourceRoot& folder) {
      if (folder.path == "/") return true;
      return path.starts_with(folder.path) && (path.size() == folder.path.size() || path[folder.path.size()] == '/');
    });
    return source == folders_.end() ? nullptr : &*source;
  }

  void tell(const Report& report, const Counts& counts, Clock::time_point start) {
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    code_ = exit_code_of(report);
    std::fputs(report.summary(counts, seconds).c_str(), stderr);
    if (options_.json_summary) {
      std::fputs(report.summary_json(counts, seconds, static_cast<int>(code_)).c_str(), stdout);
      std::fflush(stdout);
    }
  }

  void wait() const {
    const Clock::time_point until = std::min(next_scan_, watch_.next_quiet().value_or(next_scan_));
    // Now and then also without an event, for files that are never closed.
    const auto left = std::clamp(std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()),
                                 std::chrono::milliseconds(0), std::chrono::milliseconds(60'000));
    std::array<pollfd, 3> waiting{{{.fd = watch_.descriptor(), .events = POLLIN, .revents = 0},
                                   {.fd = stop_descriptor(), .events = POLLIN, .revents = 0},
                                   {.fd = rescan_descriptor(), .events = POLLIN, .revents = 0}}};
    ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count()));
  }

  const IndexOptions& options_;
  const std::chrono::seconds rescan_time_;
  IndexSession session_;
  FolderWatch watch_;
  std::vector<SourceRoot> folders_;
  bool was_partial_ = false;
  Clock::time_point next_scan_;
  Clock::time_point next_look_;
  ExitCode code_ = ExitCode::kOk;
};

}  // namespace

ExitCode run_watch(const IndexOptions& options, const WatchOptions& watch) {
  if (std::ranges::find(options.sources, "-") != options.sources.end())
    throw Failure(ExitCode::kUsage, "Standard input cannot be watched; give it to vankho-indexer index.",
                  "Không theo dõi được đầu vào chuẩn; hãy đưa vào bằng vankho-indexer index.");
  catch_rescan_signal();
  const ExitCode code = Follower(options, watch).follow();
  if (stop_signal() == SIGINT) return ExitCode::kInterrupted;
  return stop_signal() == SIGTERM ? ExitCode::kTerminated : code;
}

}  // namespace vankho::indexing
