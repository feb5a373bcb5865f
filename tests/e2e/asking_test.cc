// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers, fields and words asked for together, on a small archive in which one number stands on several papers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <memory>
#include <thread>

#include "tests/e2e/archive.h"

namespace vankho::testing {
namespace {

using nlohmann::json;
using ::testing::UnorderedElementsAreArray;

// Id, number, type, issuer, date, signer, subject.
using Paper = std::array<std::string_view, 7>;
constexpr auto kPapers = std::to_array<Paper>({
    {"kh-a", "224-KH/HU", "Kế hoạch", "Huyện ủy Ba Tri", "2016-11-20", "Trần Văn Bình", "Kế hoạch kiểm tra"},
    {"nq-bt", "05-NQ/TU", "Nghị quyết", "Tỉnh ủy Bình Thuận", "2011-05-05", "", "Về kinh tế biển"},
    {"nq-dl", "05-NQ/TU", "Nghị quyết", "Tỉnh ủy Đắk Lắk", "2016-12-01", "", "Về phát triển nông nghiệp"},
    {"qd-dl", "156/QĐ-UBND", "Quyết định", "UBND tỉnh Đắk Lắk", "2016-01-20", "", "Phê duyệt kế hoạch"},
    {"qd-hg", "156/QĐ-UBND", "Quyết định", "UBND tỉnh Hà Giang", "2019-02-01", "Lê Thị Hoa", "Phê duyệt quyết toán"},
    {"luat", "13/2008/QH12", "Luật", "Quốc hội", "2008-06-03", "", "Luật thuế giá trị gia tăng"},
    {"nd", "30/2020/NĐ-CP", "Nghị định", "Chính phủ", "2020-03-05", "", "Công tác văn thư"},
    {"bnv", "5228/BNV-CQĐP", "Công văn", "Bộ Nội vụ", "2020-10-02", "", "Sắp xếp thôn, tổ dân phố"},
    {"kh-1a", "01a-KH/ĐU", "Kế hoạch", "Đảng ủy xã Mỹ Thạnh", "2015-01-02", "Trần Văn Bình", "Kế hoạch công tác"},
});

std::string lines() {
  std::string text;
  for (const Paper& paper : kPapers) {
    json line{{"id", paper[0]}, {"number", paper[1]}, {"type", paper[2]}, {"issuer", paper[3]}, {"date", paper[4]}};
    if (!paper[5].empty()) line["signer"] = paper[5];
    line["subject"] = paper[6];
    text += line.dump() + '\n';
  }
  return text;
}

class Asking : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    sources_ = std::make_unique<TemporaryDirectory>();
    write_file(sources_->path() / "papers.jsonl", lines());
    archive_ = std::make_unique<Archive>(std::vector<std::string>{(sources_->path() / "papers.jsonl").string()});
  }
  static void TearDownTestSuite() {
    archive_.reset();
    sources_.reset();
  }

  static inline std::unique_ptr<TemporaryDirectory> sources_;
  static inline std::unique_ptr<Archive> archive_;
};

std::vector<std::string> ids_in(const json& papers) {
  std::vector<std::string> ids;
  for (const auto& paper : papers) ids.push_back(paper.at("id"));
  return ids;
}

TEST_F(Asking, ALookUpOpensTheNumberMeantAndNoOther) {
  struct Row {
    std::string typed;
    int status;
    std::vector<std::string> papers;  // found, or neighbours
  };
  const std::vector<Row> rows = {
      // The type said and the code both hold.
      {"kế hoạch 224 hu", 200, {"kh-a"}},
      {"quyết định 224 hu", 404, {"kh-a"}},
      {"công văn 156 ubnd", 404, {"qd-hg", "qd-dl"}},
      {"luật 13/2008/QH12", 200, {"luat"}},
      {"bộ luật 13/2008/QH12", 200, {"luat"}},
      {"nghị quyết 13/2008/QH12", 404, {"luat"}},
      {"CV 5228/BNV-CQĐP", 200, {"bnv"}},
      {"cv 5228 bnv", 200, {"bnv"}},
      {"luật 13/2008", 200, {"luat"}},
      {"13/2008/QH", 200, {"luat"}},
      {"13/2008/QH 12", 200, {"luat"}},
      {"13/2008/QH13", 404, {"luat"}},
      // Words beside it.
      {"nghị quyết số 05 của tỉnh ủy Bình Thuận", 200, {"nq-bt"}},
      {"Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư", 200, {"nd"}},
      {"quyết định 156 ủy ban nhân dân tỉnh Hà Giang", 200, {"qd-hg"}},
      {"156/QĐ-UBND Cà Mau", 404, {"qd-hg", "qd-dl"}},
      {"156/QĐ-UBND 2016", 200, {"qd-dl"}},
      // A year in the number is another series.
      {"156/2016/QĐ-UBND", 404, {"qd-hg", "qd-dl"}},
      {"NĐ 30/2020", 200, {"nd"}},
      {"nd30/2019", 404, {"nd"}},
      {"01-KH/ĐU", 404, {"kh-1a"}},
  };
  for (const Row& row : rows) {
    const RunningServer::Answer answer = archive_->server().get("/v1/lookup", {{"number", row.typed}});
    SCOPED_TRACE(row.typed + " " + answer.body);
    ASSERT_EQ(answer.status, row.status);
    if (row.status == 200)
      EXPECT_EQ(answer.json().at("id"), row.papers.front());
    else
      EXPECT_THAT(ids_in(answer.json().at("neighbours")), UnorderedElementsAreArray(row.papers));
  }
}

TEST_F(Asking, FieldsAreFilteredByNameAndExcluded) {
  struct Row {
    std::string typed;
    std::vector<std::string> papers;
  };
  const std::vector<Row> rows = {
      {"người ký:Trần Văn Bình", {"kh-a", "kh-1a"}},
      {"nguoi ky: tran van binh kiểm tra", {"kh-a"}},
      {"cơ quan:UBND tỉnh Hà Giang", {"qd-hg"}},
      {"cơ quan:UBND tỉnh Hà Giang quyết toán", {"qd-hg"}},
      {"kế hoạch -người ký:\"Trần Văn Bình\"", {"qd-dl"}},
      {"-loại:\"kế hoạch\" -loại:\"nghị quyết\" -loại:CV -tỉnh:Đắk Lắk", {"nd", "qd-hg", "luat"}},
      {"156/QĐ-UBND -toán", {"qd-dl"}},
      {"2019..", {"bnv", "nd", "qd-hg"}},
      {"..2011", {"nq-bt", "luat"}},
      {"2012..2008", {"nq-bt", "luat"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.typed);
    EXPECT_THAT(archive_->hits({{"q", row.typed}}), UnorderedElementsAreArray(row.papers));
  }
}

TEST(IndexBuiltAnew, IsNoticedThoughItCountsItsRevisionsFromTheStart) {
  const TemporaryDirectory directory;
  const auto build = [&](const std::string& index, const std::string& subject) {
    const Finished finished = run({indexer(), "index", "--index", (directory.path() / index).string(), "-"},
                                  json{{"id", "p"}, {"subject", subject}}.dump() + '\n');
    ASSERT_EQ(finished.exit_code, 0) << finished.err;
  };
  build("index", "thủy lợi");
  const RunningServer server(directory.path() / "index");
  ASSERT_EQ(server.get("/v1/search", {{"q", "thủy lợi"}}).json().at("found"), 1);
  build("other", "bảo hiểm");
  std::filesystem::rename(directory.path() / "index", directory.path() / "old");
  std::filesystem::rename(directory.path() / "other", directory.path() / "index");
  json found = 0;
  for (int attempt = 0; attempt < 100 && found != 1; ++attempt) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    found = server.get("/v1/search", {{"q", "bảo hiểm"}}).json().at("found");
  }
  EXPECT_EQ(found, 1);
  EXPECT_EQ(server.get("/v1/search", {{"q", "thủy lợi"}}).json().at("found"), 0);
}

}  // namespace
}  // namespace vankho::testing
