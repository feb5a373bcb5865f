// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/register/register_search.h"

#include <algorithm>
#include <map>
#include <utility>

#include "schema/terms.h"
#include "schema/text/fold.h"
#include "searchd/index/stored_papers.h"
#include "searchd/question/filters.h"
#include "searchd/search/match.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {
namespace {

using schema::field;
using Xapian::Query;

constexpr std::size_t kPapersBetweenChecks = 64;

Query has(const schema::Field& row, std::string_view code) {
  return Query(schema::term(row, code));
}

Query all_of(std::initializer_list<Query> parts) {
  return {Query::OP_AND, parts.begin(), parts.end()};
}

// The code of an issuer that has papers. A label that papers bear is understood as well, where what it is read as has
// none.
std::string known_issuer(const Xapian::Database& database, const Columns& columns, const std::string& given) {
  std::string code = filter_code(field("issuer"), given);
  if (code.empty()) throw BadRequest("bad_value", "issuer", given);
  if (database.term_exists(schema::term(field("issuer"), code))) return code;
  const std::string key = text::fold_key(given);
  for (const Column::Value& value : columns.column(field("issuer")).values)
    if (!value.code.empty() && (value.code == given || text::fold_key(value.label) == key)) return value.code;
  return {};
}

std::string name_of_issuer(const Columns& columns, std::string_view code) {
  const auto& values = columns.column(field("issuer")).values;
  const auto value = std::ranges::find(values, code, &Column::Value::code);
  return value == values.end() ? std::string(code) : value->label;
}

std::vector<FacetValue> newest_first(const std::map<std::string, std::uint64_t>& counts, std::string_view chosen) {
  std::vector<FacetValue> values;
  for (auto count = counts.rbegin(); count != counts.rend(); ++count)
    values.push_back(
        {.value = count->first, .label = count->first, .count = count->second, .selected = count->first == chosen});
  return values;
}

void fill_periods(const Columns& columns, const Papers& papers, RegisterResult& result) {
  const Column& terms = columns.column(field("term"));
  std::map<std::string, std::uint64_t> by_year;
  std::map<std::string, std::uint64_t> by_term;
  for (const Xapian::docid paper : papers) {
    if (columns.date(paper) != 0) ++by_year[schema::year_value(columns.date(paper))];
    const std::string& term = terms.values[terms.of(paper)].code;
    if (!term.empty()) ++by_term[term];
  }
  result.years = newest_first(by_year, result.period.year == 0 ? "" : std::to_string(result.period.year));
  result.terms = newest_first(by_term, result.period.term);
}

// Papers of a long register in the order of their counts, those without a number last: the first of them are shown, so
// that no number is missed below the last one shown.
Papers first_by_count(const Xapian::Database& database, const Papers& papers, Deadline deadline) {
  constexpr auto kSlot = static_cast<Xapian::valueno>(field("number").slot);
  constexpr std::size_t kYear = 4;  // bytes at the front of number_sort_key()
  std::vector<std::pair<std::string, Xapian::docid>> keys;
  keys.reserve(papers.size());
  auto value = database.valuestream_begin(kSlot);
  for (const Xapian::docid paper : papers) {
    if (keys.size() % 1024 == 0) check(deadline);
    if (value != database.valuestream_end(kSlot)) value.skip_to(paper);
    const bool known = value != database.valuestream_end(kSlot) && value.get_docid() == paper;
    const std::string key = known ? *value : std::string();
    keys.emplace_back(key.size() > kYear ? key.substr(kYear) : "\xff", paper);
  }
  std::ranges::sort(keys);
  Papers first;
  for (const auto& [key, paper] : keys) {
    if (first.size() == kMostRegisterPapers) break;
    first.push_back(paper);
  }
  std::ranges::sort(first);
  return first;
}

void put_aside(schema::Record record, AsidePapers& aside) {
  if (aside.count++ < kMostAside) aside.papers.push_back(std::move(record));
}

std::vector<RegisterPaper> read_papers(const Xapian::Database& database, const Papers& papers, RegisterResult& result,
                                       Deadline deadline) {
  std::vector<RegisterPaper> read;
  read.reserve(papers.size());
  std::size_t at = 0;
  for (const Xapian::docid paper : papers) {
    if (at++ % kPapersBetweenChecks == 0) check(deadline);
    schema::Record record = paper_summary(database, paper);
    record.citations.clear();
    auto number = text::parse_document_number(record.number);
    if (!number) {
      if (result.type.empty() || record.type == result.type) put_aside(std::move(record), result.unnumbered);
    } else if (result.period.year == 0 || number->year == 0 || number->year == result.period.year) {
      read.push_back({.record = std::move(record), .number = std::move(*number)});
    }
  }
  return read;
}

bool holds_type(const RegisterSeries& series, std::string_view type) {
  if (!series.type.empty()) return series.type == type;
  return std::ranges::any_of(series.papers, [&](const RegisterPaper& paper) { return paper.record.type == type; });
}

void fill_undated(const Xapian::Database& database, const Query& all, RegisterResult& result, Deadline deadline) {
  for (const Xapian::docid paper : papers_of(database, all_of({all, has(field("date"), {})}), deadline)) {
    check(deadline);
    if (result.undated.papers.size() == kMostAside) {  // no more are shown: the rest is only counted
      ++result.undated.count;
      continue;
    }
    schema::Record record = paper_summary(database, paper);
    // A year in the number gives the paper its place.
    const auto number = text::parse_document_number(record.number);
    if (!number || number->year == 0) put_aside(std::move(record), result.undated);
  }
}

}  // namespace

Papers papers_in(const Xapian::Database& database, const Query& all, const RegisterPeriod& period, Deadline deadline) {
  if (period.year == 0) return papers_of(database, all_of({all, has(field("term"), period.term)}), deadline);
  const std::string year = std::to_string(period.year);
  const Query numbered(schema::own_number_term(schema::NumberPart::kYear, year));
  return papers_of(database, all_of({all, Query(Query::OP_OR, has(field("year"), year), numbered)}), deadline);
}

std::optional<RegisterRequest> register_request_of(const schema::Record& paper) {
  if (paper.issuer_id.empty() || (paper.term.empty() && paper.date == 0)) return std::nullopt;
  RegisterRequest request{.issuer = paper.issuer_id, .type = paper.type, .province = {}, .period = {}};
  if (!paper.term.empty()) {
    request.period.term = paper.term;
  } else {
    const auto number = text::parse_document_number(paper.number);
    request.period.year = number && number->year != 0 ? number->year : paper.date / 10000;
  }
  return request;
}

std::optional<RegisterResult> register_of(const Xapian::Database& database, const Snapshot& snapshot,
                                          const RegisterRequest& request, Deadline deadline) {
  const Columns& columns = snapshot.columns();
  RegisterResult result;
  result.issuer = known_issuer(database, columns, request.issuer);
  result.period = request.period;
  if (result.issuer.empty()) return std::nullopt;
  result.issuer_name = name_of_issuer(columns, result.issuer);
  if (!request.type.empty()) result.type = filter_code(field("type"), request.type);
  if (!request.province.empty()) result.province = filter_code(field("province"), request.province);

  Query all = has(field("issuer"), result.issuer);
  if (!result.province.empty()) all = all_of({all, has(field("province"), result.province)});
  const Query of_type = result.type.empty() ? all : all_of({all, has(field("type"), result.type)});
  fill_periods(columns, papers_of(database, of_type, deadline), result);
  if (request.period.year == 0 && request.period.term.empty()) return result;

  // The type is looked at afterwards: the number may say another one than the type line, and some types share a series.
  Papers papers = papers_in(database, all, request.period, deadline);
  if (papers.size() > kMostRegisterPapers && !result.type.empty())
    papers = papers_in(database, of_type, request.period, deadline);
  if (papers.size() > kMostRegisterPapers) {
    result.left_out = papers.size() - kMostRegisterPapers;
    papers = first_by_count(database, papers, deadline);
  }
  result.series = register_series(read_papers(database, papers, result, deadline), request.period);
  if (!result.type.empty())
    std::erase_if(result.series, [&](const RegisterSeries& series) { return !holds_type(series, result.type); });
  fill_undated(database, of_type, result, deadline);
  return result;
}

}  // namespace vankho::searching
