// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole questions against an index on the disk, written by the indexer's writer.
#include "searchd/search/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/index_writer.h"
#include "schema/fields.h"
#include "searchd/question/request.h"
#include "searchd/search/highlight.h"
#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class SearcherTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string dir = (directory_.path() / "index").string();
    std::filesystem::create_directories(dir);
    indexing::IndexWriter writer({.index_dir = dir, .keep_free_bytes = 0});
    writer.put(paper("a", "223-CV/HU", "cong-van", 20161115, "V/v họp dân vận"));
    writer.put(paper("b", "223-CV/HU", "cong-van", 20180401, "V/v họp tổ chức"));
    writer.put(paper("c", "05-NQ/HU", "nghi-quyet", 20170301, "Nghị quyết về dân vận"));
    writer.put(paper("d", "", "", 0, "Giấy họp dân vận"));
    writer.commit();
    searcher_.emplace(SearcherOptions{.index_dir = dir, .refresh_seconds = 60});
  }

  static schema::Record paper(std::string id, std::string number, std::string type, schema::Date date,
                              std::string subject) {
    schema::Record record;
    record.id = std::move(id);
    record.number = std::move(number);
    record.type = std::move(type);
    record.date = date;
    record.subject = std::move(subject);
    return record;
  }

  std::vector<std::string> found(const SearchRequest& request) const {
    std::vector<std::string> ids;
    for (const Hit& hit : searcher_->search(request).hits) ids.push_back(hit.record.id);
    return ids;
  }
  std::vector<std::string> found(const std::string& q) const {
    SearchRequest request;
    request.q = q;
    return found(request);
  }

  vankho::testing::TemporaryDirectory directory_;
  std::optional<Searcher> searcher_;
};

TEST_F(SearcherTest, FieldsInTheQueryNarrowOrExclude) {
  EXPECT_THAT(found("dân vận"), UnorderedElementsAre("a", "c", "d"));
  EXPECT_THAT(found("dân vận loại:công văn"), ElementsAre("a"));
  EXPECT_THAT(found("dân vận -loại:công văn"), UnorderedElementsAre("c", "d"));
  EXPECT_THAT(found("dân vận -loại:none"), UnorderedElementsAre("a", "c"));
  EXPECT_THAT(found("-loại:CV -loại:NQ"), ElementsAre("d"));
  EXPECT_THAT(found("dân vận -năm:2016 -năm:2017"), ElementsAre("d"));
  EXPECT_THAT(found("dân vận năm:2016..2017"), UnorderedElementsAre("a", "c"));
  EXPECT_THROW(found("dân vận -loại:xyz"), BadRequest);
}

TEST_F(SearcherTest, PapersAreFoundByWhatTheyCiteAndHow) {
  const std::string dir = (directory_.path() / "citing").string();
  std::filesystem::create_directories(dir);
  indexing::IndexWriter writer({.index_dir = dir, .keep_free_bytes = 0});
  const auto put = [&](const std::string& id, const std::string& number, citation::Relation relation) {
    schema::Record record = paper(id, "", "", 20200101, "x");
    schema::Citation citation;
    citation.number = number;
    citation.relation = relation;
    citation.mentions.push_back({.begin = 0, .end = 1, .relation = relation});
    record.citations.push_back(citation);
    writer.put(record);
  };
  put("carries", "25-NQ/TW", citation::Relation::kCarriesOut);
  put("bases", "25-NQ/TW", citation::Relation::kBasis);
  put("other", "26-NQ/TW", citation::Relation::kCarriesOut);
  put("with_year", "12/2019/QĐ-UBND", citation::Relation::kReplaces);
  put("no_year", "12/QĐ-UBND", citation::Relation::kReplaces);
  put("other_year", "12/2018/QĐ-UBND", citation::Relation::kReplaces);
  writer.commit();
  const Searcher searcher({.index_dir = dir, .refresh_seconds = 60});
  const auto ids = [&](const std::string& q) {
    SearchRequest request;
    request.q = q;
    std::vector<std::string> list;
    for (const Hit& hit : searcher.search(request).hits) list.push_back(hit.record.id);
    return list;
  };
  EXPECT_THAT(ids("viện dẫn:25-NQ/TW"), UnorderedElementsAre("carries", "bases"));
  EXPECT_THAT(ids("thực hiện:25-NQ/TW"), ElementsAre("carries"));
  EXPECT_THAT(ids("viện dẫn:25-NQ/TW -thực hiện:25-NQ/TW"), ElementsAre("bases"));
  EXPECT_THAT(ids("thay thế:25-NQ/TW"), IsEmpty());
  EXPECT_THAT(ids("thay thế:12/2019/QĐ-UBND"), UnorderedElementsAre("with_year", "no_year"));
  EXPECT_THAT(ids("thay thế:12/QĐ-UBND"), UnorderedElementsAre("with_year", "no_year", "other_year"));
  EXPECT_THROW(ids("viện dẫn:xyz"), BadRequest);
}

TEST_F(SearcherTest, OneQuestionExcludingAndOneNotAreTwoQuestions) {
  EXPECT_EQ(found("dân vận loại:CV").size(), 1u);
  EXPECT_EQ(found("dân vận -loại:CV").size(), 2u);
  EXPECT_EQ(found("dân vận loại:CV").size(), 1u);
}

TEST_F(SearcherTest, ALookUpKeepsToItsFilters) {
  const auto ids = [&](const SearchRequest& filters) {
    std::vector<std::string> list;
    for (const schema::Record& record : searcher_->lookup("223-CV/HU", filters).found) list.push_back(record.id);
    return list;
  };
  EXPECT_THAT(ids({}), ElementsAre("b", "a"));
  SearchRequest request;
  request.filters = {{"year", {"2016"}}};
  EXPECT_THAT(ids(request), ElementsAre("a"));
  request.filters.clear();
  request.date_from = 20170101;
  EXPECT_THAT(ids(request), ElementsAre("b"));
  request.date_to = 20171231;
  EXPECT_THAT(ids(request), IsEmpty());
  EXPECT_THROW(searcher_->lookup("dân vận", {}), BadRequest);
}

TEST_F(SearcherTest, EveryFacetOfTheTableIsServed) {
  std::size_t facets = 0;
  for (const schema::Field& row : schema::kFields) {
    if (!row.facet) continue;
    ++facets;
    const std::string name(row.name);
    EXPECT_THAT(accepted_names(Takes::kSearch), Contains(row.name));
    SearchRequest request;
    request.facets = {name};
    const SearchResult all = searcher_->search(request);
    std::uint64_t counted = 0;
    for (const FacetValue& value : all.facets.at(name)) {
      counted += value.count;
      SearchRequest filtered;
      filtered.filters = {{name, {value.value}}};
      filtered.facets = {name};
      const SearchResult chosen = searcher_->search(filtered);
      EXPECT_EQ(chosen.found, value.count) << name << '=' << value.value;
      EXPECT_EQ(chosen.facets.at(name).size(), all.facets.at(name).size()) << "its other values can still be chosen";
    }
    EXPECT_EQ(counted, 4u) << name;
  }
  EXPECT_GT(facets, 5u);
}

TEST_F(SearcherTest, PapersWithoutADateStandLastInBothDirections) {
  SearchRequest request;
  request.sort = Sort::kNewest;
  EXPECT_THAT(found(request), ElementsAre("b", "c", "a", "d"));
  request.sort = Sort::kOldest;
  EXPECT_THAT(found(request), ElementsAre("a", "c", "b", "d"));
  request.sort = Sort::kNumber;
  EXPECT_THAT(found(request), ElementsAre("a", "c", "b", "d"));
}

TEST_F(SearcherTest, APaperIsFoundByItsId) {
  EXPECT_EQ(searcher_->document("a")->number, "223-CV/HU");
  EXPECT_FALSE(searcher_->document("nobody").has_value());
  EXPECT_FALSE(searcher_->citations("nobody", 0, 10).has_value());
}

TEST_F(SearcherTest, TellsWhatToMarkInOnePaper) {
  const auto words = searcher_->mark_terms("dân vận loại:công văn", "c");
  ASSERT_TRUE(words);
  EXPECT_TRUE(words->words.contains("dan"));
  EXPECT_TRUE(words->as_typed.contains("van"));
  EXPECT_FALSE(words->words.contains("cong"));
  // The paper of the number is marked by it, however the number was typed.
  EXPECT_THAT(searcher_->mark_terms("CV 223", "a")->numbers, Contains("223/CVHU"));
  EXPECT_THAT(searcher_->mark_terms("CV 223", "c")->numbers, Not(Contains("5/NQHU")));
  EXPECT_FALSE(searcher_->mark_terms("dân", "nobody"));
  EXPECT_THROW(searcher_->mark_terms(std::string(600, 'a'), "a"), BadRequest);
}

}  // namespace
}  // namespace vankho::searching
