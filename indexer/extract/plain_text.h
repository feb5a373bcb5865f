// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text files: UTF-8 with or without a byte order mark, UTF-16 with one; any other bytes are made valid.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/extract.h"

namespace vankho::indexing {

// Takes any bytes, in linear time. Line ends CR LF and CR become LF.
ExtractedText read_plain_text(std::string_view bytes);

std::string with_plain_line_ends(std::string text);

}  // namespace vankho::indexing
