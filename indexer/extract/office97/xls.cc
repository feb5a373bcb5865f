// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office97/xls.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/extract/office97/compound_file.h"
#include "indexer/extract/office97/little_endian.h"
#include "indexer/extract/office97/xls_records.h"
#include "indexer/extract/run_writer.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

// Records, [MS-XLS] 2.3.
enum Kind : std::uint16_t {
  kFormula = 0x0006,
  kEnd = 0x000A,
  kSince1904 = 0x0022,
  kPassword = 0x002F,
  kFont = 0x0031,
  kSheet = 0x0085,
  kManyNumbers = 0x00BD,
  kRichLabel = 0x00D6,
  kCellFormat = 0x00E0,
  kSharedStrings = 0x00FC,
  kSharedLabel = 0x00FD,
  kNumber = 0x0203,
  kLabel = 0x0204,
  kFormulaString = 0x0207,
  kCompactNumber = 0x027E,
  kPattern = 0x041E,
  kBegin = 0x0809,
};

constexpr std::uint16_t kWorksheet = 0x0010;
constexpr std::uint16_t kExcel97 = 0x0600;

struct CellFormat {
  std::uint16_t font = 0;
  std::uint16_t format = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view stream) : records_(stream) {}

  RunText read() {
    XlsRecord record;
    while (records_.next(record) && !writer_.is_full()) take(record);
    if (!begun_) throw ExtractError({ReasonCode::kDamagedFile, "Excel"});
    return writer_.take();
  }

 private:
  void take(const XlsRecord& record) {
    const std::string_view bytes = record.bytes;
    switch (record.kind) {
      case kBegin:
        return begin_part(bytes);
      case kEnd:
        end_row();
        if (depth_ > 0 && --depth_ == 1 && in_sheet_) in_chart_ = false;
        if (depth_ == 0) in_sheet_ = false;
        return;
      case kPassword:
        throw ExtractError({ReasonCode::kEncrypted, {}});
      case kSince1904:
        since_1904_ = u16(bytes, 0) == 1;
        return;
      case kFont:
        fonts_.push_back(utf8(read_xls_string(part(bytes, 14, bytes.size()), age_, 1).text));
        return;
      case kPattern:
        patterns_[u16(bytes, 0)] =
            read_xls_string(part(bytes, 2, bytes.size()), age_, age_ == XlsAge::kExcel5 ? 1 : 2).text;
        return;
      case kCellFormat:
        formats_.push_back({.font = u16(bytes, 0), .format = u16(bytes, 2)});
        return;
      case kSheet:
        if ((u8(bytes, 4) & 3) != 0) hidden_.insert(u32(bytes, 0));
        return;
      case kSharedStrings:
        strings_ = read_shared_strings(bytes, records_);
        return;
      default:
        if (in_sheet_ && !in_chart_) cell(record);
    }
  }

  void begin_part(std::string_view bytes) {
    if (!begun_) age_ = u16(bytes, 0) >= kExcel97 ? XlsAge::kExcel97 : XlsAge::kExcel5;
    begun_ = true;
    ++depth_;
    if (depth_ > 1) {
      in_chart_ = true;
      return;
    }
    in_sheet_ = u16(bytes, 2) == kWorksheet && !hidden_.contains(static_cast<std::uint32_t>(records_.begin()));
    in_chart_ = false;
    if (in_sheet_ && writer_.size() != 0) writer_.end_page();
  }

  void cell(const XlsRecord& record) {
    const std::string_view bytes = record.bytes;
    const std::uint16_t row = u16(bytes, 0);
    const std::uint16_t format = u16(bytes, 4);
    switch (record.kind) {
      case kSharedLabel:
        if (const std::uint32_t index = u32(bytes, 6); index < strings_.size()) text(row, format, strings_[index]);
        return;
      case kLabel:
      case kRichLabel:
        return text(row, format, read_xls_string(part(bytes, 6, bytes.size()), age_));
      case kNumber:
        return number(row, format, xls_double(bytes, 6));
      case kCompactNumber:
        return number(row, format, xls_compact_number(u32(bytes, 6)));
      case kManyNumbers:
        for (std::size_t at = 4; at + 8 <= bytes.size(); at += 6)
          number(row, u16(bytes, at), xls_compact_number(u32(bytes, at + 2)));
        return;
      case kFormula:
        // A result that is no number has its kind in the first byte; a string comes in a record of its own.
        formula_row_ = row;
        formula_format_ = format;
        if (u16(bytes, 12) != 0xFFFF) number(row, format, xls_double(bytes, 6));
        return;
      case kFormulaString:
        return text(formula_row_, formula_format_, read_xls_string(bytes, age_));
      default:
        return;
    }
  }

  void open_cell(std::uint16_t row) {
    if (row_ && *row_ != row) end_row();
    if (row_) writer_.add(U'\t');
    row_ = row;
  }

  void end_row() {
    if (row_) writer_.end_line();
    row_.reset();
  }

  void text(std::uint16_t row, std::uint16_t format, const XlsString& string) {
    if (string.text.empty()) return;
    open_cell(row);
    writer_.set_font(font_name(format < formats_.size() ? formats_[format].font : 0));
    std::size_t run = 0;
    for (std::size_t i = 0; i < string.text.size(); ++i) {
      for (; run < string.runs.size() && string.runs[run].first <= i; ++run)
        writer_.set_font(font_name(string.runs[run].font));
      const char16_t letter = string.text[i];
      // A row is a line, also where its cells are written over several.
      writer_.add_utf16(letter == u'\n' || letter == u'\r' || letter == u'\t' ? u' ' : letter);
    }
  }

  void number(std::uint16_t row, std::uint16_t format, double value) {
    const std::uint16_t code = format < formats_.size() ? formats_[format].format : std::uint16_t{0};
    const auto pattern = patterns_.find(code);
    const bool date = is_xls_date_format(code, pattern == patterns_.end() ? std::u16string() : pattern->second);
    open_cell(row);
    for (const char c : date ? xls_date(value, since_1904_) : xls_number(value))
      writer_.add(static_cast<unsigned char>(c));
  }

  std::string_view font_name(std::uint16_t font) const {
    // There is no font 4.
    const std::size_t index = font > 4 ? font - 1U : font;
    return index < fonts_.size() ? std::string_view(fonts_[index]) : std::string_view();
  }

  static std::string utf8(std::u16string_view name) {
    std::string bytes;
    for (const char16_t c : name)
      if (c < 0xD800 || c >= 0xE000) text::append_code_point(bytes, c);
    return bytes;
  }

  XlsRecords records_;
  XlsAge age_ = XlsAge::kExcel97;
  bool begun_ = false;
  bool in_sheet_ = false;
  bool in_chart_ = false;  // a part inside a sheet
  std::size_t depth_ = 0;
  bool since_1904_ = false;
  std::vector<std::string> fonts_;
  std::vector<CellFormat> formats_;
  std::unordered_map<std::uint16_t, std::u16string> patterns_;
  std::unordered_set<std::uint32_t> hidden_;  // where sheets begin that are not shown
  std::vector<XlsString> strings_;
  std::optional<std::uint16_t> row_;
  std::uint16_t formula_row_ = 0;
  std::uint16_t formula_format_ = 0;
  RunWriter writer_;
};

}  // namespace

RunText read_xls(std::string_view bytes) {
  const CompoundFile file(bytes);
  for (const char* const name : {"Workbook", "Book"})
    if (const std::optional<std::string> stream = file.stream(name)) return Reader(*stream).read();
  throw ExtractError({ReasonCode::kDamagedFile, "Excel"});
}

}  // namespace vankho::indexing
