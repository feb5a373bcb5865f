// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/columns.h"

#include <unordered_map>

#include "schema/values.h"
#include "searchd/index/checked_paper.h"

namespace vankho::searching {
namespace {

Column read_column(const Xapian::Database& database, Xapian::valueno slot) {
  const Xapian::docid last = database.get_lastdocid();
  Column column;
  column.values.emplace_back();
  column.ordinals.assign(std::size_t{last} + 1, 0);
  std::unordered_map<std::string, std::uint32_t> ordinal_of;
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
    const std::string bytes = *value;
    const auto [known, is_new] = ordinal_of.try_emplace(bytes, static_cast<std::uint32_t>(column.values.size()));
    std::uint32_t& ordinal = known->second;  // outlives a rehash, as `known` does not
    if (is_new) {
      const schema::Labelled labelled = schema::decode_labelled(bytes);
      // One identity may have been written with several names; the first one read stands for it.
      const auto same = ordinal_of.find(std::string(labelled.code));
      if (same != ordinal_of.end() && same != known) {
        ordinal = same->second;
      } else {
        ordinal_of.emplace(labelled.code, ordinal);
        column.values.push_back({std::string(labelled.code), std::string(labelled.label)});
      }
    }
    column.ordinals[checked_paper(value.get_docid(), last)] = ordinal;
  }
  return column;
}

}  // namespace

Columns::Columns(const Xapian::Database& database) {
  for (const schema::Field& row : schema::kFields) {
    if (row.slot == schema::kNone || row.kind == schema::FieldKind::kNumber || row.kind == schema::FieldKind::kDate ||
        row.kind == schema::FieldKind::kRelation)
      continue;
    const auto slot = static_cast<std::size_t>(row.slot);
    if (columns_.size() <= slot) columns_.resize(slot + 1);
    columns_[slot] = read_column(database, static_cast<Xapian::valueno>(slot));
  }

  constexpr auto kDateSlot = static_cast<Xapian::valueno>(schema::field("date").slot);
  const Xapian::docid last = database.get_lastdocid();
  dates_.assign(std::size_t{last} + 1, 0);
  for (auto value = database.valuestream_begin(kDateSlot); value != database.valuestream_end(kDateSlot); ++value)
    dates_[checked_paper(value.get_docid(), last)] = schema::decode_date(*value);

  papers_.reserve(database.get_doccount());
  for (auto paper = database.postlist_begin(std::string()); paper != database.postlist_end(std::string()); ++paper)
    papers_.push_back(checked_paper(*paper, last));
}

const Column& Columns::column(const schema::Field& row) const {
  return columns_.at(static_cast<std::size_t>(row.slot));
}

}  // namespace vankho::searching
