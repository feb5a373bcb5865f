// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "searchd/pages/help_page.h"

namespace vankho::searching::pages {
namespace {

constexpr auto kExamples = std::to_array<HelpExample>({
    {"words", "phong chong han ca phe", "chữ không dấu tìm được chữ có dấu; gõ có dấu thì văn bản đúng dấu đứng trước",
     "words without marks find words with any marks; typed with marks, papers with these very marks come first"},
    {"words", "thuỷ lợi", "dấu đặt kiểu cũ hay mới, i hay y đều như nhau",
     "old and new placement of the tone mark are one, so are i and y"},
    {"words", "UBND huyện", "chữ viết tắt tìm được tên đầy đủ, và ngược lại",
     "an abbreviation finds its full form, and the other way round"},
    {"words", "\"nến tri ân\"", "đúng cụm từ này, các chữ liền nhau", "these words side by side, in this order"},
    {"words", "kế hoạch -\"chuyển đổi số\"", "không lấy văn bản có từ hoặc cụm từ sau dấu trừ",
     "without papers that hold the word or phrase after the minus"},
    {"words", "\"quy chế dân chủ\" OR \"tiếp công dân\"", "cái này hoặc cái kia; OR viết hoa",
     "one or the other; OR in capitals"},
    {"numbers", "52-CV/HU", "mọi văn bản mang số này, rồi đến văn bản dẫn số này",
     "all papers with this number, then those that cite it"},
    {"numbers", "cv 52 huyen uy krong nang", "viết số cách nào cũng được; thêm cơ quan để chọn đúng văn bản",
     "a number in any spelling; words of the issuer choose among the papers that have it"},
    {"numbers", "52-CV/HU krong nang 2021", "số của một cơ quan, trong một năm", "of one issuer and year"},
    {"numbers", "nghi dinh 245 nam 2014", "loại, số và năm: 245/2014/NĐ-CP", "type, number and year: 245/2014/NĐ-CP"},
    {"citing", "viện dẫn:217-QĐ/TW", "văn bản có dẫn số này", "papers that cite this number"},
    {"citing", "thực hiện:217-QĐ/TW",
     "văn bản thực hiện số này; cũng vậy với căn cứ:, hướng dẫn:, sửa đổi:, thay thế:, bãi bỏ:, trả lời:",
     "papers that carry it out; likewise căn cứ: (based on), hướng dẫn: (guides), sửa đổi: (amends), thay thế: "
     "(replaces), bãi bỏ: (repeals), trả lời: (answers)"},
    {"dates", "nông thôn mới 2013..2016", "từ đầu năm 2013 đến hết năm 2016", "from 2013 to 2016, both included"},
    {"dates", "nông thôn mới 01/3/2016..15/11/2016", "giữa hai ngày, kể cả hai ngày đó",
     "between two days, both included"},
    {"dates", "..2010", "đến hết năm 2010; 2016.. là từ năm 2016", "up to 2010; 2016.. is from 2016 on"},
    {"provinces", "tỉnh:\"Hà Tây\"", "tỉnh vào ngày ban hành, kể cả tỉnh nay không còn",
     "the province on the day of issue, also one that is no more"},
    {"provinces", "tỉnh:\"Lâm Đồng\"", "tỉnh Lâm Đồng hiện nay, gồm cả văn bản của Bình Thuận và Đắk Nông trước đây",
     "Lâm Đồng as it is now, with the papers of former Bình Thuận and Đắk Nông", "province_as=now"},
    {"together", "chống hạn loại:\"công văn\" năm:2016", "từ ngữ và trường: phải đúng cả",
     "words and fields: all of them count"},
    {"together", "chống hạn -loại:\"công văn\"", "dấu trừ trước tên trường: không lấy loại này",
     "a minus before the name of a field leaves these papers out"},
    {"together", "năm:none", "văn bản không rõ năm; none dùng được với mọi trường",
     "papers of no known year; none works with every field"},
});

constexpr auto kFieldExamples = std::to_array<FieldExample>({
    {"type", "loại:CV"},
    {"issuer", "cơ quan:\"UBND tỉnh Hà Giang\""},
    {"level", "cấp:huyện"},
    {"province", "tỉnh:\"Đắk Lắk\""},
    {"date", "ngày:14/3/2016"},
    {"year", "năm:2016"},
    {"month", "tháng:3/2016"},
    {"term", "nhiệm kỳ:2015-2020"},
    {"signer", "người ký:\"tran quoc luyen\""},
    {"position", "chức vụ:\"Bí thư\""},
    {"recipients", "nơi nhận:\"Như trên\""},
    {"urgency", "độ khẩn:khẩn"},
    {"cites", "viện dẫn:217-QĐ/TW"},
});

}  // namespace

std::span<const HelpExample> help_examples() {
  return kExamples;
}

std::span<const FieldExample> field_examples() {
  return kFieldExamples;
}

}  // namespace vankho::searching::pages
