// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sources as typed on the command line: folders, files, JSON Lines files, "-" for JSON Lines on standard input.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/sources/found.h"

namespace vankho::indexing {

struct SourceRoot {
  enum class Kind { kFolder, kFile, kJsonLines, kStdin };
  Kind kind = Kind::kFile;
  std::string path;  // absolute, symbolic links resolved; "-" for standard input
};

struct ResolvedSources {
  std::vector<SourceRoot> roots;  // in the order given, none beneath another
  std::vector<PassedOver> passed_over;
};

ResolvedSources resolve_sources(const std::vector<std::string>& given);

// Gives everything that the source holds, folders in the byte order of names, depth first. Only regular files beneath
// the root, no symbolic links followed; the folder `index_dir` (absolute) is left out. Memory: the names of one folder.
// False when the sink or a stop ended it. JSON Lines files found in folders are read line by line too.
bool scan_source(const SourceRoot& root, const std::string& index_dir, const FoundSink& sink);

// Bytes of the files that a scan will give, for the time left; stops early when a stop is requested.
std::uint64_t measure_sources(const std::vector<SourceRoot>& roots);

}  // namespace vankho::indexing
