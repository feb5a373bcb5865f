// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/number_search.h"

#include <algorithm>
#include <string>
#include <vector>

#include "schema/authority/document_types.h"
#include "schema/terms.h"
#include "schema/text/token.h"
#include "schema/values.h"
#include "searchd/filters.h"

namespace vankho::searching {
namespace {

using schema::field;
using schema::NumberPart;
using Xapian::Query;

// Neighbours are at most this far away.
constexpr std::uint32_t kReach = 5;
constexpr std::size_t kMostNeighbours = 10;

Query own(NumberPart part, const std::string& value) {
  return Query(schema::own_number_term(part, value));
}

Query all_of(const std::vector<Query>& parts) {
  return {Query::OP_AND, parts.begin(), parts.end()};
}
Query any_of(const std::vector<Query>& parts) {
  return {Query::OP_OR, parts.begin(), parts.end()};
}

std::string count_key(std::uint32_t count, const std::string& suffix) {
  return std::to_string(count) + suffix;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += code;
  return text;
}

Query of_type(const std::string& type_id) {
  return Query(schema::term(field("type"), type_id));
}

// What the person said beside count and codes: year (of the number or of the paper), day, words.
void add_context(const text::NumberQuery& number, std::vector<Query>& parts) {
  if (number.year != 0) {
    const std::string year = std::to_string(number.year);
    parts.push_back(any_of({own(NumberPart::kYear, year), Query(schema::term(field("year"), year))}));
  }
  if (number.date != 0) parts.emplace_back(schema::term(field("date"), schema::encode_date(number.date)));
  for (const text::Token& token : text::tokenize(number.rest)) parts.emplace_back(token.folded);
}

// The codes typed, or the type where a lone type code or word was typed: a công văn of the State has no code CV.
void add_codes(const text::NumberQuery& number, std::vector<Query>& parts) {
  if (number.codes.size() == 1 && !number.type_id.empty()) {
    parts.push_back(any_of({own(NumberPart::kCode, number.codes.front()), of_type(number.type_id)}));
    return;
  }
  for (const std::string& code : number.codes) parts.push_back(own(NumberPart::kCode, code));
  if (number.codes.empty() && !number.type_id.empty()) parts.push_back(of_type(number.type_id));
}

// `papers` ascending.
Papers newest_first(const Xapian::Database& database, Papers papers) {
  constexpr auto kSlot = static_cast<Xapian::valueno>(field("date").slot);
  std::vector<std::pair<schema::Date, Xapian::docid>> dated;
  auto value = database.valuestream_begin(kSlot);
  const auto end = database.valuestream_end(kSlot);
  for (const Xapian::docid paper : papers) {
    if (value != end) value.skip_to(paper);
    const bool known = value != end && value.get_docid() == paper;
    dated.emplace_back(known ? -schema::decode_date(*value) : 0, paper);
  }
  std::ranges::sort(dated);
  std::ranges::transform(dated, papers.begin(), &std::pair<schema::Date, Xapian::docid>::second);
  return papers;
}

Query filtered(const Query& match, const Query& filter) {
  return filter.get_type() == Query::LEAF_MATCH_ALL ? match : Query(Query::OP_FILTER, match, filter);
}

}  // namespace

Papers papers_numbered(const Xapian::Database& database, const text::NumberQuery& number, const Query& filter,
                       Deadline deadline) {
  std::vector<Query> parts;
  add_context(number, parts);
  if (number.count && !number.codes.empty()) {
    std::vector<Query> exact = parts;
    exact.push_back(own(NumberPart::kBareKey, count_key(*number.count, number.suffix) + "/" + joined(number.codes)));
    const Papers papers = papers_of(database, filtered(all_of(exact), filter), deadline);
    if (!papers.empty()) return newest_first(database, papers);
  }
  if (number.count) {
    parts.push_back(own(NumberPart::kCount, count_key(*number.count, number.suffix)));
    add_codes(number, parts);
  }
  if (parts.empty()) return {};
  return newest_first(database, papers_of(database, filtered(all_of(parts), filter), deadline));
}

Query citing_query(const text::NumberQuery& number) {
  if (!number.count) return {};
  std::vector<std::string> symbols;
  if (!number.codes.empty()) {
    symbols.push_back(joined(number.codes));
  } else if (const auto* type = authority::document_type_by_id(number.type_id)) {
    symbols.emplace_back(type->codes.substr(0, type->codes.find('|')));
  }
  std::vector<Query> any;
  for (const std::string& symbol : symbols) {
    any.emplace_back(
        schema::cited_number_term(NumberPart::kBareKey, count_key(*number.count, number.suffix) + "/" + symbol));
  }
  return any_of(any);
}

Papers neighbours_of(const Xapian::Database& database, const text::NumberQuery& number, const Query& filter,
                     Deadline deadline) {
  if (!number.count) return {};
  const auto with_filter = [&](const Query& match) { return papers_of(database, filtered(match, filter), deadline); };
  Papers nearest;
  const auto add = [&](const Papers& papers) {
    for (const Xapian::docid paper : papers)
      if (nearest.size() < kMostNeighbours && std::ranges::find(nearest, paper) == nearest.end())
        nearest.push_back(paper);
  };
  std::vector<Query> symbol;
  for (const std::string& code : number.codes) symbol.push_back(own(NumberPart::kCode, code));
  if (symbol.empty() && !number.type_id.empty()) symbol.push_back(of_type(number.type_id));
  // The same number without the year, date and words that were typed beside it.
  std::vector<Query> same = symbol;
  same.push_back(own(NumberPart::kCount, count_key(*number.count, number.suffix)));
  add(with_filter(all_of(same)));
  if (!symbol.empty())
    add(with_filter(all_of({own(NumberPart::kCount, count_key(*number.count, number.suffix)), any_of(symbol)})));
  const auto add_count = [&](std::uint32_t count) {
    std::vector<Query> parts = symbol;
    parts.push_back(own(NumberPart::kCount, std::to_string(count)));
    add(with_filter(all_of(parts)));
  };
  for (std::uint32_t distance = 1; distance <= kReach && !symbol.empty(); ++distance) {
    if (distance < *number.count) add_count(*number.count - distance);
    add_count(*number.count + distance);
  }
  return nearest;
}

}  // namespace vankho::searching
