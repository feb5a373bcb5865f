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

// So many names of a folder are held and put in order at once. A folder with more is given in pieces, each in order,
// so that the first papers of a million do not wait for the last name.
inline constexpr std::size_t kNamesAtOnce = 20'000;

// Gives everything that the source holds, folders in the byte order of names (of kNamesAtOnce), depth first. Only
// regular files beneath the root, no symbolic links followed; the folder `index_dir` (absolute) is left out. False when
// the sink or a stop ended it. JSON Lines files found in folders are read line by line too.
bool scan_source(const SourceRoot& root, const std::string& index_dir, const FoundSink& sink);

// The same of what is at `relative` below a folder that is a source: a file, or a folder with all beneath it, or
// NotThere. Gives nothing for what a scan of the source does not reach: hidden folders, folders behind links.
bool scan_beneath(const SourceRoot& root, const std::string& relative, const std::string& index_dir,
                  const FoundSink& sink);

// Bytes of the files that a scan will give, for the time left; stops early when a stop is requested.
std::uint64_t measure_sources(const std::vector<SourceRoot>& roots);

}  // namespace vankho::indexing
