// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/index_run.h"

#include <chrono>
#include <csignal>
#include <cstdio>

#include "indexer/run/index_session.h"
#include "indexer/run/stop.h"

namespace vankho::indexing {

ExitCode exit_code_of(const Report& report) {
  if (stop_signal() == SIGINT) return ExitCode::kInterrupted;
  if (stop_signal() == SIGTERM) return ExitCode::kTerminated;
  return report.has(Outcome::kFailed) || report.has(Outcome::kRefused) ? ExitCode::kSomeInputsFailed : ExitCode::kOk;
}

ExitCode run_index(const IndexOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  Report report(options.report_file, options.language);
  IndexSession session(options);
  const Counts counts = session.take_all(report);
  session.end();
  report.finish();
  const ExitCode code = exit_code_of(report);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::fputs(report.summary(counts, seconds).c_str(), stderr);
  if (options.json_summary) std::fputs(report.summary_json(counts, seconds, static_cast<int>(code)).c_str(), stdout);
  return code;
}

}  // namespace vankho::indexing
