// SPDX-License-Identifier: GPL-3.0-or-later
//
// How near papers are to one another by what they cite: numbers that both cite, one that cites the other, and papers
// that third papers cite together.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "schema/record.h"
#include "searchd/index/deadline.h"
#include "searchd/index/word_index.h"

namespace vankho::searching {

// What links another paper to the one asked about.
struct Kinship {
  std::vector<std::size_t> shared;  // places in citations of the paper asked about, the rarest first
  bool cites = false;               // it may cite the paper asked about
  bool cited_by = false;            // it may be cited by it
  double together = 0;              // weight of third papers that cite both
};

class CitationKinship {
 public:
  // Numbers alone name no paper: what is found here may mean other papers of one number, see confirm(). Looks at up to
  // 100 citations of the paper and 200 papers that cite it. Throws DeadlineExceeded, Xapian::Error.
  CitationKinship(const WordIndex& index, Xapian::docid paper, const schema::Record& record, Deadline deadline);

  const std::unordered_map<Xapian::docid, Kinship>& kin() const { return kin_; }

  // Strikes what the dates written with the citations, or the date of the paper, disprove.
  Kinship confirm(const Kinship& kinship, const schema::Record& other) const;

  // 0 for none; 1 = all that the paper cites is shared, and it cites much.
  double score(const Kinship& kinship) const;

 private:
  void add_shared(const WordIndex& index, Xapian::docid paper, Deadline deadline);
  void add_cited(const WordIndex& index, Xapian::docid paper);
  void add_citing(const WordIndex& index, Xapian::docid paper, Deadline deadline);

  const schema::Record& record_;
  double most_idf_ = 0;      // of a number that one paper cites
  std::vector<double> idf_;  // by place in the citations
  double all_ = 0;           // sum of these
  std::unordered_map<Xapian::docid, Kinship> kin_;
};

}  // namespace vankho::searching
