// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/found_papers.h"

#include <stdexcept>
#include <utility>

#include "schema/stored.h"
#include "searchd/index/snapshot.h"
#include "searchd/index/stored_papers.h"

namespace vankho::searching {
namespace {

// As for questions: a busy writer may overtake a reader more than once.
constexpr int kAttempts = 5;

}  // namespace

FoundPapers::FoundPapers(Xapian::Database database, Papers order)
    : database_(std::move(database)), order_(std::move(order)) {}

std::optional<schema::Record> FoundPapers::next() {
  while (next_ < order_.size())
    if (auto record = read(order_[next_++])) return record;
  return std::nullopt;
}

std::optional<schema::Record> FoundPapers::read(Xapian::docid paper) {
  for (int attempt = 1;; ++attempt) {
    try {
      if (attempt > 1) database_.reopen();
      return paper_summary(database_, paper);
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    } catch (const Xapian::RuntimeError&) {
      // Overtaken by a commit; corruption too may be false while a writer runs.
      if (attempt == kAttempts) throw;
    } catch (const schema::StoredFormError&) {
      if (attempt == kAttempts) throw;
    } catch (const std::length_error&) {
      // As Xapian throws it for some damage.
      if (attempt == kAttempts) throw;
    }
  }
}

Xapian::Database own_handle(const Snapshot& snapshot) {
  Xapian::Database handle(snapshot.path());
  if (Snapshot::identity_of(snapshot.path(), handle) != snapshot.identity())
    throw Xapian::DatabaseModifiedError("a commit came between");
  return handle;
}

}  // namespace vankho::searching
