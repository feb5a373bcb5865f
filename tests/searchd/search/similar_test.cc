// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/similar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/index/index_writer.h"
#include "schema/text/document_number.h"
#include "searchd/routes.h"
#include "searchd/search/telling_words.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::paper;
using testing::SmallArchive;
using testing::soon;

schema::Record citing(std::string subject, const std::vector<std::string>& numbers, schema::Date date = 0) {
  schema::Record record = paper(std::move(subject));
  for (const std::string& number : numbers) {
    schema::Citation& citation = record.citations.emplace_back();
    citation.number = number;
    citation.key = text::parse_document_number(number).value().key();
    if (date != 0) citation.dates = {date};
  }
  return record;
}

schema::Record numbered(schema::Record record, std::string number, schema::Date date = 0) {
  record.number = std::move(number);
  record.date = date;
  return record;
}

// Papers that have nothing to do with those that are asked about.
std::vector<schema::Record> with_others(std::vector<schema::Record> papers) {
  for (const char* subject : {"Báo cáo thu ngân sách", "Kế hoạch tuyển quân", "Thông báo nghỉ tết",
                              "Giấy mời họp chi bộ", "Quyết định bổ nhiệm cán bộ", "Chương trình phát triển rừng",
                              "Tờ trình xây dựng trường", "Hướng dẫn đại hội công đoàn"})
    papers.push_back(paper(subject, std::string(subject) + " trên địa bàn huyện."));
  return papers;
}

std::vector<SimilarPaper> similar(const SmallArchive& archive, Xapian::docid paper, std::size_t limit = 10) {
  WordStore words(archive.database(), 1 << 20);
  return similar_papers(archive.database(), words, paper, {.limit = limit}, soon());
}

std::vector<std::string> ids(const std::vector<SimilarPaper>& papers) {
  std::vector<std::string> result;
  for (const SimilarPaper& one : papers) result.push_back(one.record.id);
  return result;
}

TEST(Similar, FindsPapersOfTheSameMatterAndSaysWhy) {
  const SmallArchive archive(with_others({
      paper("Tăng cường phòng cháy chữa cháy rừng", "Kiểm tra phòng cháy tại các chủ rừng, trực chữa cháy mùa khô."),
      paper("Kết quả chữa cháy tại chợ huyện", "Đội chữa cháy đã phòng cháy kịp thời."),
      paper("Phân công trực tết", "Danh sách trực cơ quan huyện."),
  }));
  const auto found = similar(archive, 1);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].record.id, "2");
  EXPECT_THAT(found[0].shared_words, Contains("chữa cháy"));
  EXPECT_EQ(found[0].record.body, "");
  EXPECT_THAT(ids(found), Not(Contains("1")));  // never itself
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_GE(found[i - 1].score, found[i].score);
}

TEST(Similar, MarksThatDifferAreOtherWords) {
  const SmallArchive archive(with_others({
      paper("Công tác bản đồ", "Lập bản đồ địa chính, bản đồ quy hoạch."),
      paper("Việc bán đỏ", "Bán đỏ bán đỏ."),
      paper("Cấp bản đồ", "Phát bản đồ cho xã."),
  }));
  EXPECT_EQ(similar(archive, 1).at(0).record.id, "3");
}

TEST(Similar, RareSharedCitationsCountMoreThanCommonOnes) {
  const SmallArchive archive({
      citing("Việc thứ nhất", {"30/2020/NĐ-CP", "77/2015/QH13"}),
      citing("Chuyện khác hẳn", {"77/2015/QH13"}),
      citing("Điều khác nữa", {"30/2020/NĐ-CP"}),
      citing("Tờ trình đầu", {"77/2015/QH13"}),
      citing("Phiếu gửi sau", {"77/2015/QH13"}),
      citing("Giấy nghỉ phép", {"77/2015/QH13"}),
  });
  const auto found = similar(archive, 1);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].record.id, "3");
  EXPECT_THAT(found[0].shared_citations, ElementsAre("30/2020/NĐ-CP"));
}

TEST(Similar, TellsWhoCitesWhom) {
  const SmallArchive archive(with_others({
      numbered(paper("Quy chế làm việc", "Nội dung quy chế."), "15/QĐ-UBND", 20170105),
      citing("Sửa đổi một điều", {"15/QĐ-UBND"}, 20170105),
      // Another paper of this number: the date says so.
      citing("Thu hồi đất", {"15/QĐ-UBND"}, 20100909),
  }));
  const auto of_cited = similar(archive, 1);
  ASSERT_THAT(ids(of_cited), Contains("2"));
  EXPECT_EQ(of_cited[0].record.id, "2");
  EXPECT_TRUE(of_cited[0].cites);
  EXPECT_FALSE(of_cited[0].cited_by);
  for (const SimilarPaper& one : of_cited) EXPECT_EQ(one.cites, one.record.id == "2") << one.record.id;
  const auto of_citing = similar(archive, 2);
  ASSERT_FALSE(of_citing.empty());
  EXPECT_EQ(of_citing[0].record.id, "1");
  EXPECT_TRUE(of_citing[0].cited_by);
}

TEST(Similar, PapersThatAThirdCitesTogetherAreNear) {
  const SmallArchive archive(with_others({
      numbered(paper("Giá đền bù"), "15/QĐ-UBND"),
      numbered(paper("Khung tái định cư"), "16/QĐ-UBND"),
      citing("Phương án thu hồi", {"15/QĐ-UBND", "16/QĐ-UBND"}),
  }));
  EXPECT_THAT(ids(similar(archive, 1)), ElementsAre("3", "2"));
}

TEST(Similar, SaysThatATextIsTheSame) {
  const std::string body = "Về việc phòng chống dịch tả lợn. Yêu cầu các xã tiêu hủy lợn bệnh.";
  schema::Record twice = paper("Phòng chống dịch tả lợn",
                               "Về việc phòng chống  dịch tả lợn.\nYêu cầu các xã tiêu hủy lợn "
                               "bệnh.");
  const SmallArchive archive(with_others({
      paper("Phòng chống dịch tả lợn", body),
      paper("Phòng chống dịch tả lợn, dịch tả lợn", body + " Tiêu hủy lợn. Dịch tả lợn, dịch tả lợn."),
      std::move(twice),
  }));
  const auto found = similar(archive, 1);
  ASSERT_GE(found.size(), 2U);
  EXPECT_EQ(found[0].record.id, "3");
  EXPECT_TRUE(found[0].same_text);
  EXPECT_FALSE(found[1].same_text);
}

TEST(Similar, APaperWithoutTextGoesByItsSubject) {
  const SmallArchive archive(with_others({
      paper("Hỗ trợ hộ nghèo ăn tết"),
      paper("Danh sách hộ nghèo", "Hộ nghèo của xã."),
      paper(""),
  }));
  EXPECT_EQ(similar(archive, 1).at(0).record.id, "2");
  EXPECT_THAT(similar(archive, 3), IsEmpty());
}

TEST(Similar, GivesAsManyAsAskedFor) {
  const SmallArchive archive(with_others({}));
  EXPECT_EQ(similar(archive, 1, 3).size(), 3U);
}

TEST(Similar, EndsAtTheDeadline) {
  const SmallArchive archive(with_others({}));
  WordStore words(archive.database(), 1 << 20);
  const Deadline past = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  EXPECT_THROW(similar_papers(archive.database(), words, 1, {}, past), DeadlineExceeded);
}

TEST(TellingWords, LeavesOutNamesOfTheFormAndNumbers) {
  schema::Record record =
      paper("Chống hạn", "HUYỆN ỦY KRÔNG NĂNG\nChống hạn cho cà phê 2016.\nBÍ THƯ\nTrần Quốc Luyện");
  record.issuer = "Huyện ủy Krông Năng";
  record.position = "Bí thư";
  record.signer = "Trần Quốc Luyện";
  schema::Record other = record;
  const SmallArchive archive(with_others({record, other}));
  const WordIndex index = archive.index();
  const TellingWords telling = telling_words(index, record, soon());
  std::vector<std::string> words;
  for (const TellingWord& word : telling.words) words.push_back(word.folded);
  EXPECT_THAT(words, AllOf(Contains("chong"), Contains("han"), Contains("ca"), Contains("phe")));
  for (const char* name : {"huyen", "krong", "nang", "thu", "tran", "luyen", "2016"})
    EXPECT_THAT(words, Not(Contains(name)));
  ASSERT_FALSE(telling.pairs.empty());
  EXPECT_EQ(telling.pairs[0].as_written, "Chống hạn");
}

TEST(TellingWords, AreBounded) {
  std::string body;
  for (int i = 0; i < 3000; ++i) body += "từ" + std::to_string(i % 500) + "x và ";
  const SmallArchive archive({paper("", body), paper("", body), paper("khác")});
  const WordIndex index = archive.index();
  const TellingWords telling = telling_words(index, paper("", body), soon());
  EXPECT_EQ(telling.words.size(), kMostTellingWords);
  EXPECT_EQ(telling.pairs.size(), kMostTellingPairs);
}

class SimilarRoutes : public ::testing::Test {
 protected:
  SimilarRoutes() {
    const std::string dir = (directory_.path() / "index").string();
    std::filesystem::create_directories(dir);
    indexing::IndexWriter writer({.index_dir = dir, .keep_free_bytes = 0});
    for (schema::Record& record : with_others(
             {paper("Chữa cháy rừng", "Chữa cháy rừng mùa khô"), paper("Chữa cháy <b>chợ", "Chữa cháy chợ huyện")})) {
      record.id = "p" + std::to_string(++count_);
      writer.put(record);
    }
    writer.commit();
    searcher_.emplace(SearcherOptions{.index_dir = dir, .refresh_seconds = 60});
  }
  HttpAnswer ask(const std::string& path, Parameters parameters = {}) {
    Routes routes({.searcher = *searcher_, .metrics = metrics_, .index_dir = {}, .load = {}});
    return routes.handle({.method = "GET",
                          .path = path,
                          .parameters = std::move(parameters),
                          .body = {},
                          .peer = {},
                          .accept = {},
                          .accept_language = {},
                          .content_type = {},
                          .if_none_match = {}});
  }

  vankho::testing::TemporaryDirectory directory_;
  int count_ = 0;
  std::optional<Searcher> searcher_;
  Metrics metrics_;
};

TEST_F(SimilarRoutes, AnswerWithReasons) {
  const HttpAnswer answer = ask("/v1/documents/p1/similar", {{"limit", "1"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto list = nlohmann::json::parse(answer.body)["similar"];
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["id"], "p2");
  EXPECT_EQ(list[0]["shared_words"][0], "Chữa cháy");
  EXPECT_EQ(list[0]["same_text"], false);
  EXPECT_THAT(list[0]["shared_citations"], IsEmpty());
}

TEST_F(SimilarRoutes, RefuseWhatIsNotThere) {
  EXPECT_EQ(ask("/v1/documents/nobody/similar").status, 404);
  EXPECT_EQ(ask("/v1/documents/p1/similar", {{"limit", "0"}}).status, 400);
  EXPECT_EQ(ask("/v1/documents/p1/similar", {{"limit", "51"}}).status, 400);
  EXPECT_EQ(ask("/v1/documents/p1/similar", {{"q", "x"}}).status, 400);
}

TEST_F(SimilarRoutes, ThePageShowsThem) {
  const std::string html = ask("/d/p1").body;
  EXPECT_THAT(html, HasSubstr("Văn bản tương tự"));
  EXPECT_THAT(html, HasSubstr("href=\"../d/p2\""));
  EXPECT_THAT(html, HasSubstr("Chữa cháy &lt;b&gt;chợ"));
  EXPECT_THAT(html, HasSubstr("cùng nói về: Chữa cháy"));
}

}  // namespace
}  // namespace vankho::searching
