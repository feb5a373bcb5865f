// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office97/xls_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>

#include "indexer/extract/legacy/encoding.h"
#include "indexer/extract/office97/little_endian.h"

namespace vankho::indexing {
namespace {

constexpr std::uint16_t kContinue = 0x003C;

// Far more than any sheet of an office; keeps the memory for a damaged table small.
constexpr std::size_t kMaxStrings = 1'000'000;

constexpr std::uint8_t kWide = 1;
constexpr std::uint8_t kExtended = 4;
constexpr std::uint8_t kRich = 8;

// Bytes that go on from record to record.
class Continued {
 public:
  Continued(std::string_view first, XlsRecords& records) : bytes_(first), records_(records) {}

  bool ended() {
    while (bytes_.empty())
      if (!records_.next_continuation(bytes_)) return true;
    return false;
  }
  std::uint8_t byte() {
    if (ended()) return 0;
    const std::uint8_t value = u8(bytes_, 0);
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint16_t number16() {
    const std::uint16_t low = byte();
    return static_cast<std::uint16_t>(low | byte() << 8);
  }
  std::uint32_t number32() {
    const std::uint32_t low = number16();
    return low | static_cast<std::uint32_t>(number16()) << 16;
  }
  void skip(std::size_t size) {
    while (size > 0 && !ended()) {
      const std::size_t here = std::min(size, bytes_.size());
      bytes_.remove_prefix(here);
      size -= here;
    }
  }
  // Letters go on in a continuation behind a byte that says anew how wide they are.
  std::u16string letters(std::size_t count, bool wide) {
    std::u16string text;
    while (text.size() < count) {
      if (bytes_.empty()) {
        if (ended()) break;
        wide = (byte() & kWide) != 0;
        continue;
      }
      text.push_back(wide ? static_cast<char16_t>(number16()) : static_cast<char16_t>(windows1252(byte())));
    }
    return text;
  }

 private:
  std::string_view bytes_;
  XlsRecords& records_;
};

}  // namespace

bool XlsRecords::next(XlsRecord& record) {
  if (stream_.size() < 4 || at_ > stream_.size() - 4) return false;
  begin_ = at_;
  record = {.kind = u16(stream_, at_), .bytes = part(stream_, at_ + 4, u16(stream_, at_ + 2))};
  at_ += 4 + std::size_t{u16(stream_, at_ + 2)};
  return true;
}

bool XlsRecords::next_continuation(std::string_view& bytes) {
  if (stream_.size() < 4 || at_ > stream_.size() - 4 || u16(stream_, at_) != kContinue) return false;
  XlsRecord record;
  next(record);
  bytes = record.bytes;
  return true;
}

XlsString read_xls_string(std::string_view bytes, XlsAge age, std::size_t size_bytes) {
  const std::size_t count = size_bytes == 1 ? u8(bytes, 0) : u16(bytes, 0);
  bytes.remove_prefix(std::min(size_bytes, bytes.size()));
  XlsString string;
  if (age == XlsAge::kExcel5) {
    for (const char byte : bytes.substr(0, count))
      string.text.push_back(static_cast<char16_t>(windows1252(static_cast<unsigned char>(byte))));
    if (size_bytes == 1 || bytes.size() <= count) return string;
    bytes.remove_prefix(count);
    for (std::size_t i = 0; i < u8(bytes, 0) && 1 + i * 2 + 1 < bytes.size(); ++i)
      string.runs.push_back({.first = u8(bytes, 1 + i * 2), .font = u8(bytes, 2 + i * 2)});
    return string;
  }
  const std::uint8_t flags = u8(bytes, 0);
  std::size_t at = 1;
  const std::size_t runs = (flags & kRich) != 0 ? u16(bytes, at) : 0;
  at += (flags & kRich) != 0 ? 2 : 0;
  at += (flags & kExtended) != 0 ? 4 : 0;
  const std::size_t width = (flags & kWide) != 0 ? 2 : 1;
  for (std::size_t i = 0; i < count && at + width <= bytes.size(); ++i, at += width)
    string.text.push_back(static_cast<char16_t>(width == 2 ? u16(bytes, at) : windows1252(u8(bytes, at))));
  for (std::size_t i = 0; i < runs && at + 4 <= bytes.size(); ++i, at += 4)
    string.runs.push_back({.first = u16(bytes, at), .font = u16(bytes, at + 2)});
  return string;
}

std::vector<XlsString> read_shared_strings(std::string_view first, XlsRecords& records) {
  Continued bytes(first, records);
  bytes.skip(4);
  const std::size_t count = std::min<std::size_t>(bytes.number32(), kMaxStrings);
  std::vector<XlsString> strings;
  while (strings.size() < count && !bytes.ended()) {
    const std::size_t letters = bytes.number16();
    const std::uint8_t flags = bytes.byte();
    const std::size_t runs = (flags & kRich) != 0 ? bytes.number16() : 0;
    const std::size_t extension = (flags & kExtended) != 0 ? bytes.number32() : 0;
    XlsString& string = strings.emplace_back();
    string.text = bytes.letters(letters, (flags & kWide) != 0);
    for (std::size_t i = 0; i < runs && !bytes.ended(); ++i) {
      const std::uint16_t letter = bytes.number16();
      string.runs.push_back({.first = letter, .font = bytes.number16()});
    }
    bytes.skip(extension);
  }
  return strings;
}

double xls_double(std::string_view bytes, std::size_t at) {
  return std::bit_cast<double>(u32(bytes, at) | static_cast<std::uint64_t>(u32(bytes, at + 4)) << 32);
}

double xls_compact_number(std::uint32_t rk) {
  const double value = (rk & 2U) != 0 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                                      : std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3U) << 32);
  return (rk & 1U) != 0 ? value / 100 : value;
}

bool is_xls_date_format(std::uint16_t number, std::u16string_view pattern) {
  if ((number >= 14 && number <= 17) || number == 22) return true;
  bool quoted = false;
  bool bracket = false;
  bool escaped = false;
  bool date = false;
  for (const char16_t c : pattern) {
    if (escaped || c == u'\\') {
      escaped = !escaped;
    } else if (c == u'"') {
      quoted = !quoted;
    } else if (c == u'[' || c == u']') {
      bracket = c == u'[';
    } else if (!quoted && !bracket) {
      if (c == u'0' || c == u'#') return false;
      date = date || c == u'd' || c == u'y' || c == u'D' || c == u'Y';
    }
  }
  return date;
}

std::string xls_date(double days, bool since_1904) {
  // Excel takes 1900 for a leap year: from March on its days are one too many.
  const double shift = since_1904 ? 1462 : days < 60 ? 1 : 0;
  if (!(days >= 0 && days < 2'958'466)) return xls_number(days);
  const std::chrono::sys_days epoch = std::chrono::year{1899} / 12 / 30;
  const std::chrono::year_month_day day{epoch + std::chrono::days(static_cast<int>(std::floor(days) + shift))};
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                     static_cast<int>(day.year()));
}

std::string xls_number(double number) {
  return std::isfinite(number) ? fmt::format("{:.12g}", number) : std::string();
}

}  // namespace vankho::indexing
