// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers as pages have them, from bytes to fields: letterheads of offices that the sample corpus has no page of.
#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/extract.h"
#include "paper_truth.h"

namespace vankho::indexing {
namespace {

struct PageRow {
  std::string left;  // cells of the letterhead
  std::string right;
  std::string title;
  std::string end;
  std::map<std::string, std::string> wanted;
};

class Pages : public testing::TestWithParam<PageRow> {};

TEST_P(Pages, AreRead) {
  const PageRow& row = GetParam();
  std::string page = "<table><tr><td>" + row.left + "</td><td>" + row.right + "</td></tr></table>" + row.title;
  for (int i = 1; i < 6; ++i)
    page +=
        "<p>Điều " + std::to_string(i) + ". Cơ quan, đơn vị có trách nhiệm thi hành theo quy định của pháp luật.</p>";
  const auto read = as_truth(read_text(extract("<html><body>" + page + row.end + "</body></html>", "a.html").text));
  for (const auto& [field, wanted] : row.wanted) EXPECT_EQ(read.at(field), wanted) << field << " of " << row.left;
}

const std::string kMotto =
    "<p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></p><p>-------</p>";

INSTANTIATE_TEST_SUITE_P(
    Offices, Pages,
    testing::Values(
        PageRow{"<p><b>BỘ NÔNG NGHIỆP VÀ<br>MÔI TRƯỜNG</b></p><p>-------</p><p>Số: 12/2025/TT-BNNMT</p>",
                kMotto + "<p><i>Hà Nội, ngày 03<br>tháng 6 năm 2025</i></p>",
                "<p><b>THÔNG TƯ</b></p><p><b>Quy định về giống cây<br>lâm nghiệp</b></p>",
                "<table><tr><td>Nơi nhận:<br>- Lưu: VT.</td><td>KT. BỘ TRƯỞNG<br>THỨ TRƯỞNG<br><br>Lò Thị "
                "Mỹ</td></tr></table>",
                {{"number", "12/2025/TT-BNNMT"},
                 {"issuer", "Bộ Nông nghiệp và Môi trường"},
                 {"date", "2025-06-03"},
                 {"subject", "Quy định về giống cây lâm nghiệp"},
                 {"signer", "Lò Thị Mỹ"}}},
        // the motto does not begin with "VIỆT NAM"
        PageRow{"<div>NGÂN HÀNG NHÀ NƯỚC</div><div>VIỆT NAM</div><div>Số: 18/2024/TT-NHNN</div>",
                kMotto + "Hà Nội, ngày 28 tháng 6 năm 2024",
                "<p>THÔNG TƯ</p><p>Quy định về thẻ ngân hàng</p>",
                "<p>KT. THỐNG ĐỐC<br>PHÓ THỐNG ĐỐC<br>(Đã ký)<br>Vi Văn Tám</p>",
                {{"issuer", "Ngân hàng Nhà nước Việt Nam"}, {"signer", "Vi Văn Tám"}}},
        PageRow{"<p>ỦY BAN THƯỜNG VỤ<br>QUỐC HỘI</p><p>Pháp lệnh số: 02/2022/UBTVQH15</p>",
                kMotto,
                "<p>PHÁP LỆNH</p><p>Về hòa giải ở bản</p><p>Căn cứ Hiến pháp;</p>",
                "<p>TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI<br>CHỦ TỊCH<br>Hà Thị Bảy</p><p>Pháp lệnh này được Ủy ban Thường vụ "
                "Quốc hội "
                "khóa XV thông qua ngày 18 tháng 8 năm 2022.</p>",
                {{"type", "Pháp lệnh"},
                 {"issuer", "Ủy ban Thường vụ Quốc hội"},
                 {"date", "2022-08-18"},
                 {"subject", "hòa giải ở bản"},
                 {"signer", "Hà Thị Bảy"}}},
        PageRow{"<p>VĂN PHÒNG QUỐC HỘI</p><p>Số: 05/VBHN-VPQH</p>",
                kMotto + "<p>Hà Nội, ngày 11 tháng 7 năm 2022</p>",
                "<p><b>LUẬT</b></p><p><b>SỞ HỮU TRÍ TUỆ</b></p>",
                "<p>XÁC THỰC VĂN BẢN HỢP NHẤT<br>CHỦ NHIỆM<br>Bế Văn Chín</p>",
                {{"type", "Văn bản hợp nhất"}, {"issuer", "Văn phòng Quốc hội"}, {"signer", "Bế Văn Chín"}}},
        PageRow{"<p>HỘI ĐỒNG NHÂN DÂN<br>TỈNH ĐẮK NÔNG</p><p>Số: 07/2021/NQ-HĐND</p>",
                kMotto + "<p>Đắk Nông, ngày 20 tháng 8 năm 2021</p>",
                "<p>NGHỊ QUYẾT</p><p>Quy định mức chi hỗ trợ</p><p>HỘI ĐỒNG NHÂN DÂN TỈNH ĐẮK NÔNG<br>KHÓA IV, KỲ HỌP "
                "THỨ 2</p>",
                "<table><tr><td>Nơi nhận:<br>- Lưu: VT.</td><td>CHỦ TỊCH<br><br>Lưu Văn Mười</td></tr></table>",
                {{"issuer", "Hội đồng nhân dân tỉnh Đắk Nông"},
                 {"province", "Đắk Nông"},
                 {"province_now", "Lâm Đồng"},
                 {"signer", "Lưu Văn Mười"}}},
        PageRow{
            "<p>BỘ Y TẾ - BỘ TÀI CHÍNH</p><p>Số: 37/2015/TTLT-BYT-BTC</p>",
            kMotto + "<p>Hà Nội, ngày 29 tháng 10 năm 2015</p>",
            "<p>THÔNG TƯ LIÊN TỊCH</p><p>Quy định giá dịch vụ</p>",
            "<table><tr><td>KT. BỘ TRƯỞNG<br>BỘ TÀI CHÍNH<br>THỨ TRƯỞNG<br>Tô Văn Một</td><td>KT. BỘ TRƯỞNG<br>BỘ Y "
            "TẾ<br>THỨ TRƯỞNG<br>Ma Văn Hai</td></tr></table>",
            {{"type", "Thông tư liên tịch"}, {"issuer", "Bộ Y tế - Bộ Tài chính"}, {"signer", "Tô Văn Một"}}}));

}  // namespace
}  // namespace vankho::indexing
