// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/number_search.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "schema/authority/document_types.h"
#include "schema/terms.h"
#include "schema/values.h"
#include "searchd/question/filters.h"
#include "searchd/question/query.h"

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

// Papers that the word before the number may mean: people say luật for bộ luật, and of some papers the type is not
// known.
Query may_be_of_type(const std::string& type_id) {
  std::vector<Query> types{of_type(type_id), of_type({})};
  if (type_id == "luat") types.push_back(of_type("bo-luat"));
  if (type_id == "bo-luat") types.push_back(of_type("luat"));
  return any_of(types);
}

// A type was said that the codes do not tell: "quyết định 156 ubnd", "luật 45/2019/QH14".
bool type_adds(const text::NumberQuery& number) {
  return !number.type_id.empty() && !number.codes.empty() &&
         authority::document_type_by_code(number.codes.front()) == nullptr;
}

// Of "Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư" the words that only join the others.
bool says_nothing(const Unit& unit) {
  constexpr auto kJoining = std::to_array<std::string_view>({"của", "về", "việc", "theo", "và", "tại", "tìm"});
  constexpr auto kUnmarked = std::to_array<std::string_view>({"cua", "ve", "viec", "theo", "va"});
  if (unit.quoted || unit.alternatives.size() != 1 || unit.alternatives.front().words.size() != 1) return false;
  const Word& word = unit.alternatives.front().words.front();
  return word.marked ? std::ranges::find(kJoining, word.exact) != kJoining.end()
                     : std::ranges::find(kUnmarked, word.folded) != kUnmarked.end();
}

// What the person said beside count and codes: year (of the number or of the paper), day, words.
void add_context(const text::NumberQuery& number, std::vector<Query>& parts) {
  if (number.year != 0) {
    const std::string year = std::to_string(number.year);
    std::vector<Query> years{own(NumberPart::kYear, year)};
    // 156/2016/QĐ-UBND is no 156/QĐ-UBND of 2016: papers with the year in their number are counted apart.
    if (!number.year_in_number) years.emplace_back(schema::term(field("year"), year));
    parts.push_back(any_of(years));
  }
  if (number.date != 0) parts.emplace_back(schema::term(field("date"), schema::encode_date(number.date)));
  const TypedQuery beside = parse_words(number.rest);
  for (const Unit& unit : beside.units)
    if (!says_nothing(unit)) parts.push_back(unit_query(unit));
}

// The codes typed, or the type where a lone type code or word was typed: a công văn of the State has no code CV.
void add_codes(const text::NumberQuery& number, std::vector<Query>& parts) {
  if (number.codes.size() == 1 && is_code_of(number.type_id, number.codes.front())) {
    parts.push_back(any_of({own(NumberPart::kCode, number.codes.front()), of_type(number.type_id)}));
    return;
  }
  for (const std::string& code : number.codes) parts.push_back(own(NumberPart::kCode, code));
  if (type_adds(number)) parts.push_back(may_be_of_type(number.type_id));
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

bool is_code_of(const std::string& type_id, std::string_view code) {
  const authority::DocumentType* type = authority::document_type_by_id(type_id);
  if (type == nullptr) return false;
  for (std::string_view codes = type->codes; !codes.empty();) {
    const std::size_t bar = std::min(codes.find('|'), codes.size());
    if (codes.substr(0, bar) == code) return true;
    codes.remove_prefix(std::min(bar + 1, codes.size()));
  }
  return false;
}

Papers papers_numbered(const Xapian::Database& database, const text::NumberQuery& number, const Query& filter,
                       Deadline deadline) {
  std::vector<Query> parts;
  add_context(number, parts);
  if (number.count && !number.codes.empty()) {
    std::vector<Query> exact = parts;
    std::vector<Query> keys;
    for (const std::string& key : cited_keys(number)) keys.push_back(own(NumberPart::kBareKey, key));
    exact.push_back(any_of(keys));
    if (type_adds(number)) exact.push_back(may_be_of_type(number.type_id));
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

std::vector<std::string> cited_keys(const text::NumberQuery& number) {
  if (!number.count) return {};
  const authority::DocumentType* type = authority::document_type_by_id(number.type_id);
  const std::string type_code(type == nullptr ? "" : type->codes.substr(0, type->codes.find('|')));
  const std::string before_codes = count_key(*number.count, number.suffix) + "/";
  std::vector<std::string> keys;
  if (!number.codes.empty()) keys.push_back(before_codes + joined(number.codes));
  if (!type_code.empty() && (number.codes.empty() || type_adds(number)))
    keys.push_back(before_codes + type_code + joined(number.codes));
  return keys;
}

Query citing_query(const text::NumberQuery& number) {
  std::vector<Query> any;
  for (const std::string& key : cited_keys(number))
    any.emplace_back(schema::cited_number_term(NumberPart::kBareKey, key));
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
  // 01 and 01a, 01b.
  std::vector<Query> same_count;
  for (const char* suffix : {"", "a", "b", "c", "d"})
    same_count.push_back(own(NumberPart::kCount, count_key(*number.count, suffix)));
  if (!symbol.empty()) add(with_filter(all_of({any_of(same_count), all_of(symbol)})));
  const auto add_count = [&](std::uint32_t count) {
    std::vector<Query> parts = symbol;
    parts.push_back(own(NumberPart::kCount, std::to_string(count)));
    add(with_filter(all_of(parts)));
  };
  for (std::uint32_t distance = 1; distance <= kReach && !symbol.empty(); ++distance) {
    if (distance < *number.count) add_count(*number.count - distance);
    add_count(*number.count + distance);
  }
  if (nearest.empty()) add(with_filter(any_of(same_count)));
  return nearest;
}

}  // namespace vankho::searching
