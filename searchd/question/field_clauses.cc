// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/field_clauses.h"

#include <algorithm>
#include <utility>

#include "schema/authority/document_types.h"
#include "schema/authority/provinces.h"
#include "schema/fields.h"
#include "schema/text/fold.h"
#include "searchd/question/cited_filter.h"
#include "searchd/question/filters.h"

namespace vankho::searching {
namespace {

// Of "loại", "cơ quan", "tỉnh" ... the row of the field.
const schema::Field* field_of_query_name(std::string_view typed) {
  const std::string key = text::fold_key(typed);
  if (key.empty()) return nullptr;
  for (const schema::Field& row : schema::kFields) {
    if (!is_asked_by_name(row)) continue;
    if (key == row.name) return &row;
    std::string_view names = row.query_names;
    while (!names.empty()) {
      const std::size_t bar = std::min(names.find('|'), names.size());
      if (text::fold_key(names.substr(0, bar)) == key) return &row;
      names.remove_prefix(std::min(bar + 1, names.size()));
    }
  }
  return nullptr;
}

bool names_value(const schema::Field& row, const std::string& text) {
  if (row.kind == schema::FieldKind::kRelation) return cited_code(text).has_value();
  if (row.name == "type") return authority::find_document_type(text) != nullptr;
  if (row.name == "province") return authority::find_province(text) != nullptr;
  return !code_label(row, text::slug(text), Language::kVietnamese).empty();
}

class FieldClauses {
 public:
  FieldClauses(std::vector<Piece>& pieces, std::string_view typed, TypedQuery& query, const KnownValue& known)
      : pieces_(pieces), typed_(typed), query_(query), known_(known) {}

  void take() {
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      if (pieces_[at].quoted) continue;
      const std::size_t colon = pieces_[at].text.find(':');
      if (colon == std::string::npos || colon == 0) continue;
      std::size_t first = at;
      auto [row, relation] = field_before(colon, first);
      if (row == nullptr) continue;
      const bool excluded = pieces_[first].excluded;
      auto [value, end] = value_of(*row, at, colon);
      if (value.empty()) continue;  // "Năm:" and nothing after it is a word
      if (relation != nullptr) {
        // "thực hiện: chuyển đổi số" is words.
        if (!cited_code(value)) continue;
        value = std::string(relation->id) + ':' + value;
      }
      const std::size_t from = pieces_[first].begin;
      const std::size_t to = pieces_[end - 1].end;
      const auto left = pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(first),
                                      pieces_.begin() + static_cast<std::ptrdiff_t>(end));
      if (row->kind == schema::FieldKind::kDate && value.find("..") != std::string::npos) {
        // The range says all: "năm:2016..2017" is "2016..2017".
        pieces_.insert(left, {.text = std::move(value), .excluded = excluded, .begin = from, .end = to});
        at = first;
        continue;
      }
      query_.understood.push_back({.kind = std::string(row->name),
                                   .text = value,
                                   .excluded = excluded,
                                   .typed = std::string(typed_.substr(from, to - from))});
      auto& filters = excluded ? query_.excluded_filters : query_.filters;
      filters[std::string(row->name)].push_back(std::move(value));
      at = first - 1;  // wraps to "before the first", the loop adds one
    }
  }

 private:
  // A relation before the colon is the field "cites" with that relation.
  struct NamedField {
    const schema::Field* row = nullptr;
    const citation::RelationName* relation = nullptr;
  };

  static NamedField field_named(std::string_view name) {
    if (const schema::Field* row = field_of_query_name(name)) return {.row = row};
    if (const auto* relation = find_relation_named(name)) return {.row = &schema::field("cites"), .relation = relation};
    return {};
  }

  NamedField field_before(std::size_t colon, std::size_t& first) const {
    std::string name = pieces_[first].text.substr(0, colon);
    const NamedField field = field_named(name);
    // The longest name wins: "cơ quan:" over "quan:".
    for (std::size_t back = 1; back <= 3 && back <= first && !pieces_[first - back].quoted; ++back) {
      name = pieces_[first - back].text + " " + name;
      if (const NamedField longer = field_named(name); longer.row != nullptr) {
        first -= back;
        return longer;
      }
    }
    return field;
  }

  bool names(const schema::Field& row, const std::string& text) const {
    return names_value(row, text) || (known_ && known_(row, text));
  }

  // The value and the index after its last piece.
  std::pair<std::string, std::size_t> value_of(const schema::Field& row, std::size_t at, std::size_t colon) const {
    constexpr std::size_t kMostWords = 16;
    std::string value = pieces_[at].text.substr(colon + 1);
    std::size_t end = at + 1;
    if (value.empty() && end < pieces_.size()) value = pieces_[end++].text;
    std::string longer = value;
    const std::size_t last = end - 1;
    const bool quoted = last > at && pieces_[last].quoted;
    for (std::size_t next = end; !quoted && next < pieces_.size() && next < last + kMostWords; ++next) {
      if (pieces_[next].quoted || pieces_[next].excluded) break;
      longer += " " + pieces_[next].text;
      if (names(row, longer)) {
        value = longer;
        end = next + 1;
      }
    }
    return {std::move(value), end};
  }

  std::vector<Piece>& pieces_;
  const std::string_view typed_;
  TypedQuery& query_;
  const KnownValue& known_;
};

}  // namespace

bool is_asked_by_name(const schema::Field& field) {
  const bool keyword = field.kind == schema::FieldKind::kKeyword && !field.query_names.empty();
  return (field.facet && field.kind != schema::FieldKind::kComputed) || keyword ||
         field.kind == schema::FieldKind::kDate || field.kind == schema::FieldKind::kRelation;
}

void take_fields(std::vector<Piece>& pieces, std::string_view typed, TypedQuery& query, const KnownValue& known) {
  FieldClauses(pieces, typed, query, known).take();
}

}  // namespace vankho::searching
