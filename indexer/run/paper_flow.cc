// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/paper_flow.h"

#include <algorithm>
#include <csignal>
#include <exception>
#include <type_traits>
#include <utility>

#include "indexer/extract/extract.h"
#include "indexer/failure.h"
#include "indexer/run/stop.h"
#include "indexer/worker/reading_workers.h"

namespace vankho::indexing {
namespace {

constexpr std::uint64_t kBytesOnTheWay = 64u << 20;
// What an element weighs beside its text.
constexpr std::uint64_t kElementBytes = 2048;
// Members of one file that were read and wait. A reader whose turn has not come waits too when there are more; it holds
// no paper that somebody else waits for.
constexpr std::uint64_t kWindowBytes = 8u << 20;
// Of papers that take long each.
constexpr std::uint64_t kSlowBytes = kBytesOnTheWay / 16;
constexpr unsigned kMaxReaders = 64;
constexpr auto kLookAround = std::chrono::milliseconds(200);

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

}  // namespace

PaperFlow::PaperFlow(FlowOptions options, IndexWriter& writer, Intake& intake, const Registers& registers,
                     const KnownBytes& known)
    : options_(std::move(options)),
      writer_(writer),
      intake_(intake),
      registers_(registers),
      known_(known),
      progress_(options_.language, options_.show_progress),
      budget_(kBytesOnTheWay) {}

PaperFlow::~PaperFlow() {
  // Threads are joined after this, also when the index refused: they must not wait for a consumer that is gone.
  budget_.close();
  for (ByteBudget& window : windows_) window.close();
  tasks_.close();
  tasks_again_.close();
  arrivals_.close();
  if (!done_) request_stop();
}

void PaperFlow::work() {
  start_threads();
  while (!(scan_ended_ && turn_ == turns_) && !stop_requested()) {
    auto arrival = arrivals_.pop_until(std::min(Clock::now() + kLookAround, writer_.deadline()));
    if (arrival) std::visit([&](auto& what) { receive(what, arrival->share); }, arrival->what);
    if (writer_.is_due()) writer_.commit();
    if (options_.each_round) options_.each_round();
    show_progress();
  }
  progress_.clear();
  done_ = !stop_requested();
}

void PaperFlow::start_threads() {
  // The writer waits for the disk much of its time, the scanner always: so a reader for every core.
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const unsigned readers = options_.readers != 0 ? options_.readers : std::min(cores, kMaxReaders);
  for (unsigned i = 0; i <= readers; ++i) windows_.emplace_back(kWindowBytes);
  threads_.emplace_back([this] { scan(); });
  for (unsigned i = 0; i < readers; ++i) threads_.emplace_back([this, i] { read(tasks_, windows_[i]); });
  threads_.emplace_back([this] { read(tasks_again_, windows_.back()); });
  if (progress_.is_shown()) threads_.emplace_back([this] { measure(); });
}

void PaperFlow::scan() {
  block_signals();
  ScanEnded end;
  try {
    const FoundSink sink = [this](Found found) {
      if (const auto* file = std::get_if<FoundFile>(&found))
        if (options_.is_being_written && options_.is_being_written(file->path)) return true;
      const std::uint64_t bytes = options_.slow ? kSlowBytes : weight(found);
      if (!budget_.acquire(bytes) || Clock::now() >= options_.until) return false;
      arrivals_.push({std::move(found), BudgetShare(budget_, bytes)});
      return true;
    };
    for (const ScanTarget& target : options_.targets) {
      const bool goes_on = target.beneath.empty() ? scan_source(target.root, options_.index_dir, sink)
                                                  : scan_beneath(target.root, target.beneath, options_.index_dir, sink);
      if (!goes_on) break;
    }
  } catch (const std::exception& error) {
    end.error = error.what();
  }
  arrivals_.push({std::move(end), {}});
}

void PaperFlow::read(Channel<Task>& tasks, ByteBudget& window) {
  block_signals();
  const ReadingWorkers workers(options_.worker, options_.unpacker);
  while (auto task = tasks.pop()) {
    std::visit(
        Overloaded{[&](FileTask& file) { read_file(*task, file, workers.readers(), window); },
                   [&](LineTask& line) {
                     auto reading = read_found_line(line.line);
                     const std::uint64_t bytes = line.line.text.size() + 1;
                     line.line.text = {};
                     arrivals_.push({ReadLine{task->turn, std::move(line.line), bytes, line.order, std::move(reading)},
                                     std::move(task->share)});
                   }},
        task->what);
  }
}

void PaperFlow::read_file(Task& task, FileTask& what, const FileReaders& readers, ByteBudget& window) {
  const auto take_member = [&](FoundFile member, FileReading reading) {
    const auto* paper = std::get_if<ReadPaper>(&reading.result);
    const std::uint64_t bytes = kElementBytes + (paper == nullptr ? 0 : paper->record.body.size());
    if (!window.acquire(bytes)) return false;
    arrivals_.push({ReadFile{task.turn, std::move(member), std::move(reading), true}, BudgetShare(window, bytes)});
    return Clock::now() < options_.until;
  };
  FileReading reading =
      read_with_members(what.file, what.want == Want::kLook ? &known_ : nullptr, registers_, readers, take_member);
  arrivals_.push({ReadFile{task.turn, std::move(what.file), std::move(reading), false}, std::move(task.share)});
}

void PaperFlow::measure() {
  block_signals();
  std::vector<SourceRoot> roots;
  for (const ScanTarget& target : options_.targets) roots.push_back(target.root);
  total_bytes_ = measure_sources(roots);
}

void PaperFlow::receive(Found& found, BudgetShare& share) {
  std::visit(
      Overloaded{[&](FoundFile& file) { receive_file(file, share); },
                 [&](FoundLine& line) { receive_line(line, share); }, [&](PassedOver& passed) { intake_.take(passed); },
                 [&](WalkedFolder& folder) { walked_.push_back(std::move(folder)); },
                 [&](NotThere& nothing) { not_there_.push_back(std::move(nothing)); }},
      found);
}

void PaperFlow::receive_file(FoundFile& file, BudgetShare& share) {
  if (const auto only = options_.only.find(file.path); only != options_.only.end()) file.only = only->second;
  const Want want = options_.slow ? Want::kExtract : intake_.wants(file);
  if (want == Want::kNothing)
    done_bytes_ += file.stat.size;
  else
    hand_out(FileTask{std::move(file), want}, std::move(share));
}

void PaperFlow::receive_line(FoundLine& line, BudgetShare& share) {
  const std::uint64_t order = ++lines_;
  if (intake_.wants(line, order))
    hand_out(LineTask{std::move(line), order}, std::move(share));
  else
    done_bytes_ += line.text.size() + 1;
}

void PaperFlow::receive(ReadFile& read, BudgetShare& share) {
  const std::uint64_t turn = read.turn;
  early_.emplace(turn, Arrival{std::move(read), std::move(share)});
  take_in_turn();
}

void PaperFlow::receive(ReadLine& read, BudgetShare& share) {
  const std::uint64_t turn = read.turn;
  early_.emplace(turn, Arrival{std::move(read), std::move(share)});
  take_in_turn();
}

void PaperFlow::take_in_turn() {
  while (!early_.empty() && early_.begin()->first == turn_) {
    Arrival arrival = std::move(early_.extract(early_.begin()).mapped());
    const bool over = std::visit(
        [&]<typename What>(What& what) {
          if constexpr (std::is_same_v<What, ReadFile> || std::is_same_v<What, ReadLine>)
            return take(what, arrival.share);
          else
            return true;
        },
        arrival.what);
    if (over) ++turn_;
  }
}

bool PaperFlow::take(ReadFile& read, BudgetShare& share) {
  if (read.is_member) {
    take_member(read);
    return false;
  }
  if (may_hold_members(read.file.name)) return take_holder(read, share);
  const std::uint64_t size = read.file.stat.size;
  const Want want = intake_.take(read.file, std::move(read.reading));
  if (want == Want::kNothing) {
    done_bytes_ += size;
    return true;
  }
  tasks_again_.push({read.turn, FileTask{std::move(read.file), want}, std::move(share)});
  return false;
}

void PaperFlow::take_member(ReadFile& read) {
  awaited_.erase(read.file.relative);
  if (intake_.take(read.file, std::move(read.reading)) != Want::kNothing)
    again_[read.file.relative] = read.file.register_name;
}

// The file itself is taken when all its members are, so that one that the ledger knows has been taken wholly.
bool PaperFlow::take_holder(ReadFile& read, BudgetShare& share) {
  if (!holder_) {
    holder_ = std::move(read);
  } else if (!std::holds_alternative<NotAsked>(read.reading.result)) {
    holder_->reading = std::move(read.reading);
    holder_->file.register_name = read.file.register_name;
  }
  FoundFile& file = holder_->file;
  const FileStat stat = holder_->reading.stat;
  const auto* reason = std::get_if<Reason>(&holder_->reading.result);
  const bool is_whole = file.only.empty() && reason == nullptr;
  const bool passes = reason != nullptr && may_pass(reason->code);
  if (again_.empty() && !std::holds_alternative<NotAsked>(holder_->reading.result) &&
      intake_.take(file, std::exchange(holder_->reading, {.result = NotAsked{}, .stat = stat, .sha256 = {}})) !=
          Want::kNothing)
    again_[file.relative] = file.register_name;
  if (!again_.empty()) {
    FoundFile asked = file;
    asked.only = std::exchange(again_, {});
    for (const auto& [relative, name] : asked.only)
      if (relative != file.relative) awaited_.insert(relative);
    tasks_again_.push({holder_->turn, FileTask{std::move(asked), Want::kExtract}, std::move(share)});
    return false;
  }
  // One that did not come this time is looked for again.
  const bool is_done = !passes && std::exchange(awaited_, {}).empty();
  intake_.end_members(file, is_done ? stat : FileStat{}, is_whole);
  done_bytes_ += file.stat.size;
  holder_.reset();
  return true;
}

bool PaperFlow::take(ReadLine& read, BudgetShare&) {
  done_bytes_ += read.bytes;
  intake_.take(read.line, read.order, std::move(read.reading));
  return true;
}

void PaperFlow::receive(ScanEnded& end, BudgetShare&) {
  scan_ended_ = true;
  if (!end.error.empty())
    throw Failure(ExitCode::kTryAgain, "Reading the sources failed: " + end.error,
                  "Đọc các nguồn không được: " + end.error);
}

void PaperFlow::hand_out(std::variant<FileTask, LineTask> what, BudgetShare share) {
  tasks_.push({turns_++, std::move(what), std::move(share)});
}

void PaperFlow::show_progress() {
  const Counts& counts = intake_.counts();
  progress_.show({.papers = counts.added + counts.replaced + counts.unchanged,
                  .bytes = done_bytes_,
                  .total_bytes = total_bytes_,
                  .seconds = std::chrono::duration<double>(Clock::now() - start_).count()});
}

}  // namespace vankho::indexing
