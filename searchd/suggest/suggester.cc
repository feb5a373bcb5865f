// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/suggester.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "schema/fields.h"
#include "schema/stable_hash.h"
#include "schema/stored.h"
#include "searchd/log.h"

namespace vankho::searching {
namespace {

// Read with one handle of the pool, which searches want too.
constexpr std::size_t kPapersAtOnce = 200;
// A longer subject is known by its beginning.
constexpr std::size_t kMostSubjectBytes = 1000;
// Times as long as making one took.
constexpr int kRest = 20;
constexpr std::chrono::seconds kRestAfterFailure{60};
constexpr int kNice = 10;

using Clock = std::chrono::steady_clock;

struct ShortPaper {
  std::string number;
  std::string subject;
};

std::vector<ShortPaper> read_papers(const Xapian::Database& database, std::span<const Xapian::docid> papers) {
  std::vector<ShortPaper> result;
  for (const Xapian::docid paper : papers) {
    ShortPaper& read = result.emplace_back();
    try {
      const std::string bytes = database.get_document(paper).get_data();
      read.number = schema::stored_text(bytes, schema::field("number"));
      read.subject = schema::stored_text(bytes, schema::field("subject")).substr(0, kMostSubjectBytes);
    } catch (const Xapian::DocNotFoundError&) {
      // Removed since: its place stays empty.
    }
  }
  return result;
}

}  // namespace

MadeSuggestIndex read_suggest_index(IndexReader& reader, const std::stop_token& stop) {
  MadeSuggestIndex made;
  auto builder = reader.ask([&](const Xapian::Database&, const Snapshot& snapshot) {
    made.edition = schema::stable_hash(snapshot.identity());
    return SuggestIndex::Builder(snapshot.columns());
  });
  const std::vector<Xapian::docid> papers = builder.papers();
  for (std::size_t first = 0; first < papers.size(); first += kPapersAtOnce) {
    if (stop.stop_requested()) return {};
    const auto some = std::span(papers).subspan(first, std::min(kPapersAtOnce, papers.size() - first));
    const std::vector<ShortPaper> read =
        reader.ask([&](const Xapian::Database& database, const Snapshot&) { return read_papers(database, some); });
    for (const ShortPaper& paper : read) builder.add(paper.number, paper.subject);
  }
  made.index = std::move(builder).build();
  return made;
}

Suggester::Suggester(IndexReader& reader) : reader_(reader) {
  thread_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

Suggester::Made Suggester::kept() const {
  const std::lock_guard lock(mutex_);
  return made_;
}

bool Suggester::is_old() const {
  const IndexState state = reader_.state();
  return state.ready && kept().edition != state.edition;
}

Suggester::Made Suggester::now() {
  if (is_old()) {
    {
      const std::lock_guard lock(mutex_);
      wanted_ = true;
    }
    wake_.notify_one();
  }
  return kept();
}

Suggester::Made Suggester::newest() {
  if (reader_.state().documents <= kSmall && is_old()) make({});
  return now();
}

void Suggester::make(const std::stop_token& stop) {
  const std::lock_guard one_at_a_time(making_);
  if (!is_old()) return;
  const auto started = Clock::now();
  MadeSuggestIndex made = read_suggest_index(reader_, stop);
  if (stop.stop_requested()) return;
  Made fresh{.index = std::make_shared<const SuggestIndex>(std::move(made.index)), .edition = made.edition};
  const auto took = Clock::now() - started;
  log(LogLevel::kDebug, "suggestions_ready",
      {{"papers", fresh.index->size()},
       {"bytes", fresh.index->memory()},
       {"ms", std::chrono::duration<double, std::milli>(took).count()}});
  const std::lock_guard lock(mutex_);
  made_ = std::move(fresh);
  not_before_ = Clock::now() + kRest * took;
}

void Suggester::watch(const std::stop_token& stop) {
  // Searches go first; where the system does not allow it, all are equal.
  static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice));
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return wanted_; })) return;
      wake_.wait_until(lock, stop, not_before_, [] { return false; });
      wanted_ = false;
    }
    if (stop.stop_requested()) return;
    try {
      make(stop);
    } catch (const Xapian::Error& error) {
      log(LogLevel::kWarning, "suggestions_failed", {{"what", error.get_description()}});
      const std::lock_guard lock(mutex_);
      not_before_ = Clock::now() + kRestAfterFailure;
    } catch (const std::exception& error) {
      log(LogLevel::kWarning, "suggestions_failed", {{"what", error.what()}});
      const std::lock_guard lock(mutex_);
      not_before_ = Clock::now() + kRestAfterFailure;
    }
  }
}

}  // namespace vankho::searching
