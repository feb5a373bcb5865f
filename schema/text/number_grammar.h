// SPDX-License-Identifier: GPL-3.0-or-later
//
// The grammar of document numbers over lexemes, the one place where it stands:
//   number = count, [sign, year], [sign], code, {sign, code}, ["/", year]
//   count  = digits (O, o read as 0; I, l as 1), [small letter]
//   sign   = dash | slash, blanks on either side; "." between codes
// What differs between running text, a field that holds nothing else, and a query is only how much evidence it takes
// that a number was meant. Every look-ahead and look-back is bounded, so a pass over a text is linear.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "schema/authority/document_types.h"
#include "schema/text/document_number.h"
#include "schema/text/number_codes.h"
#include "schema/text/number_lexemes.h"

namespace vankho::text {

enum class Reading {
  kText,   // running text: full evidence
  kWhole,  // the text claims to be a number: one known code is enough
  kQuery,  // typed by a person: codes also without signs, dots for signs
};

struct LexedText {
  std::string_view text;
  std::span<const Lexeme> lexemes;

  std::size_t size() const { return lexemes.size(); }
  const Lexeme& operator[](std::size_t i) const { return lexemes[i]; }
  bool is(std::size_t i, LexemeKind kind) const { return i < lexemes.size() && lexemes[i].kind == kind; }
  std::string_view slice(std::size_t i) const {
    return text.substr(lexemes[i].begin, lexemes[i].end - lexemes[i].begin);
  }
};

struct Count {
  std::uint32_t value = 0;
  std::string padding = {};
  std::string suffix = {};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // of digits and suffix; before the end of the lexeme when a code is glued on ("858CV")
};

// The count that the lexeme is or begins with.
std::optional<Count> read_count(const LexedText& text, std::size_t at);

// The four digits of a year from 1900 to 2100, or 0.
int read_year(const LexedText& text, std::size_t at);

struct NumberReading {
  Count count;
  int year = 0;
  bool year_after_count = false;  // else behind the codes: 135/QĐ/UBND/2008
  std::vector<CodeWord> codes;
  NumberSystem system = NumberSystem::kState;
  std::size_t next = 0;   // the lexeme after the number
  std::uint32_t end = 0;  // bytes of the text

  DocumentNumber number(std::string_view text) const;
};

// The number whose count is the lexeme `at`.
std::optional<NumberReading> read_number(const LexedText& text, std::size_t at, Reading reading);

// Words that announce a number, read backwards from its count: "Nghị định số", "số:", "s.", "No.", "văn bản".
struct NumberLabel {
  bool says_number = false;                       // "số", "văn bản số", "vb"
  const authority::DocumentType* type = nullptr;  // "Nghị định"
  std::size_t first = 0;                          // its first lexeme; that of the count when there is no label

  explicit operator bool() const { return says_number || type != nullptr; }
};
NumberLabel read_label(const LexedText& text, std::size_t at);

}  // namespace vankho::text
