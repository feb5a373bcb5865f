// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was found -> records: opens, extracts, reads the header. Values in, values out; safe in any thread; no Xapian.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/extract/extract.h"
#include "indexer/ledger/known_bytes.h"
#include "indexer/sources/found.h"
#include "indexer/sources/register/register.h"
#include "schema/record.h"

namespace vankho::indexing {

struct ReadPaper {
  schema::Record record;                // without id
  std::optional<std::string> given_id;  // URL-safe, when the line gave one
  std::string read_as;                  // of a file: Registers::read_as() of its text alone
  const RegisterRow* row = nullptr;     // that was joined with it
  std::vector<Reason> warnings;
  std::vector<std::string> unknown_fields;
};

// The bytes seem to be in the index already.
struct SameBytes {};

// No paper, but a file that held the papers that were given before it.
struct OnlyMembers {};

// It was not asked for (FoundFile::only).
struct NotAsked {};

struct FileReading {
  std::variant<ReadPaper, Reason, SameBytes, OnlyMembers, NotAsked> result;
  FileStat stat;       // at reading; of a member: of its file
  std::string sha256;  // empty when nothing was read
};

// Larger files are not read.
inline constexpr std::uint64_t kMostFileBytes = 512u << 20;

// The text of an open file, by its name. Throws ExtractError.
using ExtractFile = std::function<ExtractedText(int file, const std::string& name)>;
// In this process: for files that are trusted. Those of strangers go to a worker (worker/extractor.h).
ExtractedText extract_here(int file, const std::string& name);

// The file opened, with its stat at that moment; or why it is not read.
struct OpenedFile {
  OwnedFile file;
  FileStat stat;
};
std::variant<OpenedFile, Reason> open_found_file(const FoundFile& file);
// Whether it is as it was when it was opened.
bool is_unchanged(const OpenedFile& opened);

// Reads an open file of which `file` says what it is called; its stat stays. Bytes that are `known` are only hashed;
// nullptr = read them in any case. Never throws for any file.
FileReading read_open_file(const FoundFile& file, int opened, const KnownBytes* known, const Registers& registers,
                           const ExtractFile& extract_file);

// The same of a file that is not yet opened. Its members are left alone (member_reader.h).
FileReading read_found_file(const FoundFile& file, const KnownBytes* known, const Registers& registers = {},
                            const ExtractFile& extract_file = extract_here);

// The fields of a scan out of what an earlier run stored of the same bytes, its recognised letters or none, and of the
// name that the file has now: without the picture.
ReadPaper read_again(const FoundFile& file, schema::Record known, const Registers& registers);

std::variant<ReadPaper, Reason> read_found_line(const FoundLine& line);

// The paper that a row of a register describes without a file.
ReadPaper read_register_row(const RegisterRow& row, const std::string& register_path);

// For the report: "MẬT" of "mat".
std::string secrecy_stamp(std::string_view secrecy);

}  // namespace vankho::indexing
