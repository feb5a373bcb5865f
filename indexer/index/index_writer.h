// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one writer of an index: papers and metadata go in batches, each batch is one commit, and a commit has reached the
// disk when commit() returns. Used by one thread.
//
// Every call that writes throws Failure when the index refuses. After that the writer must not be used again and the
// run ends: Xapian may have dropped the batch, and writing on over a failed write can damage the index for good.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schema/record.h"

namespace vankho::indexing {

struct WriterOptions {
  std::string index_dir;
  std::uint64_t batch_text_bytes = 64u << 20;
  unsigned batch_documents = 1000;  // measured: larger batches are slower and need far more memory
  std::chrono::seconds batch_time{10};
  std::uint64_t keep_free_bytes = 512u << 20;
  bool check_before_writing = false;  // the last run was cut off: read the whole index once before writing to it
};

class IndexWriter {
 public:
  // Opens the current generation, or begins a first one that the first commit publishes. Throws Failure: kLocked (some
  // other program writes to the database), kIndexUnusable (damaged, or of another schema), kTryAgain.
  explicit IndexWriter(WriterOptions options);
  ~IndexWriter();

  // Adds the paper, or replaces the one of the same id.
  void put(const schema::Record& record);
  void remove(const std::string& id);
  // What is stored of the paper, also when it is not yet committed; nothing when there is no such paper.
  std::optional<schema::Record> paper(const std::string& id) const;
  // Changes what is stored of where the paper came from, and nothing that is searched; does nothing when there is no
  // such paper.
  void change_source(const std::string& id, const std::function<void(schema::Source&)>& change);

  // Empty when nothing is set. Sees what this writer has set and not yet committed.
  std::string metadata(const std::string& key) const;
  void set_metadata(const std::string& key, const std::string& value);
  // All keys that begin with `prefix`, in order, from the one after `after` on. `visit` must not write; returning false
  // ends it.
  void for_each_key(const std::string& prefix, const std::function<bool(const std::string&)>& visit,
                    const std::string& after = {}) const;

  // Whether the batch is full or its time is over.
  bool is_due() const;
  // When the time of the batch is over; nothing in the batch = far away.
  std::chrono::steady_clock::time_point deadline() const;
  // Writes the batch, the schema fingerprint with it, and sees it onto the disk. Does nothing for an empty batch,
  // except that an index without any generation gets its first, empty one.
  void commit();

  std::uint64_t documents() const;

 private:
  class Database;
  void begin_batch();

  WriterOptions options_;
  std::uint64_t generation_ = 0;
  bool published_ = false;
  bool in_batch_ = false;
  std::uint64_t batch_bytes_ = 0;
  unsigned batch_count_ = 0;
  std::chrono::steady_clock::time_point batch_start_;
  std::unique_ptr<Database> database_;
};

}  // namespace vankho::indexing
