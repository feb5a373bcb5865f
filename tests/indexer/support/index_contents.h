// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking into an index directory as a reader would, for tests of the writer.
#pragma once

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ledger/ledger.h"
#include "schema/index_layout.h"
#include "schema/member_path.h"
#include "schema/stored.h"
#include "schema/version.h"

namespace vankho::testing {

struct IndexContents {
  std::map<std::string, std::string> bodies;              // id -> body
  std::map<std::string, std::vector<std::string>> paths;  // id -> its files, the leading one first
  std::vector<schema::Record> records;                    // as they are stored
  std::uint64_t papers = 0;                               // documents; more than bodies = an id twice
  std::uint64_t ledger_papers = 0;                        // ids in the ledger
  std::uint64_t revision = 0;
};

// What each file's entry says of its paper, its bytes and the file it lies in, the keys of those say too.
inline void expect_consistent_files(const Xapian::Database& database) {
  std::set<std::string> wanted;
  std::set<std::string> members;
  const std::string files(indexing::kFileKeys);
  for (auto key = database.metadata_keys_begin(files); key != database.metadata_keys_end(files); ++key) {
    const auto entry = indexing::decode_entry(database.get_metadata(*key));
    ASSERT_TRUE(entry) << *key;
    if (schema::is_member_path(entry->path))
      members.insert(indexing::member_keys(schema::file_of_path(entry->path)) + (*key).substr(files.size()));
    const std::string& sha256 = indexing::paper_sha256(*entry);
    if (!sha256.empty()) wanted.insert(indexing::bytes_keys(sha256) + (*key).substr(files.size()));
    if (entry->id.empty()) continue;
    const std::string leader = database.get_metadata(indexing::paper_key(entry->id));
    EXPECT_EQ(leader == *key, !entry->copy) << entry->path;
    const auto leading = indexing::decode_entry(database.get_metadata(leader.empty() ? "none" : leader));
    ASSERT_TRUE(leading) << entry->path;
    EXPECT_EQ(indexing::paper_sha256(*leading), sha256) << entry->path;
  }
  std::set<std::string> held;
  const std::string bytes(indexing::kBytesKeys);
  for (auto key = database.metadata_keys_begin(bytes); key != database.metadata_keys_end(bytes); ++key)
    held.insert(*key);
  EXPECT_EQ(held, wanted);
  std::set<std::string> known;
  const std::string prefix = "vankho:member:";
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
    known.insert(*key);
  EXPECT_EQ(known, members);
}

// Reads the current generation wholly; empty when there is none. Fails the test for a damaged database and for a paper
// that is not in the ledger.
inline IndexContents contents_of(const std::filesystem::path& index_dir) {
  IndexContents contents;
  const auto path = schema::current_generation(index_dir.string());
  if (!path) return contents;
  try {
    std::ostringstream findings;
    EXPECT_EQ(Xapian::Database::check(*path, 0, &findings), 0u) << findings.str();
    const Xapian::Database database(*path);
    EXPECT_EQ(database.get_metadata(std::string(schema::kFingerprintKey)), schema::fingerprint());
    contents.papers = database.get_doccount();
    contents.revision = database.get_revision();
    for (auto doc = database.postlist_begin({}); doc != database.postlist_end({}); ++doc) {
      schema::Record record = schema::decode_stored(database.get_document(*doc).get_data());
      EXPECT_TRUE(contents.bodies.emplace(record.id, record.body).second) << record.id << " is there twice";
      auto& paths = contents.paths[record.id];
      paths = record.source.other_paths;
      paths.insert(paths.begin(), record.source.path);
      const std::string owner = database.get_metadata(indexing::paper_key(record.id));
      const auto entry = indexing::decode_entry(database.get_metadata(owner.empty() ? "none" : owner));
      EXPECT_TRUE(entry && entry->id == record.id) << record.id << " is not in the ledger";
      contents.records.push_back(std::move(record));
    }
    const std::string prefix = indexing::paper_key({});
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
      ++contents.ledger_papers;
    EXPECT_EQ(contents.ledger_papers, contents.papers);
    expect_consistent_files(database);
  } catch (const Xapian::Error& error) {
    ADD_FAILURE() << error.get_description();
  }
  return contents;
}

}  // namespace vankho::testing
