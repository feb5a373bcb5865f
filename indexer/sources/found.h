// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a scan of the sources finds, in order.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "indexer/ledger/ledger.h"
#include "indexer/reading/owned_file.h"
#include "indexer/report/reason.h"

namespace vankho::indexing {

// A regular file, not yet opened, or a member of one (schema/member_path.h), which has no folder and the stat of its
// file. The open folder makes sure that the file that is opened later is the one found, not one that a symbolic link
// now leads to.
struct FoundFile {
  std::shared_ptr<const OwnedFile> folder;
  std::string name;      // in the folder; raw bytes, as all paths here
  std::string path;      // absolute
  std::string relative;  // below the source folder
  FileStat stat;
  std::string register_name = {};  // another name of the same bytes, by which a register knows them
  // Of a file that may hold others (extract/members.h): which of them are to be read, itself included, by their
  // `relative`, each with its `register_name`; empty = all.
  std::map<std::string, std::string> only = {};
};

struct LineSource {
  std::string path;      // absolute; "-" for standard input
  std::string relative;  // below the source folder
  bool is_stdin = false;
};

struct FoundLine {
  std::shared_ptr<const LineSource> source;
  std::uint64_t number = 0;
  std::string text;
  std::string sha256;  // of the text
};

// Something that is not read, and why. line = 0: the file as a whole.
struct PassedOver {
  std::string path;
  std::uint64_t line = 0;
  Reason reason;
};

// A source folder has been walked to its end: complete when no folder beneath it was unreadable.
struct WalkedFolder {
  std::string path;
  bool complete = false;
};

// Nothing is where something was looked for by name.
struct NotThere {
  std::string path;
};

using Found = std::variant<FoundFile, FoundLine, PassedOver, WalkedFolder, NotThere>;

// Takes what was found; false = stop scanning.
using FoundSink = std::function<bool(Found)>;

}  // namespace vankho::indexing
