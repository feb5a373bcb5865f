// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of a word that holds more than digits, ASCII and Vietnamese letters and marks: other accents, compatibility
// letters (full width, ligatures, Roman numerals), other scripts, invisible characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vankho::text {

// What a code point does to the words around it.
enum class CharacterKind {
  kSeparator,  // ends a word; apostrophes too, so that M'Drắk and "m drak" meet
  kLetter,     // letter, digit or letter-like number
  kMark,       // combining: belongs to the letter before it
  kIgnorable,  // soft hyphen, zero-width characters, word joiner, direction marks
};

// Of a code point that letter_of() does not know.
CharacterKind kind_of(char32_t c);

// More combining marks than this after one letter are dropped before anything else looks at them: the time that
// normalisation takes grows with the square of such a run, and no writing needs half as many.
inline constexpr std::size_t kMaxMarks = 30;

struct WordForms {
  std::string exact;
  std::string folded;
};

// The forms of one word (letters, marks and ignorable characters only, starting with a letter), each cut at a letter
// so that it has at most `max_bytes`. Both are empty when nothing of the word is left. Reads only as much of the word
// as can show in the result.
WordForms normalize_word(std::string_view word, std::size_t max_bytes);

// Canonical composition (NFC) of valid UTF-8; a run of combining marks is cut at kMaxMarks.
std::string compose(std::string_view valid);

}  // namespace vankho::text
