// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/encoding.h"

#include <algorithm>

namespace vankho::indexing {
namespace {

struct ByteLetter {
  std::uint8_t byte;
  char32_t letter;
};

// A byte that puts marks on the vowel before it.
struct ByteMarks {
  std::uint8_t byte;
  char16_t quality;  // breve, circumflex or horn; 0 = none
  char16_t tone;     // 0 = none
};

#include "indexer/extract/legacy/tables.inc"

struct Encoding {
  std::string_view name;
  std::u32string_view high;
  std::span<const ByteLetter> low;
  std::span<const ByteMarks> marks;
};

// In the order of LegacyEncoding.
constexpr auto kEncodings = std::to_array<Encoding>({
    {"TCVN3", kTcvn3, {}, {}},
    {"VNI", kVni, {}, kVniMarks},
    {"VPS", kVps, kVpsLow, {}},
    {"VISCII", kViscii, kVisciiLow, {}},
    {"BK HCM 1", kBkHcm1, kBkHcm1Low, {}},
    {"BK HCM 2", kBkHcm2, {}, kBkHcm2Marks},
    {"windows-1258", kWindows1258, {}, kWindows1258Marks},
});
static_assert(kEncodings.size() == kLegacyEncodings);
static_assert(std::ranges::all_of(kEncodings, [](const Encoding& encoding) { return encoding.high.size() == 128; }));

// Of 80 to 9F; five are not in windows-1252 and stand for themselves.
constexpr std::u32string_view kWindows1252 = U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";
static_assert(kWindows1252.size() == 32);

// The letters of every encoding by byte, and its marks, made once: this is asked for every letter of every text.
struct Tables {
  std::array<std::array<char32_t, 256>, kLegacyEncodings> letters{};
  std::array<std::array<ByteMarks, 256>, kLegacyEncodings> marks{};
};

consteval Tables make_tables() {
  Tables tables;
  for (std::size_t i = 0; i < kLegacyEncodings; ++i) {
    for (std::size_t byte = 0; byte < 128; ++byte)
      if (kEncodings[i].high[byte] != U' ') tables.letters[i][128 + byte] = kEncodings[i].high[byte];
    for (const ByteLetter& low : kEncodings[i].low) tables.letters[i][low.byte] = low.letter;
    for (const ByteMarks& marks : kEncodings[i].marks) tables.marks[i][marks.byte] = marks;
  }
  return tables;
}
constexpr Tables kTables = make_tables();

// Upper case of a letter that has an upper form, by code point.
char32_t with_case(char32_t letter, bool upper_case) {
  const text::TonedLetter toned = text::letter_of(letter);
  return toned.letter == text::kNoLetter ? letter : code_point_of(toned, upper_case);
}

}  // namespace

std::string_view name_of(LegacyEncoding encoding) {
  return kEncodings[static_cast<std::size_t>(encoding)].name;
}

Unit unit_of(char32_t code_point) {
  if (code_point < 0x100) return code_point;
  if (code_point >= 0xF020 && code_point < 0xF100) return code_point - 0xF000;
  if (code_point == 0x2212) return 0xAD;
  if (code_point == 0x2219) return 0xB7;
  if (code_point == 0x03BC) return 0xB5;
  const std::size_t at = kWindows1252.find(code_point);
  return at == std::u32string_view::npos ? code_point : 0x80 + static_cast<Unit>(at);
}

char32_t windows1252(Unit unit) {
  return unit >= 0x80 && unit < 0xA0 ? kWindows1252[unit - 0x80] : unit;
}

char32_t windows1258(unsigned char byte) {
  constexpr auto index = static_cast<std::size_t>(LegacyEncoding::kWindows1258);
  if (const ByteMarks& marks = kTables.marks[index][byte]; marks.byte != 0) return marks.tone;
  const char32_t letter = kTables.letters[index][byte];
  return letter != 0 ? letter : windows1252(byte);
}

LegacyLetter read_letter(LegacyEncoding encoding, std::span<const Unit> units, std::size_t at) {
  const auto index = static_cast<std::size_t>(encoding);
  const Unit unit = units[at];
  if (unit > 0xFF) return {.code_point = unit};
  const char32_t mapped = kTables.letters[index][unit];
  LegacyLetter letter{.code_point = mapped != 0 ? mapped : windows1252(unit), .in_table = mapped != 0};
  if (kEncodings[index].marks.empty() || at + 1 == units.size() || units[at + 1] > 0xFF) return letter;
  const ByteMarks& marks = kTables.marks[index][units[at + 1]];
  if (marks.byte == 0) return letter;
  text::TonedLetter vowel = text::letter_of(letter.code_point);
  if (!text::is_vowel(vowel.letter) || vowel.tone != text::kNoTone) return letter;
  if (marks.quality != 0) {
    vowel.letter = text::with_quality(vowel.letter, marks.quality);
    if (vowel.letter == text::kNoLetter) return letter;
  }
  vowel.tone = marks.tone == 0 ? text::kNoTone : text::tone_of_mark(marks.tone);
  return {.code_point = code_point_of(vowel, is_upper(letter.code_point)), .units = 2, .in_table = true};
}

char32_t code_point_of(text::TonedLetter letter, bool upper_case) {
  if (letter.letter == text::kDStroke) return upper_case ? U'Đ' : U'đ';
  if (const auto* vowel = std::ranges::find(text::kVowels, letter.letter, &text::Vowel::letter);
      vowel != text::kVowels.end())
    return (upper_case ? vowel->upper : vowel->lower)[letter.tone];
  const auto c = static_cast<char32_t>(letter.letter);
  return upper_case && c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c;
}

bool is_upper(char32_t vietnamese_letter) {
  return with_case(vietnamese_letter, true) == vietnamese_letter &&
         with_case(vietnamese_letter, false) != vietnamese_letter;
}

char32_t upper(char32_t vietnamese_letter) {
  return with_case(vietnamese_letter, true);
}

}  // namespace vankho::indexing
