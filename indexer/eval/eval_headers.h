// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer eval-headers`: how well the letterheads of papers are read, measured on papers whose fields are
// known.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/eval/judged_field.h"

namespace vankho::indexing {

struct FieldScore {
  std::size_t right = 0;
  std::size_t missing = 0;   // of those with a truth: nothing was read
  std::size_t total = 0;     // papers whose truth is known and not "none"; the rest of them was read wrongly
  std::size_t none = 0;      // papers that are known to have none
  std::size_t invented = 0;  // of those: something was read
  std::size_t wrong() const { return total - right - missing; }
  double percent() const { return total == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(total); }
};

using FieldScores = std::array<FieldScore, kJudgedFields.size()>;  // as kJudgedFields

struct HeaderScores {
  std::size_t papers = 0;
  std::size_t unread = 0;  // of these, files that gave no text: all their fields are missing
  FieldScores fields;
  std::map<std::string, FieldScores> formats;  // "html": by the extension of the file
  struct ConfidenceClass {
    std::string field;
    std::string origin;       // "header"
    unsigned confidence = 0;  // percent, as the reader says
    FieldScore score;
  };
  std::vector<ConfidenceClass> confidences;  // by field, the surest first; what was not read is in none
  std::vector<std::string> misses;           // "docs/a.html issuer: read | true"
};

// Reads the papers of a truth file, in any format that the indexer reads: JSON Lines with "file" (beside the truth
// file), "number", "type", "issuer", "date" (ISO), "signer", "subject"; a field that is null, absent, "" or "***" is
// not judged, `false` says that the paper has none. How fields are judged: judged_field.h. Throws Failure when the
// truth file is wrong or a paper is not there.
HeaderScores score_headers(const std::string& gold_file);

// The scores as a table for people.
std::string table_of(const HeaderScores& scores, bool misses);

}  // namespace vankho::indexing
