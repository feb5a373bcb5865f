// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/pasted_numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;

// "52-CV/HU 20160314 <52-cv/hu 14/3/2016>": number, dates and what is marked in the text.
std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> rows;
  for (const PastedNumber& pasted : read_pasted(text)) {
    std::string row = pasted.citation.number.empty() ? pasted.citation.type : pasted.citation.number;
    for (const schema::Date date : pasted.citation.dates) row += " " + std::to_string(date);
    for (const schema::Mention& mention : pasted.citation.mentions)
      row += " <" + text.substr(mention.begin, mention.end - mention.begin) + ">";
    rows.push_back(row);
  }
  return rows;
}

TEST(PastedNumbers, AListIsReadLineByLine) {
  struct Row {
    std::string line, number;
  };
  const Row rows[] = {
      {"223-CV/HU", "223-CV/HU <223-CV/HU>"},
      {"25/NQ-TW", "25/NQ-TW <25/NQ-TW>"},
      {"30/2020/NĐ-CP", "30/2020/NĐ-CP <30/2020/NĐ-CP>"},
      {"  52 cv hu\r", "52-CV/HU <52 cv hu>"},
      {"52-CV/HU ngày 14/3/2016", "52-CV/HU 20160314 <52-CV/HU ngày 14/3/2016>"},
      {"52-CV/HU\t14/3/2016", "52-CV/HU 20160314 <52-CV/HU\t14/3/2016>"},
      {"- Nghị định 30 năm 2020", "nghi-dinh <Nghị định 30 năm 2020>"},
      {"12. 223/CV-HU", "223/CV-HU <223/CV-HU>"},
      {"3\t98/2018/QH14", "98/2018/QH14 <98/2018/QH14>"},
      {"a) 688 - QĐ/HU", "688-QĐ/HU <688 - QĐ/HU>"},
      {"• luật 98/2018", "luat <luật 98/2018>"},
      {"cv 52 huyen uy krong nang", "cong-van <cv 52 huyen uy krong nang>"},
  };
  for (const Row& row : rows) EXPECT_THAT(read(row.line), ElementsAre(row.number)) << row.line;
}

TEST(PastedNumbers, ALineThatStandsTwiceIsAskedAboutTwice) {
  EXPECT_THAT(read("52-CV/HU\n\n52-CV/HU ngày 14/3/2016\n"),
              ElementsAre("52-CV/HU <52-CV/HU>", "52-CV/HU 20160314 <52-CV/HU ngày 14/3/2016>"));
}

TEST(PastedNumbers, ALineOfAListMayCiteSeveral) {
  EXPECT_THAT(read("52-CV/HU\nNghị định số 01/2020/NĐ-CP sửa đổi Nghị định số 30/2019/NĐ-CP"),
              ElementsAre("52-CV/HU <52-CV/HU>", "01/2020/NĐ-CP <Nghị định số 01/2020/NĐ-CP>",
                          "30/2019/NĐ-CP <Nghị định số 30/2019/NĐ-CP>"));
}

TEST(PastedNumbers, ADraftHasEachNumberOnceAndLinesOfOneNumber) {
  EXPECT_THAT(
      read("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;\n52 cv hu\nSố 12\nTheo Nghị định số 30/2020/NĐ-CP"),
      ElementsAre("30/2020/NĐ-CP 20200305 <Nghị định số 30/2020/NĐ-CP> <Nghị định số 30/2020/NĐ-CP>",
                  "52-CV/HU <52 cv hu>"));
}

// A wrapped line of a draft begins with a number all the same.
TEST(PastedNumbers, ADraftIsNoList) {
  EXPECT_THAT(read("Thực hiện Công văn số\n52-CV/HU của Huyện ủy về chống hạn,\n"),
              ElementsAre("52-CV/HU <Công văn số\n52-CV/HU>"));
  EXPECT_THAT(read("Điều 5. Giao Văn phòng\nSố 12 đường Trần Phú\nKế hoạch 5 năm 2016-2020"), ElementsAre());
  EXPECT_THAT(read(""), ElementsAre());
  EXPECT_THAT(read("\n \n"), ElementsAre());
}

}  // namespace
}  // namespace vankho::searching
