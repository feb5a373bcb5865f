// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questions of an archivist, asked of the real programs: a province that is no more, the papers that carry out a
// resolution, the gaps of a register, what became of a decision.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive.h"

namespace vankho::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
namespace fs = std::filesystem;

std::string party_letter(const std::string& district, const std::string& number, const std::string& date,
                         const std::string& body) {
  return "HUYỆN ỦY " + district + "\t\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố " + number + "\t\t" + date +
         "\nV/v công tác dân vận\n\nKính gửi: Các chi bộ, đảng bộ trực thuộc\n\n" + body +
         "\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTrần Văn Bình\n";
}

std::string decision(const std::string& number, const std::string& date, const std::string& body) {
  return "ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BÌNH THUẬN\t\tĐộc lập - Tự do - Hạnh "
         "phúc\n\nSố: " +
         number + "\t\tBình Thuận, " + date + "\n\nQUYẾT ĐỊNH\nVề quản lý chợ trên địa bàn tỉnh\n\n" + body +
         "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Cường\n";
}

class Archivist : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const fs::path papers = folder_->path();
    const auto write = [&](const std::string& name, const std::string& text) { write_file(papers / name, text); };
    write("market-2014.txt", decision("12/2014/QĐ-UBND", "ngày 10 tháng 3 năm 2014", "Điều 1. Ban hành quy định."));
    write("market-2019.txt",
          decision("30/2019/QĐ-UBND", "ngày 5 tháng 6 năm 2019",
                   "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 12/2014/QĐ-UBND ngày 10 "
                   "tháng 3 năm 2014 của Ủy ban nhân dân tỉnh Bình Thuận."));
    write("hu-01.txt", party_letter("TUY PHONG", "01-CV/HU", "Tuy Phong, ngày 05 tháng 01 năm 2017",
                                    "Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương, "
                                    "Ban Thường vụ Huyện ủy yêu cầu:"));
    write("hu-02.txt", party_letter("TUY PHONG", "02-CV/HU", "Tuy Phong, ngày 10 tháng 01 năm 2017",
                                    "Theo quy định tại Nghị quyết số 25-NQ/TW, các chi bộ báo cáo."));
    write("hu-05.txt",
          party_letter("TUY PHONG", "05-CV/HU", "Tuy Phong, ngày 20 tháng 01 năm 2017", "Các chi bộ báo cáo."));
    archive_ = std::make_unique<Archive>(std::vector<std::string>{papers.string()});
  }
  static void TearDownTestSuite() {
    archive_.reset();
    folder_.reset();
  }

  static inline std::unique_ptr<TemporaryDirectory> folder_ = std::make_unique<TemporaryDirectory>();
  static inline std::unique_ptr<Archive> archive_;
};

TEST_F(Archivist, FindsAProvinceThatIsNoMore) {
  EXPECT_THAT(archive_->hits({{"province", "Bình Thuận"}, {"year", "2014"}}), ElementsAre("market-2014"));
  EXPECT_THAT(archive_->hits({{"province", "Lâm Đồng"}, {"province_as", "now"}, {"year", "2014"}}),
              ElementsAre("market-2014"));
  EXPECT_THAT(archive_->hits({{"province", "Lâm Đồng"}, {"year", "2014"}}), ElementsAre());
  const json paper = archive_->server().get("/v1/documents/market-2014").json();
  EXPECT_EQ(paper["province"], "Bình Thuận");
  EXPECT_EQ(paper["province_now"], "Lâm Đồng");
}

TEST_F(Archivist, FindsThePapersThatCarryOutAResolution) {
  EXPECT_THAT(archive_->hits({{"cites", "25-NQ/TW"}, {"relation", "thuc-hien"}}), ElementsAre("hu-01"));
  EXPECT_THAT(archive_->hits({{"q", "thực hiện:25-NQ/TW"}}), ElementsAre("hu-01"));
  EXPECT_THAT(archive_->hits({{"cites", "25-NQ/TW"}}), UnorderedElementsAre("hu-01", "hu-02"));
}

TEST_F(Archivist, SeesWhatIsMissingInARegister) {
  const json answer =
      archive_->server()
          .get("/v1/register", {{"issuer", "Huyện ủy Tuy Phong"}, {"type", "cong-van"}, {"year", "2017"}})
          .json();
  ASSERT_EQ(answer["series"].size(), 1U) << answer.dump();
  EXPECT_EQ(answer["series"][0]["gaps"][0]["from"], 3) << answer.dump();
  EXPECT_EQ(answer["series"][0]["gaps"][0]["to"], 4);
}

TEST_F(Archivist, SeesWhatBecameOfADecision) {
  const json old = archive_->server().get("/v1/documents/market-2014").json();
  ASSERT_EQ(old["effects"]["by_others"].size(), 1U) << old["effects"].dump();
  EXPECT_EQ(old["effects"]["by_others"][0]["id"], "market-2019");
  EXPECT_EQ(old["effects"]["by_others"][0]["relation_label"], "Được thay thế bởi");
  EXPECT_EQ(old["cited_by_count"], 1);
  const json fresh = archive_->server().get("/v1/documents/market-2019").json();
  EXPECT_EQ(fresh["effects"]["on_others"][0]["relation_label"], "Thay thế cho");
  EXPECT_EQ(fresh["effects"]["on_others"][0]["status"], "found");
}

TEST_F(Archivist, ChecksTheGroundsOfADraft) {
  const json draft = {{"text",
                       "Căn cứ Quyết định số 12/2014/QĐ-UBND ngày 10/3/2014 của Ủy ban nhân dân tỉnh Bình Thuận;\n"
                       "Căn cứ Công văn số 01-CV/HU ngày 05/01/2017 của Huyện ủy Tuy Phong;\n"
                       "Căn cứ Thông tư số 99/2015/TT-BNV;"}};
  const auto answer = archive_->server().post("/v1/citations:resolve", draft.dump());
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json citations = answer.json()["citations"];
  ASSERT_EQ(citations.size(), 3U);
  EXPECT_EQ(citations[0]["status"], "replaced");
  EXPECT_EQ(citations[0]["replaced_by"][0]["id"], "market-2019");
  EXPECT_EQ(citations[1]["status"], "found");
  EXPECT_EQ(citations[1]["papers"][0]["id"], "hu-01");
  EXPECT_EQ(citations[2]["status"], "absent");
}

}  // namespace
}  // namespace vankho::testing
