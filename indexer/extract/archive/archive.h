// SPDX-License-Identifier: GPL-3.0-or-later
//
// Archives of files: ZIP, RAR (4 and 5), 7-Zip, tar, plain or packed with gzip, bzip2 or xz. What the bytes are, they
// say themselves, whatever the name.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/extract/archive/members.h"

namespace vankho::indexing {

// As unpack() says (members.h). Changes the locale of the process: libarchive writes names in that of LC_CTYPE.
Unpacked unpack_archive(std::string_view bytes, std::uint64_t first, MemberSink& sink);

}  // namespace vankho::indexing
