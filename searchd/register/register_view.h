// SPDX-License-Identifier: GPL-3.0-or-later
//
// A register as JSON, CSV and rows of a page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searchd/question/request.h"
#include "searchd/register/register_search.h"

namespace vankho::searching {

// The register that a question asks for: at most one value of each parameter. Throws BadRequest.
RegisterRequest register_request(const Question& question);

// "/register?issuer=..." of what was asked for, with `address` in the place of "/register".
std::string register_link(std::string_view address, const RegisterRequest& request, Language language);

// The register that a paper stands in; empty when its issuer, or its year and term, are not known.
std::string register_link_of(const schema::Record& paper, Language language);

// The register of what a search is filtered by: one issuer, type, year or term each; else the form to choose from.
std::string register_link_of(const SearchRequest& request);

// What has to be known to read a series, as codes of messages.h with sentences.
struct RegisterNote {
  std::string code;
  std::string text;
};
std::vector<RegisterNote> notes_of(const RegisterSeries& series, const RegisterPeriod& period, Language language);
std::vector<RegisterNote> notes_of(const RegisterResult& result, Language language);

// "Quyết định, số có ghi năm, nhiệm kỳ 2015-2020, Đắk Lắk".
std::string series_title(const RegisterSeries& series, Language language);

// One line of a series as people read it: a paper with remarks, or a gap.
struct RegisterLine {
  const RegisterPaper* paper = nullptr;  // nullptr for a gap
  NumberGap gap;
  std::string remarks;
};
std::vector<RegisterLine> lines_of(const RegisterSeries& series, Language language);

std::string register_json(const RegisterResult& result, Language language);
// The years and terms to choose from, as members of a problem.
std::string register_periods_json(const RegisterResult& result);
// UTF-8 with a byte order mark, lines end with CRLF (RFC 4180); cells that a spreadsheet would take for a formula begin
// with an apostrophe.
std::string register_csv(const RegisterResult& result, Language language);

}  // namespace vankho::searching
