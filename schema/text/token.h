// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of Vietnamese text. There is one tokeniser: the indexer makes terms with it, searchd reads queries with it and
// finds with it what to mark in the original text, so a paper that matches can always be marked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

// A syllable, a number or a code: the longest run of letters, digits and combining marks that starts with a letter or
// digit. Soft hyphens and zero-width characters inside it are part of it but not of its forms. All else separates:
// spaces of every kind, punctuation, bytes that are no UTF-8, and apostrophes, so that "M'Drắk" and "m drak" meet.
struct Token {
  std::string exact;  // for matching with marks: NFC, lower case, look-alikes repaired (Ð, Cyrillic, full width),
                      // tone mark on the vowel of the old school (hòa, thủy), i/y unified in open syllables (kỹ), see
                      // syllable.h
  std::string folded;  // exact without marks, đ as d: what a query without marks finds; i/y are unified here too
  std::uint32_t position = 0;  // 1, 2, 3, ... in the text
  std::uint32_t begin = 0;     // bytes in the original text: [begin, end)
  std::uint32_t end = 0;
  bool operator==(const Token&) const = default;
};

// A token keeps at most this many bytes in each form (Xapian refuses terms over 245 bytes); what is cut off is not
// searchable, the offsets still span the whole run.
inline constexpr std::size_t kMaxTokenBytes = 64;

// The tokens of `text`, any bytes. NFC, NFD and mixed input give the same exact and folded forms. Linear time: no run
// of combining marks makes it slower.
std::vector<Token> tokenize(std::string_view text);

// Whether a form written by a person carries a Vietnamese mark (â, ơ, đ, tones): such queries prefer exact matches.
bool has_marks(std::string_view text);

}  // namespace vankho::text
