// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which paper of the archive cites which, over all papers of one revision. A citation is a number with what the text
// says of its date and issuer; it becomes an edge only when it can mean one paper and no other. Nothing of this is on
// disk, so a citation finds its target as soon as that arrives.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "schema/values.h"
#include "searchd/index/columns.h"
#include "searchd/search/match.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// How often a paper is cited, as a facet counts it.
struct TimesCited {
  std::string_view code;
  std::uint32_t from = 0;
};
inline constexpr auto kTimesCited =
    std::to_array<TimesCited>({{"0", 0}, {"1-4", 1}, {"5-9", 5}, {"10-49", 10}, {"50+", 50}});

struct Resolution {
  CitationStatus status = CitationStatus::kAbsent;
  Papers papers;  // that it may mean, the likeliest first
};

class CitationGraph {
 public:
  // Reads the numbers and citations of all papers; `columns` outlives the graph. Throws Xapian::Error and
  // schema::StoredFormError.
  CitationGraph(const Xapian::Database& database, const Columns& columns);

  // The papers that a citation in `citing` can mean:
  //  - they bear the number; a year or a date written with it is theirs;
  //  - the body written with it issued them. Where none is written, a number of a district or province is that of the
  //    citing paper's own body or of one above it; one that may be any neighbour's is "several", also when the archive
  //    has only one of them;
  //  - they are not younger than the citing paper.
  Resolution resolve(const schema::CitedEdge& cited, const CitingPaper& citing) const;
  CitingPaper citing_paper(Xapian::docid paper) const;

  // One paper that certainly cites another, with the strongest relation that it has to it.
  struct Edge {
    Xapian::docid citing = 0;
    citation::Relation relation = citation::Relation::kMentions;
    bool partial = false;
  };
  // Papers that certainly cite `paper`, each once, by docid.
  std::span<const Edge> cited_by(Xapian::docid paper) const;
  std::uint32_t times_cited(Xapian::docid paper) const { return static_cast<std::uint32_t>(cited_by(paper).size()); }

  // Papers by how often they are cited, as a facet with the codes of kTimesCited.
  const Column& times_cited_column() const { return times_cited_; }
  // Bytes held.
  std::size_t memory() const;

 private:
  struct Bearer {
    std::uint64_t key = 0;
    schema::Date date = 0;
    Xapian::docid paper = 0;
    bool operator<(const Bearer& other) const {
      return std::tie(key, date, paper) < std::tie(other.key, other.date, other.paper);
    }
  };
  enum class Fit { kNo, kMaybe, kYes };

  void read_numbers(const Xapian::Database& database);
  void read_edges(const Xapian::Database& database);
  void count_citing();
  Fit fit(Xapian::docid paper, const schema::CitedEdge& cited, const CitingPaper& citing) const;
  Fit fit_of_local(Xapian::docid paper, const CitingPaper& citing) const;
  // Papers with this number of this day; any day for nothing.
  std::span<const Bearer> bearers(std::uint64_t key, std::optional<schema::Date> date) const;

  const Columns& columns_;
  const Column& issuers_;  // these four are of `columns_`
  const Column& levels_;
  const Column& provinces_;
  const Column& types_;
  std::vector<Bearer> bearers_;       // in order
  std::vector<std::uint16_t> years_;  // of the number or else of the paper, by docid; 0 = not known
  std::vector<Edge> edges_;           // grouped by the paper cited
  std::vector<std::uint32_t> first_;  // [docid] to [docid + 1] in edges_
  Column times_cited_;
};

}  // namespace vankho::searching
