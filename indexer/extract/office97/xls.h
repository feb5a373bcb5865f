// SPDX-License-Identifier: GPL-3.0-or-later
//
// Excel 5 to 2003 (.xls) ([MS-XLS], Microsoft).
#pragma once

#include <string_view>

#include "indexer/extract/extract.h"
#include "indexer/extract/run_text.h"

namespace vankho::indexing {

// The cells of all sheets that are shown: a row is a line with a tab between the cells that hold something, a sheet is
// a page. Formulas give the results that the file keeps, dates come as 31/12/2005. Linear time on any bytes. Throws
// ExtractError for damaged and for locked files.
RunText read_xls(std::string_view bytes);

}  // namespace vankho::indexing
