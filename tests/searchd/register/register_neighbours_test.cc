// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/register/register_neighbours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <optional>

#include "indexer/index/index_writer.h"
#include "searchd/register/register_search.h"
#include "searchd/search/searcher.h"
#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

schema::Record paper(std::string id, std::string number, std::string type, schema::Date date) {
  schema::Record record;
  record.id = std::move(id);
  record.number = std::move(number);
  record.type = std::move(type);
  record.date = date;
  record.issuer = "UBND huyện Ea Súp";
  record.issuer_id = "uy-ban-nhan-dan-huyen-ea-sup";
  return record;
}

schema::Record party(std::string id, std::string number, schema::Date date, std::string term) {
  schema::Record record = paper(std::move(id), std::move(number), "cong-van", date);
  record.issuer_id = "huyen-uy-ea-sup";
  record.term = std::move(term);
  return record;
}

class RegisterNeighboursTest : public ::testing::Test {
 protected:
  void put(std::vector<schema::Record> papers) {
    const std::string dir = (directory_.path() / "index").string();
    std::filesystem::create_directories(dir);
    indexing::IndexWriter writer({.index_dir = dir, .keep_free_bytes = 0});
    for (const schema::Record& record : papers) writer.put(record);
    writer.commit();
    searcher_.emplace(SearcherOptions{.index_dir = dir, .refresh_seconds = 60});
  }

  // "a <1-2> . <4> b =c": the paper before, numbers missing, the paper itself, numbers missing, the paper after, others
  // of its number.
  std::string around(const std::string& id) {
    const auto beside = searcher_->register_neighbours(id);
    if (!beside) return "not known";
    const auto gap = [](const std::optional<NumberGap>& missing) {
      return missing ? " <" + std::to_string(missing->from) + "-" + std::to_string(missing->to) + ">" : std::string();
    };
    std::string text = beside->before ? beside->before->id : "-";
    text += gap(beside->missing_before) + " ." + gap(beside->missing_after) + " ";
    text += beside->after ? beside->after->id : "-";
    for (const schema::Record& same : beside->same_number) text += " =" + same.id;
    return text;
  }

  vankho::testing::TemporaryDirectory directory_;
  std::optional<Searcher> searcher_;
};

TEST_F(RegisterNeighboursTest, AreThoseOfTheSeries) {
  put({paper("a", "3/UBND-NC", "cong-van", 20170105), paper("b", "5/UBND-KT", "cong-van", 20170106),
       paper("c", "5a/UBND-KT", "cong-van", 20170106), paper("d", "5/UBND-VX", "cong-van", 20170107),
       paper("e", "4/QĐ-UBND", "quyet-dinh", 20170105), paper("f", "4/2017/QĐ-UBND", "quyet-dinh", 20170105),
       paper("g", "6/UBND-NC", "cong-van", 20180105), paper("h", "", "cong-van", 20170105),
       paper("i", "9/UBND-NC", "cong-van", 0)});
  EXPECT_EQ(around("a"), "- <1-2> . <4-4> b");
  EXPECT_EQ(around("b"), "a <4-4> . c =d");
  EXPECT_EQ(around("d"), "a <4-4> . c =b");
  EXPECT_EQ(around("c").substr(2), ". -");
  EXPECT_EQ(around("e"), "- <1-3> . -");
  EXPECT_EQ(around("f"), "- <1-3> . -");
  EXPECT_EQ(around("g"), "- <1-5> . -");
  // Without a number or a period there is no register; a paper that is not there has none either.
  for (const char* id : {"h", "i", "nobody"}) EXPECT_EQ(around(id), "not known") << id;
}

TEST_F(RegisterNeighboursTest, RunThroughATermOfTheParty) {
  put({party("a", "12-CV/HU", 20161205, "2015-2020"), party("b", "13-CV/HU", 20170105, "2015-2020"),
       party("c", "14-CV/HU", 20210105, "2020-2025"), party("d", "15-CV/HU", 20170305, "")});
  EXPECT_EQ(around("b"), "a . -");
  EXPECT_EQ(around("c"), "- <1-13> . -");
  // Where the term is not known neither is where the numbers begin.
  EXPECT_EQ(around("d"), "- . -");
}

// What is looked up alone is what the whole register says.
TEST_F(RegisterNeighboursTest, AgreeWithTheWholeRegister) {
  std::vector<schema::Record> papers;
  const std::vector<std::pair<std::string, std::string>> forms{
      {"/UBND-NC", "cong-van"}, {"/QĐ-UBND", "quyet-dinh"}, {"/2017/QĐ-UBND", "quyet-dinh"}, {"/BC-UBND", "bao-cao"}};
  for (std::size_t form = 0; form < forms.size(); ++form)
    for (unsigned count = 1; count < 60; count += 1 + (count * 7 + static_cast<unsigned>(form) * 3) % 4)
      papers.push_back(paper(std::to_string(form) + "-" + std::to_string(count),
                             std::to_string(count) + forms[form].first, forms[form].second,
                             static_cast<schema::Date>(20170101 + count / 2)));
  put(papers);
  const auto whole = searcher_->register_of(
      {.issuer = "uy-ban-nhan-dan-huyen-ea-sup", .type = {}, .province = {}, .period = {.year = 2017, .term = {}}});
  ASSERT_TRUE(whole);
  std::size_t seen = 0;
  for (const RegisterSeries& series : whole->series) {
    for (std::size_t i = 0; i < series.papers.size(); ++i, ++seen) {
      const auto beside = searcher_->register_neighbours(series.papers[i].record.id);
      ASSERT_TRUE(beside);
      const auto id = [](const std::optional<schema::Record>& record) { return record ? record->id : std::string(); };
      EXPECT_EQ(id(beside->before), i == 0 ? "" : series.papers[i - 1].record.id);
      EXPECT_EQ(id(beside->after), i + 1 == series.papers.size() ? "" : series.papers[i + 1].record.id);
    }
  }
  EXPECT_EQ(seen, papers.size());
}

}  // namespace
}  // namespace vankho::searching
