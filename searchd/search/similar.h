// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers like a paper: by the words that tell what it is about and by the papers that both cite. Formula, constants and
// figures: docs/ranking.md.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/snapshot.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

inline constexpr std::size_t kMostSharedWords = 5;

struct SimilarPaper {
  schema::Record record;  // body left out
  double score = 0;       // papers of one text have about 1 and more
  bool same_text = false;
  bool cites = false;                              // it cites the paper asked about
  bool cited_by = false;                           // the paper asked about cites it
  std::vector<std::string> shared_words = {};      // as the paper asked about writes them, the most telling first
  std::vector<std::string> shared_citations = {};  // numbers that both cite, the rarest first
};

struct SimilarOptions {
  std::size_t limit = 10;
  // For measuring: what citations are worth beside words (docs/ranking.md).
  double citation_weight = 0.5;
};

// The papers most like the paper with this docid, best first; those of the same text before all others. Throws
// DeadlineExceeded, Xapian::Error, schema::StoredFormError.
std::vector<SimilarPaper> similar_papers(const Xapian::Database& database, WordStore& words, Xapian::docid paper,
                                         const SimilarOptions& options, Deadline deadline);

}  // namespace vankho::searching
