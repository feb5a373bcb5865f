// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/csv.h"

namespace vankho::searching {
namespace {

// Spreadsheets run cells that begin like this; behind an apostrophe they are text. (OWASP, CSV Injection.)
std::string csv_cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos)
    text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

}  // namespace

void add_csv_line(std::string& csv, std::span<const std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) csv.append(i == 0 ? "" : ",").append(csv_cell(cells[i]));
  csv += "\r\n";
}

}  // namespace vankho::searching
