// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/typed_text.h"

#include <algorithm>

#include "schema/text/letters.h"
#include "schema/text/token.h"
#include "schema/text/utf8.h"

namespace vankho::searching {
namespace {

// No syllable of Vietnamese holds a w, and a run of letters that is no syllable keeps its spelling (schema/text/
// syllable.h): behind the letters of an unfinished word it keeps "ki" from being read as "ky".
constexpr char kNoSyllable = 'w';

text::Token letters_of(std::string_view run) {
  std::vector<text::Token> tokens = text::tokenize(std::string(run) + kNoSyllable);
  if (tokens.empty()) return {};
  text::Token token = std::move(tokens.front());
  for (std::string* form : {&token.exact, &token.folded})
    if (form->ends_with(kNoSyllable)) form->pop_back();
  return token;
}

// Whether `word` begins with the letters of `typed`; a letter without a mark may still get one, and the tone may be
// typed anywhere in the syllable.
bool begins_with_marks(std::string_view word, std::string_view typed) {
  text::Tone tone = text::kNoTone;
  text::Tone tone_typed = text::kNoTone;
  std::size_t place = 0;
  std::size_t at = 0;
  while (at < word.size()) {
    const text::CodePoint there = text::decode(word, at);
    const text::TonedLetter letter = text::letter_of(there.value);
    at += there.size;
    if (letter.tone != text::kNoTone) tone = letter.tone;
    if (place >= typed.size()) continue;
    const text::CodePoint wanted = text::decode(typed, place);
    const text::TonedLetter typed_letter = text::letter_of(wanted.value);
    place += wanted.size;
    if (typed_letter.letter == text::kNoLetter || letter.letter == text::kNoLetter) {
      if (wanted.value != there.value) return false;
      continue;
    }
    const char base = text::plain(typed_letter.letter);
    if (base != text::plain(letter.letter)) return false;
    if (typed_letter.letter != static_cast<text::Letter>(base) && typed_letter.letter != letter.letter) return false;
    if (typed_letter.tone != text::kNoTone) tone_typed = typed_letter.tone;
  }
  return place >= typed.size() && (tone_typed == text::kNoTone || tone_typed == tone);
}

// The byte behind the first `letters` letters of a word that begins at `begin`; marks belong to the letter before them.
std::uint32_t behind_letters(std::string_view text, std::uint32_t begin, std::uint32_t end, std::size_t letters) {
  std::uint32_t at = begin;
  while (at < end) {
    const text::CodePoint c = text::decode(text, at);
    const bool combines = text::is_vietnamese_mark(c.value);
    if (!combines && letters == 0) break;
    if (!combines) --letters;
    at += c.size;
  }
  return std::min(at, end);
}

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
}

}  // namespace

bool TypedWord::fits(std::string_view other_folded) const {
  if (!last) return other_folded == folded;
  return other_folded.starts_with(folded) || other_folded.starts_with(folded_letters);
}

bool TypedWord::fits_marks(std::string_view other_exact) const {
  if (!last) return other_exact == exact;
  return begins_with_marks(other_exact, letters) || begins_with_marks(other_exact, exact);
}

std::optional<Marks> TypedText::marks_in(std::string_view shown) const {
  struct Found {
    bool any = false;
    bool exact = false;
  };
  const std::vector<text::Token> tokens = text::tokenize(shown);
  std::vector<Found> found(words.size());
  for (const text::Token& token : tokens)
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i].fits(token.folded)) {
        found[i].any = true;
        found[i].exact = found[i].exact || words[i].fits_marks(token.exact);
      }
  if (!std::ranges::all_of(found, &Found::any)) return std::nullopt;

  Marks marks;
  for (const text::Token& token : tokens) {
    std::uint32_t end = token.begin;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].fits(token.folded) || (found[i].exact && !words[i].fits_marks(token.exact))) continue;
      end = std::max(end, words[i].last
                              ? behind_letters(shown, token.begin, token.end, count_letters(words[i].folded_letters))
                              : token.end);
    }
    if (end > token.begin) marks.emplace_back(token.begin, end);
  }
  return marks;
}

std::string folded_letters_of(std::string_view run) {
  return letters_of(run).folded;
}

TypedText read_typed(std::string_view typed) {
  TypedText result{.text = std::string(typed), .words = {}};
  std::vector<text::Token> tokens = text::tokenize(typed);
  if (tokens.size() > kMostTypedWords)
    tokens.erase(tokens.begin(), tokens.end() - static_cast<std::ptrdiff_t>(kMostTypedWords));
  for (text::Token& token : tokens) {
    // What was cut off a word at its end may be all that there was: the forms of a run of bare marks.
    if (token.folded.empty()) continue;
    result.marked = result.marked || token.exact != token.folded;
    result.words.push_back({.exact = std::move(token.exact),
                            .folded = std::move(token.folded),
                            .letters = {},
                            .folded_letters = {},
                            .begin = token.begin,
                            .end = token.end});
  }
  if (result.words.empty()) return result;
  TypedWord& last = result.words.back();
  text::Token letters = letters_of(typed.substr(last.begin, last.end - last.begin));
  last.last = true;
  last.letters = letters.exact.empty() ? last.exact : std::move(letters.exact);
  last.folded_letters = letters.folded.empty() ? last.folded : std::move(letters.folded);
  return result;
}

}  // namespace vankho::searching
