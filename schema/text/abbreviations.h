// SPDX-License-Identifier: GPL-3.0-or-later
//
// Abbreviations of bodies and set phrases that office papers use in running text, so that a question for "UBND" also
// finds "Ủy ban nhân dân" and the other way round. Collected from the codes in Hướng dẫn 36-HD/VPTW (2018) and Nghị
// định 30/2020/NĐ-CP and from everyday use. Left out: what is a common syllable without marks (TƯ, HU), and what means
// too many things (TT, CT, HĐ). Letters of document numbers are not here but in authority/.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::text {

struct Abbreviation {
  std::string_view written;     // "GD&ĐT"
  std::string_view meaning;     // "giáo dục và đào tạo"
  std::string_view short_form;  // fold_key(written): "gd dt"
  std::string_view full_form;   // fold_key(meaning): "giao duc va dao tao"
};

// All rows. A short form may stand in several rows (BCT), and a full form too (KT-XH, KTXH).
std::span<const Abbreviation> abbreviations();

// One side of a row found in a sequence of words.
struct AbbreviationMatch {
  const Abbreviation* row = nullptr;  // never nullptr
  std::size_t first = 0;              // index of its first word
  std::size_t count = 0;              // words
  bool is_short = false;              // the short form stands there, else the full form
};

// Every short and full form in a sequence of folded tokens, ordered by the first word, longer ones first. Matches may
// overlap: "uy ban mat tran to quoc" holds "mat tran to quoc".
std::vector<AbbreviationMatch> find_abbreviations(std::span<const std::string> folded);

}  // namespace vankho::text
