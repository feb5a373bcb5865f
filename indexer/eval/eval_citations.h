// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vankho-indexer eval-citations`: how well cited numbers are found, measured on papers whose citations a person
// marked.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vankho::indexing {

struct CitationScores {
  std::size_t papers = 0;
  std::size_t labelled = 0;   // mentions that the person marked
  std::size_t found = 0;      // mentions that the finder gave in the same windows
  std::size_t right = 0;      // in both, by number and order
  std::size_t relations = 0;  // of these, with the right relation
  std::size_t dates = 0;      // of these, with the dates that stand beside the number
  std::map<std::pair<std::string, std::string>, std::size_t> confused;  // {marked, read} relations that differ
  std::vector<std::string> misses;

  double precision() const { return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found); }
  double recall() const {
    return labelled == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(labelled);
  }
  double relation_accuracy() const {
    return right == 0 ? 0 : 100.0 * static_cast<double>(relations) / static_cast<double>(right);
  }
};

// Labels: JSON Lines, one object a paper: "file" below `papers_dir`; "windows", byte ranges [begin, end) of its text
// that were read, or "window_chars" when the begin of the paper was read and offsets are not known (HTML); "citations",
// every mention in these windows in order: "number", "relation" (id of schema/citation/relation.h), "dates" as
// yyyymmdd. Throws Failure.
CitationScores score_citations(const std::string& labels_file, const std::string& papers_dir);

std::string table_of(const CitationScores& scores, bool misses);

}  // namespace vankho::indexing
