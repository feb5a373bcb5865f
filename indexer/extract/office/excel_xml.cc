// SPDX-License-Identifier: GPL-3.0-or-later
//
// XML Spreadsheet of Excel 2002 and 2003: what accounting and office programs export as ".xls".
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/extract/office/office.h"
#include "indexer/extract/office/sheet_writer.h"
#include "indexer/extract/office/xml_part.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

class ExcelXml {
 public:
  RunText read(const std::string& bytes) {
    XmlPart xml(bytes, true);
    while (xml.next()) {
      if (xml.opens()) start(xml);
      if (in_data_ && xml.is_text()) text_ += xml.text();
      if (in_visible_ && xml.is_text()) hidden_ = xml.text() != "SheetVisible";
      if (xml.closes("Data")) end_data();
      if (xml.closes("Visible")) in_visible_ = false;
      if (xml.closes("Worksheet")) end_sheet();
    }
    return flow_.take();
  }

 private:
  struct Cell {
    std::size_t row = 0;
    std::size_t column = 0;
    std::string text;
    std::string font;
  };

  void start(XmlPart& xml) {
    const std::string_view name = xml.name();
    if (name == "Comment") {
      xml.skip();
    } else if (name == "Style") {
      style_ = xml.attribute("ID");
    } else if (name == "Font" && !in_sheet_) {
      fonts_[style_] = xml.attribute("FontName");
    } else if (name == "Worksheet") {
      in_sheet_ = true;
      hidden_ = false;
      row_ = 0;
    } else if (name == "Visible") {
      in_visible_ = in_sheet_;
    } else if (name == "Row") {
      row_ = place_of(xml, row_ + 1);
      column_ = 0;
      row_style_ = xml.attribute("StyleID");
    } else if (name == "Cell") {
      column_ = place_of(xml, column_ + 1);
      style_ = xml.attribute("StyleID");
      if (style_.empty()) style_ = row_style_;
    } else if (name == "Data") {
      is_date_ = xml.attribute("Type") == "DateTime";
      text_.clear();
      in_data_ = true;
    }
  }

  // Rows and cells behind empty ones say where they stand, counted from 1.
  static std::size_t place_of(const XmlPart& xml, std::size_t next) {
    return static_cast<std::size_t>(std::max(number_or(xml.attribute("Index"), static_cast<long>(next)), 1L));
  }

  void end_data() {
    in_data_ = false;
    // "2005-03-01T00:00:00.000" as people write it.
    if (is_date_ && text_.size() > 10 && text_[4] == '-' && text_[7] == '-')
      text_ = text_.substr(8, 2) + '/' + text_.substr(5, 2) + '/' + text_.substr(0, 4);
    const auto own = fonts_.find(style_);
    const auto font = own != fonts_.end() ? own : fonts_.find("Default");
    if (in_sheet_)
      cells_.push_back({row_, column_, text::squeeze(text_), font == fonts_.end() ? std::string() : font->second});
  }

  // Whether a sheet is hidden stands behind its cells.
  void end_sheet() {
    if (!hidden_) {
      SheetWriter sheet(flow_);
      for (const Cell& cell : cells_) sheet.add(cell.row, cell.column, cell.text, cell.font);
    }
    cells_.clear();
    in_sheet_ = false;
  }

  RunFlow flow_;
  std::vector<Cell> cells_;
  std::unordered_map<std::string, std::string> fonts_;  // by the id of a style
  std::string style_;
  std::string row_style_;
  std::string text_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  bool in_sheet_ = false;
  bool hidden_ = false;
  bool in_visible_ = false;
  bool in_data_ = false;
  bool is_date_ = false;
};

}  // namespace

bool is_excel_xml(std::string_view bytes) {
  return is_xml_that_names(bytes, "urn:schemas-microsoft-com:office:spreadsheet");
}

RunText read_excel_xml(std::string_view bytes) {
  return ExcelXml().read(std::string(bytes));
}

}  // namespace vankho::indexing
