// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/paper_reference.h"

#include <gtest/gtest.h>

namespace vankho::searching::pages {
namespace {

struct Row {
  std::string type, number;
  schema::Date date = 0;
  std::string issuer, subject, reference;
};

TEST(PaperReference, IsInTheFormOfTheDecree) {
  const Row rows[] = {
      {"quyet-dinh", "12-QĐ/TU", 20160305, "Tỉnh ủy Bình Thuận", "Kiện toàn Ban Chỉ đạo",
       "Quyết định số 12-QĐ/TU ngày 05 tháng 3 năm 2016 của Tỉnh ủy Bình Thuận về việc kiện toàn Ban Chỉ đạo"},
      {"nghi-dinh", "30/2020/NĐ-CP", 20200205, "Chính phủ", "Về công tác văn thư.",
       "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 02 năm 2020 của Chính phủ về công tác văn thư"},
      {"nghi-dinh", "30/2020/NĐ-CP", 20201115, "Chính phủ", "Công tác văn thư",
       "Nghị định số 30/2020/NĐ-CP ngày 15 tháng 11 năm 2020 của Chính phủ về công tác văn thư"},
      {"cong-van", "223-CV/HU", 20161115, "Huyện ủy Ea Súp", "V/v thí điểm một cửa",
       "Công văn số 223-CV/HU ngày 15 tháng 11 năm 2016 của Huyện ủy Ea Súp về việc thí điểm một cửa"},
      {"cong-van", "1-CV/HU", 20161115, "", "Về việc  Hà Giang\nhọp",
       "Công văn số 1-CV/HU ngày 15 tháng 11 năm 2016 về việc Hà Giang họp"},
      {"bao-cao", "2-BC/HU", 0, "Huyện ủy", "ATGT năm 2019", "Báo cáo số 2-BC/HU của Huyện ủy về ATGT năm 2019"},
      // Laws by type and name alone.
      {"luat", "77/2015/QH13", 20150619, "Quốc hội", "Tổ chức chính quyền địa phương",
       "Luật Tổ chức chính quyền địa phương"},
      {"luat", "77/2015/QH13", 20150619, "Quốc hội", "Luật Tổ chức Quốc hội", "Luật Tổ chức Quốc hội"},
      {"luat", "77/2015/QH13", 20150619, "Quốc hội", "", "Luật số 77/2015/QH13 ngày 19 tháng 6 năm 2015 của Quốc hội"},
      // What is not known is left out.
      {"", "5/HU", 0, "", "", "Văn bản số 5/HU"},
      {"cong-van", "", 0, "", "Họp", "Công văn về họp"},
      {"cong-van", "", 20160101, "Huyện ủy", "", ""},
      {"", "", 0, "", "", ""},
      {"cong-van", "1/HU", 0, "", ".", "Công văn số 1/HU"},
  };
  for (const Row& row : rows) {
    schema::Record paper;
    paper.type = row.type;
    paper.number = row.number;
    paper.date = row.date;
    paper.issuer = row.issuer;
    paper.subject = row.subject;
    EXPECT_EQ(paper_reference(paper), row.reference) << row.number << ' ' << row.subject;
  }
}

}  // namespace
}  // namespace vankho::searching::pages
