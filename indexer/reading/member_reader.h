// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that hold others -> a reading of each member, as if it lay in the folder, then one of the file itself. Safe in
// any thread; no Xapian. Members are in memory, one at a time; nothing is written to a disk.
//
// What comes out is counted here, whatever the archive says, and reading ends at:
//   2,000 members of an archive, 10,000 of one with the archives in it
//   100 MB, or eight times what the file takes on disk where that is more, the archives in it included
//   200 bytes out of an archive's one, beyond its first megabyte
//   100 MB for a member, which is left out alone
//   archives (and messages) in archives; those in them are left out
#pragma once

#include <functional>
#include <string>

#include "indexer/extract/archive/members.h"
#include "indexer/reading/paper_reader.h"

namespace vankho::indexing {

// So many files may be around a paper, one in the other.
inline constexpr unsigned kMostAround = 2;

// Unpacks an open file as unpack() says (members.h). `around`: how many files it lies in; each level is asked while the
// one around it waits. Throws what the sink throws.
using UnpackFile = std::function<Unpacked(int file, const std::string& name, unsigned around, MemberSink& sink)>;
// In this process: for files that are trusted. Those of strangers go to workers (worker/unpacker.h).
Unpacked unpack_here(int file, const std::string& name, unsigned around, MemberSink& sink);

struct FileReaders {
  ExtractFile extract_file = extract_here;
  UnpackFile unpack_file = unpack_here;
};

// Takes the reading of a member, itself perhaps a file with members, after them. False = end it here.
using TakeMember = std::function<bool(FoundFile member, FileReading reading)>;

// The reading of the file itself, by its name with its members or without. Bytes that are `known` are only hashed;
// nullptr = read them in any case. Never throws for any file.
FileReading read_with_members(const FoundFile& file, const KnownBytes* known, const Registers& registers,
                              const FileReaders& readers, const TakeMember& take);

}  // namespace vankho::indexing
