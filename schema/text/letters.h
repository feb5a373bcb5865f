// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Vietnamese letters: 12 vowels in 6 tones and đ, in both cases (Quyết định 240/QĐ of the Ministry of Education,
// 1984, for the alphabet; the code points from the Unicode character database). A letter is held as its toneless
// lower-case form and its tone apart, which is how the rules of spelling speak of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace vankho::text {

// A toneless lower-case letter or a digit: ASCII ones are themselves, the seven that ASCII lacks are numbered from
// 0x80. 0 is none.
using Letter = std::uint8_t;
inline constexpr Letter kNoLetter = 0;
inline constexpr Letter kABreve = 0x80;       // ă
inline constexpr Letter kACircumflex = 0x81;  // â
inline constexpr Letter kECircumflex = 0x82;  // ê
inline constexpr Letter kOCircumflex = 0x83;  // ô
inline constexpr Letter kOHorn = 0x84;        // ơ
inline constexpr Letter kUHorn = 0x85;        // ư
inline constexpr Letter kDStroke = 0x86;      // đ
inline constexpr std::size_t kLetterCount = 0x87;

// In the order of the letters below: ngang, huyền, hỏi, ngã, sắc, nặng.
using Tone = std::uint8_t;
inline constexpr Tone kNoTone = 0;
inline constexpr Tone kAcute = 4;
inline constexpr Tone kDotBelow = 5;
inline constexpr std::size_t kToneCount = 6;

struct TonedLetter {
  Letter letter = kNoLetter;
  Tone tone = kNoTone;
  constexpr bool operator==(const TonedLetter&) const = default;
};

// A lower-case letter in the six tones.
struct Vowel {
  Letter letter;
  std::array<char32_t, kToneCount> lower;
  std::array<char32_t, kToneCount> upper;
};
inline constexpr auto kVowels = std::to_array<Vowel>({
    {'a', {U'a', U'à', U'ả', U'ã', U'á', U'ạ'}, {U'A', U'À', U'Ả', U'Ã', U'Á', U'Ạ'}},
    {kABreve, {U'ă', U'ằ', U'ẳ', U'ẵ', U'ắ', U'ặ'}, {U'Ă', U'Ằ', U'Ẳ', U'Ẵ', U'Ắ', U'Ặ'}},
    {kACircumflex, {U'â', U'ầ', U'ẩ', U'ẫ', U'ấ', U'ậ'}, {U'Â', U'Ầ', U'Ẩ', U'Ẫ', U'Ấ', U'Ậ'}},
    {'e', {U'e', U'è', U'ẻ', U'ẽ', U'é', U'ẹ'}, {U'E', U'È', U'Ẻ', U'Ẽ', U'É', U'Ẹ'}},
    {kECircumflex, {U'ê', U'ề', U'ể', U'ễ', U'ế', U'ệ'}, {U'Ê', U'Ề', U'Ể', U'Ễ', U'Ế', U'Ệ'}},
    {'i', {U'i', U'ì', U'ỉ', U'ĩ', U'í', U'ị'}, {U'I', U'Ì', U'Ỉ', U'Ĩ', U'Í', U'Ị'}},
    {'o', {U'o', U'ò', U'ỏ', U'õ', U'ó', U'ọ'}, {U'O', U'Ò', U'Ỏ', U'Õ', U'Ó', U'Ọ'}},
    {kOCircumflex, {U'ô', U'ồ', U'ổ', U'ỗ', U'ố', U'ộ'}, {U'Ô', U'Ồ', U'Ổ', U'Ỗ', U'Ố', U'Ộ'}},
    {kOHorn, {U'ơ', U'ờ', U'ở', U'ỡ', U'ớ', U'ợ'}, {U'Ơ', U'Ờ', U'Ở', U'Ỡ', U'Ớ', U'Ợ'}},
    {'u', {U'u', U'ù', U'ủ', U'ũ', U'ú', U'ụ'}, {U'U', U'Ù', U'Ủ', U'Ũ', U'Ú', U'Ụ'}},
    {kUHorn, {U'ư', U'ừ', U'ử', U'ữ', U'ứ', U'ự'}, {U'Ư', U'Ừ', U'Ử', U'Ữ', U'Ứ', U'Ự'}},
    {'y', {U'y', U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ'}, {U'Y', U'Ỳ', U'Ỷ', U'Ỹ', U'Ý', U'Ỵ'}},
});

namespace tables {

inline constexpr char32_t kLatinEnd = 0x250;
inline constexpr char32_t kExtendedBegin = 0x1E00;
inline constexpr char32_t kExtendedEnd = 0x1F00;

struct Letters {
  std::array<TonedLetter, kLatinEnd> latin{};
  std::array<TonedLetter, kExtendedEnd - kExtendedBegin> extended{};
  constexpr void set(char32_t c, TonedLetter letter) {
    (c < kLatinEnd ? latin[c] : extended[c - kExtendedBegin]) = letter;
  }
};

consteval Letters make_letters() {
  Letters result;
  for (char32_t c = U'0'; c <= U'9'; ++c) result.set(c, {static_cast<Letter>(c), kNoTone});
  for (char32_t c = U'a'; c <= U'z'; ++c) {
    result.set(c, {static_cast<Letter>(c), kNoTone});
    result.set(c - U'a' + U'A', {static_cast<Letter>(c), kNoTone});
  }
  for (const Vowel& vowel : kVowels)
    for (std::size_t tone = 0; tone < kToneCount; ++tone) {
      result.set(vowel.lower[tone], {vowel.letter, static_cast<Tone>(tone)});
      result.set(vowel.upper[tone], {vowel.letter, static_cast<Tone>(tone)});
    }
  // ETH, with which old converters and foreign keyboards write Đ, and the African D look the same on paper.
  for (const char32_t c : {U'đ', U'Đ', U'ð', U'Ð', U'Ɖ'}) result.set(c, {kDStroke, kNoTone});
  // OI, which converters from TCVN3 fonts leave for ư in either case: "Trƣờng", "TRƢỜNG".
  for (const char32_t c : {U'ƣ', U'Ƣ'}) result.set(c, {kUHorn, kNoTone});
  return result;
}
inline constexpr Letters kLetters = make_letters();

// UTF-8 of a letter in lower case; size 0 where there is none (a consonant has no tones).
struct Spelling {
  std::array<char, 3> bytes{};
  std::uint8_t size = 0;
};

consteval Spelling spell(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return {{byte(c), 0, 0}, 1};
  if (c < 0x800) return {{byte(0xC0U | c >> 6), byte(0x80U | (c & 0x3FU)), 0}, 2};
  return {{byte(0xE0U | c >> 12), byte(0x80U | (c >> 6 & 0x3FU)), byte(0x80U | (c & 0x3FU))}, 3};
}

using Spellings = std::array<std::array<Spelling, kToneCount>, kLetterCount>;
consteval Spellings make_spellings() {
  Spellings result{};
  for (char32_t c = U'0'; c <= U'9'; ++c) result[c][kNoTone] = spell(c);
  for (char32_t c = U'a'; c <= U'z'; ++c) result[c][kNoTone] = spell(c);
  result[kDStroke][kNoTone] = spell(U'đ');
  for (const Vowel& vowel : kVowels)
    for (std::size_t tone = 0; tone < kToneCount; ++tone) result[vowel.letter][tone] = spell(vowel.lower[tone]);
  return result;
}
inline constexpr Spellings kSpellings = make_spellings();

consteval std::array<char, kLetterCount> make_plain() {
  std::array<char, kLetterCount> result{};
  for (std::size_t c = 0; c < 0x80; ++c) result[c] = static_cast<char>(c);
  result[kABreve] = result[kACircumflex] = 'a';
  result[kECircumflex] = 'e';
  result[kOCircumflex] = result[kOHorn] = 'o';
  result[kUHorn] = 'u';
  result[kDStroke] = 'd';
  return result;
}
inline constexpr auto kPlain = make_plain();

consteval std::array<bool, kLetterCount> make_vowel_set() {
  std::array<bool, kLetterCount> result{};
  for (const Vowel& vowel : kVowels) result[vowel.letter] = true;
  return result;
}
inline constexpr auto kVowelSet = make_vowel_set();

}  // namespace tables

// The letter that a code point is, look-alikes of đ and ư included; kNoLetter when it is no letter or digit of
// Vietnamese text.
constexpr TonedLetter letter_of(char32_t c) {
  if (c < tables::kLatinEnd) return tables::kLetters.latin[c];
  if (c >= tables::kExtendedBegin && c < tables::kExtendedEnd)
    return tables::kLetters.extended[c - tables::kExtendedBegin];
  return c == U'ɖ' ? TonedLetter{kDStroke, kNoTone} : TonedLetter{};
}

constexpr bool is_vowel(Letter letter) {
  return tables::kVowelSet[letter];
}

// The letter of ASCII without any mark: ấ and ă give 'a', đ gives 'd'.
constexpr char plain(Letter letter) {
  return tables::kPlain[letter];
}

// The tone that a combining mark stands for (the deprecated U+0340 and U+0341 too), or kNoTone.
constexpr Tone tone_of_mark(char32_t mark) {
  switch (mark) {
    case 0x0300:
    case 0x0340:
      return 1;
    case 0x0309:
      return 2;
    case 0x0303:
      return 3;
    case 0x0301:
    case 0x0341:
      return 4;
    case 0x0323:
      return kDotBelow;
    default:
      return kNoTone;
  }
}

// The letter with a combining breve, circumflex or horn on it: the letter itself when it has that mark already,
// kNoLetter when Vietnamese has no such letter.
constexpr Letter with_quality(Letter letter, char32_t mark) {
  switch (mark) {
    case 0x0306:
      return letter == 'a' || letter == kABreve ? kABreve : kNoLetter;
    case 0x0302:
      if (letter == 'a' || letter == kACircumflex) return kACircumflex;
      if (letter == 'e' || letter == kECircumflex) return kECircumflex;
      return letter == 'o' || letter == kOCircumflex ? kOCircumflex : kNoLetter;
    case 0x031B:
      if (letter == 'o' || letter == kOHorn) return kOHorn;
      return letter == 'u' || letter == kUHorn ? kUHorn : kNoLetter;
    default:
      return kNoLetter;
  }
}

// A combining mark of Vietnamese.
constexpr bool is_vietnamese_mark(char32_t c) {
  return tone_of_mark(c) != kNoTone || c == 0x0306 || c == 0x0302 || c == 0x031B;
}

}  // namespace vankho::text
