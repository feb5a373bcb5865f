// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the index. Every function is safe to call from any thread: a call takes a reader of its own from the pool, and
// starts again when a commit overtook it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

struct MarkTerms;
struct RegisterNeighbours;
struct RegisterRequest;
struct RegisterResult;
struct SimilarPaper;
struct Suggestion;

// The question cannot be answered as asked: `code` is stable ("query_too_long"), `param` names the parameter, `value`
// what was wrong with it (may be empty). Becomes a 4xx.
struct BadRequest : std::runtime_error {
  BadRequest(std::string code_, std::string param_, std::string value_ = {})
      : std::runtime_error(code_), code(std::move(code_)), param(std::move(param_)), value(std::move(value_)) {}
  std::string code, param, value;
};

// There is no index to ask, or it is damaged or of another schema; what() is the sentence. Becomes a 503.
struct IndexUnavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The work took longer than allowed. Becomes a 503 with Retry-After.
struct DeadlineExceeded : std::runtime_error {
  DeadlineExceeded() : std::runtime_error("deadline exceeded") {}
};

struct SearcherOptions {
  std::string index_dir;
  int refresh_seconds = 2;  // how often a new commit is looked for
  int deadline_ms = 2000;   // for one question
  // Questions asked so often are suggested to others; 0 = none is kept (suggest/past_questions.h).
  unsigned suggest_past_queries = 0;
};

struct IndexState {
  bool ready = false;
  std::string problem;  // when not ready
  std::uint64_t documents = 0;
  std::uint64_t revision = 0;
  std::uint64_t edition = 0;   // differs for every state of every index, also of one built anew at the same path
  std::int64_t committed = 0;  // when the index was last written to, seconds since 1970
};

// All papers that a search finds, one after another (found_papers.h). It may outlive the searcher.
struct AllPapers {
  std::uint64_t count = 0;
  // The next one, its body left out; nothing after the last. From any thread, one call at a time.
  std::function<std::optional<schema::Record>()> next;
};

class Searcher {
 public:
  // Does not throw for a missing or damaged index: it is looked for again every refresh_seconds.
  explicit Searcher(const SearcherOptions& options);
  ~Searcher();

  // The calls throw BadRequest, IndexUnavailable or DeadlineExceeded.
  SearchResult search(const SearchRequest& request) const;
  // Paging, facets and highlight of the request are passed over.
  AllPapers all(const SearchRequest& request) const;
  LookupResult lookup(const std::string& number, const SearchRequest& filters) const;
  std::optional<schema::Record> document(const std::string& id) const;  // nothing = no such paper; body included
  // What the query asks to see marked in this paper, by the rules of the snippets; nothing = no such paper.
  std::optional<MarkTerms> mark_terms(const std::string& query, const std::string& id) const;
  // The papers that cite it from place `first` on, `count` at most.
  std::optional<CitationResult> citations(const std::string& id, std::size_t first, std::size_t count) const;
  // As resolve_draft() in citation_search.h.
  std::vector<CitationLink> resolve(const std::string& draft, const CitingPaper& author) const;
  // Values of one facet over the papers that `request` finds, those whose label contains `prefix` folded.
  std::vector<FacetValue> facet_values(const std::string& facet, const std::string& contains,
                                       const SearchRequest& request) const;
  // As similar_papers() in similar.h; nothing = no such paper.
  std::optional<std::vector<SimilarPaper>> similar(const std::string& id, std::size_t limit) const;
  // As register_of() in register_search.h.
  std::optional<RegisterResult> register_of(const RegisterRequest& request) const;
  // As suggestions() in suggest/suggest.h. Nothing but past questions before suggest_state() is ready.
  std::vector<Suggestion> suggest(const std::string& typed, std::size_t limit) const;
  struct SuggestState {
    bool ready = false;
    std::uint64_t edition = 0;  // differs whenever suggest() may answer otherwise
  };
  SuggestState suggest_state() const;
  // As register_neighbours() in register_neighbours.h; nothing also when there is no such paper.
  std::optional<RegisterNeighbours> register_neighbours(const std::string& id) const;
  IndexState state() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vankho::searching
