// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reader beside a real writer. Each test ends within a few seconds, also under ThreadSanitizer.
#include "searchd/index/index_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/index/generations.h"
#include "indexer/index/index_writer.h"
#include "schema/index_layout.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "tests/schema/text/random_text.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;
using ::testing::HasSubstr;

constexpr auto kPatience = std::chrono::seconds(20);

class IndexReaderTest : public ::testing::Test {
 protected:
  std::string dir() const { return (directory_.path() / "index").string(); }
  std::string generation(std::uint64_t number) const { return schema::generation_path(dir(), number); }
  void SetUp() override { fs::create_directories(dir()); }

  indexing::IndexWriter writer() { return indexing::IndexWriter({.index_dir = dir(), .keep_free_bytes = 0}); }

  static schema::Record paper(int number) {
    schema::Record record = testing::paper("V/v họp số " + std::to_string(number), "Kính gửi các đồng chí dân vận.");
    record.id = std::to_string(number);
    record.type = number % 2 == 0 ? "cong-van" : "nghi-quyet";
    return record;
  }
  void write(int first, int last) {
    indexing::IndexWriter index = writer();
    for (int number = first; number <= last; ++number) index.put(paper(number));
    index.commit();
  }

  static std::uint64_t matches(IndexReader& reader, const std::string& word) {
    return reader.ask([&](const Xapian::Database& database, const Snapshot&) {
      return papers_of(database, Xapian::Query(word), testing::soon()).size();
    });
  }
  static bool wait_for(const std::function<bool()>& happened) {
    for (const auto end = steady_clock::now() + kPatience; steady_clock::now() < end;) {
      if (happened()) return true;
      std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }

  vankho::testing::TemporaryDirectory directory_;
};

TEST_F(IndexReaderTest, WithoutAnIndexItSaysSoAndWaitsForOne) {
  IndexReader reader(dir(), 1);
  EXPECT_FALSE(reader.state().ready);
  EXPECT_THAT(reader.state().problem, HasSubstr("vankho-indexer index --index"));
  EXPECT_THROW(matches(reader, "dan"), IndexUnavailable);
  write(1, 3);
  ASSERT_TRUE(wait_for([&] { return reader.state().ready; }));
  EXPECT_EQ(reader.state().problem, "");
  EXPECT_EQ(reader.state().documents, 3u);
  EXPECT_EQ(matches(reader, "dan"), 3u);
}

TEST_F(IndexReaderTest, NewCommitsBecomeVisible) {
  write(1, 3);
  IndexReader reader(dir(), 1);
  const std::uint64_t revision = reader.state().revision;
  EXPECT_EQ(matches(reader, "dan"), 3u);
  write(4, 5);
  ASSERT_TRUE(wait_for([&] { return reader.state().documents == 5; }));
  EXPECT_GT(reader.state().revision, revision);
  EXPECT_EQ(matches(reader, "dan"), 5u);
}

TEST_F(IndexReaderTest, ANewGenerationTakesOver) {
  write(1, 3);
  IndexReader reader(dir(), 1);
  {
    Xapian::WritableDatabase next(generation(2), Xapian::DB_CREATE);
    next.set_metadata(std::string(schema::kFingerprintKey), schema::fingerprint());
    for (int number = 1; number <= 7; ++number) next.add_document(indexing::make_document(paper(number)));
    next.commit();
  }
  indexing::publish_generation(dir(), 2);
  ASSERT_TRUE(wait_for([&] { return reader.state().documents == 7; }));
  fs::remove_all(generation(1));
  EXPECT_EQ(matches(reader, "dan"), 7u);
}

// The index was thrown away and made again, and happens to have come to the same revision.
TEST_F(IndexReaderTest, AnIndexMadeAnewAtTheSamePathTakesOver) {
  write(1, 3);
  IndexReader reader(dir(), 1);
  const std::uint64_t revision = reader.state().revision;
  fs::remove_all(dir());
  fs::create_directories(dir());
  write(1, 4);
  ASSERT_EQ(Xapian::Database(generation(1)).get_revision(), revision) << "the test must build an equal revision";
  EXPECT_TRUE(wait_for([&] { return reader.state().documents == 4; }));
  EXPECT_EQ(matches(reader, "dan"), 4u);
}

TEST_F(IndexReaderTest, ASnapshotInUseStaysWholeWhileTheIndexMovesOn) {
  write(1, 3);
  IndexReader reader(dir(), 1);
  reader.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
    write(4, 6);
    EXPECT_EQ(database.get_doccount(), 3u);
    EXPECT_EQ(snapshot.documents(), 3u);
    EXPECT_EQ(snapshot.columns().papers().size(), 3u);
    return 0;
  });
}

// One writer commits as fast as it can, four readers ask: no answer may fail, and each must be whole, that is, hold
// exactly the papers of some commit.
TEST_F(IndexReaderTest, ABusyWriterFailsNoQuestion) {
  write(1, 10);
  IndexReader reader(dir(), 1);
  std::atomic<bool> done = false;
  std::atomic<std::uint64_t> answers = 0;
  std::atomic<std::uint64_t> failures = 0;
  std::atomic<std::uint64_t> torn = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      while (!done) {
        try {
          reader.ask([&](const Xapian::Database& database, const Snapshot& snapshot) {
            const Papers papers = papers_of(database, Xapian::Query("dan"), testing::soon());
            if (papers != snapshot.columns().papers() || papers.size() % 10 != 0) ++torn;
            for (const Xapian::docid paper : papers) schema::decode_stored(database.get_document(paper).get_data());
            return 0;
          });
          ++answers;
        } catch (const std::exception& error) {
          ++failures;
          ADD_FAILURE() << error.what();
        }
      }
    });
  // Every commit adds ten papers and rewrites all others, so that blocks under the readers change.
  int last = 10;
  const auto end = steady_clock::now() + std::chrono::seconds(3);
  while (steady_clock::now() < end && last < 200) {
    indexing::IndexWriter index = writer();
    last += 10;
    for (int number = 1; number <= last; ++number) index.put(paper(number));
    index.commit();
  }
  done = true;
  threads.clear();
  EXPECT_GT(answers, 4u);
  EXPECT_EQ(failures, 0u);
  EXPECT_EQ(torn, 0u);
  EXPECT_TRUE(wait_for([&] { return reader.state().documents == static_cast<std::uint64_t>(last); }));
}

TEST_F(IndexReaderTest, AnIndexOfAnotherSchemaIsRefusedInASentence) {
  write(1, 1);
  {
    Xapian::WritableDatabase database(generation(1), Xapian::DB_OPEN);
    database.set_metadata(std::string(schema::kFingerprintKey), "0-0123456789abcdef");
    database.commit();
  }
  IndexReader reader(dir(), 1);
  EXPECT_FALSE(reader.state().ready);
  EXPECT_EQ(reader.state().problem, schema::fingerprint_problem("0-0123456789abcdef"));
  EXPECT_THROW(matches(reader, "dan"), IndexUnavailable);
}

TEST_F(IndexReaderTest, TheLastGoodIndexKeepsAnsweringWhenTheNextOneIsBad) {
  write(1, 3);
  IndexReader reader(dir(), 1);
  std::ofstream(schema::pointer_path(dir())) << "nonsense\n";
  ASSERT_TRUE(wait_for([&] { return !reader.state().problem.empty(); }));
  EXPECT_TRUE(reader.state().ready);
  EXPECT_EQ(matches(reader, "dan"), 3u);

  fs::create_directories(generation(2));
  std::ofstream(fs::path(generation(2)) / "iamglass") << "not a database";
  indexing::publish_generation(dir(), 2);
  ASSERT_TRUE(wait_for([&] { return reader.state().problem.find("cannot be opened") != std::string::npos; }));
  EXPECT_EQ(matches(reader, "dan"), 3u);

  indexing::publish_generation(dir(), 1);
  EXPECT_TRUE(wait_for([&] { return reader.state().problem.empty(); }));
}

TEST_F(IndexReaderTest, QuestionsThatAreOvertakenRunAgainFiveTimesAtMost) {
  write(1, 3);
  IndexReader reader(dir(), 1);
  int runs = 0;
  EXPECT_EQ(reader.ask([&](const Xapian::Database&, const Snapshot&) {
    if (++runs < 5) throw Xapian::DatabaseModifiedError("overtaken");
    return runs;
  }),
            5);
  runs = 0;
  const auto always = [&](const Xapian::Database&, const Snapshot&) -> int {
    ++runs;
    throw Xapian::DatabaseCorruptError("broken block");
  };
  EXPECT_THROW(reader.ask(always), IndexUnavailable);
  EXPECT_EQ(runs, 5);
  runs = 0;
  EXPECT_THROW(reader.ask([&](const Xapian::Database&, const Snapshot&) -> int {
    ++runs;
    throw BadRequest("bad", "q");
  }),
               BadRequest);
  EXPECT_EQ(runs, 1) << "a wrong question is not asked again";
}

// Damage of any kind: an answer, or a sentence that the index cannot be read; no other error and no crash.
TEST_F(IndexReaderTest, ADamagedIndexAnswersOrSaysSo) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "Xapian 1.4.22 itself reads blocks of a damaged index that it has freed";
#endif
  write(1, 200);
  const std::string whole = generation(1);
  text::testing::Random random(9);
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(whole))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path().filename());
  std::size_t unreadable = 0;
  constexpr int kRounds = 60;
  for (int round = 0; round < kRounds; ++round) {
    const fs::path damaged_dir = directory_.path() / ("damaged" + std::to_string(round));
    fs::create_directories(damaged_dir);
    const fs::path damaged = schema::generation_path(damaged_dir.string(), 1);
    fs::copy(whole, damaged);
    std::ofstream(schema::pointer_path(damaged_dir.string())) << "gen-000001\n";
    const fs::path file = damaged / files[random.below(files.size())];
    if (random.below(4) == 0) {
      fs::resize_file(file, random.below(fs::file_size(file)));
    } else {
      std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
      for (std::size_t left = random.below(200) + 1; left > 0; --left) {
        bytes.seekp(static_cast<std::streamoff>(random.below(fs::file_size(file))));
        bytes.put(static_cast<char>(random.below(256)));
      }
    }
    try {
      const Searcher searcher({.index_dir = damaged_dir.string(), .refresh_seconds = 60});
      SearchRequest request;
      request.q = "họp dân vận";
      request.facets = {"type", "year"};
      for (const Hit& hit : searcher.search(request).hits) searcher.document(hit.record.id);
      request.q = "\"đồng chí dân vận\"";
      request.sort = Sort::kNewest;
      searcher.search(request);
    } catch (const IndexUnavailable& error) {
      EXPECT_STRNE(error.what(), "");
      ++unreadable;
    } catch (const std::exception& error) {
      ADD_FAILURE() << "round " << round << ' ' << file << ": " << error.what();
    } catch (const Xapian::Error& error) {
      ADD_FAILURE() << "round " << round << ' ' << file << ": " << error.get_description();
    }
    fs::remove_all(damaged_dir);
  }
  EXPECT_GT(unreadable, kRounds / 10) << "the test does no damage";
}

TEST_F(IndexReaderTest, HandlesAreLentToOneThreadEach) {
  write(1, 3);
  Snapshot snapshot(generation(1), 2);
  const Snapshot::Lease first(snapshot);
  auto second = std::make_unique<Snapshot::Lease>(snapshot);
  EXPECT_NE(&first.database(), &second->database());
  std::atomic<bool> lent = false;
  std::jthread third([&] {
    const Snapshot::Lease lease(snapshot);
    lent = true;
  });
  EXPECT_FALSE(lent);
  second.reset();
  third.join();
  EXPECT_TRUE(lent);
}

}  // namespace
}  // namespace vankho::searching
