// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/evidence.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "schema/text/syllable.h"

namespace vankho::indexing {
namespace {

constexpr std::int32_t kSyllable = 2;
constexpr std::int32_t kNoSyllable = -3;
constexpr std::int32_t kForeignWord = -1;       // letters of Unicode that are no syllable: café, Müller
constexpr std::int32_t kSignBesideLetter = -1;  // ©2010a, "®Çu"
constexpr std::int32_t kSignInWord = -3;        // "tµi", "c«ng"
constexpr std::int32_t kUnicodeOnly = -12;

bool is_ascii_letter(Unit unit) {
  return (unit >= U'a' && unit <= U'z') || (unit >= U'A' && unit <= U'Z');
}

// Control bytes that VPS and VISCII have letters for, and signs of ASCII that BK HCM 1 has.
bool is_low_letter(Unit unit) {
  return (unit >= 0x02 && unit <= 0x06) || (unit >= 0x10 && unit <= 0x15) || unit == 0x19 ||
         (unit >= 0x1C && unit <= 0x1E) || unit == U'^' || unit == U'`' || (unit >= U'{' && unit <= U'~');
}

bool is_letter_as_it_is(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  if (c < 0xC0) return false;  // µ ª º are letters to Unicode, but signs to who writes them
  return c < 0x100 ? c != U'×' && c != U'÷' : u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_mark(char32_t c) {
  return c >= 0x0300 && c < 0x0370;
}

// The letters of one word as they are gathered.
class Word {
 public:
  explicit Word(LetterCase letter_case) : any_case_(letter_case == LetterCase::kCapitals) {}

  void add(char32_t letter, bool marked, bool caseless) {
    marked_ = marked_ || marked;
    ++size_;
    const text::TonedLetter toned = text::letter_of(letter);
    known_ = known_ && toned.letter != text::kNoLetter && !(letter >= U'0' && letter <= U'9');
    if (size_ > text::kMaxSyllable) return;
    letters_[size_ - 1] = toned;
    if (caseless || any_case_) return;
    const bool upper = is_upper(letter);
    if (size_ == 1) {
      first_upper_ = upper;
    } else {
      ++(upper ? upper_ : lower_);
    }
  }

  bool is_marked() const { return marked_; }
  std::size_t size() const { return size_; }

  bool is_syllable() const {
    const bool one_case = upper_ == 0 || (lower_ == 0 && first_upper_) || (lower_ == 0 && size_ == 1);
    return known_ && one_case && size_ <= text::kMaxSyllable && text::is_syllable(std::span(letters_).first(size_));
  }

 private:
  std::array<text::TonedLetter, text::kMaxSyllable> letters_{};
  std::size_t size_ = 0;
  std::size_t upper_ = 0;
  std::size_t lower_ = 0;
  bool first_upper_ = true;
  bool marked_ = false;
  bool known_ = true;
  bool any_case_;
};

// The points of signs that stand among letters, where an encoding would have had letters. Only the worst counts.
class Signs {
 public:
  void add(bool letter_before, bool letter_after) {
    points_ = std::min(points_, letter_before && letter_after   ? kSignInWord
                                : letter_before || letter_after ? kSignBesideLetter
                                                                : 0);
  }
  std::int32_t points() const { return points_; }

 private:
  std::int32_t points_ = 0;
};

bool is_sign(char32_t c) {
  return (c >= 0xA1 && c < 0xC0) || c == 0x2212 || c == 0x2219;
}

std::int32_t as_it_is(std::span<const Unit> units) {
  std::int32_t points = 0;
  Signs signs;
  bool combining = false;
  Word word(LetterCase::kWritten);
  const auto end_word = [&] {
    // Letters with combining marks are not put together here: they are Unicode anyhow.
    if (word.is_marked() && !combining) points += word.is_syllable() ? kSyllable : kForeignWord;
    word = Word(LetterCase::kWritten);
    combining = false;
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    const char32_t c = windows1252(units[i]);
    if (is_mark(c)) {
      combining = true;
    } else if (is_letter_as_it_is(c)) {
      word.add(c, c >= 0x80, false);
    } else {
      end_word();
      const bool letter_after = i + 1 < units.size() && is_letter_as_it_is(windows1252(units[i + 1]));
      if (is_sign(c)) signs.add(i > 0 && is_letter_as_it_is(windows1252(units[i - 1])), letter_after);
    }
  }
  end_word();
  return points + signs.points();
}

std::int32_t as_encoded(LegacyEncoding encoding, std::span<const Unit> units, LetterCase letter_case) {
  std::int32_t points = 0;
  Signs signs;
  Word word(letter_case);
  bool letter_before = false;
  const auto end_word = [&] {
    // A letter alone is too easily a sign ("·" before an item is no "ã"), or one itself ("20.000 ®" is đ).
    if (word.is_marked() && word.size() > 1) points += word.is_syllable() ? kSyllable : kNoSyllable;
    word = Word(letter_case);
  };
  for (std::size_t i = 0; i < units.size();) {
    const LegacyLetter letter = read_letter(encoding, units, i);
    const bool is_letter = letter.in_table || is_letter_as_it_is(letter.code_point);
    if (is_letter) {
      const bool tone_of_tcvn3 = encoding == LegacyEncoding::kTcvn3 && units[i] >= 0xB5 && letter.in_table;
      word.add(letter.code_point, letter.in_table || units[i] >= 0x80, tone_of_tcvn3);
    } else {
      end_word();
      const std::size_t next = i + letter.units;
      if (is_sign(letter.code_point)) {
        const LegacyLetter after =
            next < units.size() ? read_letter(encoding, units, next) : LegacyLetter{.code_point = U' '};
        signs.add(letter_before, after.in_table || is_letter_as_it_is(after.code_point));
      }
    }
    letter_before = is_letter;
    i += letter.units;
  }
  end_word();
  return points + signs.points();
}

}  // namespace

bool is_word_unit(Unit unit) {
  if (unit < 0x80) return is_ascii_letter(unit) || is_low_letter(unit);
  if (unit < 0x100) return unit != 0xA0;
  return is_mark(unit) || u_isalpha(static_cast<UChar32>(unit)) != 0;
}

bool is_unicode_only(std::span<const Unit> units) {
  return std::ranges::any_of(units, [](Unit unit) { return unit >= 0x100; });
}

Evidence evidence_of(std::span<const Unit> units, LetterCase letter_case) {
  Evidence evidence{};
  if (std::ranges::all_of(units, is_ascii_letter)) return evidence;
  evidence[kAsItIs] = as_it_is(units);
  const bool unicode = is_unicode_only(units);
  const bool marked = std::ranges::any_of(units, [](Unit unit) { return unit >= 0x80 || unit < 0x20; });
  for (std::size_t i = 0; i < kLegacyEncodings; ++i) {
    if (unicode)
      evidence[1 + i] = kUnicodeOnly;
    else if (marked)
      evidence[1 + i] = as_encoded(static_cast<LegacyEncoding>(i), units, letter_case);
  }
  // A word that no encoding makes sense of says nothing against the text as it is: "µm", "°C", "café".
  const std::int32_t best = *std::max_element(evidence.begin() + 1, evidence.end());
  if (best <= 0) evidence[kAsItIs] = std::max(evidence[kAsItIs], best);
  return evidence;
}

}  // namespace vankho::indexing
