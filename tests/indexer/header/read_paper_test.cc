// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/read_paper.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "paper_truth.h"

namespace vankho::indexing {
namespace {

const std::string kBody =
    "\n\nThực hiện chương trình công tác năm, cơ quan đề nghị các đơn vị trực thuộc làm ngay các việc sau.\n";

struct HeadRow {
  std::string head;
  std::string field;
  std::string wanted;
};

class Heads : public testing::TestWithParam<HeadRow> {};

TEST_P(Heads, AreRead) {
  const HeadRow& row = GetParam();
  EXPECT_EQ(as_truth(read_text(row.head + kBody)).at(row.field), row.wanted) << row.head;
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, Heads,
    testing::Values(HeadRow{"Số 223 - CV/HU", "number", "223-CV/HU"}, HeadRow{"Số: 12/QĐ-UBND", "number", "12/QĐ-UBND"},
                    HeadRow{"SỐ:\n02200/QĐ-UBND", "number", "02200/QĐ-UBND"},
                    HeadRow{"Sô 15-BC/TU", "number", "15-BC/TU"}, HeadRow{"Sổ: 15-BC/TU", "number", "15-BC/TU"},
                    HeadRow{"*Số 447-CV/HU*", "number", "447-CV/HU"},
                    HeadRow{"| Số 447-CV/HU | Hớn Quản, ngày 5 tháng 5 năm 2017 |", "number", "447-CV/HU"},
                    HeadRow{"Số:    -CV/HU", "number", ""}, HeadRow{"Số:      /UBND-NC", "number", ""},
                    // the subject names another paper, the own number is blank
                    HeadRow{"Số      -CV/HU\nV/v thực hiện Kết luận số 226-KL/TW", "number", ""},
                    HeadRow{"Số\nQUYẾT ĐỊNH\nVề việc thi hành\nQuyết định số 12-QĐ/TW", "number", ""},
                    HeadRow{"", "number", ""}));

INSTANTIATE_TEST_SUITE_P(
    Types, Heads,
    testing::Values(HeadRow{"Số 3-QĐ/TW\n\nQUY ĐỊNH\nvề kỷ luật", "type", "Quy định"},
                    HeadRow{"QUYẾT\nĐỊNH\nBan hành quy chế", "type", "Quyết định"},
                    HeadRow{"K ÉT LUẬN\nhội nghị", "type", "Kết luận"}, HeadRow{"Số 6-CT/TW", "type", "Chỉ thị"},
                    HeadRow{"Số     -KH/ĐU", "type", "Kế hoạch"},
                    HeadRow{"Số: 5/BNV-VP\nV/v báo cáo", "type", "Công văn"},
                    HeadRow{"Kính gởi: Các chi bộ", "type", "Công văn"},
                    HeadRow{"Số 5-TTr/HU\n\nTỜ TRÌNH\nvề kinh phí\n\nKính gửi: Tỉnh ủy", "type", "Tờ trình"},
                    HeadRow{"", "type", ""}));

INSTANTIATE_TEST_SUITE_P(
    Subjects, Heads,
    testing::Values(
        HeadRow{"Số 1-CV/HU\n“V/v báo cáo “Dân vận khéo” năm 2017”", "subject", "báo cáo “Dân vận khéo” năm 2017"},
        HeadRow{"Số 1-CV/HU\nV/V: họp giao ban\nĐẢNG CỘNG SẢN VIỆT NAM\nEa Súp, ngày 1 tháng 2 năm 2016", "subject",
                "họp giao ban"},
        HeadRow{"Số 1-CV/VPTU\nChuẩn bị hội nghị trực tuyến", "subject", "Chuẩn bị hội nghị trực tuyến"},
        HeadRow{"THÔNG BÁO\nVỀ VIỆC TUYỂN DỤNG CÔNG CHỨC", "subject", "Tuyển dụng công chức"},
        HeadRow{"CHỈ THỊ\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề phòng, chống rét", "subject", "phòng, chống rét"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Heads,
    testing::Values(HeadRow{"Ea Súp, ngày 15 tháng 11 năm 2016", "date", "2016-11-15"},
                    HeadRow{"Hà Nội, ngày 26\ntháng 11 năm 2025", "date", "2025-11-26"},
                    HeadRow{"Cần\nThơ, ngày 24 tháng 11 năm 2025", "place", "Cần Thơ"},
                    HeadRow{"Hà Nội, ngày thứ 7 tháng tám năm 2017", "date", "2017-08-07"},
                    HeadRow{"Hà Tĩnh, ngày 01 tháng12 năm 2025", "date", "2025-12-01"},
                    HeadRow{"Lào Cai, ngày      tháng 5 năm 2026", "date", ""},
                    HeadRow{"Lào Cai, ngày      tháng 5 năm 2026", "place", "Lào Cai"},
                    HeadRow{"Lào Cai, ngày 31 tháng 4 năm 2026", "date", ""},
                    // a meeting, not the day of issue
                    HeadRow{"THÔNG BÁO\nKết luận cuộc họp\n\nNgày 05/6/2014, đồng chí Bí thư họp với các ban.", "date",
                            ""},
                    HeadRow{"Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011", "date", ""}));

INSTANTIATE_TEST_SUITE_P(
    Issuers, Heads,
    testing::Values(
        HeadRow{"BỘ\nTÀI CHÍNH\n-------\nSố: 1/TT-BTC", "issuer", "Bộ Tài chính"},
        HeadRow{"ỦY BAN NHÂN\nDÂN\nTỈNH CÀ MAU\n-----\nSố: 1/QĐ-UBND", "issuer", "Ủy ban nhân dân tỉnh Cà Mau"},
        HeadRow{"TỈNH ỦY KIÊN GIANG\nVĂN PHÒNG\n*\nSố 1-CV/VPTU", "issuer", "Văn phòng Tỉnh ủy Kiên Giang"},
        HeadRow{"HUYỆN ỦY EA SÚP\nỦY BAN KIỂM TRA\n*\nSố 1-KH/UBKTHU", "issuer", "Ủy ban Kiểm tra Huyện ủy Ea Súp"},
        HeadRow{"Số 1-CV/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nEa Súp, ngày 1 tháng 2 năm 2016", "issuer", "Huyện ủy Ea Súp"},
        HeadRow{"ỦY BAN NHÂN DÂN  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ GIANG  Độc lập - Tự do - Hạnh phúc",
                "issuer", "Ủy ban nhân dân tỉnh Hà Giang"}));

// Headings of texts without a letterhead begin like names of bodies.
INSTANTIATE_TEST_SUITE_P(Headings, Heads,
                         testing::Values(HeadRow{"Sở hữu chung của vợ chồng", "issuer", ""},
                                         HeadRow{"Phòng, chống khủng bố mạng", "issuer", ""},
                                         HeadRow{"Đảng ủy khối Các cơ quan tỉnh", "issuer",
                                                 "Đảng ủy Khối các cơ quan tỉnh"}));

INSTANTIATE_TEST_SUITE_P(Stamps, Heads,
                         testing::Values(HeadRow{"Số 1-CV/HU\nHỎA TỐC\nV/v chống bão", "urgency", "Hỏa tốc"},
                                         HeadRow{"Số 1-CV/HU\n(Khẩn)\nV/v chống bão", "urgency", "Khẩn"},
                                         HeadRow{"Số 1-CV/HU\nV/v khẩn trương chống bão", "urgency", ""},
                                         HeadRow{"TỐI MẬT\nSố 1-CV/HU", "secrecy", "toi-mat"},
                                         HeadRow{"MẬT\nSố 1-CV/HU", "secrecy", "mat"},
                                         HeadRow{"Số 1-CV/HU\nV/v bảo mật thông tin, mật độ dân cư", "secrecy", ""}));

INSTANTIATE_TEST_SUITE_P(
    Provinces, Heads,
    testing::Values(HeadRow{"ĐẢNG BỘ TỈNH BÌNH PHƯỚC\nHUYỆN ỦY HÓN QUẢN\n*\nSố 1-CV/HU", "province", "Bình Phước"},
                    HeadRow{"ĐẢNG BỘ TỈNH BÌNH PHƯỚC\nHUYỆN ỦY HÓN QUẢN\n*\nSố 1-CV/HU", "issuer", "Huyện ủy Hớn Quản"},
                    HeadRow{"ĐẢNG BỘ TỈNH BÌNH PHƯỚC\nHUYỆN ỦY HÓN QUẢN\n*\nSố 1-CV/HU", "province_now", "Đồng Nai"},
                    HeadRow{"BỘ NỘI VỤ\n-----\nSố: 1/BNV-VP\nHà Nội, ngày 2 tháng 3 năm 2016", "province", ""},
                    // ten provinces had a Châu Thành
                    HeadRow{"HUYỆN ỦY CHÂU THÀNH\n*\nSố 1-CV/HU\nChâu Thành, ngày 2 tháng 3 năm 2016", "province",
                            ""}));

struct EndRow {
  std::string end;
  std::string signed_for;
  std::string position;
  std::string signer;
};

class Ends : public testing::TestWithParam<EndRow> {};

TEST_P(Ends, AreRead) {
  const schema::Record record =
      read_text("Số 1-CV/HU\n\nKính gửi: Các xã\n\nNội dung như sau, đề nghị thực hiện./.\n\n" + GetParam().end);
  EXPECT_EQ(record.signed_for, GetParam().signed_for) << GetParam().end;
  EXPECT_EQ(record.position, GetParam().position) << GetParam().end;
  EXPECT_EQ(record.signer, GetParam().signer) << GetParam().end;
}

INSTANTIATE_TEST_SUITE_P(
    Signatures, Ends,
    testing::Values(
        EndRow{
            "Nơi nhận:\n- Như trên;\n- Lưu VPHU.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\n\nNguyễn Thị Kim Ngọc",
            "T/M Ban Thường vụ", "Phó Bí thư Thường trực", "Nguyễn Thị Kim Ngọc"},
        EndRow{"Nơi\nnhận:\n- Lưu: VT.\n\nTL.\nCỤC TRƯỞNG\nKT.\nTRƯỞNG BAN NGHIỆP VỤ\nPHÓ\nTRƯỞNG BAN\nĐào Thu Hương",
               "TL. Cục trưởng", "Phó Trưởng ban", "Đào Thu Hương"},
        EndRow{"Nơi nhận:\t\tKT. CHỦ TỊCH\n- Như trên;\t\tPHÓ CHỦ TỊCH\n- Lưu: VT.\n\t\t(đã ký)\n\t\tTS. Lê Văn Tám",
               "KT. Chủ tịch", "Phó Chủ tịch", "Lê Văn Tám"},
        EndRow{"T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ Ly Mí Sình", "T/M Ban Thường vụ", "Phó Bí thư", "Ly Mí Sình"},
        EndRow{"Nơi nhận:\n- Lưu VPHU.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nĐại tá NGUYỄN VĂN BA", "T/M Ban Thường vụ", "Bí thư",
               "Nguyễn Văn Ba"},
        EndRow{"CHÁNH VĂN PHÒNG\n\n(đã ký và đóng dấu)\n\nLê Tấn Lai", "", "Chánh Văn phòng", "Lê Tấn Lai"},
        EndRow{"Nơi nhận:\n- Như kính gửi;\n- Lưu VP/HU.\n\tT/M BAN THƯỜNG VỤ\n ", "T/M Ban Thường vụ", "", ""},
        // a second signature of an enclosure is not looked at
        EndRow{"Nơi nhận:\n- Lưu VT.\n\nGIÁM ĐỐC\nTrương Công Thái\n\nPHỤ LỤC\n\nNGƯỜI LẬP\nNguyễn Văn B", "",
               "Giám đốc", "Trương Công Thái"},
        // "Lưu" is a family name too
        EndRow{"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLưu Văn Trung", "", "Chủ tịch", "Lưu Văn Trung"},
        // headings of a text are no names, its words no positions
        EndRow{"Quyền sở hữu công nghiệp\n\nChương I\nQuy định chung", "", "", ""},
        EndRow{"Quyền hạn, chức vụ của người ký\n\nPhụ lục III\n", "", "", ""},
        EndRow{"Q. CHÁNH VĂN PHÒNG\n\nPhan Văn Cơ", "", "Q. Chánh Văn phòng", "Phan Văn Cơ"},
        // the level of schools, not a person
        EndRow{"Nơi nhận:\n- Lưu VT.\n\nTRƯỞNG BAN\n\nTrên ĐH\n", "", "Trưởng ban", ""},
        EndRow{"Nơi nhận: Các xã.", "", "", ""}));

TEST(Recipients, AreTheItemsWithoutBullets) {
  EXPECT_EQ(read_text("Kính gửi: Các xã\n\nNội dung.\n\nNơi nhận:\n\tT/M BAN THƯỜNG VỤ\n\n\t- Ban Dân vận Huyện ủy;\n- "
                      "VPCP: BTCN,\n"
                      "các Vụ: NN, KTTH;\n- Lưu: VT,28b.\n")
                .recipients,
            (std::vector<std::string>{"Ban Dân vận Huyện ủy", "VPCP: BTCN, các Vụ: NN, KTTH", "Lưu: VT,28b"}));
  EXPECT_EQ(read_text("Kính gửi: Các xã\n\nNội dung.\n\nNơi nhận: - Như trên; - Lưu VT.\n").recipients,
            (std::vector<std::string>{"Như trên", "Lưu VT"}));
}

TEST(GivenFields, WinOverTheText) {
  Item item;
  item.id = "a";
  item.source.path = "a.jsonl";
  item.text = "HUYỆN ỦY EA SÚP\n*\nSố 1-CV/HU\nEa Súp, ngày 1 tháng 2 năm 2016\n\nKính gửi: Các xã";
  item.given.number = "số 15 - NQ/TU";
  item.given.type = "nghi quyet";
  item.given.issuer = "TỈNH ỦY BÌNH THUẬN";
  item.given.subject = " về  biển ";
  item.given.date = 20200310;
  item.given.signer = "TS. Lê Văn Tám";
  item.given.url = "https://vi.du/a";
  const schema::Record record = read_paper(item);
  EXPECT_EQ(record.id, "a");
  EXPECT_EQ(record.source.path, "a.jsonl");
  EXPECT_EQ(record.body, item.text);
  EXPECT_EQ(record.number, "15-NQ/TU");
  EXPECT_EQ(record.type, "nghi-quyet");
  EXPECT_EQ(record.issuer, "Tỉnh ủy Bình Thuận");
  EXPECT_EQ(record.province, "binh-thuan");
  EXPECT_EQ(record.subject, "về biển");
  EXPECT_EQ(record.date, 20200310);
  EXPECT_EQ(record.signer, "Lê Văn Tám");
  EXPECT_EQ(record.url, "https://vi.du/a");
}

TEST(GivenFields, NotUnderstoodAreKeptOrDropped) {
  Item item;
  item.text = "Số 1-CV/HU\n\nKính gửi: Các xã";
  item.given.number = "không số";
  item.given.type = "loại lạ";
  item.given.province = "Xứ Lạ";
  const schema::Record record = read_paper(item);
  EXPECT_EQ(record.number, "không số");
  EXPECT_EQ(record.type, "cong-van");
  EXPECT_EQ(record.province, "");
}

TEST(GivenFields, AloneLeaveTheBodyEmpty) {
  Item item;
  item.given.subject = "chỉ có trích yếu";
  const schema::Record record = read_paper(item);
  EXPECT_EQ(record.subject, "chỉ có trích yếu");
  EXPECT_EQ(record.body, "");
  EXPECT_TRUE(record.citations.empty());
}

TEST(AnyBytes, AreReadWithoutFailure) {
  std::mt19937 random(20161115);
  const std::vector<std::string> parts = {"Số ",
                                          "223-CV/HU",
                                          "\n",
                                          "\n\n",
                                          "\t",
                                          "  ",
                                          "QUYẾT ĐỊNH",
                                          "V/v ",
                                          "ngày ",
                                          "15 tháng 11 năm 2016",
                                          "Nơi nhận:",
                                          "T/M BAN THƯỜNG VỤ",
                                          "Kính gửi:",
                                          "- ",
                                          "*",
                                          "|",
                                          "\xE2\x80\x9C",
                                          "\xCC\x81",
                                          "\xFF",
                                          "Nguyễn Văn A",
                                          "của ",
                                          "Luật",
                                          "/",
                                          "PHÓ",
                                          "KT.",
                                          "về",
                                          "1.",
                                          "Hà Nội, ",
                                          "ỦY BAN NHÂN DÂN"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += parts[random() % parts.size()];
    read_text(text);
    const std::string valid = text::to_valid_utf8(text);
    const schema::Record record = read_text(valid);
    EXPECT_EQ(record.body, valid);
    for (const auto& [field, value] : as_truth(record)) EXPECT_TRUE(text::is_valid_utf8(value)) << field << valid;
    for (const schema::Citation& citation : record.citations) {
      EXPECT_TRUE(text::is_valid_utf8(citation.as_written + citation.issuer)) << valid;
      EXPECT_LT(citation.mentions.at(0).begin, valid.size());
    }
  }
}

TEST(Time, GrowsWithTheTextOnly) {
  for (const std::string& part :
       {std::string("số 1-CV/HU "), std::string("KT. "), std::string("a\t"), std::string("- \n"),
        std::string("Nơi nhận:\n"), std::string("QUYẾT ĐỊNH\n"), std::string("\"")}) {
    std::string text;
    while (text.size() < 200000) text += part;
    const auto begin = std::chrono::steady_clock::now();
    Item item;
    item.text = text;
    read_paper(item);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4)) << part;
  }
}

}  // namespace
}  // namespace vankho::indexing
