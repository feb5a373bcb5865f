// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/snapshot.h"

#include <sys/stat.h>

#include <utility>

#include "schema/authority/local_names.h"
#include "schema/version.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {
namespace {

// Opening can be overtaken by a busy writer; five rounds failed 0 of 40 times in trials.
constexpr int kOpenAttempts = 5;

// Postings kept in memory: of 200,000 papers those of the thousand most frequent syllables in both forms.
constexpr std::size_t kPostingBytes = std::size_t{256} << 20;

// Every commit writes this file of the database anew.
std::int64_t last_commit(const std::string& path) {
  struct stat status {};
  return ::stat((path + "/iamglass").c_str(), &status) == 0 ? status.st_mtim.tv_sec : 0;
}

}  // namespace

Snapshot::Snapshot(std::string path, std::size_t handles) : path_(std::move(path)) {
  for (int attempt = 1;; ++attempt) {
    try {
      idle_.clear();
      while (idle_.size() < handles) idle_.push_back(std::make_unique<Xapian::Database>(path_));
      revision_ = idle_.front()->get_revision();
      bool same = true;
      for (const auto& handle : idle_) same = same && handle->get_revision() == revision_;
      if (same) {
        identity_ = identity_of(path_, *idle_.front());
        committed_ = last_commit(path_);
        const std::string problem =
            schema::fingerprint_problem(idle_.front()->get_metadata(std::string(schema::kFingerprintKey)));
        if (!problem.empty()) throw IndexUnavailable(problem);
        // Values of filters are read with the names that the papers were read with.
        authority::use_local_names(idle_.front()->get_metadata(std::string(authority::kLocalNamesKey)));
        columns_ = std::make_unique<const Columns>(*idle_.front());
        citations_ = std::make_unique<const CitationGraph>(*idle_.front(), *columns_);
        words_ = std::make_unique<WordStore>(*idle_.front(), kPostingBytes);
        return;
      }
      if (attempt == kOpenAttempts) throw IndexUnavailable("A writer commits faster than the index can be opened.");
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kOpenAttempts) throw;
    } catch (const Xapian::DatabaseCorruptError&) {
      // May be false while a writer runs: believed only when it comes again on a fresh open.
      if (attempt == kOpenAttempts) throw;
    } catch (const Xapian::DatabaseOpeningError&) {
      if (attempt == kOpenAttempts) throw;
    }
  }
}

std::string Snapshot::identity_of(const std::string& path, const Xapian::Database& database) {
  return path + '\n' + database.get_uuid() + '\n' + std::to_string(database.get_revision());
}

Snapshot::Lease::Lease(Snapshot& snapshot) : snapshot_(snapshot) {
  std::unique_lock lock(snapshot_.mutex_);
  snapshot_.returned_.wait(lock, [&] { return !snapshot_.idle_.empty(); });
  handle_ = std::move(snapshot_.idle_.back());
  snapshot_.idle_.pop_back();
}

Snapshot::Lease::~Lease() {
  {
    const std::lock_guard lock(snapshot_.mutex_);
    snapshot_.idle_.push_back(std::move(handle_));
  }
  snapshot_.returned_.notify_one();
}

}  // namespace vankho::searching
