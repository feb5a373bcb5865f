// SPDX-License-Identifier: GPL-3.0-or-later
//
// The facet values of every paper of one index revision, held in memory as small numbers: exact counts over all matches
// cost one array access a paper. Xapian's own ValueCountMatchSpy costs fourteen times as much at a million matches.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/fields.h"
#include "schema/record.h"

namespace vankho::searching {

// One facet. `ordinals[docid]` is an index into `values`; 0 is the paper without a value ("none").
struct Column {
  struct Value {
    std::string code;   // empty for the value 0
    std::string label;  // as written by the indexer; the code where the label comes from a table
  };
  std::vector<Value> values;
  std::vector<std::uint32_t> ordinals;

  std::uint32_t of(Xapian::docid paper) const { return paper < ordinals.size() ? ordinals[paper] : 0; }
};

class Columns {
 public:
  // Reads the value slots of all papers. Throws Xapian::Error.
  explicit Columns(const Xapian::Database& database);

  // The column of a row with a slot, other than number, date and cites.
  const Column& column(const schema::Field& row) const;
  schema::Date date(Xapian::docid paper) const { return paper < dates_.size() ? dates_[paper] : 0; }

  // Docids that are in use, ascending.
  const std::vector<Xapian::docid>& papers() const { return papers_; }

 private:
  std::vector<Column> columns_;  // one a slot, by slot number
  std::vector<schema::Date> dates_;
  std::vector<Xapian::docid> papers_;
};

}  // namespace vankho::searching
