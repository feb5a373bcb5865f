// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the text tests draw at random, the same in every run, and ICU's own normal forms to compare with.
#pragma once

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vankho::text::testing {

// splitmix64: the sequence does not depend on the library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t end) { return next() % end; }

 private:
  std::uint64_t state_;
};

inline std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

inline icu::UnicodeString icu_nfc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status)->normalize(text, status);
}

inline icu::UnicodeString icu_nfd(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
}

inline std::string nfc(std::string_view text) {
  return to_utf8(icu_nfc(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})));
}

inline std::string nfd(std::string_view text) {
  return to_utf8(icu_nfd(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})));
}

// Any bytes, with a liking for those that start or continue something.
inline std::string random_bytes(Random& random, std::size_t size) {
  constexpr std::array<unsigned char, 16> kLiked = {0x00, 'a',  'i',  ' ',  0x80, 0xBF, 0xC3, 0xC4,
                                                    0xCC, 0xCD, 0xE1, 0xBA, 0xE2, 0xF0, 0xF4, 0xFF};
  std::string result;
  for (std::size_t i = 0; i < size; ++i)
    result.push_back(static_cast<char>(random.below(2) == 0 ? random.below(256) : kLiked[random.below(16)]));
  return result;
}

// Valid text of letters, marks, spaces and rare characters of many scripts.
inline icu::UnicodeString random_characters(Random& random, std::size_t size) {
  struct Range {
    UChar32 begin, end;
  };
  constexpr std::array<Range, 22> kRanges = {
      {{'a', 'z' + 1},   {'A', 'Z' + 1},   {'0', '9' + 1},     {' ', '/'},        {0xA0, 0x250},    {0x1E00, 0x1F00},
       {0x300, 0x345},   {0x300, 0x304},   {0x306, 0x307},     {0x31B, 0x31C},    {0x323, 0x324},   {0x370, 0x530},
       {0x200B, 0x2070}, {0x2160, 0x2180}, {0xFB00, 0xFB07},   {0xFF00, 0xFFF0},  {0xAC00, 0xAC20}, {0x1100, 0x1200},
       {0x250, 0x300},   {0x900, 0xF00},   {0x10000, 0x20000}, {0x1D400, 0x1D800}}};
  icu::UnicodeString result;
  for (std::size_t i = 0; i < size; ++i) {
    // Half of it Latin, so that words come about.
    const Range range = kRanges[random.below(2) == 0 ? random.below(11) : random.below(kRanges.size())];
    result.append(range.begin + static_cast<UChar32>(random.below(static_cast<std::size_t>(range.end - range.begin))));
  }
  return result;
}

}  // namespace vankho::text::testing
