// SPDX-License-Identifier: GPL-3.0-or-later
//
// Document numbers (số, ký hiệu) of Party and State papers: one grammar for the header reader, the citation finder and
// the query parser. Forms: Party "223-CV/HU" (Hướng dẫn 36-HD/VPTW 2018, II.1.3), State "156/QĐ-UBND", normative
// "30/2020/NĐ-CP", công văn "5228/BNV-CQĐP" (Nghị định 30/2020/NĐ-CP, phụ lục I and III), National Assembly
// "45/2019/QH14", joint "68/2013/TTLT-BTC-BLĐTBXH". A number alone names no paper: identity = number + issuer + term or
// year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace vankho::text {

enum class NumberSystem { kParty, kState };

struct DocumentNumber {
  std::uint32_t count = 0;              // 223
  std::string padding = {};             // zeros as written before it: "0" in 05-NQ/TU; only for display
  std::string suffix = {};              // lower-case letter of an inserted number: "a" in 01a; ".7" in 66.7/2025/NQ-CP
  int year = 0;                         // written in the number: 2020; 0 = none
  std::vector<std::string> codes = {};  // as shown: {"CV", "HU"}, {"NĐ", "CP"}, {"QH14"}; never empty
  NumberSystem system = NumberSystem::kState;

  // For people: "223-CV/HU", "05-NQ/TU", "30/2020/NĐ-CP", "16/CT-TTg".
  std::string display() const;
  // For matching: count without zeros, suffix, year when there is one, codes without marks and separators in capitals:
  // "223/CVHU", "30/2020/NDCP", "1a/BCTHCS". QĐ, QĐi and QyĐ (quy định) have one key.
  std::string key() const;
  // The key without the year, for numbers whose year the writer left out.
  std::string bare_key() const;
  // Count with suffix: "223", "1a".
  std::string count_key() const;
  // Each code without marks and signs in capitals: {"CV", "HU"}; QĐi and QyĐ as "QD".
  std::vector<std::string> folded_codes() const;
  // Id of the document type that the first code stands for ("cong-van"; công văn also when the first code is no type's,
  // as in 5228/BNV-CQĐP, or is that of an agency as in 5282/CT-CS; "luat" is not guessed from QH14), or empty. The word
  // before the number or the type line of the paper knows better: a Party QĐ is a quyết định or a quy định.
  std::string type_id() const;

  bool operator==(const DocumentNumber&) const = default;
};

// A number found in running text. Offsets are bytes of the original text.
struct NumberMatch {
  DocumentNumber number;
  std::uint32_t begin = 0;  // of the count, lead word ("số") not included
  std::uint32_t end = 0;
};

// All numbers in running text, in order, not overlapping; each needs a year or two codes (so "1- Giao" is none), old
// ones with one code ("Nghị định 15/CP") a word that announces a number. In a list, "số 01, 02 và 03/2014/TT-BXD", the
// counts on the left take year and codes from the last one; their offsets are those of their own digits.
// Dashes and slashes of every kind, spaces around them, look-alikes, O/o for 0 and l/I for 1 inside the count are read
// as meant. Linear time on any input.
std::vector<NumberMatch> find_document_numbers(std::string_view text);

// The number that `text` as a whole is (lead "Số:" and white space allowed), or nothing.
std::optional<DocumentNumber> parse_document_number(std::string_view text);

// What a person typed into a search box about a number, read as far as it goes: "CV 223", "-HU 223", "223cvhu",
// "nghi dinh so 30 nam 2020", "công văn số 223-CV/HU ngày 15/11/2016", "cong van 223 huyen uy ea sup".
struct NumberQuery {
  std::optional<std::uint32_t> count;
  std::string suffix;
  std::vector<std::string> codes;  // folded capitals in the order typed: {"CV", "HU"}; joined codes typed without a
                                   // separator are one element {"CVHU"}
  std::string type_id;          // from a type word ("công văn"; it may disagree with the codes) or a lone type code
                                // that only one type has ("CV 223"; not "QĐ 217", quyết định or quy định)
  int year = 0;                 // of the number or of the paper
  bool year_in_number = false;  // written between count and codes, as in 30/2020/NĐ-CP: another series than 30/NĐ-CP
  schema::Date date = 0;        // a full date typed
  std::string rest;             // what is left: words of the issuer or subject, as typed, with single spaces
  std::uint32_t begin = 0;      // bytes of the query that the number part spans
  std::uint32_t end = 0;
  // How sure it is that a number was meant: kSymbol = count with codes; kLabelled = count after "số" or a type word;
  // kBare = only digits ("223", "30/2020"), or only a date.
  enum class Strength { kSymbol, kLabelled, kBare } strength = Strength::kBare;
};

// Nothing when the query holds no date and no count that is meant as one ("kế hoạch 5 năm", "điều 5", "2016-2020").
std::optional<NumberQuery> parse_number_query(std::string_view query);

// A date typed or written: 15/11/2016, 15-11-2016, 15.11.2016, "ngày 15 tháng 11 năm 2016", 2016-11-15; 3/4/2016 is
// 3 April. Only days that exist, years 1900 to 2100.
struct DateMatch {
  schema::Date date = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
std::vector<DateMatch> find_dates(std::string_view text);

}  // namespace vankho::text
