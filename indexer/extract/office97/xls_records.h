// SPDX-License-Identifier: GPL-3.0-or-later
//
// The records of an Excel stream and what stands in them: strings over several records, numbers, formats of dates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

struct XlsRecord {
  std::uint16_t kind = 0;
  std::string_view bytes;
};

// Reads record after record; `bytes` of each may be followed by continuations.
class XlsRecords {
 public:
  explicit XlsRecords(std::string_view stream) : stream_(stream) {}
  bool next(XlsRecord& record);
  // The next record when it continues the one before.
  bool next_continuation(std::string_view& bytes);
  std::size_t begin() const { return begin_; }  // of the last record, in the stream

 private:
  std::string_view stream_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
};

struct XlsString {
  struct Run {
    std::uint16_t first = 0;  // letter
    std::uint16_t font = 0;
  };
  std::u16string text;
  std::vector<Run> runs;  // from there on in this font
};

// How a file of its age keeps strings: windows-1252 bytes, or Unicode.
enum class XlsAge : std::uint8_t { kExcel5, kExcel97 };

// A string with a length of two bytes (one byte in `size_bytes`) at the beginning of `bytes`.
XlsString read_xls_string(std::string_view bytes, XlsAge age, std::size_t size_bytes = 2);

// All strings of the shared table, which runs over its continuations.
std::vector<XlsString> read_shared_strings(std::string_view first, XlsRecords& records);

double xls_compact_number(std::uint32_t rk);
double xls_double(std::string_view bytes, std::size_t at);

// Whether cells of this format are dates: the numbers that Excel keeps for them, or a pattern with a day or a year.
bool is_xls_date_format(std::uint16_t number, std::u16string_view pattern);

// "31/12/2005", "12.5".
std::string xls_date(double days, bool since_1904);
std::string xls_number(double number);

}  // namespace vankho::indexing
