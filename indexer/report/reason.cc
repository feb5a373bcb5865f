// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/reason.h"

#include <algorithm>
#include <array>

namespace vankho::indexing {
namespace {

struct Row {
  ReasonCode code;
  Outcome outcome;
  std::string_view name;
  std::string_view vi;  // {} = the detail
  std::string_view en;
};

using enum ReasonCode;
using enum Outcome;

constexpr auto kRows = std::to_array<Row>({
    {kUnreadable, kFailed, "unreadable", "không đọc được: {}", "cannot be read: {}"},
    {kNoSuchSource, kFailed, "no_such_source", "không có tệp hay thư mục này", "no such file or folder"},
    {kNotRegular, kFailed, "not_regular",
     "không phải tệp thường hay thư mục ({}); dữ liệu qua ống hãy đưa vào bằng \"-\"",
     "neither a regular file nor a folder ({}); give piped data as \"-\""},
    {kChangedWhileRead, kFailed, "changed_while_read", "tệp thay đổi trong khi đang đọc; hãy chạy lại",
     "the file changed while it was read; run again"},
    {kFormatNotRead, kFailed, "format_not_read", "phiên bản này chưa đọc được định dạng {}",
     "format {} is not read by this version"},
    {kContentNotText, kFailed, "content_not_text", "nội dung là {}, không phải văn bản thuần",
     "the content is {}, not plain text"},
    {kDamagedFile, kFailed, "damaged_file", "tệp hỏng: {}", "the file is damaged: {}"},
    {kEncrypted, kFailed, "encrypted", "tệp có mật khẩu; hãy lưu một bản không có mật khẩu",
     "the file is locked with a password; save a copy without one"},
    {kUnpacksTooLarge, kFailed, "unpacks_too_large", "tệp nén bung ra quá lớn ({})",
     "the file unpacks to too much ({})"},
    {kArchiveVolume, kFailed, "archive_volume", "một phần của tệp nén chia nhiều phần; hãy giải nén rồi để các tệp vào",
     "one part of an archive in several files; unpack it and put the files here"},
    {kPackedOtherwise, kFailed, "packed_otherwise", "kiểu nén chưa đọc được ({}); hãy giải nén hoặc nén lại bằng zip",
     "packed in a way that is not read ({}); unpack it, or pack it as zip"},
    {kArchivesTooDeep, kFailed, "archives_too_deep", "nằm trong quá nhiều lớp tệp nén hay thư; chỉ đọc {} lớp",
     "in too many archives or messages, one in the other; {} are read"},
    {kNoTextLayer, kWarning, "no_text_layer", "chưa có lớp chữ ({}); chạy lại với --ocr-minutes để nhận dạng chữ",
     "no usable text layer ({}); run again with --ocr-minutes to have it read"},
    {kEmpty, kFailed, "empty", "không có chữ nào", "holds no text"},
    {kLineTooLong, kFailed, "line_too_long", "dòng dài hơn {}", "the line is longer than {}"},
    {kBadJson, kFailed, "bad_json", "không phải JSON hợp lệ: {}", "not valid JSON: {}"},
    {kTooDeep, kFailed, "too_deep", "JSON lồng nhau quá {} tầng", "JSON nested deeper than {} levels"},
    {kNotAnObject, kFailed, "not_an_object", "dòng không phải là một đối tượng JSON", "the line is not a JSON object"},
    {kWrongType, kFailed, "wrong_type", "trường {} sai kiểu: cần chuỗi ký tự (recipients: danh sách chuỗi)",
     "field {} has the wrong type: a string is needed (recipients: a list of strings)"},
    {kBadDate, kFailed, "bad_date", "\"{}\" không phải là ngày (cần 2016-11-15 hoặc 15/11/2016)",
     "\"{}\" is not a date (2016-11-15 or 15/11/2016 is needed)"},
    {kNoText, kFailed, "no_text", "không có body lẫn subject", "neither body nor subject is given"},
    {kReadingFailed, kFailed, "reading_failed", "lỗi khi đọc văn bản: {}", "reading the paper failed: {}"},
    {kTooLarge, kFailed, "too_large", "tệp lớn hơn {}", "the file is larger than {}"},
    {kTookTooLong, kFailed, "took_too_long", "đọc quá {} chưa xong, hai lần; để riêng ra",
     "not read within {}, twice; set aside"},
    {kTookTooMuchMemory, kFailed, "took_too_much_memory", "đọc cần hơn {} bộ nhớ; để riêng ra",
     "reading takes more than {} of memory; set aside"},
    {kReaderCrashed, kFailed, "reader_crashed", "chương trình đọc tệp này bị hỏng hai lần ({}); để riêng ra",
     "its reader crashed twice ({}); set aside"},
    {kFoldersTooDeep, kFailed, "folders_too_deep", "thư mục lồng nhau quá {} tầng",
     "folders nested deeper than {} levels"},
    {kRemovalRefused, kFailed, "removal_refused",
     "{} văn bản có tệp không còn nữa, hơn 20 % của nguồn này: giữ lại; nếu đúng là đã xóa, chạy lại với --yes",
     "the files of {} papers are gone, more than 20 % of this source: kept; if they were meant to go, run with --yes"},
    {kSecret, kRefused, "secret", "văn bản đóng dấu {} không được đưa vào chỉ mục",
     "a paper stamped {} is not taken into the index"},
    {kHidden, kSkipped, "hidden", "tệp ẩn", "hidden file"},
    {kSymbolicLink, kSkipped, "symbolic_link", "liên kết tượng trưng, không đi theo", "symbolic link, not followed"},
    {kNotAFile, kSkipped, "not_a_file", "không phải tệp thường ({})", "not a regular file ({})"},
    {kOtherFormat, kSkipped, "other_format", "định dạng {} không phải là văn bản", "format {} is not one of papers"},
    {kSmallPicture, kSkipped, "small_picture", "ảnh quá nhỏ ({} điểm), không phải trang quét",
     "a picture of {} pixels, too small for a page"},
    {kIndexDirectory, kSkipped, "index_directory", "đây là thư mục chỉ mục", "this is the index directory"},
    {kCoveredSource, kSkipped, "covered_source", "đã nằm trong nguồn {}", "already part of the source {}"},
    {kDuplicateId, kDuplicate, "duplicate_id", "mã này có nhiều lần; bản sau cùng được giữ",
     "this id comes several times; the last one is kept"},
    {kRepairedText, kWarning, "repaired_text", "đã sửa: {}", "repaired: {}"},
    {kPartialText, kWarning, "partial_text", "chỉ {} đầu được đưa vào chỉ mục", "only the first {} are indexed"},
    {kConvertedText, kWarning, "converted_text", "đã chuyển từ mã cũ sang Unicode: {}",
     "converted from an old encoding: {}"},
    {kRecognisedText, kWarning, "recognised_text", "chữ nhận dạng từ ảnh quét, độ tin cậy {}",
     "read off a scan, confidence {}"},
    {kNotRecognised, kWarning, "not_recognised", "không nhận dạng được chữ trên ảnh quét ({})",
     "the letters of the scan could not be recognised ({})"},
    {kUnknownField, kWarning, "unknown_field", "trường {} không được biết, bỏ qua", "field {} is not known, left out"},
    {kContradiction, kWarning, "contradiction", "giữ giá trị đã cho, nhưng văn bản ghi khác: {}",
     "kept as given, but the text says otherwise: {}"},
    {kBadRegisterDate, kWarning, "bad_register_date", "\"{}\" trong sổ không phải là ngày",
     "\"{}\" in the register is not a date"},
    {kFileInTwoRows, kWarning, "file_in_two_rows", "tệp {} có hai dòng trong sổ, dùng dòng đầu",
     "file {} has two rows in the register, the first one counts"},
    {kRowWithoutFile, kWarning, "row_without_file", "dòng trong sổ không có tệp: {}", "a row without a file: {}"},
    {kFileWithoutRow, kWarning, "file_without_row", "tệp không có dòng nào trong sổ",
     "the file has no row in a register"},
});

const Row& row(ReasonCode code) {
  return *std::ranges::find(kRows, code, &Row::code);
}

static_assert(kRows.size() == static_cast<std::size_t>(kFileWithoutRow) + 1, "a reason without a row");

}  // namespace

Outcome outcome_of(ReasonCode code) {
  return row(code).outcome;
}

std::string_view outcome_name(Outcome outcome) {
  constexpr std::array<std::string_view, 5> names{"failed", "refused", "skipped", "duplicate", "warning"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view outcome_label(Outcome outcome, Language language) {
  constexpr std::array<std::string_view, 5> vi{"không đưa vào được", "từ chối", "bỏ qua", "trùng mã", "lưu ý"};
  return language == Language::kVietnamese ? vi[static_cast<std::size_t>(outcome)] : outcome_name(outcome);
}

std::string_view reason_name(ReasonCode code) {
  return row(code).name;
}

std::optional<ReasonCode> find_reason(std::string_view name) {
  const auto found = std::ranges::find(kRows, name, &Row::name);
  if (found == kRows.end()) return std::nullopt;
  return found->code;
}

std::string sentence(const Reason& reason, Language language) {
  const Row& words = row(reason.code);
  std::string text(language == Language::kVietnamese ? words.vi : words.en);
  if (const std::size_t gap = text.find("{}"); gap != std::string::npos) text.replace(gap, 2, reason.detail);
  return text;
}

}  // namespace vankho::indexing
