// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mentions of numbers in a text, each with the words around it: the type word before, date and issuer after.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "schema/citation/relation.h"
#include "schema/record.h"
#include "schema/text/document_number.h"
#include "schema/text/words.h"

namespace vankho::citation {

struct ReadMention {
  text::DocumentNumber number;
  std::string key;
  std::string type;
  std::string issuer;
  std::vector<schema::Date> dates;
  std::uint32_t begin = 0;  // bytes, with the type word
  std::uint32_t end = 0;    // of the number
  std::size_t first = 0;    // word with which it begins, the type word included
  std::size_t last = 0;     // word behind the number
  std::size_t behind = 0;   // word behind its date and issuer
  bool joined = false;      // coordinated with the next: "217-QĐ/TW và Quyết định số 218-QĐ/TW"
  Relation relation = Relation::kMentions;
  bool partial = false;
};

// In the order of the text. Numbers with a symbol, and counts alone where a type word before and a central Party body
// behind prove the symbol ("Chỉ thị số 03 của Bộ Chính trị" is 03-CT/TW: the symbol of all its bodies is TW, Hướng dẫn
// 36-HD/VPTW, II.1.3.1). What is written once for several numbers of a list (date, issuer) belongs to each. Linear
// time.
std::vector<ReadMention> read_mentions(const text::Words& words);

// White space between two words of one phrase is at most this many bytes: an indented next line.
inline constexpr std::size_t kMaxGap = 40;

}  // namespace vankho::citation
