// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/token.h"

#include <array>
#include <span>

#include "schema/text/letters.h"
#include "schema/text/normalize.h"
#include "schema/text/syllable.h"
#include "schema/text/utf8.h"

namespace vankho::text {
namespace {

struct Step {
  CodePoint c;
  TonedLetter letter;
  CharacterKind kind = CharacterKind::kSeparator;
};

inline Step step_at(std::string_view text, std::size_t at) {
  Step step{.c = decode(text, at), .letter = {}};
  step.letter = letter_of(step.c.value);
  if (step.letter.letter != kNoLetter)
    step.kind = CharacterKind::kLetter;
  else if (step.c.value >= 0x80 && step.c.valid)
    step.kind = kind_of(step.c.value);
  return step;
}

// The letters of a word as long as all of them are Vietnamese, which nearly all are.
class Word {
 public:
  void clear() {
    count_ = 0;
    foreign_ = false;
    full_ = false;
  }

  void add(const Step& step) {
    // What comes later cannot show in the forms.
    if (count_ == kMaxTokenBytes && step.kind == CharacterKind::kLetter) full_ = true;
    if (foreign_ || full_) return;
    if (step.kind == CharacterKind::kLetter && step.letter.letter != kNoLetter) {
      letters_[count_++] = step.letter;
    } else if (step.kind != CharacterKind::kMark || !put_mark(step.c.value)) {
      foreign_ = true;
    }
  }

  // False when the word needs normalize_word().
  bool write_forms(Token& token) {
    if (foreign_) return false;
    const std::span<TonedLetter> letters(letters_.data(), count_);
    unify_spelling(letters);
    std::array<char, kMaxTokenBytes + 4> exact;
    std::array<char, kMaxTokenBytes + 4> folded;
    std::size_t size = 0;
    std::size_t count = 0;
    for (const TonedLetter& letter : letters) {
      const tables::Spelling& spelling = tables::kSpellings[letter.letter][letter.tone];
      if (spelling.size == 0) return false;  // a tone on a consonant that is still there
      if (size + spelling.size > kMaxTokenBytes) break;
      for (std::size_t i = 0; i < 3; ++i) exact[size + i] = spelling.bytes[i];
      size += spelling.size;
      folded[count++] = plain(letter.letter);
    }
    token.exact.assign(exact.data(), size);
    token.folded.assign(folded.data(), count);
    return true;
  }

 private:
  bool put_mark(char32_t mark) {
    TonedLetter& letter = letters_[count_ - 1];
    if (const Tone tone = tone_of_mark(mark); tone != kNoTone) {
      if (letter.tone != kNoTone && letter.tone != tone) return false;
      letter.tone = tone;
      return true;
    }
    const Letter marked = with_quality(letter.letter, mark);
    if (marked == kNoLetter) return false;
    letter.letter = marked;
    return true;
  }

  std::array<TonedLetter, kMaxTokenBytes> letters_;
  std::size_t count_ = 0;
  bool foreign_ = false;
  bool full_ = false;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  // Vietnamese prose has five to six bytes a word; room that stays empty is never touched.
  tokens.reserve(text.size() / 4 + 1);
  std::uint32_t position = 0;
  Word word;
  for (std::size_t at = 0; at < text.size();) {
    Step step = step_at(text, at);
    if (step.kind != CharacterKind::kLetter) {
      at += step.c.size;
      continue;
    }
    const std::size_t begin = at;
    std::size_t end = at;
    word.clear();
    while (true) {
      if (step.kind != CharacterKind::kIgnorable) {
        word.add(step);
        end = at + step.c.size;
      }
      at += step.c.size;
      if (at == text.size()) break;
      step = step_at(text, at);
      if (step.kind == CharacterKind::kSeparator) break;
    }
    Token& token = tokens.emplace_back();
    if (!word.write_forms(token)) {
      WordForms forms = normalize_word(text.substr(begin, end - begin), kMaxTokenBytes);
      if (forms.exact.empty()) {
        tokens.pop_back();
        continue;
      }
      token.exact = std::move(forms.exact);
      token.folded = std::move(forms.folded);
    }
    token.position = ++position;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
  }
  return tokens;
}

bool has_marks(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value < 0x80 || !c.valid) continue;
    if (letter_of(c.value).letter != kNoLetter || is_vietnamese_mark(c.value)) return true;
  }
  return false;
}

}  // namespace vankho::text
