// SPDX-License-Identifier: GPL-3.0-or-later
//
// Generations of the index on the disk: which one is written, and the step that makes it the one that answers. All
// calls need the IndexLock. They throw Failure (kTryAgain) when the disk refuses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/failure.h"

namespace vankho::indexing {

// The failure to make or write what is at `path`: bad configuration where the same command would fail again (no
// permission, no such place), else to be tried again.
Failure cannot_write(const std::string& path, int error);

// Makes the directory (and those above it) where it is missing, on the disk for good.
void make_index_directory(const std::string& index_dir);

// fsync of a directory: what was made, renamed or replaced in it survives a power cut. Xapian 1.4 leaves that out.
void sync_directory(const std::string& path);

// Removes generations that the pointer never named: what an earlier run left before its first commit.
void remove_unpublished_generations(const std::string& index_dir);

// Replaces the pointer: new file, fsync, rename, fsync of the directory.
void publish_generation(const std::string& index_dir, std::uint64_t number);

// Throws Failure (kTryAgain) when fewer than `bytes` are free for us on the file system of `path`.
void require_free_space(const std::string& path, std::uint64_t bytes);

}  // namespace vankho::indexing
