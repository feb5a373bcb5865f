// SPDX-License-Identifier: GPL-3.0-or-later
//
// Invented text in the old encodings, for tests.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/legacy/encoding.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {

// An invented paper, long enough to be recognised.
inline constexpr std::string_view kInventedText =
    "Căn cứ kế hoạch công tác năm đã được thông qua, ban thường vụ yêu cầu các chi bộ trực thuộc tổ chức kiểm tra việc "
    "chấp hành nghị quyết, sửa chữa khuyết điểm, giữ gìn đoàn kết và báo cáo kết quả trước ngày hai mươi của mỗi "
    "tháng. "
    "Giao văn phòng theo dõi, đôn đốc những đơn vị còn chậm, kịp thời phản ánh ý kiến của nhân dân.\n";

// The bytes of every letter.
inline std::map<char32_t, std::string> letters_of(LegacyEncoding encoding) {
  std::map<char32_t, std::string> letters;
  for (Unit first = 1; first < 0x100; ++first) {
    const std::array<Unit, 1> one{first};
    if (const LegacyLetter letter = read_letter(encoding, one, 0); letter.in_table)
      letters.try_emplace(letter.code_point, std::string{static_cast<char>(first)});
  }
  for (Unit first = 1; first < 0x100; ++first)
    for (Unit second = 0x80; second < 0x100; ++second) {
      const std::array<Unit, 2> two{first, second};
      if (const LegacyLetter letter = read_letter(encoding, two, 0); letter.units == 2)
        letters.try_emplace(letter.code_point, std::string{static_cast<char>(first), static_cast<char>(second)});
    }
  return letters;
}

// The text as bytes of the encoding. A letter that it lacks is that of windows-1252 or, of TCVN3, the small one.
inline std::string in_encoding(LegacyEncoding encoding, std::string_view text) {
  const std::map<char32_t, std::string> letters = letters_of(encoding);
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text, at);
    at += c.size;
    auto found = letters.find(c.value);
    if (found == letters.end() && c.value >= 0xC0) {
      text::TonedLetter small = text::letter_of(c.value);
      found = letters.find(code_point_of(small, false));
    }
    if (found != letters.end())
      bytes += found->second;
    else
      bytes.push_back(static_cast<char>(static_cast<unsigned char>(unit_of(c.value))));
  }
  return bytes;
}

}  // namespace vankho::indexing
