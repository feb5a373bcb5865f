// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inputs on their way into the index. Three kinds of threads: a scanner walks the sources; readers open, extract and
// read headers; the caller's thread alone touches the index: it asks the ledger what is new, hands that to the readers
// and writes what they give back. All that is on its way shares one budget of bytes, so memory does not grow with the
// sources.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "indexer/intake/intake.h"
#include "indexer/reading/member_reader.h"
#include "indexer/run/channel.h"
#include "indexer/run/progress.h"
#include "indexer/sources/sources.h"
#include "indexer/worker/extractor.h"

namespace vankho::indexing {

struct ScanTarget {
  SourceRoot root;
  std::string beneath = {};  // only what is there, below the folder; empty = all
};

struct FlowOptions {
  std::string index_dir;  // left out when it lies in a source
  std::vector<ScanTarget> targets;
  WorkerOptions worker = {};    // without a command files are read in this process
  WorkerOptions unpacker = {};  // the same for files that hold others
  unsigned readers = 0;         // threads; 0 = one a core
  // Papers that take long each: few are on their way, files are read although the ledger knows that they failed, and
  // none is begun after `until`.
  bool slow = false;
  // Of slow ones: those that lie in other files, by the path of the file (FoundFile::only).
  std::map<std::string, std::map<std::string, std::string>> only = {};
  std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
  Language language = Language::kEnglish;
  bool show_progress = false;
  // Files that somebody has not done writing are left for later. Called by the scanner's thread.
  std::function<bool(const std::string& path)> is_being_written = {};
  std::function<void()> each_round = {};  // called by the caller's thread again and again
};

class PaperFlow {
 public:
  // All outlive the flow.
  PaperFlow(FlowOptions options, IndexWriter& writer, Intake& intake, const Registers& registers,
            const KnownBytes& known);
  ~PaperFlow();
  PaperFlow(const PaperFlow&) = delete;
  PaperFlow& operator=(const PaperFlow&) = delete;

  // Takes everything in and commits full batches on the way; the last one is left to the caller. Returns early when a
  // stop was requested. Throws Failure.
  void work();

  // Folders that were walked to their end, and what was looked for and is not there.
  const std::vector<WalkedFolder>& walked() const { return walked_; }
  const std::vector<NotThere>& not_there() const { return not_there_; }
  std::uint64_t lines() const { return lines_; }

 private:
  // `turn`: what was handed out to the readers is taken in the order in which it was found, so that the same sources
  // give the same ids whichever reader was faster.
  struct ReadFile {
    std::uint64_t turn = 0;
    FoundFile file;
    FileReading reading;
    bool is_member = false;  // the file that holds it comes later in the same turn
  };
  struct ReadLine {
    std::uint64_t turn = 0;
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
    Want want = Want::kLook;
  };
  struct LineTask {
    FoundLine line;
    std::uint64_t order = 0;
  };
  struct Task {
    std::uint64_t turn = 0;
    std::variant<FileTask, LineTask> what;
    BudgetShare share;
  };
  using Clock = std::chrono::steady_clock;

  void start_threads();
  void scan();
  void read(Channel<Task>& tasks, ByteBudget& window);
  void read_file(Task& task, FileTask& what, const FileReaders& readers, ByteBudget& window);
  void measure();

  void receive(Found& found, BudgetShare& share);
  void receive(ReadFile& read, BudgetShare& share);
  void receive(ReadLine& read, BudgetShare& share);
  void take_in_turn();
  // Whether the turn is over: a file may have to be read again.
  bool take(ReadFile& read, BudgetShare& share);
  void take_member(ReadFile& read);
  bool take_holder(ReadFile& read, BudgetShare& share);
  bool take(ReadLine& read, BudgetShare& share);
  void receive(ScanEnded& end, BudgetShare& share);
  void receive_file(FoundFile& file, BudgetShare& share);
  void receive_line(FoundLine& line, BudgetShare& share);
  void hand_out(std::variant<FileTask, LineTask> what, BudgetShare share);
  void show_progress();

  const FlowOptions options_;
  IndexWriter& writer_;
  Intake& intake_;
  const Registers& registers_;
  const KnownBytes& known_;
  Progress progress_;
  const Clock::time_point start_ = Clock::now();
  std::uint64_t done_bytes_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t turns_ = 0;                        // given out
  std::uint64_t turn_ = 0;                         // whose turn it is
  std::multimap<std::uint64_t, Arrival> early_;    // read, but not yet their turn; those of one turn in their order
  std::map<std::string, std::string> again_ = {};  // members of the file at hand that hashing was not enough for
  std::set<std::string> awaited_ = {};             // those that were asked for
  std::optional<ReadFile> holder_ = {};            // the file at hand, while its members are read again
  bool scan_ended_ = false;
  bool done_ = false;
  std::vector<WalkedFolder> walked_;
  std::vector<NotThere> not_there_;
  std::atomic<std::uint64_t> total_bytes_{0};
  ByteBudget budget_;
  Channel<Arrival> arrivals_;
  Channel<Task> tasks_;
  // What is to be read again: always of the turn at hand, and by a reader of its own, for all others may be waiting for
  // that turn.
  Channel<Task> tasks_again_;
  std::deque<ByteBudget> windows_;     // of each reader: members that wait for their turn
  std::vector<std::jthread> threads_;  // the last member: joined before what they use goes
};

}  // namespace vankho::indexing
