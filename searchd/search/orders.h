// SPDX-License-Identifier: GPL-3.0-or-later
//
// Orders of papers that do not ask how well a paper answers. Each gives the first `count`.
#pragma once

#include <xapian.h>

#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/snapshot.h"
#include "searchd/question/search_request.h"
#include "searchd/search/match.h"
#include "searchd/search/ranking.h"

namespace vankho::searching {

// By date from the column: no value is read from disk. Papers without a date stand last either way.
std::vector<Ranked> by_date(const Columns& columns, const Papers& papers, Sort sort, std::size_t count);

// Those cited by most papers first, the newest first among equals.
std::vector<Ranked> by_times_cited(const Snapshot& snapshot, const Papers& papers, std::size_t count);

// As a register lists them; papers without a number last. Throws DeadlineExceeded, Xapian::Error.
std::vector<Ranked> by_number(const Xapian::Database& database, const Papers& papers, std::size_t count,
                              Deadline deadline);

}  // namespace vankho::searching
