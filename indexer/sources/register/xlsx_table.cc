// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "indexer/extract/office/workbook.h"
#include "indexer/sources/register/table.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// A register of many years is larger than any paper.
constexpr ZipLimits kRegisterLimits{.inflated = std::uint64_t{256} << 20, .ratio = 1000};

Table read_sheet(Workbook& book, const Workbook::Sheet& sheet) {
  Table table;
  book.read(sheet, [&](Workbook::Cell&& cell) {
    if (cell.row >= kMaxTableRows) throw TableError("more than 2,000,000 rows", "quá 2.000.000 dòng");
    if (cell.row >= table.size()) table.resize(cell.row + 1);
    std::vector<std::string>& row = table[cell.row];
    if (row.size() <= cell.column) row.resize(cell.column + 1);
    row[cell.column] = std::move(cell.text);
  });
  return table;
}

}  // namespace

Table read_xlsx(std::string_view bytes, std::string_view wanted) try {
  Workbook book(bytes, kRegisterLimits);
  const auto sheet = std::ranges::find_if(book.sheets(), [&](const Workbook::Sheet& each) {
    return wanted.empty() || text::fold_key(each.name) == text::fold_key(wanted);
  });
  if (sheet == book.sheets().end())
    throw TableError("no sheet \"" + std::string(wanted) + "\"", "không có trang tính \"" + std::string(wanted) + "\"");
  return read_sheet(book, *sheet);
} catch (const ExtractError& error) {
  throw TableError(error.what(), sentence(error.reason, Language::kVietnamese));
}

}  // namespace vankho::indexing
