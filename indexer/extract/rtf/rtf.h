// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rich Text Format, as Word and WordPad write it (RTF specification 1.9.1, Microsoft, 2008).
#pragma once

#include <string_view>

#include "indexer/extract/extract.h"
#include "indexer/extract/run_text.h"

namespace vankho::indexing {

// The text of the body in reading order: tables as rows, text boxes where they are anchored, numbers of lists, results
// of fields. Page headers, comments, hidden and deleted text, pictures are left out. Bytes of an old encoding stay
// windows-1252 letters unless their font is declared Vietnamese (charset 163: windows-1258).
// Linear time on any bytes; a file that breaks off ends the text. Throws ExtractError when it does not begin as RTF.
RunText read_rtf(std::string_view bytes);

}  // namespace vankho::indexing
