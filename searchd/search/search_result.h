// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers as plain values. No Xapian type leaves the searcher.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
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
  std::uint32_t page = 0;  // of the paper, where the first mark stands; 0 = the text has no pages
};

// What a paper holds of the words typed, in the form typed.
struct MatchReason {
  std::vector<std::string> missing;      // it does not hold them
  std::vector<std::string> other_marks;  // typed with marks; it holds them with others only
  bool in_subject = false;               // the subject alone holds every word
  bool operator==(const MatchReason&) const = default;
};

struct Hit {
  schema::Record record;  // body left out
  double score = 0;
  std::string match;              // why it is here: "number", "cites", "words", "filter"
  std::uint64_t times_cited = 0;  // papers of the archive that certainly cite it
  std::vector<Snippet> snippets;
  MatchReason reason = {};  // where `match` is "words"
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
  std::string typed = {};    // the part of the query that it is; empty where the words are that part
  std::string without = {};  // the query without it
};

// The question as it was probably meant: with the marks that its words have in the archive, or with one letter changed
// in a word that no paper holds. All else of it is kept byte for byte.
struct BetterQuery {
  enum class Kind { kMarks, kSpelling };
  std::string q;
  Kind kind = Kind::kMarks;
};

struct SearchResult {
  std::vector<Clause> understood;
  std::string match_rule;  // "all" = every word is in each hit; "most" = no paper holds all, or the query is long
  std::uint64_t found = 0;
  std::vector<Hit> hits;
  std::map<std::string, std::vector<FacetValue>> facets;
  std::vector<schema::Record> numbers;  // papers whose number or date the query may mean, bodies left out
  std::vector<std::string> absent;      // where nothing is found: words typed that no paper of the archive holds
  std::vector<std::string> warnings;    // codes, see messages.h
  std::uint64_t revision = 0;           // of the index that was asked
  std::optional<BetterQuery> did_you_mean = {};
};

struct LookupResult {
  std::vector<schema::Record> found;       // bodies left out
  std::vector<schema::Record> neighbours;  // when none was found: same number elsewhere, numbers next to it
};

enum class CitationStatus { kAbsent, kSeveral, kFound };

// What is known of the paper that cites: it tells which of many papers "223-CV/HU" is. A draft that somebody pastes has
// only what they say of it.
struct CitingPaper {
  std::string issuer;  // identities and codes as in the record; empty or 0 = not known
  std::string level;
  std::string province;
  schema::Date date = 0;
};

// A paper that cites the one asked about, or replaces it.
struct CitingLink {
  schema::Record paper = {};  // body left out
  citation::Relation relation = citation::Relation::kMentions;
  bool partial = false;
};

// One number cited.
struct CitationLink {
  schema::Citation citation = {};
  CitationStatus status = CitationStatus::kAbsent;
  std::vector<schema::Record> papers;  // of the archive that it may mean, the likeliest first; bodies left out
  std::vector<CitingLink> no_longer_valid = {};  // papers that replace or repeal the one found as a whole
  std::vector<CitingLink> amended_by = {};       // papers that amend it, or repeal or replace a part of it
};

struct CitationResult {
  std::vector<CitationLink> cites;
  std::vector<CitingLink> cited_by;  // those that change its effect first, then the newest; the page asked for
  std::uint64_t times_cited = 0;     // all of them
  std::vector<CitingLink> effects;   // of all of them those that amend, repeal or replace it
};

}  // namespace vankho::searching
