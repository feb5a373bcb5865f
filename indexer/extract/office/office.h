// SPDX-License-Identifier: GPL-3.0-or-later
//
// Office files of XML, most of them ZIP archives: Office Open XML (ECMA-376) and OpenDocument (ISO/IEC 26300). Each
// reader gives the text in reading order with the fonts of its runs, rows of tables as RunFlow writes them, pages
// parted by
// "\f"; what is deleted, hidden or a remark is left out. They throw ExtractError: damaged_file, encrypted,
// unpacks_too_large.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/office/zip_parts.h"
#include "indexer/extract/run_text.h"

namespace vankho::indexing {

// Word: docx, docm, dotx. Numbers of lists are written, the results of fields kept. Text boxes follow their paragraph,
// footnotes and endnotes the text, each with its number; then the words of page headers and footers, once.
RunText read_docx(std::string_view bytes);

// Word documents that are one XML file: those of Word 2003, and packages written flat. Notes and the headers and
// footers of pages are left out.
bool is_word_xml(std::string_view bytes);
RunText read_word_xml(std::string_view bytes);

// Excel: xlsx, xlsm. Each sheet is a page, each row a line.
RunText read_xlsx_text(std::string_view bytes);

// Workbooks that are one XML file, of Excel 2002 and 2003. Hidden sheets are left out, as of xlsx.
bool is_excel_xml(std::string_view bytes);
RunText read_excel_xml(std::string_view bytes);

// PowerPoint: pptx. Each slide is a page.
RunText read_pptx(std::string_view bytes);

// Writer, Calc, Impress: odt, ods, odp.
RunText read_odf(std::string_view bytes);

// What a ZIP archive is, by its own word for it.
enum class OfficeKind { kNone, kWord, kExcel, kPowerPoint, kOpenDocument };
struct OfficeFormat {
  OfficeKind kind = OfficeKind::kNone;
  std::string media_type;
};
OfficeFormat office_format(std::string_view bytes);

}  // namespace vankho::indexing
