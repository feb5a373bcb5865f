// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "schema/record.h"
#include "searchd/search/match.h"

namespace vankho::searching {

std::optional<Xapian::docid> paper_of_id(const Xapian::Database& database, const std::string& id);

// The paper as stored. Throws Xapian::Error, schema::StoredFormError.
schema::Record stored_paper(const Xapian::Database& database, Xapian::docid paper);

// The same with the body left out.
schema::Record paper_summary(const Xapian::Database& database, Xapian::docid paper);
std::vector<schema::Record> paper_summaries(const Xapian::Database& database, const Papers& papers);

}  // namespace vankho::searching
