// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions with the papers that answer them, from two tab-separated files: id<TAB>text, and id<TAB>document<TAB>1.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace vankho::indexing {

struct JudgedQuery {
  std::string id;
  std::string text;
  std::set<std::string> relevant;  // ids as the index spells them (sources/paper_id.h)
};

// The queries of the first file that have at least one relevant document, in their order. Judgments of 0 are left out.
// Throws Failure (kUsage) naming file and line for what is not of this form.
std::vector<JudgedQuery> read_query_set(const std::string& queries_file, const std::string& judgments_file);

}  // namespace vankho::indexing
