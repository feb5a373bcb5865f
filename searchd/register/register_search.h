// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register of an issuer out of the index, see register.h.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/index/deadline.h"
#include "searchd/index/snapshot.h"
#include "searchd/register/register.h"
#include "searchd/search/match.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// Papers of one answer. Those with the greatest numbers are left out of a longer one, and the answer says so.
inline constexpr std::size_t kMostRegisterPapers = 20'000;
// Papers without a number or date that are listed.
inline constexpr std::size_t kMostAside = 100;

// Values as people give them, as for filters; type and province may be empty.
struct RegisterRequest {
  std::string issuer;
  std::string type;
  std::string province;
  RegisterPeriod period;
};

// Papers that belong to no place of a series: how many there are, and the first of them.
struct AsidePapers {
  std::uint64_t count = 0;
  std::vector<schema::Record> papers;
};

struct RegisterResult {
  std::string issuer;       // id
  std::string issuer_name;  // as papers of it write it
  std::string type;         // id, or empty
  std::string province;     // id, or empty
  RegisterPeriod period;
  std::vector<RegisterSeries> series;  // none when the period holds no papers, or when no period was asked for
  std::uint64_t left_out = 0;          // papers above kMostRegisterPapers
  AsidePapers unnumbered;              // of the period, without a number that can be read
  AsidePapers undated;                 // of the issuer, whose year or term is not known
  // What can be asked for, with the papers of the issuer (and type and province) in each; newest first.
  std::vector<FacetValue> years;
  std::vector<FacetValue> terms;
};

// Nothing when no paper of the archive is of this issuer (type and province aside). With neither year nor term there
// are only the periods to choose from. Throws BadRequest for a value that cannot be one, DeadlineExceeded,
// Xapian::Error.
std::optional<RegisterResult> register_of(const Xapian::Database& database, const Snapshot& snapshot,
                                          const RegisterRequest& request, Deadline deadline);

// What asks for the register that a paper stands in; nothing when its issuer, or its year and term, are not known.
std::optional<RegisterRequest> register_request_of(const schema::Record& paper);

// The papers of `all` that the period holds. A number that holds a year is of that year, whatever the day of the paper.
Papers papers_in(const Xapian::Database& database, const Xapian::Query& all, const RegisterPeriod& period,
                 Deadline deadline);

}  // namespace vankho::searching
