// SPDX-License-Identifier: GPL-3.0-or-later
//
// The decisions of a run: what the ledger says of an input, which id a paper gets, who owns an id, what is written,
// kept, removed and reported. Used by the one thread that has the writer.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/index/index_writer.h"
#include "indexer/ledger/ledger_writer.h"
#include "indexer/ledger/notes.h"
#include "indexer/ledger/paper_paths.h"
#include "indexer/reading/paper_reader.h"
#include "indexer/report/report.h"
#include "indexer/sources/found.h"

namespace vankho::indexing {

// What is to be done with a file that was found.
enum class Want {
  kNothing,
  kLook,     // read it, but only hash bytes that are known
  kExtract,  // read it in any case
};

// A file without a text layer that this run came upon, or a member of one.
struct Scan {
  std::string path;      // absolute
  std::string relative;  // below the source folder
};

class Intake {
 public:
  // All outlive the intake. `reading_version` (ledger.h): papers read under another one are read again.
  Intake(IndexWriter& writer, KnownBytes& known, Report& report, const Registers& registers, int reading_version)
      : writer_(writer),
        ledger_(writer, known),
        paths_(writer, ledger_),
        notes_(ledger_),
        report_(report),
        registers_(registers),
        reading_version_(reading_version) {}

  // What the ledger says of the file; gives it the name by which a register knows its bytes. One that holds others and
  // is unchanged is not opened, except for those of them that are to be read again: they are `only`.
  Want wants(FoundFile& file);
  // Whether the line must be read. `order`: of the finding, so that the last of one id wins although readers overtake
  // each other.
  bool wants(const FoundLine& line, std::uint64_t order);

  // Of a file, or a member of one. kExtract when hashing was not enough after all; else kNothing.
  Want take(FoundFile& file, FileReading reading);
  // After the members of a file and the file itself, read at `stat` (none: it is to be read again by the next run).
  // Members that were not met are gone, if `whole`.
  void end_members(const FoundFile& file, const FileStat& stat, bool whole);
  void take(const FoundLine& line, std::uint64_t order, std::variant<ReadPaper, Reason> reading);
  void take(const PassedOver& passed);

  // After all files: rows of registers that no file belongs to become papers without text, and those of rows that are
  // gone, or have found their file, go. More than a fifth of a register's papers gone is done only when `allowed`.
  void take_rows(std::uint64_t first_order, bool allowed);

  // Removes the papers of files beneath the folder that are no longer there. More than a fifth of them gone is reported
  // and done only when `allowed`: an unmounted disk looks like that too. A paper with another file is not gone.
  void remove_gone(const std::string& folder, bool allowed);
  // The same for single files, without a limit.
  void remove_gone_file(const std::string& path);
  // Papers that files at these paths lead and that no other file holds.
  std::uint64_t papers_lost_with(const std::set<std::string>& paths) const;

  // What earlier runs noted of inputs that this run looked at and found in order, or did not find, is forgotten.
  Notes& notes() { return notes_; }

  // Papers without a text layer are only noted, not reported: their letters will be recognised.
  void leave_scans(bool leave) { leave_scans_ = leave; }
  const std::vector<Scan>& scans() const { return scans_; }
  // Reports those that have no text yet.
  void report_left(const std::vector<Scan>& scans);

  const Counts& counts() const { return counts_; }

 private:
  Want wants_known(FoundFile& file, const std::string& key, const LedgerEntry& known);
  Want wants_members(FoundFile& file, const std::string& key, const LedgerEntry& known);
  void take_holder(const FoundFile& file, const FileReading& reading);
  void keep_members_of(const FoundFile& member);
  void report_failed(const FoundFile& file, const Reason& reason, const std::string& kept_id);
  // Notes the paper for later when it is a scan and scans are left: whether it did.
  bool leave_scan(const LedgerEntry& entry);
  // `paper` has no text layer; `same` is what is known of its bytes.
  void read_as_recognised_before(const FoundFile& file, const std::optional<KnownPaper>& same, ReadPaper& paper);
  // Whether what failed is the second reading of a scan: then it stays as it is in the index, and says so.
  bool is_unrecognised(const LedgerEntry& known, const FileReading& reading, const Reason& reason);
  void keep_recognised(const LedgerEntry& known);
  // The paper of the entry is under this path now, and no more under that which led it.
  void lead_from_now_on(const FoundFile& file, const std::string& key);
  void report(const ReportEntry& entry);  // the ledger has an entry for it
  void report_and_note(const ReportEntry& entry);

  void adopt(const FoundFile& file, const FileReading& reading, const KnownPaper& paper);
  void leave_paper(const LedgerEntry& known, const std::string& key);
  void refuse(const LedgerEntry& fresh, const std::string& key);
  void fail_file(const FoundFile& file, const FileReading& reading, Reason reason);
  Want take_paper(FoundFile& file, const FileReading& reading, ReadPaper paper);
  void put_file(schema::Record record, const std::string& key, LedgerEntry fresh);
  void put_line(schema::Record record, const std::string& key, const LedgerEntry& fresh);
  void take_over(const std::string& id, const std::string& key);
  void count_written(bool was_there);

  std::string id_of_file(const FoundFile& file, const std::string& key) const;
  std::string id_of(const FoundLine& line, const ReadPaper& paper) const;
  // Whether a later line of this id was seen in this run; reports every id that is seen again.
  bool is_overtaken(const FoundLine& line, const std::string& id, std::uint64_t order);

  // The row of a register that any of the paper's files belongs to. Sets the name that the register knows.
  const RegisterRow* row_of(FoundFile& file, const std::string& sha256, const std::string& read_as) const;
  // Notes that the row has its file, or reports that a file has no row.
  void join(const FoundFile& file, const RegisterRow* row);
  void remove_gone_rows(const std::string& register_path, const std::set<std::string>& kept, bool allowed);
  void warn(const ReadPaper& paper, const std::string& path, std::uint64_t line, const std::string& id);
  void remove_gone_entry(const std::string& key);
  bool is_lost(const std::string& key, const LedgerEntry& entry) const;

  IndexWriter& writer_;
  LedgerWriter ledger_;
  PaperPaths paths_;
  Notes notes_;
  Report& report_;
  const Registers& registers_;
  std::unordered_set<const RegisterRow*> joined_;
  const int reading_version_;
  Counts counts_;
  std::unordered_set<std::string> met_;  // keys of the members of the file at hand
  bool leave_scans_ = false;
  std::vector<Scan> scans_;
  std::map<std::string, schema::Record> recognised_;  // by SHA-256: keep_recognised()
  std::set<std::string> counted_scans_;               // paths of those that this run has counted already
  std::unordered_map<std::uint64_t, std::uint64_t> last_line_of_id_;  // hash of id -> order
  std::set<std::string> unknown_fields_;
};

}  // namespace vankho::indexing
