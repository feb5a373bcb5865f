// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers as plain values. No Xapian type leaves the searcher.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schema/record.h"

namespace vankho::searching {

// A piece of the original text; marks are byte ranges [begin, end) in `text`.
struct Snippet {
  std::string field;  // "subject", "body", ...
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
};

struct Hit {
  schema::Record record;  // body left out
  double score = 0;
  std::string match;  // why it is here: "number", "cites", "words", "filter"
  std::vector<Snippet> snippets;
};

struct FacetValue {
  std::string value;  // code; "none" = the field is not known
  std::string label;  // for people, in the language asked for
  std::uint64_t count = 0;
  bool selected = false;
};

// A removable part of the query as understood: {"word", "dân"}, {"phrase", ...}, {"number", "223-CV/HU"}, ...
struct Clause {
  std::string kind;
  std::string text;
  bool excluded = false;
};

struct SearchResult {
  std::vector<Clause> understood;
  std::string match_rule;  // "all" = every word is in each hit; "most" = no paper holds all, or the query is long
  std::uint64_t found = 0;
  std::vector<Hit> hits;
  std::map<std::string, std::vector<FacetValue>> facets;
  std::vector<schema::Record> numbers;  // papers whose number or date the query may mean, bodies left out
  std::vector<std::string> warnings;    // codes, see messages.h
  std::uint64_t revision = 0;           // of the index that was asked
};

struct LookupResult {
  std::vector<schema::Record> found;       // bodies left out
  std::vector<schema::Record> neighbours;  // when none was found: same number elsewhere, numbers next to it
};

// One edge between papers, from the side that asked.
struct CitationLink {
  schema::Citation citation;
  std::vector<schema::Record> papers;  // of the archive that it may mean; empty = not in the archive; bodies left out
};
struct CitationResult {
  std::vector<CitationLink> cites;
  std::vector<schema::Record> cited_by;
};

}  // namespace vankho::searching
