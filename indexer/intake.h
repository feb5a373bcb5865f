// SPDX-License-Identifier: GPL-3.0-or-later
//
// The decisions of a run: what the ledger says of an input, which id a paper gets, who owns an id, what is written,
// kept, removed and reported. Used by the one thread that has the writer.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/index_writer.h"
#include "indexer/ledger.h"
#include "indexer/paper_reader.h"
#include "indexer/report.h"
#include "indexer/sources/found.h"

namespace vankho::indexing {

class Intake {
 public:
  // All outlive the intake. `reading_version` (ledger.h): papers read under another one are read again.
  Intake(IndexWriter& writer, Report& report, const Registers& registers, int reading_version)
      : writer_(writer), report_(report), registers_(registers), reading_version_(reading_version) {}

  // Whether the file must be read: `known_sha256` is then set to the hash of what is indexed, if the bytes alone
  // decide.
  bool wants(const FoundFile& file, std::string& known_sha256);
  // Whether the line must be read. `order`: of the finding, so that the last of one id wins although readers overtake
  // each other.
  bool wants(const FoundLine& line, std::uint64_t order);

  void take(const FoundFile& file, FileReading reading);
  void take(const FoundLine& line, std::uint64_t order, std::variant<ReadPaper, Reason> reading);
  void take(const PassedOver& passed);

  // After all files: rows of registers that no file belongs to become papers without text, and those of rows that are
  // gone, or have found their file, go. More than a fifth of a register's papers gone is done only when `allowed`.
  void take_rows(std::uint64_t first_order, bool allowed);

  // Removes the papers of files beneath the folder that are no longer there. More than a fifth of them gone is reported
  // and done only when `allowed`: an unmounted disk looks like that too.
  void remove_gone(const std::string& folder, bool allowed);

  const Counts& counts() const { return counts_; }

 private:
  std::optional<LedgerEntry> entry(const std::string& key) const;
  void put(schema::Record record, const std::string& key, const LedgerEntry& fresh);
  void drop_paper(const std::string& id);
  void fail_file(const FoundFile& file, const FileReading& reading, Reason reason, std::optional<LedgerEntry> known);
  std::string id_of_file(const FoundFile& file, const std::string& key) const;
  std::string id_of(const FoundLine& line, const ReadPaper& paper) const;
  // Whether a later line of this id was seen in this run; reports every id that is seen again.
  bool is_overtaken(const FoundLine& line, const std::string& id, std::uint64_t order);
  const RegisterRow* row_of(const FoundFile& file, const LedgerEntry& known) const;
  // Notes that the row has its file, or reports that a file has no row.
  void join(const FoundFile& file, const RegisterRow* row);
  void remove_gone_rows(const std::string& register_path, const std::set<std::string>& kept, bool allowed);
  void warn(const ReadPaper& paper, const std::string& path, std::uint64_t line, const std::string& id);

  IndexWriter& writer_;
  Report& report_;
  const Registers& registers_;
  std::unordered_set<const RegisterRow*> joined_;
  const int reading_version_;
  Counts counts_;
  std::unordered_map<std::uint64_t, std::uint64_t> last_line_of_id_;  // hash of id -> order
  std::set<std::string> unknown_fields_;
};

}  // namespace vankho::indexing
