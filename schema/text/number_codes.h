// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codes in a document number: which words can be one, which are known, and how they are shown and compared.
#pragma once

#include <string>
#include <string_view>

#include "schema/text/document_number.h"
#include "schema/text/number_lexemes.h"

namespace vankho::text {

// A word that stands where a code may.
struct CodeWord {
  WordForm form;
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool is_type = false;    // stands for a type of paper: CV, QĐ
  bool is_issuer = false;  // stands for a body or a drafting unit: HU, UBND, VX
  bool is_joined = false;  // a type and an issuer typed without a sign between: CVHU

  bool is_known() const { return is_type || is_issuer || is_joined; }
  bool is_lower() const { return form.has_lower && !form.has_upper; }
  bool is_upper() const { return form.has_upper && !form.has_lower; }
};

CodeWord code_word(std::string_view text, std::uint32_t begin, std::uint32_t end);

// Whether the word has the look of a code: short, no tone (TBố, tuyên bố, aside), starting with a letter, in capitals
// up to a small letter or two (TTg, CTr, SNgV), or known.
bool looks_like_code(const CodeWord& word);

// Codes that are syllables too when typed small and without marks: "tu" is Tỉnh ủy, từ, tư and tự.
bool is_syllable(std::string_view capitals);

// "tu phap", "du an": two syllables that belong together, the first of which is a code too.
bool is_syllable_pair(std::string_view capitals, std::string_view next_capitals);

// Codes of old papers that stand alone after the count: Nghị định 15/CP, 178/TTg, Luật 21/QH10.
bool stands_alone(std::string_view capitals);

// "PDF", "DOCX": what stands after the dot of a file name, which is no code.
bool is_file_extension(std::string_view capitals);

// The code without marks, signs and separators in capitals; QĐi and QyĐ (quy định) as QD. Two spellings that mean one
// code have one form.
std::string compared_form(std::string_view capitals);

enum class CodePlace { kFirst, kLater };

// As printed on papers: marks and small letters restored where the code is known (DU -> ĐU, TTG -> TTg), typing errors
// that are no other code repaired (ƯBND -> UBND), otherwise the letters as written.
std::string shown_form(std::string_view written, CodePlace place, NumberSystem system);

}  // namespace vankho::text
