// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody is typing: words that are finished and a last one that may be the beginning of another. Its marks may
// be unfinished too: "nghi quyê" is on its way to "nghị quyết", whatever the input method writes first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vankho::searching {

using Marks = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // byte ranges [begin, end), ascending

struct TypedWord {
  std::string exact;
  std::string folded;
  bool last = false;  // any word that begins like it is meant
  // Of the last word, the letters as typed: the tokeniser reads "ki" as "ky", but on the way to "kinh" it is not.
  std::string letters;         // with marks
  std::string folded_letters;  // without
  std::uint32_t begin = 0;     // bytes typed
  std::uint32_t end = 0;

  // Whether a word with these forms is or may become what is typed, marks left aside.
  bool fits(std::string_view other_folded) const;
  // Whether one that fits() has the marks typed; of a last word those that are there so far.
  bool fits_marks(std::string_view other_exact) const;
};

struct TypedText {
  std::string text;
  std::vector<TypedWord> words;  // the last kMostWords of them
  bool marked = false;           // typed with marks: whoever types some means all of them

  // Where `shown` holds the words, with their marks where it holds any with these marks; nothing when it lacks a word.
  std::optional<Marks> marks_in(std::string_view shown) const;
};

inline constexpr std::size_t kMostTypedWords = 16;

// Of any valid UTF-8.
TypedText read_typed(std::string_view typed);

// The folded letters and digits of a run that has no spaces, without the unification of i and y.
std::string folded_letters_of(std::string_view run);

}  // namespace vankho::searching
