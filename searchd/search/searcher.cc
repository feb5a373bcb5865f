// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/searcher.h"

#include "schema/stable_hash.h"
#include "searchd/citations/citation_search.h"
#include "searchd/index/index_reader.h"
#include "searchd/index/stored_papers.h"
#include "searchd/register/register_neighbours.h"
#include "searchd/register/register_search.h"
#include "searchd/search/found_papers.h"
#include "searchd/search/number_search.h"
#include "searchd/search/search_run.h"
#include "searchd/search/similar.h"
#include "searchd/suggest/past_questions.h"
#include "searchd/suggest/suggest.h"
#include "searchd/suggest/suggester.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kCachedPapers = 8'000'000;  // 32 MB, twice

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(const SearcherOptions& options)
      : deadline_ms_(options.deadline_ms),
        past_(options.suggest_past_queries),
        reader_(options.index_dir, options.refresh_seconds) {}

  Deadline deadline() const { return std::chrono::steady_clock::now() + std::chrono::milliseconds(deadline_ms_); }

  const int deadline_ms_;
  SearchCaches caches_{kCachedPapers};
  PastQuestions past_;
  IndexReader reader_;
  Suggester suggester_{reader_};
};

Searcher::Searcher(const SearcherOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Searcher::~Searcher() = default;

SearchResult Searcher::search(const SearchRequest& request) const {
  const Deadline deadline = impl_->deadline();
  const Suggester::Made suggested = impl_->suggester_.now();
  SearchResult result = impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
    return SearchRun(database, snapshot, impl_->caches_, deadline).search(request, suggested.index.get());
  });
  // Turning the page asks nothing new.
  if (result.found > 0 && request.page == 1) impl_->past_.note(request.q);
  return result;
}

AllPapers Searcher::all(const SearchRequest& request) const {
  const Deadline deadline = impl_->deadline();
  const auto papers = impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
    return std::make_shared<FoundPapers>(own_handle(snapshot),
                                         SearchRun(database, snapshot, impl_->caches_, deadline).all(request));
  });
  return {.count = papers->count(), .next = [papers] { return papers->next(); }};
}

LookupResult Searcher::lookup(const std::string& number, const SearchRequest& filters) const {
  const Deadline deadline = impl_->deadline();
  return impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
    return SearchRun(database, snapshot, impl_->caches_, deadline).lookup(number, filters);
  });
}

std::optional<schema::Record> Searcher::document(const std::string& id) const {
  return impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot&) -> std::optional<schema::Record> {
    const auto paper = paper_of_id(database, id);
    if (!paper) return std::nullopt;
    return stored_paper(database, *paper);
  });
}

std::optional<MarkTerms> Searcher::mark_terms(const std::string& query, const std::string& id) const {
  const Deadline deadline = impl_->deadline();
  return impl_->reader_.ask(
      [&](const Xapian::Database& database, const Snapshot& snapshot) -> std::optional<MarkTerms> {
        const auto paper = paper_of_id(database, id);
        if (!paper) return std::nullopt;
        return SearchRun(database, snapshot, impl_->caches_, deadline).mark_terms(query, *paper);
      });
}

std::optional<CitationResult> Searcher::citations(const std::string& id, std::size_t first, std::size_t count) const {
  const Deadline deadline = impl_->deadline();
  return impl_->reader_.ask(
      [&](const Xapian::Database& database, const Snapshot& snapshot) -> std::optional<CitationResult> {
        const auto paper = paper_of_id(database, id);
        if (!paper) return std::nullopt;
        return citations_of(database, snapshot, *paper, {.first = first, .count = count}, deadline);
      });
}

std::vector<CitationLink> Searcher::resolve(const std::string& draft, const CitingPaper& author) const {
  const Deadline deadline = impl_->deadline();
  return impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
    return resolve_draft(database, snapshot, draft, author, deadline);
  });
}

std::vector<FacetValue> Searcher::facet_values(const std::string& facet, const std::string& contains,
                                               const SearchRequest& request) const {
  const Deadline deadline = impl_->deadline();
  return impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
    return SearchRun(database, snapshot, impl_->caches_, deadline).facet(facet, contains, request);
  });
}

std::optional<std::vector<SimilarPaper>> Searcher::similar(const std::string& id, std::size_t limit) const {
  const Deadline deadline = impl_->deadline();
  using Answer = std::optional<std::vector<SimilarPaper>>;
  return impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot& snapshot) -> Answer {
    const auto paper = paper_of_id(database, id);
    if (!paper) return std::nullopt;
    return similar_papers(database, snapshot.words(), *paper, {.limit = limit}, deadline);
  });
}

std::optional<RegisterResult> Searcher::register_of(const RegisterRequest& request) const {
  const Deadline deadline = impl_->deadline();
  return impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
    return searching::register_of(database, snapshot, request, deadline);
  });
}

std::vector<Suggestion> Searcher::suggest(const std::string& typed, std::size_t limit) const {
  std::vector<Suggestion> past = impl_->past_.fitting(typed, limit);
  const Suggester::Made made = impl_->suggester_.newest();
  if (!made.index) return past;
  return impl_->reader_.ask([&](const Xapian::Database& database, const Snapshot&) {
    return suggestions(database, *made.index, typed, past, limit);
  });
}

Searcher::SuggestState Searcher::suggest_state() const {
  const Suggester::Made made = impl_->suggester_.newest();
  // The papers themselves are of the newest revision, whatever they were chosen by.
  std::uint64_t edition = schema::stable_hash(std::to_string(made.edition));
  edition = schema::stable_hash(std::to_string(state().edition), edition);
  edition = schema::stable_hash(std::to_string(impl_->past_.version()), edition);
  return {.ready = made.index != nullptr, .edition = edition};
}

std::optional<RegisterNeighbours> Searcher::register_neighbours(const std::string& id) const {
  const Deadline deadline = impl_->deadline();
  return impl_->reader_.ask(
      [&](const Xapian::Database& database, const Snapshot& snapshot) -> std::optional<RegisterNeighbours> {
        const auto paper = paper_of_id(database, id);
        if (!paper) return std::nullopt;
        return searching::register_neighbours(database, snapshot, *paper, deadline);
      });
}

IndexState Searcher::state() const {
  return impl_->reader_.state();
}

}  // namespace vankho::searching
