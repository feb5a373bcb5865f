// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the index knows of its inputs, kept in the metadata of the index itself, so that papers and ledger are one
// commit. Three kinds of entries:
//
//   vankho:file:<hash of the absolute path>   a file: stat, SHA-256, status, id of its paper
//   vankho:line:<SHA-256 of the line>         a JSON Lines paper: status, id
//   vankho:paper:<id>                         which of these entries supplies the paper
//
// At most one entry supplies an id: who takes an id over removes the entry of the former owner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/reason.h"

namespace vankho::indexing {

struct FileStat {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
  std::uint64_t inode = 0;
  bool operator==(const FileStat&) const = default;
};

enum class Status { kIndexed, kFailed, kRefused };

struct LedgerEntry {
  FileStat stat;  // of a file
  std::string sha256;
  int extractor_version = 0;  // reading_version() of the run
  Status status = Status::kIndexed;
  std::optional<Reason> reason;  // when not indexed
  std::string id;                // of the paper; empty when none was ever indexed from this input
  std::string read_as = {};      // of a file: Registers::read_as() of its text alone
  std::string row = {};          // digest of the register row that was joined with it; empty = none
  std::string path;              // absolute, raw bytes; of a line: of the file that holds it, "-" for standard input
  bool operator==(const LedgerEntry&) const = default;
};

// What the reading of a paper depends on besides its bytes, as one number: the program (kExtractorVersion) and the
// local names of the archive, encoded as the index keeps them. An input that was read under another one is read again.
int reading_version(int extractor_version, std::string_view local_names);

std::string encode_entry(const LedgerEntry& entry);
// Nothing for empty bytes or for those of another version: the input is then read as if it were new.
std::optional<LedgerEntry> decode_entry(std::string_view bytes);

std::string file_key(std::string_view absolute_path);
std::string line_key(std::string_view sha256);
std::string paper_key(std::string_view id);
inline constexpr std::string_view kFileKeys = "vankho:file:";
inline constexpr std::string_view kLineKeys = "vankho:line:";

// What is to be done with an input of which the ledger says `entry`.
enum class Decision { kRead, kUnchanged, kStillFailing, kStillRefused };
Decision decide_file(const std::optional<LedgerEntry>& entry, const FileStat& stat, int extractor_version);
Decision decide_line(const std::optional<LedgerEntry>& entry, int extractor_version);

}  // namespace vankho::indexing
