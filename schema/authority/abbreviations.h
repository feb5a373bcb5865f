// SPDX-License-Identifier: GPL-3.0-or-later
//
// Abbreviations in names of bodies: which words printed in capitals are abbreviations, and what they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/text/token.h"

namespace vankho::authority {

// Whether a word printed in capitals is an abbreviation ("UBND", "THCS", "TNCS") rather than a syllable ("BAN", "EA"):
// no syllable of Vietnamese or of a minority language is built like it.
bool is_abbreviation(const text::Token& word);

// Whether a folded word can be spoken as one syllable: consonants, vowels, final consonants.
bool is_pronounceable(std::string_view folded);

// Whether a folded word is a Roman number up to 39 ("xii").
bool is_roman_number(std::string_view folded);

// The tokens of a name with abbreviations written out: "UBND TP. Huế" -> ủy ban nhân dân thành phố huế. Tokens of an
// expansion have the offsets of the abbreviation. "H.", "X", "TU" and the like are read by their place: before a name
// as units, at the end as committees ("VP/HU"). A name that is one code of document numbers is the body of that code.
std::vector<text::Token> written_out(std::string_view name);

}  // namespace vankho::authority
