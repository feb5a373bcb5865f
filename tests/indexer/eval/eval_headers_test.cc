// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval_headers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/failure.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kPaper[] =
    "UBND TỈNH CÀ MAU\nSố: 5/QĐ-UBND\nCà Mau, ngày 5 tháng 5 năm 2020\nQUYẾT ĐỊNH\nVề lệ phí\n\n"
    "Căn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;\n\nCHỦ TỊCH\n\nTrần Thị Bưởi\n";

class HeaderEvaluation : public ::testing::Test {
 protected:
  std::string gold(const std::string& lines) {
    testing::write_file(dir_.path() / "gold.jsonl", lines);
    return (dir_.path() / "gold.jsonl").string();
  }
  void paper(const std::string& name, const std::string& bytes) { testing::write_file(dir_.path() / name, bytes); }
  std::string failure_of(const std::string& gold_file) {
    try {
      score_headers(gold_file);
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code, ExitCode::kUsage);
      return failure.sentence(Language::kEnglish);
    }
    return "none";
  }

  testing::TemporaryDirectory dir_;
};

TEST_F(HeaderEvaluation, JudgesIdentities) {
  paper("a.txt", kPaper);
  paper("b.html", "<html><pre></pre><p>BỘ Y TẾ</p><p>Số: 7/2020/TT-BYT</p><p>THÔNG TƯ</p><p>Về thuốc</p>");
  const HeaderScores scores = score_headers(gold(
      R"({"file":"a.txt","number":"05/QĐ-UBND","type":"Quyết định","issuer":"Tỉnh Cà Mau","date":"2020-05-05","signer":"***"})"
      "\n\n"
      R"({"file":"b.html","number":"7/2020/TT-BYT","type":"Nghị định","issuer":"Bộ Y tế","date":null,"signer":"Lê Văn A"})"
      "\n"));
  EXPECT_EQ(scores.papers, 2U);
  const std::array<std::pair<std::size_t, std::size_t>, 6> wanted{{{2, 2}, {1, 2}, {2, 2}, {1, 1}, {0, 1}, {0, 0}}};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(scores.fields[i].right, wanted[i].first) << kJudgedFields[i];
    EXPECT_EQ(scores.fields[i].total, wanted[i].second) << kJudgedFields[i];
  }
  EXPECT_THAT(scores.misses, ElementsAre("b.html type: Thông tư | Nghị định", "b.html signer:  | Lê Văn A"));
  EXPECT_EQ(scores.formats.at("txt")[1].right, 1U);
  EXPECT_EQ(scores.formats.at("html")[1].right, 0U);
  // Every judged field that was read is in one class; the unknown signer is in none.
  std::size_t claimed = 0;
  for (const auto& row : scores.confidences) claimed += row.score.total;
  EXPECT_EQ(claimed, 7U);
  const std::string table = table_of(scores, true);
  EXPECT_THAT(table, HasSubstr("type        1 of 2      50.0 %     1 wrong    0 missing\n"));
  EXPECT_THAT(table, HasSubstr("type        0 of 1       0.0 %     1 wrong    0 missing  html\n"));
  EXPECT_THAT(table, HasSubstr("b.html type: Thông tư | Nghị định\n"));
  EXPECT_EQ(table_of(scores, false).find("b.html"), std::string::npos);
}

TEST_F(HeaderEvaluation, RefusesWhatItCannotRead) {
  EXPECT_THAT(failure_of((dir_.path() / "none.jsonl").string()), HasSubstr("none.jsonl: cannot be read"));
  EXPECT_THAT(failure_of(gold("{\"file\":\"none.txt\"}\n")), HasSubstr("none.txt: cannot be read"));
  EXPECT_THAT(failure_of(gold("{\"file\":\n")), HasSubstr("gold.jsonl:1"));
  EXPECT_THAT(failure_of(gold("{\"number\":\"1\"}\n")), HasSubstr("gold.jsonl:1"));
}

TEST_F(HeaderEvaluation, TellsWhatIsMissingFromWhatIsInvented) {
  paper("a.txt", kPaper);
  paper("note.txt", "Danh sách dự họp\nBàn số 1: ba người\n");
  paper("c.pdf", "%PDF-1.4");
  const HeaderScores scores =
      score_headers(gold(R"({"file":"a.txt","number":false,"signer":"Lê Thị Na","subject":"V/v lệ phí","issuer":""})"
                         "\n"
                         R"({"file":"note.txt","number":false,"date":false,"subject":"Danh sách dự họp"})"
                         "\n"
                         R"({"file":"c.pdf","number":"1/QĐ-UBND","date":"2020-05-05"})"
                         "\n"));
  EXPECT_EQ(scores.papers, 3U);
  EXPECT_EQ(scores.unread, 1U);
  const FieldScore& number = scores.fields[0];
  EXPECT_EQ(number.none, 2U);
  EXPECT_EQ(number.invented, 1U);
  EXPECT_EQ(number.total, 1U);
  EXPECT_EQ(number.missing, 1U);
  EXPECT_EQ(scores.fields[2].total, 0U);
  EXPECT_EQ(scores.fields[4].wrong(), 1U);
  EXPECT_EQ(scores.fields[5].right, 1U);
  EXPECT_EQ(scores.fields[5].missing, 1U);
  EXPECT_THAT(scores.misses, ::testing::Contains("a.txt number: 5/QĐ-UBND | "));
  EXPECT_THAT(scores.misses, ::testing::Contains(HasSubstr("c.pdf: ")));
  const std::string table = table_of(scores, false);
  EXPECT_THAT(table, HasSubstr("3 papers, 1 of them without text\n"));
  EXPECT_THAT(table, HasSubstr("number      0 of 1       0.0 %     0 wrong    1 missing    1 invented of 2\n"));
}

}  // namespace
}  // namespace vankho::indexing
