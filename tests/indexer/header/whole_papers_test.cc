// SPDX-License-Identifier: GPL-3.0-or-later
//
// Invented papers in the forms in which gazettes and legal portals publish them: all fields at once, also those that a
// paper has not.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "paper_truth.h"

namespace vankho::indexing {
namespace {

using Fields = std::map<std::string, std::string>;

struct WholePaper {
  std::string name;
  std::string text;
  Fields fields;
};

const std::string kGround = "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\n\n";

class WholePapers : public testing::TestWithParam<WholePaper> {};

TEST_P(WholePapers, AreRead) {
  const schema::Record record = read_text(GetParam().text);
  const auto truth = as_truth(record);
  for (const auto& [field, wanted] : GetParam().fields) EXPECT_EQ(truth.at(field), wanted) << field;
}

INSTANTIATE_TEST_SUITE_P(
    Titles, WholePapers,
    testing::Values(
        // The old gazette has no letterhead.
        WholePaper{
            "Gazette",
            "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 991/2005/NĐ-CP NGÀY 11 THÁNG 5 NĂM 2005\nVỀ BẾN THUYỀN\n\nCHÍNH PHỦ\n\n" +
                kGround,
            {{"number", "991/2005/NĐ-CP"},
             {"type", "Nghị định"},
             {"issuer", "Chính phủ"},
             {"date", "2005-05-11"},
             {"subject", "Bến thuyền"}}},
        WholePaper{
            "OneLine",
            "Nghị định của Chính phủ số 992/2003/NĐ-CP\nngày 10/10/2003 về bến thuyền.\n\nCHÍNH PHỦ\n\n" + kGround,
            {{"number", "992/2003/NĐ-CP"},
             {"type", "Nghị định"},
             {"issuer", "Chính phủ"},
             {"date", "2003-10-10"},
             {"subject", "bến thuyền"}}},
        WholePaper{"BodyBehind",
                   "QUYẾT ĐỊNH SỐ 993/2006/QĐ-BTC NGÀY 20 THÁNG 3 NĂM 2006 CỦA BỘ TÀI CHÍNH VỀ LỆ PHÍ BẾN THUYỀN\n\n" +
                       kGround,
                   {{"number", "993/2006/QĐ-BTC"},
                    {"type", "Quyết định"},
                    {"issuer", "Bộ Tài chính"},
                    {"date", "2006-03-20"}}},
        // Decrees of 1945 have a number without codes.
        WholePaper{"BareNumber",
                   "SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI\nSỐ 997 NGÀY 28 THÁNG 11 NĂM 1945\n\nCHỦ TỊCH CHÍNH PHỦ\n"
                   "VIỆT NAM DÂN CHỦ CỘNG HOÀ\n\nChiểu lời đề nghị của ông Bộ trưởng Bộ Nội vụ;\n",
                   {{"number", "997"},
                    {"type", "Sắc lệnh"},
                    {"issuer", "Chủ tịch Chính phủ lâm thời"},
                    {"date", "1945-11-28"},
                    {"subject", ""}}},
        // A later part of a long paper in the gazette: its forms are not the paper.
        WholePaper{
            "LaterPart",
            "VĂN BẢN QUY PHẠM PHÁP LUẬT\n\nCHÍNH PHỦ\n\nNghị định số 994/2022/NĐ-CP ngày 30 tháng 11 năm 2022\nvề "
            "bến thuyền\n\n(Tiếp theo Công báo số 899 + 900)\n\nPhụ lục\n(Ban hành kèm theo Nghị định số "
            "994/2022/NĐ-CP\nngày 30 tháng 11 năm 2022 của Chính phủ)\nMẫu số 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
            "NAM\nĐộc lập - Tự do - Hạnh phúc\n\n....., ngày..... tháng..... năm.....\n\nPHIẾU YÊU CẦU\nKính gửi: "
            "Trung tâm\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n(Ký tên)\n",
            {{"number", "994/2022/NĐ-CP"},
             {"type", "Nghị định"},
             {"issuer", "Chính phủ"},
             {"date", "2022-11-30"},
             {"subject", "bến thuyền"},
             {"signer", ""}}},
        WholePaper{
            "Assembly",
            "CHỦ TỊCH NƯỚC - QUỐC HỘI\n\nLuật số 995/2014/QH13 ngày 24 tháng 11 năm 2014 Bộ luật bến thuyền\n\nPhần "
            "thứ ba\nBẾN\n",
            {{"number", "995/2014/QH13"},
             {"type", "Bộ luật"},
             {"issuer", "Quốc hội"},
             {"date", "2014-11-24"},
             {"subject", "bến thuyền"}}},
        // A portal's title; the line break between type and name is lost, as behind the position below.
        WholePaper{
            "Portal",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------\nLuật Bến thuyền số "
            "996/2010/QH12\nNguồn: Cổng thông tin văn bản\n\nLUẬTBến thuyền\n____\nCăn cứ Hiến pháp nước Cộng hòa xã "
            "hội chủ nghĩa Việt Nam;\nQuốc hội ban hành Luật Bến thuyền.\nĐiều 1. Phạm vi\nLuật này quy định về bến "
            "thuyền.\nLuật này đã được Quốc hội khóa XII, kỳ họp thứ 7 thông qua ngày 17 tháng 6 năm 2010.\nCHỦ TỊCH "
            "QUỐC HỘINguyễn Văn Mẫu\n",
            {{"number", "996/2010/QH12"},
             {"type", "Luật"},
             {"issuer", "Quốc hội"},
             {"date", "2010-06-17"},
             {"subject", "Bến thuyền"},
             {"signer", "Nguyễn Văn Mẫu"}}},
        // The number of another law in the name is not its own.
        WholePaper{
            "OtherLaw",
            "LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT BẾN THUYỀN SỐ 996/2010/QH12\nCăn cứ Hiến pháp nước Cộng hòa "
            "xã hội chủ nghĩa Việt Nam;\nLuật này được Quốc hội khóa XV thông qua ngày 18 tháng 6 năm 2025.\n",
            {{"number", ""}}},
        // Laws are named after bodies too.
        WholePaper{
            "NamedAfterABody",
            "QUỐC HỘI\nLuật số: 998/2025/QH15\n\nLUẬT\nTHANH TRA\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa "
            "Việt Nam;\nQuốc hội ban hành Luật Thanh tra.\n",
            {{"number", "998/2025/QH15"}, {"type", "Luật"}, {"issuer", "Quốc hội"}, {"subject", "Thanh tra"}}}),
    [](const auto& test) { return test.param.name; });

const std::string kConsolidated =
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nLUẬT\nBẾN THUYỀN\n\nLuật Bến thuyền số "
    "996/2010/QH12 "
    "ngày 17 tháng 6 năm 2010 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm 2011, được sửa đổi, bổ sung "
    "bởi:\n1. Luật "
    "số 998/2025/QH15 ngày 18 tháng 6 năm 2025 của Quốc hội.\nĐiều 1. Phạm vi\nLuật này quy định về bến thuyền.\nLuật "
    "này được "
    "Quốc hội khóa XII thông qua ngày 17 tháng 6 năm 2010.\n\n";

INSTANTIATE_TEST_SUITE_P(
    Consolidated, WholePapers,
    testing::Values(
        WholePaper{"Certified",
                   kConsolidated +
                       "VĂN PHÒNG QUỐC HỘI\nSố: 998/VBHN-VPQH\n\nXÁC THỰC VĂN BẢN HỢP NHẤT\nHà Nội, ngày 26 tháng 8 "
                       "năm 2025\nCHỦ NHIỆM\n\nLê Thị Mẫu\n\nMẪU ĐƠN\n\nNơi nhận:\n- Lưu: VT.\n",
                   {{"number", "998/VBHN-VPQH"},
                    {"type", "Văn bản hợp nhất"},
                    {"issuer", "Văn phòng Quốc hội"},
                    {"date", "2025-08-26"},
                    {"signer", "Lê Thị Mẫu"},
                    {"subject", "Bến thuyền"}}},
        // The part that has no certificate: the day on which the law was adopted is not its own.
        WholePaper{"Part", kConsolidated, {{"number", ""}, {"type", "Văn bản hợp nhất"}, {"date", ""}}},
        WholePaper{"Section",
                   "VĂN BẢN KHÁC\n\nVĂN BẢN HỢP NHẤT - VĂN PHÒNG QUỐC HỘI\n\n" + kConsolidated,
                   {{"type", "Văn bản hợp nhất"}, {"issuer", "Văn phòng Quốc hội"}, {"subject", "Bến thuyền"}}}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    WithoutLetterhead, WholePapers,
    testing::Values(
        // An enclosure that is a file of its own: the paper that encloses it has the number.
        WholePaper{
            "Enclosure",
            "Phụ lục II\nDANH MỤC BẾN THUYỀN\nTRÊN ĐỊA BÀN TỈNH\n(Kèm theo Quyết định số 417/QĐ-UBND\nngày 12 tháng 3 "
            "năm 2024)\n_____\n\nI. BẾN LOẠI MỘT\nCác bến có trên mười thuyền.\n",
            {{"number", ""},
             {"issuer", ""},
             {"date", ""},
             {"signer", ""},
             {"subject", "Danh mục bến thuyền trên địa bàn tỉnh"}}},
        WholePaper{
            "Form",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN ĐĂNG KÝ BẾN THUYỀN\n\nKính gửi: "
            "Phòng quản lý bến\n\nTôi là (ghi rõ họ tên):\n",
            {{"number", ""}, {"issuer", ""}, {"signer", ""}}},
        WholePaper{"Table",
                   "TỔ CHỨC TÍN DỤNG\tBiểu 5\nÁp dụng cho tổ chức cho vay\nSTT\tBên giao\tBên nhận\n1\tBến A\tBến B\n",
                   {{"number", ""}, {"issuer", ""}, {"signer", ""}}},
        // Words of the column on the left do not make the motto of the right one longer.
        WholePaper{"TwoColumnsOnALine",
                   "NGÂN HÀNG NHÀ NƯỚC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVIỆT NAM\tĐộc lập - Tự do - Hạnh phúc\nSố: "
                   "991/2006/TT-NHNN\tHà Nội, ngày 20 tháng 02 năm 2006\n\nTHÔNG TƯ\nHướng dẫn gửi tiền\n\n" +
                       kGround,
                   {{"issuer", "Ngân hàng Nhà nước Việt Nam"}, {"number", "991/2006/TT-NHNN"}}}),
    [](const auto& test) { return test.param.name; });

// The form in the annex has its own list of recipients and its own signer.
TEST(Signatures, OfFormsBehindThePaperAreNotItsOwn) {
  std::string text =
      "CHÍNH PHỦ\nSố: 991/2025/NĐ-CP\nHà Nội, ngày 06 tháng 11 năm 2025\n\nNGHỊ ĐỊNH\nVề bến thuyền\n\n" + kGround;
  for (int i = 1; i <= 20; ++i) text += "Điều " + std::to_string(i) + ". Bến thuyền phải có phao cứu sinh.\n";
  const std::string form =
      "Phụ lục\n(Kèm theo Nghị định số 991/2025/NĐ-CP)\nMẫu số 1\nNội dung của mẫu.\n\nNơi nhận:\n- Như "
      "trên;\n- Lưu: VT.\nTRƯỞNG BẾN\n(Ký tên)\nLê Văn Mẫu\n";
  EXPECT_EQ(read_text(text + "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nTrần Thị Bưởi\n" + form).signer,
            "Trần Thị Bưởi");
  EXPECT_EQ(read_text(text + form).signer, "");
}

INSTANTIATE_TEST_SUITE_P(
    Letterheads, WholePapers,
    testing::Values(
        // A kind of paper that no list has: it is no công văn, and its title no body.
        WholePaper{"TitleOfNoType",
                   "ỦY BAN NHÂN DÂN XÃ BẢN LẦU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/DS-UBND\tĐộc lập - Tự do - "
                   "Hạnh phúc\n\tBản Lầu, ngày 11 tháng 6 năm 2017\nDANH SÁCH HỘ ĐƯỢC CẤP GIỐNG DỨA\nTT\tThôn\tSố "
                   "hộ\n1\tCốc Phương\t37\n",
                   {{"number", "15/DS-UBND"},
                    {"type", ""},
                    {"issuer", "Ủy ban nhân dân xã Bản Lầu"},
                    {"subject", "Danh sách hộ được cấp giống dứa"}}},
        WholePaper{
            "Association",
            "HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TỈNH SÓC TRĂNG\nSố: 57-KH/HNDT\nSóc Trăng, ngày 03 tháng 3 năm "
            "2016\nKẾ HOẠCH\ndạy nghề ngắn hạn\n\nI. MỤC ĐÍCH\n",
            {{"number", "57-KH/HNDT"}, {"type", "Kế hoạch"}, {"issuer", "Hội Nông dân tỉnh Sóc Trăng"}}}),
    [](const auto& paper) { return paper.param.name; });

}  // namespace
}  // namespace vankho::indexing
