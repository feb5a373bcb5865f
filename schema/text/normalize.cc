// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "schema/text/letters.h"
#include "schema/text/look_alikes.h"
#include "schema/text/syllable.h"
#include "schema/text/utf8.h"

namespace vankho::text {
namespace {

// Vietnamese needs two marks on a letter, other writing rarely three.
constexpr std::size_t kMarksKept = 4;

// A letter of the word with its marks, decomposed and in lower case.
struct Piece {
  char32_t base = 0;
  char32_t seen = 0;  // before lower-casing: what look-alikes go by
  std::array<char32_t, kMarksKept> marks{};
  std::size_t mark_count = 0;
  TonedLetter letter{};  // what it is in Vietnamese, kNoLetter when it is not
  bool latin = false;

  void add_mark(char32_t mark) {
    const auto end = marks.begin() + static_cast<std::ptrdiff_t>(mark_count);
    if (mark_count < kMarksKept && std::find(marks.begin(), end, mark) == end) marks[mark_count++] = mark;
  }
};

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* result = instance(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no normalisation data");
  return *result;
}

std::string normalized(const icu::Normalizer2& with, std::string_view valid) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  with.normalizeUTF8(0, {valid.data(), static_cast<int32_t>(valid.size())}, sink, nullptr, status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU cannot normalise the text");
  return result;
}

char32_t to_lower_letter(char32_t c) {
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  switch (lower) {
    case U'ǥ':
      return U'g';
    case U'ƴ':
    case U'ɣ':
      return U'y';
    case U'ı':
      return U'i';
    default:
      return lower;
  }
}

// Latin letters whose mark is part of them, so that no normalisation takes it off.
char32_t without_stroke(char32_t base) {
  switch (base) {
    case U'ø':
      return U'o';
    case U'ł':
      return U'l';
    case U'ħ':
      return U'h';
    case U'ŧ':
      return U't';
    case U'ƀ':
      return U'b';
    case U'đ':
      return U'd';
    default:
      return base;
  }
}

TonedLetter vietnamese_letter(const Piece& piece) {
  TonedLetter result = letter_of(piece.base);
  if (result.letter == kNoLetter) return {};
  for (std::size_t i = 0; i < piece.mark_count; ++i) {
    const char32_t mark = piece.marks[i];
    if (mark == 0x0307 && piece.base == U'i') continue;  // what lower-casing leaves of the Turkish İ
    if (const Tone tone = tone_of_mark(mark); tone != kNoTone) {
      if (result.tone != kNoTone && result.tone != tone) return {};
      result.tone = tone;
      continue;
    }
    result.letter = with_quality(result.letter, mark);
    if (result.letter == kNoLetter) return {};
  }
  return result;
}

// The start of the word without ignorable characters, enough for `max_bytes` of any form.
std::string visible_start(std::string_view word, std::size_t max_bytes) {
  std::string result;
  std::size_t letters = 0;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode(word, at);
    at += c.size;
    if (letter_of(c.value).letter == kNoLetter) {
      const CharacterKind kind = kind_of(c.value);
      if (kind == CharacterKind::kIgnorable) continue;
      if (kind == CharacterKind::kMark) {
        if (++marks <= kMaxMarks) append_code_point(result, c.value);
        continue;
      }
    }
    if (++letters > max_bytes) break;
    marks = 0;
    if (c.value == U'ƣ' || c.value == U'Ƣ')
      result.append("ư");
    else if (letter_of(c.value).letter == kDStroke)
      result.append("đ");
    else
      append_code_point(result, c.value);
  }
  return result;
}

std::vector<Piece> pieces_of(std::string_view decomposed) {
  std::vector<Piece> result;
  for (std::size_t at = 0; at < decomposed.size();) {
    const CodePoint c = decode(decomposed, at);
    at += c.size;
    const bool known = letter_of(c.value).letter != kNoLetter;
    const CharacterKind kind = known ? CharacterKind::kLetter : kind_of(c.value);
    if (kind == CharacterKind::kMark && !result.empty()) result.back().add_mark(c.value);
    if (kind != CharacterKind::kLetter) continue;
    const char32_t base = to_lower_letter(c.value);
    result.push_back({.base = base, .seen = c.value});
  }
  for (Piece& piece : result) {
    piece.letter = vietnamese_letter(piece);
    UErrorCode status = U_ZERO_ERROR;
    piece.latin = uscript_getScript(static_cast<UChar32>(piece.base), &status) == USCRIPT_LATIN;
  }
  return result;
}

void cut(std::vector<Piece>& pieces, std::size_t max_bytes) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    std::size_t size = tables::kSpellings[piece.letter.letter][piece.letter.tone].size;
    if (size == 0) {
      size = encoded_size(piece.base);
      for (std::size_t mark = 0; mark < piece.mark_count; ++mark) size += encoded_size(piece.marks[mark]);
    }
    bytes += size;
    if (bytes > max_bytes) {
      pieces.resize(i);
      return;
    }
  }
}

// Letters of other scripts count as Latin when they all look so and a true Latin letter stands among them.
void repair_look_alikes(std::vector<Piece>& pieces) {
  bool any = false;
  bool latin = false;
  for (const Piece& piece : pieces) {
    const bool letter = u_isalpha(static_cast<UChar32>(piece.base)) != 0;
    latin = latin || piece.latin;
    if (piece.latin || !letter) continue;
    if (look_alike(piece.seen) == 0) return;
    any = true;
  }
  if (!any || !latin) return;
  for (Piece& piece : pieces) {
    const char32_t read = look_alike(piece.seen);
    if (piece.latin || read == 0) continue;
    piece.base = piece.seen = read;
    piece.latin = true;
    piece.letter = vietnamese_letter(piece);
  }
}

void append_piece(std::string& out, const Piece& piece) {
  append_code_point(out, piece.base);
  for (std::size_t i = 0; i < piece.mark_count; ++i) append_code_point(out, piece.marks[i]);
}

std::string exact_form(const std::vector<Piece>& pieces, const std::vector<TonedLetter>& letters) {
  std::string result;
  bool composed = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // Where the spelling was unified the letters know better than the pieces.
    const TonedLetter letter = letters.empty() ? pieces[i].letter : letters[i];
    const tables::Spelling& spelling = tables::kSpellings[letter.letter][letter.tone];
    if (spelling.size != 0) {
      result.append(spelling.bytes.data(), spelling.size);
      continue;
    }
    append_piece(result, pieces[i]);
    composed = false;
  }
  return composed ? result : compose(result);
}

std::string folded_form(const std::vector<Piece>& pieces) {
  std::string result;
  std::vector<TonedLetter> ascii;
  bool composed = true;
  for (const Piece& piece : pieces) {
    const bool alone = piece.latin || piece.base < 0x80;
    const char32_t base = piece.letter.letter != kNoLetter ? static_cast<char32_t>(plain(piece.letter.letter))
                                                           : without_stroke(piece.base);
    if (alone && base < 0x80) ascii.push_back({static_cast<Letter>(base), kNoTone});
    if (alone) {
      append_code_point(result, base);
    } else {
      append_piece(result, piece);
      composed = false;
    }
  }
  if (ascii.size() == pieces.size()) {
    // Only now it may be a Vietnamese syllable: "hî" is none, "hi" is.
    unify_spelling(ascii);
    result.clear();
    for (const TonedLetter& letter : ascii) result.push_back(static_cast<char>(letter.letter));
  }
  return composed ? result : compose(result);
}

}  // namespace

CharacterKind kind_of(char32_t c) {
  if (c < 0x80) return CharacterKind::kSeparator;
  if (c >= 0x2000 && c < 0x2070) {
    const bool visible = c < 0x200B || (c > 0x200F && c < 0x202A) || (c > 0x202E && c < 0x2060);
    return visible ? CharacterKind::kSeparator : CharacterKind::kIgnorable;
  }
  // Modifier letters are apostrophes and left-over accents; ª and º stand for the degree sign.
  // U+0374 is one of the former in another place (NFC).
  if ((c >= 0x02B0 && c < 0x0300) || c == 0x0374 || c == 0xAA || c == 0xBA) return CharacterKind::kSeparator;
  const auto code = static_cast<UChar32>(c);
  if (c == 0xFFFE || u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0)
    return CharacterKind::kIgnorable;
  const std::uint32_t category = U_GET_GC_MASK(code);
  if ((category & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0) return CharacterKind::kLetter;
  return (category & U_GC_M_MASK) != 0 ? CharacterKind::kMark : CharacterKind::kSeparator;
}

WordForms normalize_word(std::string_view word, std::size_t max_bytes) {
  static const icu::Normalizer2& decomposer = normalizer(&icu::Normalizer2::getNFKDInstance);
  std::vector<Piece> pieces = pieces_of(normalized(decomposer, visible_start(word, max_bytes)));
  cut(pieces, max_bytes);
  repair_look_alikes(pieces);
  std::vector<TonedLetter> letters;
  if (std::ranges::none_of(pieces, [](const Piece& piece) { return piece.letter.letter == kNoLetter; })) {
    for (const Piece& piece : pieces) letters.push_back(piece.letter);
    unify_spelling(letters);
  }
  return {.exact = exact_form(pieces, letters), .folded = folded_form(pieces)};
}

std::string compose(std::string_view valid) {
  static const icu::Normalizer2& composer = normalizer(&icu::Normalizer2::getNFCInstance);
  std::string bounded;
  bounded.reserve(valid.size());
  std::size_t run = 0;
  for (std::size_t at = 0; at < valid.size();) {
    const CodePoint c = decode(valid, at);
    run = c.value >= 0x300 && u_getCombiningClass(static_cast<UChar32>(c.value)) != 0 ? run + 1 : 0;
    if (run <= kMaxMarks) bounded.append(valid, at, c.size);
    at += c.size;
  }
  return normalized(composer, bounded);
}

}  // namespace vankho::text
