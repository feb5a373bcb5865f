// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include "indexer/extract/office/xml_part.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Wider sheets are damaged or no registers.
constexpr std::size_t kMaxColumns = 1000;

std::size_t index_or(std::string_view digits, std::size_t otherwise) {
  const long value = number_or(digits, -1);
  return value < 0 ? otherwise : static_cast<std::size_t>(value);
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

bool is_built_in_date(long format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
         (format >= 50 && format <= 58);
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

}  // namespace

// ECMA-376 part 1: 18.2.28 workbook properties, 18.2.19 sheets.
Workbook::Workbook(std::string_view bytes, const ZipLimits& limits) : parts_(bytes, limits) {
  std::string main = target_of(relations_of(parts_, {}), "officeDocument");
  if (main.empty()) main = "xl/workbook.xml";
  relations_ = relations_of(parts_, main);
  const std::string workbook = parts_.read(main);
  XmlPart xml(workbook);
  while (xml.next()) {
    if (xml.opens("workbookPr")) {
      const std::string from = xml.attribute("date1904");
      from_1904_ = from == "1" || from == "true";
    }
    if (xml.opens("sheet"))
      sheets_.push_back({.name = xml.attribute("name"),
                         .relation = xml.attribute("id"),
                         .hidden = xml.attribute("state").find("idden") != std::string::npos});
  }
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  const auto part = [&](std::string_view type, std::string_view usual) {
    const std::string target = target_of(relations_, type);
    return target.empty() ? folder + std::string(usual) : target;
  };
  if (const std::string strings = part("sharedStrings", "sharedStrings.xml"); parts_.has(strings))
    read_strings(strings);
  if (const std::string styles = part("styles", "styles.xml"); parts_.has(styles)) read_styles(styles);
}

// 18.4 shared strings; phonetic runs (rPh) hold no text of the cell.
void Workbook::read_strings(const std::string& part) {
  const std::string strings = parts_.read(part);
  XmlPart xml(strings);
  bool reading = false;
  while (xml.next()) {
    if (xml.opens("si")) {
      strings_.emplace_back();
      string_fonts_.emplace_back();
    }
    if (xml.opens("rPh")) xml.skip();
    if (xml.opens("rFont") && !string_fonts_.empty() && string_fonts_.back().empty())
      string_fonts_.back() = xml.attribute("val");
    if (xml.opens("t")) reading = true;
    if (xml.closes("t")) reading = false;
    if (reading && xml.is_text() && !strings_.empty()) strings_.back() += xml.text();
  }
}

// 18.8 styles: a cell names a format of cellXfs, that a number format and a font.
void Workbook::read_styles(const std::string& part) {
  const std::string styles = parts_.read(part);
  std::vector<long> date_formats;
  std::vector<std::string> fonts;
  XmlPart xml(styles);
  bool cells = false;
  bool in_fonts = false;
  while (xml.next()) {
    if (xml.opens("numFmt") && is_date_format(xml.attribute("formatCode")))
      date_formats.push_back(number_or(xml.attribute("numFmtId"), 0));
    if (xml.opens("fonts")) in_fonts = true;
    if (in_fonts && xml.opens("font")) fonts.emplace_back();
    if (in_fonts && xml.opens("name") && !fonts.empty()) fonts.back() = xml.attribute("val");
    if (xml.closes("fonts")) in_fonts = false;
    if (xml.opens("cellXfs")) cells = true;
    if (cells && xml.opens("xf")) {
      const long format = number_or(xml.attribute("numFmtId"), 0);
      const std::size_t font = index_or(xml.attribute("fontId"), fonts.size());
      styles_.push_back(
          {.date = is_built_in_date(format) || std::ranges::find(date_formats, format) != date_formats.end(),
           .font = font < fonts.size() ? fonts[font] : std::string()});
    }
    if (xml.closes("cellXfs")) cells = false;
  }
}

std::string Workbook::text_of(const std::string& type, std::size_t style, std::string value) const {
  if (type == "s") {
    const std::size_t index = index_or(value, strings_.size());
    return index < strings_.size() ? strings_[index] : std::string();
  }
  if ((type.empty() || type == "n") && style < styles_.size() && styles_[style].date)
    return date_of_serial(value, from_1904_);
  return value;
}

std::string Workbook::font_of(const std::string& type, std::size_t style, const std::string& value) const {
  const std::size_t index = type == "s" ? index_or(value, strings_.size()) : strings_.size();
  if (index < strings_.size() && !string_fonts_[index].empty()) return string_fonts_[index];
  return style < styles_.size() ? styles_[style].font : std::string();
}

void Workbook::read(const Sheet& sheet, const std::function<void(Cell&&)>& take) {
  const auto relation = std::ranges::find(relations_, sheet.relation, &Relation::id);
  if (relation == relations_.end()) throw ExtractError({ReasonCode::kDamagedFile, "a sheet without a part"});
  const std::string bytes = parts_.read(relation->target);
  XmlPart xml(bytes);
  std::string type;
  std::string value;
  std::size_t style = 0;
  std::size_t rows = 0;  // so far; those that the file leaves out are counted
  std::size_t column = 0;
  bool reading = false;
  while (xml.next()) {
    if (xml.opens("row")) {
      rows = std::max(index_or(xml.attribute("r"), rows + 1), rows);
      column = 0;
    } else if (xml.opens("c")) {
      type = xml.attribute("t");
      style = index_or(xml.attribute("s"), 0);
      value.clear();
      column = column_of(xml.attribute("r")).value_or(column);
    }
    if (xml.opens("rPh")) xml.skip();
    if (xml.opens("v") || xml.opens("t")) reading = true;
    if (reading && xml.is_text()) value += xml.text();
    if (xml.closes("v") || xml.closes("t")) reading = false;
    if (!xml.closes("c") || rows == 0 || column >= kMaxColumns) continue;
    take({.row = rows - 1,
          .column = column,
          .text = text::squeeze(text_of(type, style, value)),
          .font = font_of(type, style, value)});
    ++column;
  }
}

}  // namespace vankho::indexing
