// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/messages.h"

#include <algorithm>
#include <array>

namespace vankho::searching {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    // Problems with a question.
    {"unknown_parameter", 400, "Không có tham số \"{param}\". Có phải là \"{value}\"?",
     "There is no parameter \"{param}\". Did you mean \"{value}\"?"},
    {"bad_value", 400, "Giá trị \"{value}\" của tham số \"{param}\" không hợp lệ.",
     "The value \"{value}\" of the parameter \"{param}\" is not valid."},
    {"bad_date", 400, "\"{value}\" không phải là ngày. Hãy viết 15/11/2016 hoặc 2016-11-15.",
     "\"{value}\" is not a date. Write 2016-11-15 or 15/11/2016."},
    {"date_order", 400, "Ngày bắt đầu đứng sau ngày kết thúc ({value}).",
     "The first date is after the last ({value})."},
    {"bad_text", 400, "Tham số \"{param}\" không phải là văn bản UTF-8.",
     "The parameter \"{param}\" is not UTF-8 text."},
    {"repeated_parameter", 400, "Tham số \"{param}\" chỉ được dùng một lần.",
     "The parameter \"{param}\" may be given only once."},
    {"missing_parameter", 400, "Thiếu tham số \"{param}\".", "The parameter \"{param}\" is missing."},
    {"too_many_values", 400, "Tham số \"{param}\" có quá nhiều giá trị (nhiều nhất {value}).",
     "The parameter \"{param}\" has too many values (at most {value})."},
    {"page_too_deep", 400, "page × per_page không được quá {value}. Hãy thu hẹp câu hỏi bằng bộ lọc.",
     "page × per_page may be at most {value}. Narrow the question with filters."},
    {"unknown_facet", 400, "Không đếm được theo \"{value}\".", "There is no facet \"{value}\"."},
    {"unknown_field", 400, "Không có trường \"{value}\".", "There is no field \"{value}\"."},
    {"unknown_relation", 400,
     "Không có quan hệ \"{value}\". Các quan hệ: dan-chieu, can-cu, tra-loi, thuc-hien, huong-dan, sua-doi, bai-bo, "
     "thay-the.",
     "There is no relation \"{value}\". Known ones: dan-chieu, can-cu, tra-loi, thuc-hien, huong-dan, sua-doi, bai-bo, "
     "thay-the."},
    {"unknown_value", 400, "Không có giá trị \"{value}\" cho \"{param}\".", "\"{param}\" has no value \"{value}\"."},
    {"query_too_long", 400, "Câu hỏi quá dài: nhiều nhất 512 byte.", "The query is too long: at most 512 bytes."},
    {"not_a_number", 400, "\"{value}\" không phải là số ký hiệu văn bản.", "\"{value}\" is not a document number."},
    {"year_or_term", 400, "Chỉ chọn một trong hai: năm hoặc nhiệm kỳ.", "Choose either a year or a term of office."},
    {"period_missing", 400, "Thiếu năm (year) hoặc nhiệm kỳ (term).",
     "The year or the term of office (term) is missing."},
    {"bad_json", 400, "Nội dung gửi lên không phải là một đối tượng JSON hợp lệ.",
     "The body is not a valid JSON object."},
    // Problems with what is asked for.
    {"number_not_found", 404, "Không có văn bản số {value} trong kho.", "No paper has the number {value}."},
    {"paper_not_found", 404, "Không có văn bản này trong kho.", "There is no such paper in the archive."},
    {"not_found", 404, "Không có địa chỉ này.", "There is nothing at this address."},
    {"method_not_allowed", 405, "Địa chỉ này chỉ nhận {value}.", "This address takes only {value}."},
    {"issuer_not_found", 404, "Trong kho không có văn bản nào của cơ quan \"{value}\".",
     "No paper of the archive is of the issuer \"{value}\"."},
    {"register_off", 404, "Máy chủ này không mở chức năng xem sổ văn bản.",
     "The register view is switched off on this server."},
    // Problems with the request as bytes.
    {"malformed_request", 400, "Yêu cầu HTTP không hợp lệ.", "The HTTP request is malformed."},
    {"unexpected_body", 400, "Yêu cầu này không được có nội dung.", "This request may not have a body."},
    {"request_too_slow", 408, "Yêu cầu đến quá chậm.", "The request came too slowly."},
    {"length_required", 411, "Cần có Content-Length.", "A Content-Length is required."},
    {"body_too_large", 413, "Nội dung gửi lên quá lớn: nhiều nhất 64 KiB.", "The body is too large: at most 64 KiB."},
    {"target_too_long", 414, "Địa chỉ quá dài. Hãy dùng POST.", "The address is too long. Use POST."},
    {"unsupported_media_type", 415, "Nội dung gửi lên phải là application/json.", "The body must be application/json."},
    {"unsupported_encoding", 415, "Không nhận nội dung nén.", "A compressed body is not accepted."},
    {"expectation_failed", 417, "Không nhận Expect.", "Expect is not supported."},
    {"head_too_large", 431, "Phần đầu của yêu cầu quá lớn.", "The request headers are too large."},
    {"unknown_method", 501, "Không có phương thức này.", "There is no such method."},
    {"http_version", 505, "Chỉ nhận HTTP/1.0 và HTTP/1.1.", "Only HTTP/1.0 and HTTP/1.1 are spoken."},
    // Problems of the server.
    {"internal_error", 500, "Máy chủ gặp lỗi.", "The server met an error."},
    {"server_busy", 503, "Máy chủ đang bận. Hãy thử lại sau một giây.", "The server is busy. Try again in a second."},
    {"deadline_exceeded", 503, "Câu hỏi này mất quá nhiều thời gian. Hãy thêm từ hoặc bộ lọc, hoặc thử lại.",
     "This question took too long. Add words or filters, or try again."},
    {"index_unavailable", 503, "Không có chỉ mục dùng được. Hãy chạy: vankho-indexer index --index {param} THƯ-MỤC",
     "There is no usable index. Run: vankho-indexer index --index {param} FOLDER"},
    {"index_unreadable", 503, "Không đọc được chỉ mục {param}. Hãy lập lại ở một thư mục mới rồi thay thư mục cũ.",
     "The index {param} cannot be read. Make it anew in another folder, then replace the old one."},

    // Warnings of an answer.
    {"query_words_cut", 0, "Câu hỏi dài: chỉ tìm theo 64 từ đầu.", "The query is long: only its first 64 words count."},
    {"words_beside_number_ignored", 0, "Tìm theo số ký hiệu; các từ khác trong câu hỏi không được dùng.",
     "The number was searched; the other words of the query were not."},

    // Notes on a register.
    {"after_last_unknown", 0, "Không biết sau số lớn nhất ({value}) còn văn bản nào không.",
     "Whether papers follow the greatest number ({value}) is not known."},
    {"numbers_go_on", 0,
     "Số chạy liên tục qua nhiều năm: số trước {param} thuộc các năm trước; ranh giới đầu và cuối năm không chắc chắn.",
     "The numbers run through several years: those before {param} belong to earlier years, and where the year begins "
     "and "
     "ends among the numbers is uncertain."},
    {"term_begins_in_year", 0,
     "Nhiệm kỳ bắt đầu trong năm này và số bắt đầu lại từ 1; số chạy tiếp sang các năm sau nên cuối năm không chắc "
     "chắn.",
     "The term of office begins in this year, and its numbers at 1; they run on in later years, so where the year ends "
     "among them is uncertain."},
    {"term_unknown", 0, "Không rõ nhiệm kỳ của các văn bản này.", "The term of office of these papers is not known."},
    {"gaps_cut", 0, "Chỉ liệt kê {param} khoảng thiếu đầu tiên trong {value} khoảng.",
     "Only the first {param} of {value} gaps are listed."},
    {"papers_cut", 0, "Sổ quá dài: chỉ xét các số nhỏ nhất, bỏ lại {value} văn bản. Hãy chọn loại văn bản.",
     "The register is too long: only the lowest numbers are shown, {value} papers are left out. Choose a type."},
    {"several_provinces", 0, "Nhiều cơ quan cùng tên ở các tỉnh khác nhau: mỗi tỉnh một sổ riêng.",
     "Bodies of this name are in several provinces: each has a register of its own."},

    // Words of the pages.
    {"ui.site", 0, "Văn khố", "Vankho"},
    {"ui.tagline", 0, "Tìm văn bản hành chính và văn bản của Đảng",
     "Search Vietnamese administrative and Party papers"},
    {"ui.search", 0, "Tìm", "Search"},
    {"ui.query", 0, "Từ ngữ hoặc số ký hiệu", "Words or a document number"},
    {"ui.placeholder", 0, "ví dụ: 223-CV/HU, \"cải cách hành chính\"",
     "for example: 223-CV/HU, \"cải cách hành chính\""},
    {"ui.skip", 0, "Đến kết quả", "Skip to results"},
    {"ui.language", 0, "English", "Tiếng Việt"},
    {"ui.filters", 0, "Bộ lọc", "Filters"},
    {"ui.chosen", 0, "Đang lọc", "Filtered by"},
    {"ui.remove", 0, "Bỏ", "Remove"},
    {"ui.understood", 0, "Đã hiểu là", "Understood as"},
    {"ui.without", 0, "không có", "without"},
    {"ui.from", 0, "Từ ngày", "From"},
    {"ui.to", 0, "Đến ngày", "To"},
    {"ui.date_hint", 0, "nn/tt/nnnn", "dd/mm/yyyy"},
    {"ui.apply", 0, "Lọc", "Apply"},
    {"ui.results", 0, "Kết quả", "Results"},
    {"ui.found", 0, "{value} văn bản", "{value} papers"},
    {"ui.found_one", 0, "1 văn bản", "1 paper"},
    {"ui.sort", 0, "Sắp xếp", "Sort"},
    {"ui.sort_relevance", 0, "Phù hợp nhất", "Most relevant"},
    {"ui.sort_newest", 0, "Mới nhất", "Newest"},
    {"ui.sort_oldest", 0, "Cũ nhất", "Oldest"},
    {"ui.sort_number", 0, "Số ký hiệu", "Number"},
    {"ui.nothing", 0, "Không tìm thấy văn bản nào.", "No paper was found."},
    {"ui.advice", 0, "Hãy bớt từ, bỏ bộ lọc, hoặc gõ số ký hiệu.", "Use fewer words, drop a filter, or type a number."},
    {"ui.neighbours", 0, "Văn bản có số gần với câu hỏi", "Papers with a number like the one asked for"},
    {"ui.pages", 0, "Trang kết quả", "Pages of results"},
    {"ui.previous", 0, "Trước", "Previous"},
    {"ui.next", 0, "Sau", "Next"},
    {"ui.page", 0, "Trang {value}", "Page {value}"},
    {"ui.no_number", 0, "Không số", "No number"},
    {"ui.no_date", 0, "Không rõ ngày", "No date"},
    {"ui.no_subject", 0, "Không có trích yếu", "No subject"},
    {"ui.no_issuer", 0, "Không rõ cơ quan ban hành", "Issuer not known"},
    {"ui.details", 0, "Thông tin văn bản", "About this paper"},
    {"ui.text", 0, "Toàn văn", "Full text"},
    {"ui.no_text", 0, "Chưa có lớp chữ: văn bản này mới chỉ có trong sổ.",
     "No text yet: this paper is only in the register."},
    {"ui.cites", 0, "Viện dẫn", "Cites"},
    {"ui.cited_by", 0, "Được viện dẫn bởi", "Cited by"},
    {"ui.absent", 0, "không có trong kho", "not in the archive"},
    {"ui.several", 0, "có thể là một trong các văn bản", "may be one of"},
    {"ui.cited_by_count", 0, "Được dẫn bởi {value} văn bản", "Cited by {value} papers"},
    {"ui.cited_by_one", 0, "Được dẫn bởi 1 văn bản", "Cited by 1 paper"},
    {"ui.more_citing", 0, "… và {value} văn bản khác", "… and {value} more"},
    {"ui.effects", 0, "Hiệu lực", "Effect"},
    {"ui.sort_cited", 0, "được dẫn nhiều nhất", "most cited"},
    {"ui.original", 0, "Bản gốc", "Original"},
    {"ui.back", 0, "Về trang tìm kiếm", "Back to search"},
    {"ui.error", 0, "Không thực hiện được", "That did not work"},
    {"ui.request_id", 0, "Mã yêu cầu", "Request"},
    {"ui.similar", 0, "Văn bản tương tự", "Similar papers"},
    {"ui.same_text", 0, "cùng nội dung", "same text"},
    {"ui.shared_words", 0, "cùng nói về", "both about"},
    {"ui.shared_citations", 0, "cùng viện dẫn", "both cite"},
    {"ui.register", 0, "Sổ văn bản", "Register"},
    {"ui.register_issuer", 0, "Cơ quan ban hành", "Issuer"},
    {"ui.register_type", 0, "Loại văn bản", "Type"},
    {"ui.register_all_types", 0, "Mọi loại", "All types"},
    {"ui.register_year", 0, "Năm", "Year"},
    {"ui.register_term", 0, "Nhiệm kỳ", "Term of office"},
    {"ui.register_show", 0, "Xem sổ", "Show"},
    {"ui.register_choose", 0, "Hãy chọn năm hoặc nhiệm kỳ.", "Choose a year or a term of office."},
    {"ui.register_series", 0, "Sổ", "Series"},
    {"ui.register_count", 0, "Số", "No."},
    {"ui.register_number", 0, "Số ký hiệu", "Number"},
    {"ui.register_date", 0, "Ngày ban hành", "Date"},
    {"ui.register_subject", 0, "Trích yếu", "Subject"},
    {"ui.register_remarks", 0, "Ghi chú", "Remarks"},
    {"ui.register_no_type", 0, "Không rõ loại", "Type not known"},
    {"ui.register_with_year", 0, "số có ghi năm", "year in the number"},
    {"ui.register_of_term", 0, "nhiệm kỳ {value}", "term {value}"},
    {"ui.register_missing", 0, "thiếu {value}", "missing {value}"},
    {"ui.register_duplicate", 0, "trùng số", "same number twice"},
    {"ui.register_inserted", 0, "số chèn", "inserted number"},
    {"ui.register_earlier", 0, "ngày sớm hơn số {param} ({value})", "dated before {param} ({value})"},
    {"ui.register_later", 0, "ngày muộn hơn số {param} ({value})", "dated after {param} ({value})"},
    {"ui.register_range", 0, "từ số {param} đến số {value}", "numbers {param} to {value}"},
    {"ui.register_complete", 0, "không thiếu số nào", "none missing"},
    {"ui.register_complete_between", 0, "ở giữa không thiếu số nào", "none missing between these"},
    {"ui.register_missing_count", 0, "thiếu {value} số", "{value} missing"},
    {"ui.register_duplicate_count", 0, "{value} số trùng", "{value} borne twice"},
    {"ui.register_inserted_count", 0, "{value} số chèn", "{value} inserted"},
    {"ui.register_order_count", 0, "{value} ngày không theo thứ tự số", "{value} dated against the order"},
    {"ui.register_undated_count", 0, "{value} văn bản không rõ ngày", "{value} undated"},
    {"ui.register_unnumbered", 0, "Văn bản không đọc được số", "Papers without a number that can be read"},
    {"ui.register_undated", 0, "Không rõ ngày nên không biết thuộc năm nào", "Undated, so that the year is not known"},
    {"ui.register_more", 0, "và {value} văn bản nữa", "and {value} more"},
    {"ui.register_hidden", 0, "Trang này không hiện hết: còn {value} dòng. Hãy tải tệp CSV.",
     "Not all is shown here: {value} more lines. Take the CSV file."},
});

consteval bool codes_are_unique() {
  for (std::size_t i = 0; i < kMessages.size(); ++i)
    for (std::size_t j = i + 1; j < kMessages.size(); ++j)
      if (kMessages[i].code == kMessages[j].code) return false;
  return true;
}
static_assert(codes_are_unique(), "two messages of one code");

}  // namespace

std::span<const Message> messages() {
  return kMessages;
}

const Message* find_message(std::string_view code) {
  const auto found = std::ranges::find(kMessages, code, &Message::code);
  return found == kMessages.end() ? nullptr : &*found;
}

std::string say(std::string_view code, Language language, const Blanks& blanks) {
  const Message* message = find_message(code);
  if (!message) return std::string(code);
  const std::string_view sentence = language == Language::kEnglish ? message->en : message->vi;
  std::string text;
  for (std::size_t i = 0; i < sentence.size();) {
    const std::string_view rest = sentence.substr(i);
    if (rest.starts_with("{param}")) {
      text += blanks.param;
      i += 7;
    } else if (rest.starts_with("{value}")) {
      text += blanks.value;
      i += 7;
    } else {
      text += sentence[i++];
    }
  }
  return text;
}

}  // namespace vankho::searching
