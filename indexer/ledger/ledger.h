// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the index knows of its inputs, kept in the metadata of the index itself, so that papers and ledger are one
// commit. The kinds of entries:
//
//   vankho:file:<hash of the absolute path>   a file: stat, SHA-256, status, id of its paper
//   vankho:line:<SHA-256 of the line>         a JSON Lines paper: status, id
//   vankho:paper:<id>                         which of these entries leads the paper
//   vankho:bytes:<bytes>:<hash of the path>   this file holds these bytes, and a paper (or a refusal) came of them
//   vankho:member:<hash of the file's path>:<hash of the path>
//                                             this member (schema/member_path.h) lies in that file
//   vankho:stamp:<SHA-256>                    the stamp of secrecy that was read off the picture that these bytes are
//   vankho:note:<hash of the path>:<...>      an input that was passed over, or a line that failed (notes.h)
//
// A file that holds others has an entry of its own, written after those of its members: once it bears the file's stat,
// all members were taken. It has no id and no digest unless it is a paper itself. Members have the stat of their file.
//
// Files of the same bytes are one paper. One of them leads it: its entry says how the paper was read, its path is the
// first one shown; the entries of the others are copies. When the leading file goes, another one leads, and the id
// stays. Who takes an id over with another paper removes the entries of the former one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/report/reason.h"

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
  std::optional<Reason> reason;       // when not indexed
  std::string id;                     // of the paper; empty when none was ever indexed from this input
  std::string read_as = {};           // of a file: Registers::read_as() of its text alone
  std::string row = {};               // digest of the register row that was joined with it; empty = none
  std::string kept_sha256 = {};       // when not indexed but an earlier paper is kept: of the bytes of that one
  bool copy = false;                  // another file leads the paper
  std::uint64_t line = 0;             // where a JSON Lines paper was found, from 1
  std::uint64_t root_bytes = 0;       // of a file: so many bytes of the path are the source folder, the slash included
  std::vector<Reason> warnings = {};  // what was not as it should be in an indexed paper
  std::string path;  // absolute, raw bytes; of a line: of the file that holds it, "-" for standard input
  bool operator==(const LedgerEntry&) const = default;
};

// The path of a file below its source folder.
std::string_view relative_path(const LedgerEntry& entry);

// Of the bytes that the entry's paper was read from, or refused for; empty when no paper came of it.
const std::string& paper_sha256(const LedgerEntry& entry);

// What the reading of a paper depends on besides its bytes, as one number: the program (kExtractorVersion) and the
// local names of the archive, encoded as the index keeps them. An input that was read under another one is read again.
int reading_version(int extractor_version, std::string_view local_names);

std::string encode_entry(const LedgerEntry& entry);
// Nothing for empty bytes or for those of another version: the input is then read as if it were new.
std::optional<LedgerEntry> decode_entry(std::string_view bytes);

std::string file_key(std::string_view absolute_path);
std::string line_key(std::string_view sha256);
std::string paper_key(std::string_view id);
std::string stamp_key(std::string_view sha256);
// Beginning of the keys of all files with these bytes; the digits of a file's key follow.
std::string bytes_keys(std::string_view sha256);
// Beginning of the keys of all members of the file; the digits of a member's key follow.
std::string member_keys(std::string_view absolute_path);
inline constexpr std::string_view kFileKeys = "vankho:file:";
inline constexpr std::string_view kLineKeys = "vankho:line:";
inline constexpr std::string_view kBytesKeys = "vankho:bytes:";

// Whether a line that the ledger knows as `entry` needs no reading.
bool is_known_line(const std::optional<LedgerEntry>& entry, int extractor_version);

}  // namespace vankho::indexing
