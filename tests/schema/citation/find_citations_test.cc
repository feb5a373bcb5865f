// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/find_citations.h"

#include <gtest/gtest.h>

#include <vector>

namespace vankho::citation {
namespace {

struct Row {
  std::string_view body;
  std::string number;
  std::string type;
  std::string issuer;
  std::vector<schema::Date> dates;
};

class Citations : public testing::TestWithParam<Row> {};

TEST_P(Citations, AreFoundFirst) {
  const Row& row = GetParam();
  const auto found = find_citations(row.body, "");
  ASSERT_FALSE(found.empty()) << row.body;
  EXPECT_EQ(found.front().number, row.number) << row.body;
  EXPECT_EQ(found.front().type, row.type) << row.body;
  EXPECT_EQ(found.front().issuer, row.issuer) << row.body;
  EXPECT_EQ(found.front().dates, row.dates) << row.body;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Citations,
    testing::Values(
        Row{"Thực hiện công văn 178-CV/DVTU ngày 02/11/2016 của Ban Dân vận Tỉnh ủy Đắk Lắk về việc X",
            "178-CV/DVTU",
            "cong-van",
            "Ban Dân vận Tỉnh ủy Đắk Lắk",
            {20161102}},
        Row{"Công văn chỉ đạo 238-CV/TU, ngày 14-10-2010 của Ban Thường vụ Tỉnh ủy về X",
            "238-CV/TU",
            "cong-van",
            "Ban Thường vụ Tỉnh ủy",
            {20101014}},
        Row{"Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương Đảng (khóa XI)",
            "25-NQ/TW",
            "nghi-quyet",
            "Ban Chấp hành Trung ương Đảng",
            {}},
        Row{"Quy định số 97-QĐ/TW ngày 07 tháng 02 năm 2023", "97-QĐ/TW", "quy-dinh", "", {20230207}},
        Row{"Chỉ thị số 16/CT-TTg ngày 16/5/2016 của Thủ tướng\nChính phủ về X",
            "16/CT-TTg",
            "chi-thi",
            "Thủ tướng Chính phủ",
            {20160516}},
        Row{"Quyết định 1669-QĐ/TU ngày 17/5/2010 của Tỉnh ủy ban hành Quy chế",
            "1669-QĐ/TU",
            "quyet-dinh",
            "Tỉnh ủy",
            {20100517}},
        Row{"Báo cáo số 403-BC/TU, ngày 03/6/2014 của Ban Thường vụ Huyện ủy đã nêu",
            "403-BC/TU",
            "bao-cao",
            "Ban Thường vụ Huyện ủy",
            {20140603}},
        Row{"Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị theo",
            "217-QĐ/TW",
            "quyet-dinh",
            "Bộ Chính trị",
            {20131212}},
        // years in the numbers: the date is of the last one only
        Row{"Nghị định số 48/2013/NĐ-CP, Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 của Chính phủ sửa đổi",
            "48/2013/NĐ-CP",
            "nghi-dinh",
            "Chính phủ",
            {}},
        Row{"Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;",
            "77/2015/QH13",
            "luat",
            "",
            {20150619}},
        Row{"Thông tư số 39/2018/TT-BTC của Bộ Tài chính hướng dẫn", "39/2018/TT-BTC", "thong-tu", "Bộ Tài chính", {}},
        Row{"Quyết định số 5/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch quy định",
            "5/QĐ-BVHTTDL",
            "quyet-dinh",
            "Bộ Văn hóa, Thể thao và Du lịch",
            {}}));

TEST(Citation, IsOneForAllMentionsWithEveryDate) {
  const auto found = find_citations(
      "Công văn 238-CV/TU, ngày 14-10-2010 của Ban Thường vụ Tỉnh ủy; tinh thần Công văn 238-CV/TU, ngày 14-10-2011.",
      "");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].dates, (std::vector<schema::Date>{20101014, 20111014}));
  EXPECT_EQ(found[0].as_written, "Công văn 238-CV/TU");
  EXPECT_EQ(found[0].mentions[0].begin, 0U);
}

TEST(Citation, IsNotOfThePaperItself) {
  EXPECT_TRUE(find_citations("Kèm theo Quyết định số 12/QĐ-UBND ngày 1/2/2016", "12/QDUBND").empty());
}

TEST(Citation, NeedsASymbol) {
  EXPECT_TRUE(find_citations("Chỉ thị số 03 của Giám đốc Sở; 1- Giao Đảng ủy; năm 2013; 24/7; Mẫu số 02", "").empty());
}

std::vector<std::string> numbers_of(std::string_view body) {
  std::vector<std::string> numbers;
  for (const schema::Citation& citation : find_citations(body, "")) numbers.push_back(citation.number);
  return numbers;
}

TEST(Citation, MayLeaveOutTheSymbolOfCentralPartyBodies) {
  EXPECT_EQ(numbers_of("thực hiện Chỉ thị số 03 của Bộ Chính trị và Kết luận 12 ngày 03/4/2020 của Ban Bí thư"),
            (std::vector<std::string>{"03-CT/TW", "12-KL/TW"}));
  EXPECT_EQ(numbers_of("Quyết định 217, 218 ngày 12/12/2013 của Bộ Chính trị"),
            (std::vector<std::string>{"217-QĐ/TW", "218-QĐ/TW"}));
}

TEST(Citation, IsEachNumberOfAList) {
  EXPECT_EQ(numbers_of("các Chỉ thị số 03 và 04-CT/TW của Ban Bí thư"),
            (std::vector<std::string>{"03-CT/TW", "04-CT/TW"}));
  EXPECT_EQ(numbers_of("Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017"),
            (std::vector<std::string>{"18-NQ/TW", "19-NQ/TW"}));
}

TEST(Citation, OfANumberedSeriesHasItsPart) {
  EXPECT_EQ(numbers_of("Căn cứ Nghị quyết số 66.7/2025/NQ-CP của Chính phủ"),
            std::vector<std::string>{"66.7/2025/NQ-CP"});
}

}  // namespace
}  // namespace vankho::citation
