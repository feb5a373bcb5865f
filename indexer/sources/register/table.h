// SPDX-License-Identifier: GPL-3.0-or-later
//
// A spreadsheet as rows of text, whatever file it came in.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

// Cells are valid UTF-8, white space at their ends left out; a row has as many cells as were written in it.
using Table = std::vector<std::vector<std::string>>;

// The file is no spreadsheet that can be read; what() says why in English, `vietnamese` in Vietnamese.
struct TableError : std::runtime_error {
  TableError(const std::string& english, std::string vietnamese_)
      : std::runtime_error(english), vietnamese(std::move(vietnamese_)) {}
  std::string vietnamese;
};

// More rows than this are refused: a register is read into memory.
inline constexpr std::size_t kMaxTableRows = 2'000'000;

// Comma, semicolon or tab, whichever the first lines hold most; UTF-8 with or without a byte order mark, or UTF-16 with
// one. Quoted cells may hold line ends. Throws TableError.
Table read_csv(std::string_view bytes);

// A sheet of an Office Open XML workbook (ECMA-376): the one named, or the first. Cells with a date format are written
// 15/11/2016; formulas give their last value. Linked files and external entities are never opened, workbooks larger
// than 256 MB unpacked are refused. Throws TableError.
Table read_xlsx(std::string_view bytes, std::string_view sheet = {});

// By content: a ZIP archive is a workbook, anything else CSV.
Table read_table(std::string_view bytes, std::string_view sheet = {});

}  // namespace vankho::indexing
