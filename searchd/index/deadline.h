// SPDX-License-Identifier: GPL-3.0-or-later
//
// A deadline that holds: Xapian's own set_time_limit() does not stop a match. This posting source holds every paper,
// reads the clock now and then, and throws.
#pragma once

#include <xapian.h>

#include <chrono>

namespace vankho::searching {

using Deadline = std::chrono::steady_clock::time_point;

// `query` with the deadline as a filter; matching throws DeadlineExceeded after it.
Xapian::Query with_deadline(const Xapian::Query& query, Deadline deadline);

// Throws DeadlineExceeded when it has passed; for work outside Xapian.
void check(Deadline deadline);

}  // namespace vankho::searching
