// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "schema/text/fold.h"
#include "schema/text/token.h"

namespace vankho::text {
namespace {

UChar32 code_point_at(std::string_view bytes, std::size_t& at) {
  auto offset = static_cast<std::int32_t>(at);
  UChar32 letter = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()), offset, static_cast<std::int32_t>(bytes.size()), letter);
  at = static_cast<std::size_t>(offset);
  return letter;
}

void mark_case(std::string_view bytes, Word& word) {
  bool lower = false;
  bool seen = false;
  word.number = true;
  for (std::size_t at = word.begin; at < word.end;) {
    const UChar32 letter = code_point_at(bytes, at);
    if (letter < 0) continue;
    if (!u_isdigit(letter)) word.number = false;
    if (u_isupper(letter)) {
      word.upper = true;
      if (!seen) word.capital = true;
    }
    if (u_islower(letter)) lower = true;
    if (u_isalpha(letter)) seen = true;
  }
  if (lower) word.upper = false;
}

}  // namespace

std::string Words::folded(std::size_t first, std::size_t last) const {
  std::string joined;
  for (std::size_t i = first; i < last && i < words.size(); ++i) {
    if (!joined.empty()) joined += ' ';
    joined += words[i].folded;
  }
  return joined;
}

void append_words(Words& words, std::size_t begin, std::size_t end) {
  for (Token& token : tokenize(words.text.substr(begin, end - begin))) {
    Word word;
    word.exact = std::move(token.exact);
    word.folded = std::move(token.folded);
    word.begin = static_cast<std::uint32_t>(begin) + token.begin;
    word.end = static_cast<std::uint32_t>(begin) + token.end;
    mark_case(words.text, word);
    words.words.push_back(std::move(word));
  }
}

Words read_words(std::string_view text) {
  Words words;
  words.text = text;
  append_words(words, 0, text.size());
  return words;
}

std::size_t match_phrase(const Words& words, std::size_t at, std::string_view phrase) {
  std::size_t count = 0;
  while (!phrase.empty() && at + count < words.words.size()) {
    const std::string& word = words.words[at + count].folded;
    if (word.empty() || !phrase.starts_with(word)) return 0;
    phrase.remove_prefix(word.size());
    ++count;
  }
  return phrase.empty() ? count : 0;
}

std::size_t match_any(const Words& words, std::size_t at, std::span<const std::string_view> phrases) {
  std::size_t longest = 0;
  for (const std::string_view phrase : phrases) longest = std::max(longest, match_phrase(words, at, phrase));
  return longest;
}

std::string plain_text(std::string_view text) {
  std::string plain(text);
  for (char& byte : plain)
    if (byte == '*' || byte == '|') byte = ' ';
  return squeeze(plain);
}

}  // namespace vankho::text
