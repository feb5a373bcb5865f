// SPDX-License-Identifier: GPL-3.0-or-later
//
// PowerPoint 97 to 2003 (.ppt) ([MS-PPT], Microsoft).
#pragma once

#include <string_view>

#include "indexer/extract/extract.h"
#include "indexer/extract/run_text.h"

namespace vankho::indexing {

// The text of the slides in their order, each a page: titles and lists first, then the other boxes. Masters and notes
// are left out. Linear time on any bytes. Throws ExtractError for damaged and for locked files.
RunText read_ppt(std::string_view bytes);

}  // namespace vankho::indexing
