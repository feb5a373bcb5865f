// SPDX-License-Identifier: GPL-3.0-or-later
//
// The papers beside a paper in its register. Only these are read, so that it is cheap beside register_of(): see there
// for what a series is.
#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/snapshot.h"
#include "searchd/register/register.h"

namespace vankho::searching {

struct RegisterNeighbours {
  std::optional<schema::Record> before = {};  // of the next lower number that the archive has; bodies left out
  std::optional<schema::Record> after = {};
  // Numbers in between that no paper of the archive bears; below the first paper of a series those from 1 on.
  std::optional<NumberGap> missing_before = {};
  std::optional<NumberGap> missing_after = {};
  std::vector<schema::Record> same_number = {};  // others of this very number
};

// Nothing when the paper's number, issuer or period is not known. Throws DeadlineExceeded, Xapian::Error.
std::optional<RegisterNeighbours> register_neighbours(const Xapian::Database& database, const Snapshot& snapshot,
                                                      Xapian::docid paper, Deadline deadline);

}  // namespace vankho::searching
