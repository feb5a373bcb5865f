// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the words around a number say that a paper does with it.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "schema/citation/find_citations.h"

namespace vankho::citation {
namespace {

struct Row {
  std::string_view body;
  std::map<std::string, std::string> relations;  // number -> id, with "~" behind it when it is of a part
};

std::map<std::string, std::string> relations_of(std::string_view body) {
  std::map<std::string, std::string> relations;
  for (const schema::Citation& citation : find_citations(body, ""))
    relations[citation.number] = std::string(relation_name(citation.relation).id) + (citation.partial ? "~" : "");
  return relations;
}

class Relations : public testing::TestWithParam<Row> {};

TEST_P(Relations, AreRead) {
  EXPECT_EQ(relations_of(GetParam().body), GetParam().relations) << GetParam().body;
}

INSTANTIATE_TEST_SUITE_P(
    Grounds, Relations,
    testing::Values(
        Row{"Căn cứ Luật Cây xanh số 12/2019/QH14 ngày 14/6/2019;\nCăn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ;\n"
            "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 45/TTr-SNV ngày 3/4/2021.",
            {{"12/2019/QH14", "can-cu"}, {"30/2020/NĐ-CP", "can-cu"}, {"45/TTr-SNV", "can-cu"}}},
        // The second has no lead word of its own.
        Row{"Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010; Nghị định số 48/2013/NĐ-CP ngày 14/5/2013;",
            {{"63/2010/NĐ-CP", "can-cu"}, {"48/2013/NĐ-CP", "can-cu"}}},
        // Inside the title of the first.
        Row{"Căn cứ Thông tư số 39/2018/TT-BTC hướng dẫn thi hành Nghị định số 8/2015/NĐ-CP của Chính phủ;",
            {{"39/2018/TT-BTC", "can-cu"}, {"8/2015/NĐ-CP", "dan-chieu"}}},
        Row{"Căn cứ Luật Hộ tịch số 60/2014/QH13 được sửa đổi, bổ sung bởi Luật số 35/2018/QH14;",
            {{"60/2014/QH13", "can-cu"}, {"35/2018/QH14", "can-cu"}}},
        // Wrapped inside the sentence, at a word that may begin a line of its own.
        Row{"Căn cứ khoản 2\nĐiều 18 Luật Thuế số 48/2024/QH15 quy định hiệu lực;", {{"48/2024/QH15", "can-cu"}}},
        // What is listed in the title of a ground was changed by somebody; the paper that lists it changed nothing.
        Row{"Căn cứ Quyết định số 31/QĐ-UBND ngày 10/10/2024 về danh mục thủ tục được sửa đổi, bổ sung trong lĩnh vực "
            "chợ "
            "công bố tại Quyết định số 14/QĐ-UBND ngày 18/9/2024;",
            {{"31/QĐ-UBND", "can-cu"}, {"14/QĐ-UBND", "dan-chieu"}}},
        Row{"Căn cứ Nghị định số 12/2019/NĐ-CP quy định về chợ được sửa đổi, bổ sung một số điều theo khoản 2 Điều 1 "
            "Nghị "
            "định số 15/2021/NĐ-CP;",
            {{"12/2019/NĐ-CP", "can-cu"}, {"15/2021/NĐ-CP", "can-cu"}}},
        Row{"Theo đề nghị của Sở Xây dựng tại Tờ trình số 14/TTr-SXD ngày 4/11/2024 và ý kiến của Sở Tư pháp tại Công "
            "văn "
            "số 42/STP-VB ngày 29/9/2024.",
            {{"14/TTr-SXD", "can-cu"}, {"42/STP-VB", "can-cu"}}},
        // The ground was named before.
        Row{"Căn cứ các quy định nêu trên, cơ quan thuế không thu tiền theo Điều 39 Nghị định số 12/2019/NĐ-CP.",
            {{"12/2019/NĐ-CP", "dan-chieu"}}},
        Row{"Căn cứ các Quyết định của Bộ trưởng:\nsố 524/QĐ-BTP ngày 05/4/2021 về việc công bố thủ tục; "
            "số 853/QĐ-BTP ngày 17/5/2024.",
            {{"524/QĐ-BTP", "can-cu"}, {"853/QĐ-BTP", "can-cu"}}}));

INSTANTIATE_TEST_SUITE_P(
    Deeds, Relations,
    testing::Values(
        Row{"Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương về dân vận, Huyện ủy yêu "
            "cầu:",
            {{"25-NQ/TW", "thuc-hien"}}},
        Row{"V/v triển khai thực hiện Chỉ thị số 05-CT/TW và Kết luận số 01-KL/TW",
            {{"05-CT/TW", "thuc-hien"}, {"01-KL/TW", "thuc-hien"}}},
        Row{"Thực hiện ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh tại Công văn số 77/UBND-NC ngày 2/2/2022",
            {{"77/UBND-NC", "thuc-hien"}}},
        Row{"Tiếp tục triển khai thực hiện nghiêm túc, có hiệu quả Chỉ thị số 05-CT/TW của Bộ Chính trị",
            {{"05-CT/TW", "thuc-hien"}}},
        Row{"Đề nghị tháo gỡ khó khăn trong việc triển khai Nghị định số 136/2025/NĐ-CP",
            {{"136/2025/NĐ-CP", "dan-chieu"}}},
        Row{"Thực hiện chức năng quản lý theo quy định tại Nghị định số 10/2020/NĐ-CP của Chính phủ",
            {{"10/2020/NĐ-CP", "dan-chieu"}}},
        Row{"Trả lời Công văn số 12-CV/BTG ngày 3/3/2020 của Ban Tuyên giáo", {{"12-CV/BTG", "tra-loi"}}},
        Row{"THÔNG TƯ\nHướng dẫn thi hành một số điều của Nghị định số 129/2013/NĐ-CP",
            {{"129/2013/NĐ-CP", "huong-dan"}}},
        Row{"Bộ trưởng Bộ Tài chính ban hành Thông tư quy định chi tiết Nghị định số 12/2021/NĐ-CP.",
            {{"12/2021/NĐ-CP", "huong-dan"}}}));

INSTANTIATE_TEST_SUITE_P(
    Effects, Relations,
    testing::Values(
        Row{"Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 05/2019/QĐ-UBND ngày 1/2/2019.",
            {{"05/2019/QĐ-UBND", "thay-the"}}},
        Row{"Điều 1. Bãi bỏ Quyết định số 12/2013/QĐ-UBND ngày 20/3/2013 và Quyết định số 14/2013/QĐ-UBND.",
            {{"12/2013/QĐ-UBND", "bai-bo"}, {"14/2013/QĐ-UBND", "bai-bo"}}},
        Row{"Điều 2. Bãi bỏ khoản 3 Điều 4 Quyết định số 12/2013/QĐ-UBND.", {{"12/2013/QĐ-UBND", "bai-bo~"}}},
        Row{"Điều 2. Bãi bỏ khoản 2 Điều 3 của Quyết định số 5/QĐ-UBND và khoản 1 Điều 4 Quyết định số 6/QĐ-UBND.",
            {{"5/QĐ-UBND", "bai-bo~"}, {"6/QĐ-UBND", "bai-bo~"}}},
        Row{"Quyết định này có hiệu lực từ ngày ký; thay thế Danh mục thủ tục hành chính có số thứ tự 01 lĩnh vực chợ "
            "ban hành "
            "kèm theo Quyết định số 12/QĐ-UBND.",
            {{"12/QĐ-UBND", "thay-the~"}}},
        Row{"Quyết định này thay thế Quyết định số 12/QĐ-UBND về danh mục thủ tục hành chính.",
            {{"12/QĐ-UBND", "thay-the"}}},
        // The next article is no item of the list, whatever it names.
        Row{"Điều 2. Bãi bỏ các văn bản sau:\na) Quyết định số 5/QĐ-UBND về chợ;\nb) Chỉ thị số 8/CT-UBND.\nĐiều 3. "
            "Giao "
            "Sở Công Thương theo Quyết định số 9/QĐ-UBND kiểm tra.",
            {{"5/QĐ-UBND", "bai-bo"}, {"8/CT-UBND", "bai-bo"}, {"9/QĐ-UBND", "dan-chieu"}}},
        Row{"Các văn bản sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:\n1. Quyết định số "
            "5/QĐ-UBND.\n2. Quyết định số 6/QĐ-UBND.",
            {{"5/QĐ-UBND", "bai-bo"}, {"6/QĐ-UBND", "bai-bo"}}},
        Row{"Điều 1. Sửa đổi khoản 1 Điều 2 Quyết định số 5/QĐ-UBND như sau:\n“1. Giấy này thay thế Quyết định số "
            "6/QĐ-UBND.”",
            {{"5/QĐ-UBND", "sua-doi~"}, {"6/QĐ-UBND", "dan-chieu"}}},
        Row{"Bãi bỏ thủ tục có số thứ tự 8, 9 tại Quyết định số 12/QĐ-UBND ngày 6/5/2024 của Chủ tịch Ủy ban nhân dân "
            "huyện "
            "và thủ tục có số thứ tự 01 tại Quyết định số 21/QĐ-UBND ngày 1/10/2023.",
            {{"12/QĐ-UBND", "bai-bo~"}, {"21/QĐ-UBND", "bai-bo~"}}},
        Row{"Bãi bỏ các văn bản sau:\na) Quyết định số 1/2013/QĐ-UBND;\nb) Quyết định số 2/2013/QĐ-UBND.",
            {{"1/2013/QĐ-UBND", "bai-bo"}, {"2/2013/QĐ-UBND", "bai-bo"}}},
        Row{"Thông tư số 5/2012/TT-BNV hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
            {{"5/2012/TT-BNV", "bai-bo"}}},
        Row{"QUYẾT ĐỊNH\nVề việc sửa đổi, bổ sung một số điều của Quy định về quản lý chợ ban hành kèm theo Quyết định "
            "số 12/2019/QĐ-UBND",
            {{"12/2019/QĐ-UBND", "sua-doi"}}},
        Row{"Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Chợ số 26/2008/QH12.",
            {{"26/2008/QH12", "sua-doi"}}}));

// Somebody else's deeds, and those of the law, are not this paper's.
INSTANTIATE_TEST_SUITE_P(
    OfOthers, Relations,
    testing::Values(Row{"Nghị định số 30/2022/NĐ-CP thay thế Nghị định số 98/2017/NĐ-CP trong lĩnh vực này.",
                        {{"30/2022/NĐ-CP", "dan-chieu"}, {"98/2017/NĐ-CP", "dan-chieu"}}},
                    Row{"Bãi bỏ các quy định trước đây trái với Quyết định số 5/QĐ-UBND.",
                        {{"5/QĐ-UBND", "dan-chieu"}}},
                    Row{"Kế hoạch số 5-KH/TU về thực hiện Nghị quyết số 25-NQ/TW đã nêu rõ",
                        {{"5-KH/TU", "dan-chieu"}, {"25-NQ/TW", "dan-chieu"}}},
                    Row{"Nghị định số 43/2014/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 10/2023/NĐ-CP.",
                        {{"43/2014/NĐ-CP", "dan-chieu"}, {"10/2023/NĐ-CP", "dan-chieu"}}},
                    Row{"Quyết định số 07/2018/QĐ-UBND đã bị bãi bỏ tại Quyết định số 9/2020/QĐ-UBND.",
                        {{"07/2018/QĐ-UBND", "dan-chieu"}, {"9/2020/QĐ-UBND", "dan-chieu"}}},
                    Row{"Sở Tư pháp kiểm tra việc thay thế biển hiệu theo Quyết định số 7/2018/QĐ-UBND.",
                        {{"7/2018/QĐ-UBND", "dan-chieu"}}}));

}  // namespace
}  // namespace vankho::citation
