// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/index_reader.h"

#include <chrono>
#include <exception>
#include <utility>

#include "schema/index_layout.h"
#include "schema/stable_hash.h"
#include "schema/version.h"

namespace vankho::searching {
namespace {

constexpr int kAttempts = 5;

// A handle for each question that may run at once and as many for those that only fetch a paper.
std::size_t handle_count() {
  return std::size_t{2} * std::max(2U, std::thread::hardware_concurrency());
}

}  // namespace

IndexReader::IndexReader(std::string index_dir, int refresh_seconds)
    : index_dir_(std::move(index_dir)), refresh_seconds_(refresh_seconds) {
  refresh(Reopen::kAlways);
  watcher_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

IndexState IndexReader::state() const {
  const std::lock_guard lock(mutex_);
  if (!snapshot_) return {.problem = problem_};
  return {.ready = true,
          .problem = problem_,
          .documents = snapshot_->documents(),
          .revision = snapshot_->revision(),
          .edition = schema::stable_hash(snapshot_->identity()),
          .committed = snapshot_->committed()};
}

std::shared_ptr<Snapshot> IndexReader::current() {
  const std::lock_guard lock(mutex_);
  if (!snapshot_) throw IndexUnavailable(problem_);
  return snapshot_;
}

void IndexReader::retry_or_fail(int attempt, const std::string& why) {
  if (attempt >= kAttempts) throw IndexUnavailable("The index cannot be read: " + why);
  refresh(Reopen::kAlways);
}

void IndexReader::refresh(Reopen when) {
  const std::lock_guard one_at_a_time(refresh_mutex_);
  std::shared_ptr<Snapshot> old;
  {
    const std::lock_guard lock(mutex_);
    old = snapshot_;
  }
  std::string problem;
  std::shared_ptr<Snapshot> fresh;
  try {
    const auto path = schema::current_generation(index_dir_);
    if (!path) {
      problem = schema::fingerprint_problem({});
    } else if (old && when == Reopen::kWhenChanged &&
               Snapshot::identity_of(*path, Xapian::Database(*path)) == old->identity()) {
      fresh = old;
    } else {
      fresh = std::make_shared<Snapshot>(*path, handle_count());
    }
  } catch (const Xapian::Error& error) {
    problem = "The index cannot be opened: " + error.get_description();
  } catch (const std::exception& error) {
    // Some damage shows as std::length_error.
    problem = error.what();
  }
  const std::lock_guard lock(mutex_);
  problem_ = std::move(problem);
  if (fresh) snapshot_ = std::move(fresh);
}

void IndexReader::watch(const std::stop_token& stop) {
  std::mutex sleep;
  std::unique_lock lock(sleep);
  while (!stop.stop_requested()) {
    wake_.wait_for(lock, stop, std::chrono::seconds(refresh_seconds_), [] { return false; });
    if (!stop.stop_requested()) refresh(Reopen::kWhenChanged);
  }
}

}  // namespace vankho::searching
