// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows the index: lends the newest snapshot, looks for new commits and new generations in the background, and runs a
// question again when a commit overtook it.
#pragma once

#include <xapian.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "schema/stored.h"
#include "searchd/index/snapshot.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {

class IndexReader {
 public:
  IndexReader(std::string index_dir, int refresh_seconds);

  // Runs `question` on the newest snapshot. When a writer has meanwhile replaced the blocks that it reads, the whole
  // question runs again on a fresh snapshot, five times at most. Throws IndexUnavailable, and what `question` throws
  // but for the errors of a damaged index.
  template <typename Question>
  auto ask(Question question) {
    for (int attempt = 1;; ++attempt) {
      const std::shared_ptr<Snapshot> snapshot = current();
      try {
        const Snapshot::Lease lease(*snapshot);
        return question(lease.database(), *snapshot);
      } catch (const Xapian::RuntimeError& error) {
        // Overtaken by a commit. Corruption too: a reader may see false corruption while a writer runs.
        retry_or_fail(attempt, error.get_description());
      } catch (const schema::StoredFormError& error) {
        retry_or_fail(attempt, error.what());
      } catch (const std::length_error& error) {
        // As Xapian throws it for some damage.
        retry_or_fail(attempt, error.what());
      }
    }
  }

  IndexState state() const;

 private:
  std::shared_ptr<Snapshot> current();
  void retry_or_fail(int attempt, const std::string& why);
  // Opens what is there now, if it is not what `snapshot_` holds already or `force` is set. Never throws: what is wrong
  // becomes problem_, and the last good snapshot stays.
  enum class Reopen { kWhenChanged, kAlways };
  void refresh(Reopen when);
  void watch(const std::stop_token& stop);

  const std::string index_dir_;
  const int refresh_seconds_;
  std::mutex refresh_mutex_;  // one refresh at a time
  mutable std::mutex mutex_;  // guards the two below
  std::shared_ptr<Snapshot> snapshot_;
  std::string problem_;
  std::condition_variable_any wake_;
  std::jthread watcher_;  // last: it ends before what it uses
};

}  // namespace vankho::searching
