// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run did and did not do: figures for the summary, and each input that is not in the index as it came, with the
// reason. Used by one thread.
#pragma once

#include <array>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/report/language.h"
#include "indexer/report/reason.h"

namespace vankho::indexing {

struct ReportEntry {
  Reason reason;
  std::string path;        // raw bytes; "-" for standard input
  std::uint64_t line = 0;  // of JSON Lines; 0 = the file as a whole
  std::string id;          // of the paper, where one is known
  bool kept_old = false;   // what was indexed of this input before stays searchable
};

struct Counts {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t copies = 0;  // further files of papers that were there
  std::uint64_t moved = 0;   // papers whose file was found elsewhere
  std::uint64_t papers_in_index = 0;
};

// Control characters and bytes that are not UTF-8 as \xNN, a backslash doubled: one line on a terminal, whatever the
// name holds, and two names are never shown alike.
std::string shown_path(std::string_view raw);

// "PATH:LINE: why", and the same as one JSON object; without the line's end.
std::string text_line(const ReportEntry& entry, Language language);
std::string json_line(const ReportEntry& entry, Language language);

class Report {
 public:
  // `file` (may be empty) takes every entry as one JSON object a line. Throws Failure (kUsage) when it cannot be
  // opened.
  Report(const std::string& file, Language language);

  void add(const ReportEntry& entry);
  bool has(Outcome outcome) const { return by_outcome_[static_cast<std::size_t>(outcome)] != 0; }
  std::uint64_t count(Outcome outcome) const { return by_outcome_[static_cast<std::size_t>(outcome)]; }

  // A few lines for a person: figures, reasons with their number, the first entries.
  std::string summary(const Counts& counts, double seconds) const;
  // The same as one JSON object.
  std::string summary_json(const Counts& counts, double seconds, int exit_code) const;

  // Throws Failure (kTryAgain) when the report could not be written to its end.
  void finish();

 private:
  Language language_;
  std::string file_name_;
  std::ofstream file_;
  std::array<std::uint64_t, 5> by_outcome_{};
  std::map<ReasonCode, std::uint64_t> by_reason_;
  std::vector<ReportEntry> first_;  // shown in the summary
};

}  // namespace vankho::indexing
