// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/cited_filter.h"

#include <algorithm>
#include <array>

#include "schema/terms.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::searching {
namespace {

using citation::Relation;
using schema::NumberPart;

struct OtherName {
  std::string_view slug;
  Relation relation;
};

// Beside the ids and labels of relation.h.
constexpr auto kOtherNames = std::to_array<OtherName>({{"thay-the", Relation::kReplaces},
                                                       {"sua-doi", Relation::kAmends},
                                                       {"bo-sung", Relation::kAmends},
                                                       {"trien-khai", Relation::kCarriesOut},
                                                       {"phuc-dap", Relation::kAnswers},
                                                       {"huy-bo", Relation::kRepeals}});

struct CitedValue {
  const citation::RelationName* relation = nullptr;
  text::DocumentNumber number = {};
};

std::optional<CitedValue> read_value(std::string_view value) {
  CitedValue read;
  // "Số: 25-NQ/TW" has a colon too.
  if (const std::size_t colon = value.find(':'); colon != std::string_view::npos) {
    read.relation = find_relation_named(value.substr(0, colon));
    if (read.relation != nullptr) value.remove_prefix(colon + 1);
  }
  auto number = text::parse_document_number(value);
  if (!number) return std::nullopt;
  read.number = std::move(*number);
  return read;
}

Xapian::Query query_of(const CitedValue& value) {
  using Xapian::Query;
  const std::string bare = value.number.bare_key();
  Query query(schema::cited_number_term(NumberPart::kBareKey, bare));
  if (value.number.year != 0)
    query = Query(Query::OP_OR, Query(schema::cited_number_term(NumberPart::kKey, value.number.key())),
                  Query(schema::cited_number_term(NumberPart::kKey, bare)));
  if (value.relation == nullptr) return query;
  return {Query::OP_AND, Query(schema::relation_term(value.relation->relation, bare)), query};
}

}  // namespace

const citation::RelationName* find_relation_named(std::string_view typed) {
  const std::string slug = text::slug(typed);
  if (slug.empty()) return nullptr;
  for (const citation::RelationName& row : citation::kRelations)
    if (slug == row.id || slug == text::slug(row.label_vi) || slug == text::slug(row.label_en)) return &row;
  const auto other = std::ranges::find(kOtherNames, slug, &OtherName::slug);
  return other == kOtherNames.end() ? nullptr : &citation::relation_name(other->relation);
}

std::optional<std::string> cited_code(std::string_view value) {
  const auto read = read_value(value);
  if (!read) return std::nullopt;
  const std::string number = read->number.display();
  return read->relation == nullptr ? number : std::string(read->relation->id) + ':' + number;
}

std::string cited_label(std::string_view value, Language language) {
  constexpr const schema::Field& kRow = schema::field("cites");
  const bool english = language == Language::kEnglish;
  const auto read = read_value(value);
  std::string label(english ? kRow.label_en : kRow.label_vi);
  if (read && read->relation != nullptr) label = english ? read->relation->label_en : read->relation->label_vi;
  return label.append(": ").append(read ? read->number.display() : std::string(value));
}

Xapian::Query cited_query(const std::vector<std::string>& codes) {
  std::vector<Xapian::Query> any;
  for (const std::string& code : codes)
    if (const auto value = read_value(code)) any.push_back(query_of(*value));
  return {Xapian::Query::OP_OR, any.begin(), any.end()};
}

}  // namespace vankho::searching
