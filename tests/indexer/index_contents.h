// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking into an index directory as a reader would, for tests of the writer.
#pragma once

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>

#include "indexer/ledger.h"
#include "schema/index_layout.h"
#include "schema/stored.h"
#include "schema/version.h"

namespace vankho::testing {

struct IndexContents {
  std::map<std::string, std::string> bodies;  // id -> body
  std::uint64_t papers = 0;                   // documents; more than bodies = an id twice
  std::uint64_t ledger_papers = 0;            // ids in the ledger
  std::uint64_t revision = 0;
};

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
      const schema::Record record = schema::decode_stored(database.get_document(*doc).get_data());
      EXPECT_TRUE(contents.bodies.emplace(record.id, record.body).second) << record.id << " is there twice";
      const std::string owner = database.get_metadata(indexing::paper_key(record.id));
      const auto entry = indexing::decode_entry(database.get_metadata(owner.empty() ? "none" : owner));
      EXPECT_TRUE(entry && entry->id == record.id) << record.id << " is not in the ledger";
    }
    const std::string prefix = indexing::paper_key({});
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
      ++contents.ledger_papers;
    EXPECT_EQ(contents.ledger_papers, contents.papers);
  } catch (const Xapian::Error& error) {
    ADD_FAILURE() << error.get_description();
  }
  return contents;
}

}  // namespace vankho::testing
