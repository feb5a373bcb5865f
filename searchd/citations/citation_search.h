// SPDX-License-Identifier: GPL-3.0-or-later
//
// Citations of one paper in both directions, and those of a text that is not in the archive.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/snapshot.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// The papers citing `paper` from place `first` on, `count` at most.
struct Window {
  std::size_t first = 0;
  std::size_t count = 0;
};

CitationResult citations_of(const Xapian::Database& database, const Snapshot& snapshot, Xapian::docid paper,
                            const Window& citing, Deadline deadline);

// Every number that a draft cites, or that stands in a list of numbers (pasted_numbers.h), in the order of the text.
std::vector<CitationLink> resolve_draft(const Xapian::Database& database, const Snapshot& snapshot,
                                        std::string_view draft, const CitingPaper& author, Deadline deadline);

}  // namespace vankho::searching
