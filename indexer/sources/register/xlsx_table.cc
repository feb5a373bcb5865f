// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include "indexer/sources/register/table.h"
#include "indexer/sources/register/workbook.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Wider sheets are damaged or no registers.
constexpr std::size_t kMaxColumns = 1000;

// What the cells refer to (ECMA-376 part 1: 18.4 shared strings, 18.8 styles, 18.2.28 workbook properties).
struct Shared {
  std::vector<std::string> strings;
  std::vector<bool> date_styles;  // by cell style
  bool from_1904 = false;
};

std::size_t number_of(std::string_view digits, std::size_t otherwise) {
  std::size_t value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::vector<std::string> read_strings(const Workbook& book) {
  std::vector<std::string> strings;
  if (!book.has("xl/sharedStrings.xml")) return strings;
  const std::string xml = book.read("xl/sharedStrings.xml");
  XmlPart part(xml);
  bool reading = false;  // phonetic runs (rPh) hold no text of the cell
  int phonetic = 0;
  while (part.next()) {
    if (part.opens("si")) strings.emplace_back();
    if (part.opens("rPh")) ++phonetic;
    if (part.opens("t")) reading = true;
    if (part.closes("t")) reading = false;
    if (part.closes("rPh")) --phonetic;
    if (reading && phonetic == 0 && part.is_text() && !strings.empty()) strings.back() += part.text();
  }
  return strings;
}

// Day, month or year outside of quotes and brackets.
bool is_date_format(std::string_view code) {
  bool quoted = false;
  bool bracketed = false;
  for (const char c : code) {
    if (c == '"') quoted = !quoted;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (!quoted && !bracketed && (c == 'd' || c == 'y' || c == 'D' || c == 'Y')) return true;
  }
  return false;
}

bool is_built_in_date(std::size_t format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
         (format >= 50 && format <= 58);
}

std::vector<bool> read_date_styles(const Workbook& book) {
  std::vector<bool> styles;
  if (!book.has("xl/styles.xml")) return styles;
  const std::string xml = book.read("xl/styles.xml");
  std::vector<std::size_t> date_formats;
  XmlPart part(xml);
  bool cells = false;
  while (part.next()) {
    if (part.opens("numFmt") && is_date_format(part.attribute("formatCode")))
      date_formats.push_back(number_of(part.attribute("numFmtId"), 0));
    if (part.opens("cellXfs")) cells = true;
    if (cells && part.opens("xf")) {
      const std::size_t format = number_of(part.attribute("numFmtId"), 0);
      styles.push_back(is_built_in_date(format) || std::ranges::find(date_formats, format) != date_formats.end());
    }
    if (part.closes("cellXfs")) cells = false;
  }
  return styles;
}

// The part of the sheet that is wanted.
std::string find_sheet(const Workbook& book, std::string_view wanted, Shared& shared) {
  const std::string workbook = book.read("xl/workbook.xml");
  std::string relation;
  XmlPart part(workbook);
  while (part.next()) {
    if (part.opens("workbookPr")) {
      const std::string from = part.attribute("date1904");
      shared.from_1904 = from == "1" || from == "true";
    }
    if (!relation.empty() || !part.opens("sheet")) continue;
    if (wanted.empty() || text::fold_key(part.attribute("name")) == text::fold_key(wanted))
      relation = part.attribute("r:id");
  }
  if (relation.empty())
    throw TableError("no sheet \"" + std::string(wanted) + "\"", "không có trang tính \"" + std::string(wanted) + "\"");
  const std::string relations = book.read("xl/_rels/workbook.xml.rels");
  XmlPart targets(relations);
  while (targets.next()) {
    if (!targets.opens("Relationship") || targets.attribute("Id") != relation) continue;
    const std::string target = targets.attribute("Target");
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  throw TableError("damaged workbook: a sheet without a part", "sổ tính hỏng: trang tính không có nội dung");
}

// "AB12" -> 27; nothing when the reference is none.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    if (column > kMaxColumns) return std::nullopt;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

// Days since 30/12/1899 (which makes the day that Lotus counted in 1900 harmless from March 1900 on) or 1/1/1904.
std::string date_of_serial(const std::string& value, bool from_1904) {
  double serial = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), serial);
  if (error != std::errc() || end != value.data() + value.size() || serial < 1 || serial > 2958465) return value;
  using namespace std::chrono;
  const sys_days start = from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / 30};
  const year_month_day day{start + days{static_cast<int>(std::floor(serial))}};
  return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                     static_cast<int>(day.year()));
}

std::string cell_text(const std::string& type, const std::string& style, std::string value, const Shared& shared) {
  if (type == "s") {
    const std::size_t index = number_of(value, shared.strings.size());
    return index < shared.strings.size() ? shared.strings[index] : std::string();
  }
  if (type.empty() || type == "n") {
    const std::size_t index = number_of(style, shared.date_styles.size());
    if (index < shared.date_styles.size() && shared.date_styles[index]) return date_of_serial(value, shared.from_1904);
  }
  return value;
}

Table read_sheet(const std::string& xml, const Shared& shared) {
  Table table;
  XmlPart part(xml);
  std::string type;
  std::string style;
  std::string value;
  std::size_t column = 0;
  bool reading = false;
  while (part.next()) {
    if (part.opens("row")) {
      // Rows that hold nothing may be left out of the file; line numbers count them.
      const std::size_t number = number_of(part.attribute("r"), table.size() + 1);
      if (number > kMaxTableRows) throw TableError("more than 2,000,000 rows", "quá 2.000.000 dòng");
      if (number > table.size()) table.resize(number);
      column = 0;
    } else if (part.opens("c")) {
      type = part.attribute("t");
      style = part.attribute("s");
      value.clear();
      column = column_of(part.attribute("r")).value_or(column);
    }
    if (part.opens("v") || part.opens("t")) reading = true;
    if (reading && part.is_text()) value += part.text();
    if (part.closes("v") || part.closes("t")) reading = false;
    if (part.closes("c") && !table.empty() && column < kMaxColumns) {
      std::vector<std::string>& row = table.back();
      if (row.size() <= column) row.resize(column + 1);
      row[column++] = text::squeeze(cell_text(type, style, value, shared));
    }
  }
  return table;
}

}  // namespace

Table read_xlsx(std::string_view bytes, std::string_view sheet) {
  const Workbook book(bytes);
  Shared shared;
  const std::string part = find_sheet(book, sheet, shared);
  shared.strings = read_strings(book);
  shared.date_styles = read_date_styles(book);
  return read_sheet(book.read(part), shared);
}

}  // namespace vankho::indexing
