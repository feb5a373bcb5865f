// SPDX-License-Identifier: GPL-3.0-or-later
//
// CSV as spreadsheets open it: UTF-8 with a byte order mark, lines end with CRLF (RFC 4180), and no cell is taken for a
// formula.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vankho::searching {

inline constexpr std::string_view kCsvType = "text/csv; charset=utf-8";
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // at the beginning of the file

// Adds one line. A cell that a spreadsheet would run (it begins with = + - @) gets an apostrophe before it.
void add_csv_line(std::string& csv, std::span<const std::string> cells);

}  // namespace vankho::searching
