// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include "searchd/deadline.h"
#include "searchd/search_result.h"

namespace vankho::searching {

// Whom a paper cites and who cites it. Two papers of one number are told apart by the date where both sides have one: a
// citation dated otherwise than the paper is of another paper.
CitationResult citations_of(const Xapian::Database& database, Xapian::docid paper, Deadline deadline);

}  // namespace vankho::searching
