// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word 97 to 2003 (.doc), and Word 6 and 95 without fonts ([MS-DOC], Microsoft).
#pragma once

#include <string_view>

#include "indexer/extract/extract.h"
#include "indexer/extract/run_text.h"

namespace vankho::indexing {

// The text of the body in reading order, tables as rows, then notes and text boxes. Fields show their results. Page
// headers, comments, hidden and deleted text are left out. Fonts come from the letters, their character style or the
// style of the paragraph. Linear time on any bytes. Throws ExtractError for damaged and for locked files.
RunText read_word(std::string_view bytes);

}  // namespace vankho::indexing
