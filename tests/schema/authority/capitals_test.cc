// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/capitals.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

struct Row {
  std::string_view printed;
  std::string_view wanted;
};

TEST(Capitals, OfTitles) {
  for (const auto& [printed, wanted] : std::initializer_list<Row>{
           {"", ""},
           {"KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY tại buổi làm việc với Thường trực Huyện ủy Tuy Phong",
            "Kết luận của Thường trực Tỉnh ủy tại buổi làm việc với Thường trực Huyện ủy Tuy Phong"},
           {"VỀ VIỆC BAN HÀNH QUY CHẾ PHỐI HỢP GIỮA SỞ Y TẾ VÀ UBND CÁC HUYỆN, THỊ XÃ TRÊN ĐỊA BÀN TỈNH ĐẮK LẮK",
            "Về việc ban hành quy chế phối hợp giữa Sở Y tế và UBND các huyện, thị xã trên địa bàn tỉnh Đắk Lắk"},
           {"THỰC HIỆN NGHỊ QUYẾT SỐ 25-NQ/TW VÀ KẾT LUẬN 12-KL/TU",
            "Thực hiện Nghị quyết số 25-NQ/TW và kết luận 12-KL/TU"},
           {"XÂY DỰNG NÔNG THÔN MỚI XÃ TÂN LẬP NĂM 2020", "Xây dựng nông thôn mới xã Tân Lập năm 2020"},
           {"CÔNG TÁC CÁN BỘ CỦA ĐẢNG BỘ HUYỆN HỚN QUẢN KHÓA XI", "Công tác cán bộ của Đảng bộ huyện Hớn Quản khóa XI"},
           {"CÔNG TÁC DÂN VẬN CỦA CHÍNH QUYỀN CÁC CẤP", "Công tác dân vận của chính quyền các cấp"},
           {"PHÁT TRIỂN KINH TẾ - XÃ HỘI VÙNG TÂY NGUYÊN", "Phát triển kinh tế - xã hội vùng Tây Nguyên"},
           {"MỘT SỐ ĐIỀU CỦA LUẬT ĐẤU THẦU", "Một số điều của Luật Đấu thầu"},
           {"PHỔ BIẾN PHÁP LUẬT", "Phổ biến pháp luật"},
           {"PHONG TRÀO THI ĐUA \"DÂN VẬN KHÉO\"", "Phong trào thi đua \"Dân vận khéo\""},
           {"CÔNG TÁC BẢO HIỂM XÃ HỘI CHO CÁN BỘ CẤP XÃ", "Công tác bảo hiểm xã hội cho cán bộ cấp xã"},
           {"QUYẾT ĐỊNH SỐ 20/2016/QĐ-TTG", "Quyết định số 20/2016/QĐ-TTg"},
           {"PHÒNG, CHỐNG DỊCH COVID-19", "Phòng, chống dịch COVID-19"},
           {"CHƯƠNG TRÌNH QUÝ I/2020", "Chương trình quý I/2020"},
           {"KỲ HỌP THỨ VI", "Kỳ họp thứ VI"},
           {"VI PHẠM HÀNH CHÍNH", "Vi phạm hành chính"},
           {"về Quy chế của ỦY BAN NHÂN DÂN HUYỆN EA SÚP", "về Quy chế của Ủy ban nhân dân huyện Ea Súp"},
           {"Tăng cường lãnh đạo của UBND xã", "Tăng cường lãnh đạo của UBND xã"},
           {"Nguyễn Văn A nêu Ý kiến", "Nguyễn Văn A nêu Ý kiến"},
           {"PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực"},
           {"CHÁNH VĂN PHÒNG", "Chánh Văn phòng"},
           {"T/M BAN THƯỜNG VỤ", "T/M Ban Thường vụ"},
           {"KT. CHỦ TỊCH", "KT. Chủ tịch"},
           {"HUYỆN ĐẮK R'LẤP", "Huyện Đắk R'Lấp"},
       })
    EXPECT_EQ(usual_capitals(printed), wanted);
}

TEST(Capitals, OfBodies) {
  for (const auto& [printed, wanted] : std::initializer_list<Row>{
           {"HUYỆN ỦY EA SÚP", "Huyện ủy Ea Súp"},
           {"HUYỆN UỶ EA SÚP", "Huyện ủy Ea Súp"},
           {"huyện ủy ea súp", "Huyện ủy Ea Súp"},
           {"HUYEN UY EA SUP", "Huyện ủy Ea Súp"},
           {"đảng ủy khối Các cơ quan tỉnh", "Đảng ủy Khối các cơ quan tỉnh"},
           {"ĐẢNG ỦY XÃ MỸ THẠNH", "Đảng ủy xã Mỹ Thạnh"},
           {"VĂN PHÒNG TỈNH ỦY", "Văn phòng Tỉnh ủy"},
           {"ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Ủy ban nhân dân tỉnh Cà Mau"},
           {"ỦY BAN\nNHÂN DÂN\nTỈNH CÀ MAU", "Ủy ban\nnhân dân\ntỉnh Cà Mau"},
           {"BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Bộ Giáo dục và Đào tạo"},
           {"SỞ Y TẾ", "Sở Y tế"},
           {"SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"},
           {"PHÒNG TÀI CHÍNH - KẾ HOẠCH HUYỆN TUY PHONG", "Phòng Tài chính - Kế hoạch huyện Tuy Phong"},
           {"TRƯỜNG THCS HÒA BÌNH", "Trường THCS Hòa Bình"},
           {"CHI BỘ TRƯỜNG TIỂU HỌC NGUYỄN DU", "Chi bộ Trường Tiểu học Nguyễn Du"},
           {"CHI BỘ THÔN 3", "Chi bộ thôn 3"},
           {"CHI CỤC KIỂM LÂM", "Chi cục Kiểm lâm"},
           {"BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG TỈNH LONG AN", "Ban Quản lý dự án đầu tư xây dựng tỉnh Long An"},
           {"MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ CƯ M'LAN", "Mặt trận Tổ quốc Việt Nam xã Cư M'Lan"},
           {"THƯỜNG TRỰC HĐND XÃ", "Thường trực HĐND xã"},
           {"Văn phòng TỈNH ỦY", "Văn phòng Tỉnh ủy"},
           {"ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH THÁI BÌNH LẦN THỨ XII",
            "Đại hội đại biểu Đảng bộ tỉnh Thái Bình lần thứ XII"},
           {"TRUNG TÂM DỊCH VỤ VIỆC LÀM", "Trung tâm Dịch vụ việc làm"},
           {"ĐẢNG ỦY BỘ TÀI CHÍNH", "Đảng ủy Bộ Tài chính"},
           {"CƠ QUAN TỔ CHỨC - NỘI VỤ", "Cơ quan Tổ chức - Nội vụ"},
           {"SỞ THƯƠNG MẠI - DU LỊCH TỈNH LONG AN", "Sở Thương mại - Du lịch tỉnh Long An"},
           {"BỘ Y TẾ - BỘ TÀI CHÍNH", "Bộ Y tế - Bộ Tài chính"},
           {"TRƯỜNG TIỂU HỌC SỐ 2 TAM THANH", "Trường Tiểu học số 2 Tam Thanh"},
           {"ĐOÀN TNCS HỒ CHÍ MINH", "Đoàn TNCS Hồ Chí Minh"},
           {"BAN THƯỜNG VỤ THÀNH ỦY BUÔN MÊ THUỘT", "Ban Thường vụ Thành ủy Buôn Mê Thuột"},
       })
    EXPECT_EQ(body_capitals(printed), wanted);
}

TEST(Capitals, OfNames) {
  EXPECT_EQ(name_capitals("NGUYỄN THỊ KIM NGỌC"), "Nguyễn Thị Kim Ngọc");
  EXPECT_EQ(name_capitals("ea  súp"), "Ea  Súp");
  EXPECT_EQ(name_capitals(""), "");
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "ỦY", "BAN",  "nhân", "DÂN",     "TỈNH", "HUYỆN", "XÃ",   "LUẬT",   "CỦA", "SỐ",  "12", "/",  "-", " ", "\n",
      "“",  "UBND", "XII",  "e\u0301", "Ý",    "A",     "THCS", "TRƯỜNG", "ĐẮK", "LẮK", "’",  "SỞ", "Y", "TẾ"};
  std::string text;
  for (int count = static_cast<int>(random() % 30); count > 0; --count) {
    text += kPieces[random() % kPieces.size()];
    if (random() % 3 != 0) text += ' ';
  }
  return text;
}

TEST(Capitals, ChangeOnlyTheCaseAndAreStable) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    const std::string title = usual_capitals(text);
    EXPECT_EQ(text::to_lower(title), text::to_lower(text)) << text;
    EXPECT_EQ(text::fold_key(body_capitals(text)), text::fold_key(text)) << text;
  }
}

TEST(Capitals, TakeAnyBytesInLinearTime) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 80, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    usual_capitals(bytes);
    body_capitals(bytes);
    name_capitals(bytes);
  }
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string_view piece : {"ỦY BAN ", "TRƯỜNG ", "XÃ ", "A", " ", "LAO ĐỘNG - "}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    usual_capitals(text);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

}  // namespace
}  // namespace vankho::authority
