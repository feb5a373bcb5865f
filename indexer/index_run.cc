// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_run.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>

#include "indexer/authorities/authorities_file.h"
#include "indexer/channel.h"
#include "indexer/extract/extract.h"
#include "indexer/generations.h"
#include "indexer/index_lock.h"
#include "indexer/intake.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/sources/sources.h"
#include "indexer/stop.h"
#include "indexer/worker/extractor.h"
#include "schema/authority/local_names.h"
#include "schema/index_layout.h"

namespace vankho::indexing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kBytesOnTheWay = 64u << 20;
// What an element weighs beside its text.
constexpr std::uint64_t kElementBytes = 2048;
constexpr unsigned kMaxReaders = 16;
constexpr auto kLookAround = std::chrono::milliseconds(200);

struct ReadFile {
  FoundFile file;
  FileReading reading;
};
struct ReadLine {
  FoundLine line;           // its text is given up
  std::uint64_t bytes = 0;  // that it had
  std::uint64_t order = 0;
  std::variant<ReadPaper, Reason> reading;
};
struct ScanEnded {
  std::string error;  // empty when all went well
};

struct Arrival {
  std::variant<Found, ReadFile, ReadLine, ScanEnded> what;
  BudgetShare share;
};

struct FileTask {
  FoundFile file;
  std::string known_sha256;
};
struct LineTask {
  FoundLine line;
  std::uint64_t order = 0;
};
struct Task {
  std::variant<FileTask, LineTask> what;
  BudgetShare share;
};

template <typename... Calls>
struct Overloaded : Calls... {
  using Calls::operator()...;
};
template <typename... Calls>
Overloaded(Calls...) -> Overloaded<Calls...>;

std::uint64_t weight(const Found& found) {
  if (const auto* line = std::get_if<FoundLine>(&found)) return kElementBytes + line->text.size();
  if (const auto* file = std::get_if<FoundFile>(&found))
    return kElementBytes + std::min<std::uint64_t>(file->stat.size, kMaxTextBytes);
  return kElementBytes;
}

// Signals are for the thread that can commit.
void block_signals() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

class Run {
 public:
  Run(const IndexOptions& options, std::string index_dir, std::vector<SourceRoot> roots, IndexWriter& writer,
      Report& report, const Registers& registers, const std::string& local_names)
      : options_(options),
        index_dir_(std::move(index_dir)),
        roots_(std::move(roots)),
        writer_(writer),
        registers_(registers),
        intake_(writer, report, registers, reading_version(kExtractorVersion, local_names)),
        progress_(options.language) {}

  ~Run() {
    // Threads are joined after this, also when the index refused: they must not wait for a consumer that is gone.
    budget_.close();
    tasks_.close();
    arrivals_.close();
    if (!done_) request_stop();
  }

  // Reads all sources and commits. Returns early, with what is whole committed, when a stop was requested.
  void work() {
    start_threads();
    while (!(scan_ended_ && in_readers_ == 0) && !stop_requested()) {
      auto arrival = arrivals_.pop_until(std::min(Clock::now() + kLookAround, writer_.deadline()));
      if (arrival) std::visit([&](auto& what) { receive(what, arrival->share); }, arrival->what);
      if (writer_.is_due()) writer_.commit();
      show_progress();
    }
    if (!stop_requested()) intake_.take_rows(lines_, options_.allow_removals);
    if (!stop_requested())
      for (const WalkedFolder& folder : walked_)
        if (folder.complete) intake_.remove_gone(folder.path, options_.allow_removals);
    writer_.commit();
    progress_.clear();
    done_ = !stop_requested();
  }

  const Counts& counts() const { return intake_.counts(); }

 private:
  void start_threads() {
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    const unsigned readers = options_.readers != 0 ? options_.readers : std::clamp(cores, 2u, kMaxReaders);
    threads_.emplace_back([this] { scan(); });
    for (unsigned i = 0; i < readers; ++i) threads_.emplace_back([this] { read(); });
    if (progress_.is_shown()) threads_.emplace_back([this] { measure(); });
  }

  void scan() {
    block_signals();
    ScanEnded end;
    try {
      const FoundSink sink = [this](Found found) {
        const std::uint64_t bytes = weight(found);
        if (!budget_.acquire(bytes)) return false;
        arrivals_.push({std::move(found), BudgetShare(budget_, bytes)});
        return true;
      };
      for (const SourceRoot& root : roots_)
        if (!scan_source(root, index_dir_, sink)) break;
    } catch (const std::exception& error) {
      end.error = error.what();
    }
    arrivals_.push({std::move(end), {}});
  }

  void read() {
    block_signals();
    Extractor worker({.command = options_.worker});
    ExtractFile extract_file = extract_here;
    if (!options_.worker.empty())
      extract_file = [&](int file, const std::string& name) { return worker.extract(file, name); };
    while (auto task = tasks_.pop()) {
      std::visit(
          Overloaded{[&](FileTask& file) {
                       FileReading reading = read_found_file(file.file, file.known_sha256, registers_, extract_file);
                       arrivals_.push({ReadFile{std::move(file.file), std::move(reading)}, std::move(task->share)});
                     },
                     [&](LineTask& line) {
                       auto reading = read_found_line(line.line);
                       const std::uint64_t bytes = line.line.text.size() + 1;
                       line.line.text = {};
                       arrivals_.push({ReadLine{std::move(line.line), bytes, line.order, std::move(reading)},
                                       std::move(task->share)});
                     }},
          task->what);
    }
  }

  void measure() {
    block_signals();
    total_bytes_ = measure_sources(roots_);
  }

  void receive(Found& found, BudgetShare& share) {
    std::visit(Overloaded{[&](FoundFile& file) {
                            FileTask task{.file = {}, .known_sha256 = {}};
                            if (!intake_.wants(file, task.known_sha256)) {
                              done_bytes_ += file.stat.size;
                              return;
                            }
                            task.file = std::move(file);
                            hand_out({std::move(task), std::move(share)});
                          },
                          [&](FoundLine& line) {
                            const std::uint64_t order = ++lines_;
                            if (intake_.wants(line, order))
                              hand_out({LineTask{std::move(line), order}, std::move(share)});
                            else
                              done_bytes_ += line.text.size() + 1;
                          },
                          [&](PassedOver& passed) { intake_.take(passed); },
                          [&](WalkedFolder& folder) { walked_.push_back(std::move(folder)); }},
               found);
  }
  void receive(ReadFile& read, BudgetShare&) {
    --in_readers_;
    done_bytes_ += read.file.stat.size;
    intake_.take(read.file, std::move(read.reading));
  }
  void receive(ReadLine& read, BudgetShare&) {
    --in_readers_;
    done_bytes_ += read.bytes;
    intake_.take(read.line, read.order, std::move(read.reading));
  }
  void receive(ScanEnded& end, BudgetShare&) {
    scan_ended_ = true;
    if (!end.error.empty())
      throw Failure(ExitCode::kTryAgain, "Reading the sources failed: " + end.error,
                    "Đọc các nguồn không được: " + end.error);
  }

  void hand_out(Task task) {
    ++in_readers_;
    tasks_.push(std::move(task));
  }

  void show_progress() {
    const Counts& counts = intake_.counts();
    progress_.show({.papers = counts.added + counts.replaced + counts.unchanged,
                    .bytes = done_bytes_,
                    .total_bytes = total_bytes_,
                    .seconds = std::chrono::duration<double>(Clock::now() - start_).count()});
  }

  const IndexOptions& options_;
  const std::string index_dir_;
  const std::vector<SourceRoot> roots_;
  IndexWriter& writer_;
  const Registers& registers_;
  Intake intake_;
  Progress progress_;
  const Clock::time_point start_ = Clock::now();
  std::uint64_t done_bytes_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t in_readers_ = 0;
  bool scan_ended_ = false;
  bool done_ = false;
  std::vector<WalkedFolder> walked_;
  std::atomic<std::uint64_t> total_bytes_{0};
  ByteBudget budget_{kBytesOnTheWay};
  Channel<Arrival> arrivals_;
  Channel<Task> tasks_;
  std::vector<std::jthread> threads_;  // the last member: joined before what they use goes
};

// The local names of this run, put into use: those of the file, else those that the index holds.
std::string take_local_names(const std::optional<std::string>& of_file, IndexWriter& writer) {
  const std::string key(authority::kLocalNamesKey);
  const std::string in_index = writer.metadata(key);
  const std::string& names = of_file ? *of_file : in_index;
  authority::use_local_names(names);
  if (names != in_index) writer.set_metadata(key, names);
  return names;
}

// Whether files can be read at all is known before the index is touched; that they are read without a container, an
// administrator should know.
void try_worker(const IndexOptions& options, const std::vector<SourceRoot>& roots) {
  const auto has_files = [](const SourceRoot& root) {
    return root.kind == SourceRoot::Kind::kFolder || root.kind == SourceRoot::Kind::kFile;
  };
  if (options.worker.empty() || std::ranges::none_of(roots, has_files)) return;
  Extractor worker({.command = options.worker});
  try {
    if (worker.is_contained()) return;
  } catch (const std::system_error& error) {
    throw Failure(ExitCode::kTryAgain, error.what(),
                  std::string("Không khởi động được trình đọc tệp: ") + error.what());
  }
  const bool vietnamese = options.language == Language::kVietnamese;
  std::fprintf(stderr, "%s\n  %s\n",
               vietnamese ? "Lưu ý: tệp được đọc ngoài vùng cách ly (bubblewrap không chạy được trên máy này):"
                          : "Note: files are read without a container (bubblewrap does not run on this machine):",
               worker.trouble().c_str());
}

ExitCode exit_code(const Report& report) {
  if (stop_signal() == SIGINT) return ExitCode::kInterrupted;
  if (stop_signal() == SIGTERM) return ExitCode::kTerminated;
  return report.has(Outcome::kFailed) || report.has(Outcome::kRefused) ? ExitCode::kSomeInputsFailed : ExitCode::kOk;
}

}  // namespace

ExitCode run_index(const IndexOptions& options) {
  const Clock::time_point start = Clock::now();
  Report report(options.report_file, options.language);
  const Registers registers(options.registers);
  std::optional<std::string> of_file;
  if (!options.authorities_file.empty())
    of_file = authority::encode_local_names(read_authorities(options.authorities_file));
  make_index_directory(options.writer.index_dir);
  WriterOptions writer_options = options.writer;
  // Without links: Xapian must never be led to another directory while it writes.
  writer_options.index_dir = std::filesystem::canonical(options.writer.index_dir).string();

  IndexLock lock(writer_options.index_dir);
  writer_options.check_before_writing = lock.last_run_was_cut_off();
  Counts counts;
  ResolvedSources sources = resolve_sources(options.sources);
  try_worker(options, sources.roots);
  {
    IndexWriter writer(writer_options);
    for (const PassedOver& passed : sources.passed_over) report.add({passed.reason, passed.path, 0, {}, false});
    Run run(options, writer_options.index_dir, std::move(sources.roots), writer, report, registers,
            take_local_names(of_file, writer));
    run.work();
    counts = run.counts();
    counts.papers_in_index = writer.documents();
  }
  lock.clean_end();
  report.finish();
  const ExitCode code = exit_code(report);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::fputs(report.summary(counts, seconds).c_str(), stderr);
  if (options.json_summary) std::fputs(report.summary_json(counts, seconds, static_cast<int>(code)).c_str(), stdout);
  return code;
}

}  // namespace vankho::indexing
