// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/index_writer.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <exception>
#include <vector>

#include "indexer/failure.h"
#include "indexer/index/document.h"
#include "indexer/index/generations.h"
#include "schema/index_layout.h"
#include "schema/stored.h"
#include "schema/terms.h"
#include "schema/version.h"

namespace vankho::indexing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr char kWriteFailed[] =
    "Writing the index failed. What was committed is kept; make sure that there is room on the disk and run the same "
    "command again.\n";

Failure write_failed(const std::string& why) {
  return {ExitCode::kTryAgain, fmt::format("{}({})", kWriteFailed, why),
          fmt::format("Ghi chỉ mục không được ({}). Phần đã ghi xong vẫn còn; hãy xem ổ đĩa còn chỗ không rồi chạy lại "
                      "lệnh này.",
                      why)};
}

Failure damaged(const std::string& path, const std::string& why) {
  return {ExitCode::kIndexUnusable,
          fmt::format("The index {} is damaged ({}). Build it again with: vankho-indexer index --index NEW_DIR "
                      "SOURCE...",
                      path, why),
          fmt::format("Chỉ mục {} bị hỏng ({}). Hãy lập lại bằng lệnh: vankho-indexer index --index THƯ_MỤC_MỚI "
                      "NGUỒN...",
                      path, why)};
}

// A commit that meets a full disk can throw where nothing may be thrown, which ends the process: then at least with the
// right exit code and a sentence.
class ExitCodeOfTermination {
 public:
  ExitCodeOfTermination() : former_(std::set_terminate(end)) {}
  ~ExitCodeOfTermination() { std::set_terminate(former_); }
  ExitCodeOfTermination(const ExitCodeOfTermination&) = delete;
  ExitCodeOfTermination& operator=(const ExitCodeOfTermination&) = delete;

 private:
  [[noreturn]] static void end() {
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kWriteFailed, sizeof kWriteFailed - 1);
    ::_exit(static_cast<int>(ExitCode::kTryAgain));
  }
  std::terminate_handler former_;
};

std::uint64_t text_bytes(const schema::Record& record) {
  return record.subject.size() + record.body.size();
}

}  // namespace

// Runs every Xapian call, so that its errors are named in one place. After an error the database object is given up
// without its destructor, which would try to write again.
class IndexWriter::Database {
 public:
  Database(const std::string& path, int flags) : path_(path) {
    try {
      database_ = std::make_unique<Xapian::WritableDatabase>(path, flags | Xapian::DB_BACKEND_GLASS);
    } catch (const Xapian::DatabaseLockError&) {
      throw Failure(ExitCode::kLocked,
                    fmt::format("Another program writes to {}. Wait until it ends, then run again.", path),
                    fmt::format("Một chương trình khác đang ghi vào {}. Hãy đợi nó xong rồi chạy lại.", path));
    } catch (const Xapian::DatabaseCreateError& error) {
      throw write_failed(error.get_description());
    } catch (const Xapian::Error& error) {
      throw damaged(path, error.get_description());
    }
  }
  ~Database() {
    // An unfinished batch is dropped: its papers are not in the ledger either, the next run reads them.
    if (database_) abandon();
  }

  template <typename Call>
  auto run(Call call) {
    if (!database_) throw std::logic_error("the index writer was used after an error");
    try {
      return call(*database_);
    } catch (const Xapian::DatabaseCorruptError& error) {
      abandon();
      throw damaged(path_, error.get_description());
    } catch (const Xapian::Error& error) {
      abandon();
      throw write_failed(error.get_description());
    }
  }

  void close() {
    run([](Xapian::WritableDatabase& database) { database.close(); });
    database_.reset();
  }

 private:
  void abandon() {
    // Kept reachable until the process ends; there is at most one a run.
    static std::vector<std::unique_ptr<Xapian::WritableDatabase>>& given_up =
        *new std::vector<std::unique_ptr<Xapian::WritableDatabase>>;
    given_up.push_back(std::move(database_));
  }

  const std::string path_;
  std::unique_ptr<Xapian::WritableDatabase> database_;
};

IndexWriter::IndexWriter(WriterOptions options) : options_(std::move(options)) {
  const auto current = schema::current_generation_number(options_.index_dir);
  published_ = current.has_value();
  generation_ = current.value_or(1);
  remove_unpublished_generations(options_.index_dir);
  const std::string path = schema::generation_path(options_.index_dir, generation_);
  if (published_ && options_.check_before_writing) {
    std::size_t errors = 0;
    try {
      errors = Xapian::Database::check(path, 0, nullptr);
    } catch (const Xapian::Error& error) {
      throw damaged(path, error.get_description());
    }
    if (errors != 0) throw damaged(path, fmt::format("{} errors after a run that was cut off", errors));
  }
  if (!published_) require_free_space(options_.index_dir, options_.keep_free_bytes);
  database_ = std::make_unique<Database>(path, published_ ? Xapian::DB_OPEN : Xapian::DB_CREATE_OR_OPEN);
  if (!published_) return;
  const std::string fingerprint = metadata(std::string(schema::kFingerprintKey));
  if (const std::string problem = schema::fingerprint_problem(fingerprint); !problem.empty())
    throw Failure(ExitCode::kIndexUnusable, problem,
                  fmt::format("Chỉ mục {} được ghi theo lược đồ \"{}\", chương trình này dùng lược đồ \"{}\". Hãy lập "
                              "lại bằng lệnh: vankho-indexer index --index THƯ_MỤC_MỚI NGUỒN...",
                              path, fingerprint, schema::fingerprint()));
}

IndexWriter::~IndexWriter() {
  if (!in_batch_) {
    try {
      database_->close();
    } catch (const std::exception&) {
      // Nothing was waiting to be written; the next run finds the index as the last commit left it.
    }
  }
}

void IndexWriter::begin_batch() {
  if (in_batch_) return;
  require_free_space(options_.index_dir, options_.keep_free_bytes);
  // A transaction, because Xapian would otherwise commit by its own count in the middle of a batch.
  database_->run([](Xapian::WritableDatabase& database) { database.begin_transaction(true); });
  in_batch_ = true;
  batch_bytes_ = 0;
  batch_count_ = 0;
  batch_start_ = Clock::now();
}

void IndexWriter::put(const schema::Record& record) {
  begin_batch();
  database_->run([&](Xapian::WritableDatabase& database) {
    database.replace_document(schema::term(schema::field("id"), record.id), make_document(record));
  });
  batch_bytes_ += text_bytes(record);
  ++batch_count_;
}

void IndexWriter::remove(const std::string& id) {
  begin_batch();
  database_->run(
      [&](Xapian::WritableDatabase& database) { database.delete_document(schema::term(schema::field("id"), id)); });
  ++batch_count_;
}

std::optional<schema::Record> IndexWriter::paper(const std::string& id) const {
  std::optional<schema::Record> found;
  database_->run([&](const Xapian::WritableDatabase& database) {
    const std::string term = schema::term(schema::field("id"), id);
    const auto at = database.postlist_begin(term);
    if (at != database.postlist_end(term)) found = schema::decode_stored(database.get_document(*at).get_data());
  });
  return found;
}

void IndexWriter::change_source(const std::string& id, const std::function<void(schema::Source&)>& change) {
  begin_batch();
  std::uint64_t bytes = 0;
  database_->run([&](Xapian::WritableDatabase& database) {
    const std::string term = schema::term(schema::field("id"), id);
    const auto paper = database.postlist_begin(term);
    if (paper == database.postlist_end(term)) return;
    const Xapian::docid number = *paper;
    Xapian::Document document = database.get_document(number);
    const std::string stored = document.get_data();
    schema::Record record = schema::decode_stored(stored);
    change(record.source);
    std::string fresh = schema::encode_stored(record);
    if (fresh == stored) return;
    bytes = fresh.size();
    document.set_data(fresh);
    database.replace_document(number, document);
  });
  batch_bytes_ += bytes;
  if (bytes != 0) ++batch_count_;
}

std::string IndexWriter::metadata(const std::string& key) const {
  return database_->run([&](Xapian::WritableDatabase& database) { return database.get_metadata(key); });
}

void IndexWriter::set_metadata(const std::string& key, const std::string& value) {
  begin_batch();
  database_->run([&](Xapian::WritableDatabase& database) { database.set_metadata(key, value); });
}

void IndexWriter::for_each_key(const std::string& prefix, const std::function<bool(const std::string&)>& visit,
                               const std::string& after) const {
  database_->run([&](Xapian::WritableDatabase& database) {
    const auto end = database.metadata_keys_end(prefix);
    auto key = database.metadata_keys_begin(prefix);
    if (!after.empty()) key.skip_to(after);
    for (; key != end; ++key)
      if (*key != after && !visit(*key)) return;
  });
}

bool IndexWriter::is_due() const {
  return in_batch_ && (batch_bytes_ >= options_.batch_text_bytes || batch_count_ >= options_.batch_documents ||
                       Clock::now() >= deadline());
}

Clock::time_point IndexWriter::deadline() const {
  return in_batch_ ? batch_start_ + options_.batch_time : Clock::time_point::max();
}

void IndexWriter::commit() {
  if (!in_batch_ && published_) return;
  begin_batch();
  const std::string key(schema::kFingerprintKey);
  if (metadata(key).empty()) set_metadata(key, schema::fingerprint());
  {
    const ExitCodeOfTermination guard;
    database_->run([](Xapian::WritableDatabase& database) { database.commit_transaction(); });
  }
  in_batch_ = false;
  // Xapian syncs its files but not the directory in which it renamed one: without this, power cuts left indexes that
  // did not open.
  sync_directory(schema::generation_path(options_.index_dir, generation_));
  if (!published_) {
    sync_directory(options_.index_dir);
    publish_generation(options_.index_dir, generation_);
    published_ = true;
  }
}

std::uint64_t IndexWriter::documents() const {
  return database_->run([](Xapian::WritableDatabase& database) { return std::uint64_t{database.get_doccount()}; });
}

}  // namespace vankho::indexing
