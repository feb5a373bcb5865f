// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register (sổ văn bản) of an issuer: its papers in the order of their numbers, and what the numbers tell: which
// are missing, borne twice, inserted (01a), or dated against their order.
//
// What is numbered in one series (số thứ tự liên tục): State papers by type within a year, numbers that hold the year
// (12/2017/QĐ-UBND) apart from those that do not (Nghị định 30/2020/NĐ-CP, điều 15); a công văn without a type code
// (12/UBND-NC, 13/UBND-KT) whatever its drafting unit; Party papers by type through a term of office (Hướng dẫn
// 36-HD/VPTW 2018, II.1.3.1); papers of the National Assembly (45/2019/QH14) through a legislature, types together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "schema/record.h"
#include "schema/text/document_number.h"

namespace vankho::searching {

struct RegisterPaper {
  schema::Record record;        // body and citations left out
  text::DocumentNumber number;  // record.number, read
};

// What was asked for: a year or a term of office; the other one is 0 or empty.
struct RegisterPeriod {
  int year = 0;
  std::string term;
};

// Counts that no paper bears, both ends included.
struct NumberGap {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t missing() const { return to - from + 1; }
  bool operator==(const NumberGap&) const = default;
};

// A paper whose date does not fit the dates around it. A hint: the date may be misread, or the number taken in advance.
struct DateHint {
  std::size_t paper = 0;  // place in `papers`
  std::size_t other = 0;  // the nearest paper that it does not fit: a lower number dated later, or a higher one earlier
  bool operator==(const DateHint&) const = default;
};

// A stretch [first, last] of `papers` that bear one count and suffix.
struct SameNumber {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const SameNumber&) const = default;
};

struct RegisterSeries {
  std::string type;         // id; empty = not known, or a series of several types
  std::string legislature;  // "QH14" of a series of the National Assembly
  std::string term;         // of a Party series
  std::string province;     // of bodies that are named alike in several provinces; else empty
  bool is_party = false;
  bool year_in_number = false;
  // The series runs longer than what was asked for: numbers before the first and behind the last belong to other years,
  // and how many of them to this one is not known.
  bool open_start = false;

  std::vector<RegisterPaper> papers;  // by count, suffix, date
  std::uint32_t from = 1;             // gaps are looked for between these two
  std::uint32_t to = 0;               // the greatest count
  std::vector<NumberGap> gaps;        // ascending, at most kMostGaps
  std::size_t all_gaps = 0;
  std::uint64_t missing = 0;  // in all gaps
  std::vector<SameNumber> duplicates;
  std::vector<std::size_t> inserted;  // places in `papers` of numbers with a letter
  std::vector<DateHint> out_of_order;
  std::vector<std::size_t> undated;

  std::uint64_t numbers() const { return to + 1 - from - missing; }  // different counts borne
};

inline constexpr std::size_t kMostGaps = 1000;  // of a series

// The series of papers that one issuer issued in the period, by name of type. Papers of bodies that are named alike in
// several provinces are kept apart by province; those of no known province stay on their own then.
std::vector<RegisterSeries> register_series(std::vector<RegisterPaper> papers, const RegisterPeriod& period);

// Whether two papers of one issuer and period stand in one series:
// of bodies that are named alike in several provinces each has a register of its own.
enum class Bodies { kOne, kOneAProvince };
bool is_same_series(const RegisterPaper& a, const RegisterPaper& b, Bodies bodies);

// Whether the papers of a period may begin anywhere in this paper's series: numbers below them say nothing.
bool may_begin_anywhere(const RegisterPaper& paper, const RegisterPeriod& period);

}  // namespace vankho::searching
