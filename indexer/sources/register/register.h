// SPDX-License-Identifier: GPL-3.0-or-later
//
// A register (sổ văn bản): what the owner's spreadsheet says of papers, one row each, and which row belongs to which
// file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/reading/item.h"
#include "indexer/report/reason.h"
#include "indexer/sources/register/columns.h"

namespace vankho::indexing {

struct RegisterOptions {
  std::string file;
  std::string sheet;  // of a workbook; empty = the first
  NamedHeadings headings;
};

struct RegisterRow {
  std::size_t source = 0;  // which register
  std::uint64_t line = 0;  // from 1, as the spreadsheet counts
  GivenFields given;
  std::string file;    // as written in the column of files, '/' between folders
  std::string id;      // of a paper that has no file: stays when rows above move
  std::string digest;  // SHA-256 of all that the row says
};

struct RegisterProblem {
  std::size_t source = 0;
  std::uint64_t line = 0;
  Reason reason;
};

// All registers of a run.
class Registers {
 public:
  Registers() = default;
  // Reads the files. Throws Failure, naming the file, for one that cannot be read or has no row of headings.
  explicit Registers(const std::vector<RegisterOptions>& registers);

  bool empty() const { return rows_.empty(); }
  const std::vector<RegisterRow>& rows() const { return rows_; }
  const std::string& path(std::size_t source) const { return paths_[source]; }  // absolute
  const std::vector<std::string>& paths() const { return paths_; }
  // Dates and the like that could not be read; the rows are taken all the same.
  const std::vector<RegisterProblem>& problems() const { return problems_; }

  // The row that names a file (by its path below the source folder, or a part of it from a folder on, or its name
  // alone; case and marks do not count), or nullptr.
  const RegisterRow* row_of_file(std::string_view relative) const;
  // The row that names no file and that a paper with this number and date alone can be ("223/CVHU@20161115", see
  // read_as()), or nullptr.
  const RegisterRow* row_of_paper(std::string_view read_as) const;

  // What a letterhead says, as row_of_paper() takes it; empty without a number.
  static std::string read_as(const schema::Record& record);

 private:
  void read(const RegisterOptions& options, std::size_t source);
  void add_row(const std::vector<std::string>& cells, const RegisterHeader& header, std::size_t source,
               std::uint64_t line);
  void give_id(RegisterRow& row);

  std::vector<std::string> paths_;
  std::vector<RegisterRow> rows_;
  std::vector<RegisterProblem> problems_;
  std::unordered_map<std::string, std::size_t> by_file_;         // folded path as written
  std::unordered_multimap<std::string, std::size_t> by_number_;  // key of the number
  std::unordered_map<std::string, unsigned> ids_;
};

}  // namespace vankho::indexing
