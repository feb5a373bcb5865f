// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extract.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/extract/archive/members.h"
#include "indexer/extract/email.h"
#include "indexer/extract/html.h"
#include "indexer/extract/legacy/legacy_text.h"
#include "indexer/extract/office/office.h"
#include "indexer/extract/office97/compound_file.h"
#include "indexer/extract/office97/ppt.h"
#include "indexer/extract/office97/word.h"
#include "indexer/extract/office97/xls.h"
#include "indexer/extract/pdf/pdf.h"
#include "indexer/extract/picture_size.h"
#include "indexer/extract/plain_signs.h"
#include "indexer/extract/plain_text.h"
#include "indexer/extract/rtf/rtf.h"
#include "indexer/extract/run_text.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Names that are opened; what a file really is, its content says.
constexpr auto kText = std::to_array<std::string_view>({"txt", "md", "htm", "html", "xhtml"});
constexpr auto kRead =
    std::to_array<std::string_view>({"doc",   "docm", "docx", "dot", "dotm", "dotx", "eml",  "jpeg", "jpg",  "mht",
                                     "mhtml", "odp",  "ods",  "odt", "ott",  "pdf",  "png",  "pps",  "ppsx", "ppt",
                                     "pptm",  "pptx", "rtf",  "tif", "tiff", "xls",  "xlsm", "xlsx", "xlt",  "xml"});

// Readers of PDF look so far for its beginning.
constexpr std::size_t kMostBytesBeforePdf = 1024;

// Formats in which offices keep papers. One that this version does not read is a paper missing from the archive.
constexpr auto kPaperFormats = std::to_array<std::string_view>({"djvu", "wps", "wpd", "msg"});

bool is_one_of(std::string_view extension, const auto& list) {
  return std::ranges::find(list, extension) != list.end();
}

ExtractedText paper_of(RunText text, std::string media_type) {
  ConvertedText converted = to_unicode(std::move(text));
  return {.text = std::move(converted.text),
          .media_type = std::move(media_type),
          .note = {},
          .converted = std::move(converted.converted)};
}

ExtractedText read_zip(std::string_view bytes) {
  const OfficeFormat format = office_format(bytes);
  switch (format.kind) {
    case OfficeKind::kWord:
      return paper_of(read_docx(bytes), format.media_type);
    case OfficeKind::kExcel:
      return paper_of(read_xlsx_text(bytes), format.media_type);
    case OfficeKind::kPowerPoint:
      return paper_of(read_pptx(bytes), format.media_type);
    case OfficeKind::kOpenDocument:
      return paper_of(read_odf(bytes), format.media_type);
    case OfficeKind::kNone:
      break;
  }
  throw ExtractError({ReasonCode::kContentNotText, "ZIP"});
}

ExtractedText read_pdf_paper(std::string_view bytes) {
  PdfText read = read_pdf(bytes);
  ExtractedText paper = paper_of(std::move(read.text), "application/pdf");
  paper.note = std::move(read.note);
  return paper;
}

[[noreturn]] ExtractedText read_picture(std::string_view bytes) {
  if (const auto size = size_of_picture(bytes); size && size->width * size->height < kLeastPixelsOfPage)
    throw ExtractError({ReasonCode::kSmallPicture, fmt::format("{} x {}", size->width, size->height)});
  throw ExtractError({ReasonCode::kNoTextLayer, "1"});
}

ExtractedText read_rich_text(std::string_view bytes) {
  return paper_of(read_rtf(bytes), "application/rtf");
}

ExtractedText read_compound(std::string_view bytes) {
  const CompoundFile file(bytes);
  if (file.has("WordDocument")) return paper_of(read_word(bytes), "application/msword");
  if (file.has("Workbook") || file.has("Book")) return paper_of(read_xls(bytes), "application/vnd.ms-excel");
  if (file.has("PowerPoint Document")) return paper_of(read_ppt(bytes), "application/vnd.ms-powerpoint");
  // An OOXML file with a password is wrapped so.
  if (file.has("EncryptedPackage")) throw ExtractError({ReasonCode::kEncrypted, {}});
  throw ExtractError({ReasonCode::kContentNotText, "OLE"});
}

struct Signature {
  std::string_view bytes;
  std::string_view name;                              // of a format that is not read
  ExtractedText (*read)(std::string_view) = nullptr;  // of one that is
};
constexpr auto kSignatures = std::to_array<Signature>({
    {"%PDF-", {}, read_pdf_paper},
    {{"PK\x03\x04", 4}, {}, read_zip},
    {kCompoundSignature, {}, read_compound},
    {"{\\rtf", {}, read_rich_text},
    {{"\x89PNG\r\n", 6}, {}, read_picture},
    {{"\xFF\xD8\xFF", 3}, {}, read_picture},
    {{"II*\0", 4}, {}, read_picture},
    {{"MM\0*", 4}, {}, read_picture},
    {{"\x1F\x8B\x08", 3}, "GZIP"},
});

// Lower case, without the dot; empty when the name has none.
std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension(name.substr(dot + 1));
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return extension;
}

// Without the beginning of a character at the end.
std::string_view whole_characters(std::string_view text) {
  for (int left = 4; left > 0 && !text.empty() && (text.back() & 0x80) != 0; --left) text.remove_suffix(1);
  return text;
}

// Text files may be in an old encoding, as bytes, or as a Unicode file that was once made of such bytes. UTF-16 and
// valid UTF-8 are what they say; other bytes are read as windows-1252, if that shows an old encoding.
ExtractedText read_text(std::string_view bytes) {
  const bool cut = bytes.size() > kMaxTextBytes;
  if (cut) bytes = whole_characters(bytes.substr(0, kMaxTextBytes));
  PageOfHtml page;
  if (looks_like_html(bytes))
    page = read_html(bytes);
  else
    static_cast<ExtractedText&>(page) = read_plain_text(bytes);
  ExtractedText& read = page;
  const bool bytes_of_old = !read.note.empty() && !bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF") &&
                            read.media_type == "text/plain";
  RunText text{.text = bytes_of_old ? from_windows1252(bytes) : read.text, .runs = std::move(page.runs)};
  read.partial = cut;
  ConvertedText converted = to_unicode(std::move(text));
  if (converted.converted.empty()) return std::move(read);
  read.text = with_plain_line_ends(std::move(converted.text));
  read.converted = std::move(converted.converted);
  if (bytes_of_old) read.note.clear();
  return std::move(read);
}

// A damaged file of any other format has bytes that no text has.
bool looks_like_text(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  constexpr std::string_view kControls = "\t\n\r\f\x1A";
  return bytes.find(' ') != bytes.npos && std::ranges::all_of(bytes.substr(0, kMaxTextBytes), [&](char c) {
           return (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || kControls.find(c) != kControls.npos;
         });
}

ExtractedText read_by_content(std::string_view bytes, std::string_view name) {
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    if (signature.read != nullptr) return signature.read(bytes);
    throw ExtractError({ReasonCode::kContentNotText, std::string(signature.name)});
  }
  const std::string extension = extension_of(name);
  if (is_one_of(extension, kText)) return read_text(bytes);
  // Some programs send a few bytes ahead.
  if (extension == "pdf" && bytes.substr(0, kMostBytesBeforePdf).find("%PDF-") != bytes.npos)
    return read_pdf_paper(bytes);
  if (is_word_xml(bytes)) return paper_of(read_word_xml(bytes), "application/xml");
  if (is_excel_xml(bytes)) return paper_of(read_excel_xml(bytes), "application/xml");
  if (extension == "xml") throw ExtractError({ReasonCode::kOtherFormat, ".xml"});
  // Offices name pages of HTML, saved pages and texts ".doc" and ".xls", for Word and Excel open them.
  if (looks_like_email(bytes)) return read_email(bytes);
  const bool named_text = extension == "doc" || extension == "rtf" || extension == "xls";
  if (looks_like_html(bytes) || (named_text && looks_like_text(bytes))) return read_text(bytes);
  throw ExtractError({ReasonCode::kDamagedFile, "." + extension});
}

}  // namespace

std::optional<Reason> unread_format(std::string_view name) {
  if (is_volume_name(name)) return Reason{ReasonCode::kArchiveVolume, {}};
  if (is_archive_name(name)) return std::nullopt;
  const std::string extension = extension_of(name);
  if (is_one_of(extension, kText) || is_one_of(extension, kRead)) return std::nullopt;
  return Reason{is_one_of(extension, kPaperFormats) ? ReasonCode::kFormatNotRead : ReasonCode::kOtherFormat,
                text::to_valid_utf8("." + extension.substr(0, 32))};
}

std::string_view media_type_of_scan(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  return bytes.starts_with("II*") || bytes.starts_with("MM") ? "image/tiff" : "application/pdf";
}

ExtractedText extract(std::string_view bytes, std::string_view name) {
  if (auto reason = unread_format(name)) throw ExtractError(std::move(*reason));
  if (bytes.empty())
    throw ExtractError({extension_of(name) == "xml" ? ReasonCode::kOtherFormat : ReasonCode::kEmpty,
                        extension_of(name) == "xml" ? ".xml" : ""});
  ExtractedText extracted = read_by_content(bytes, name);
  extracted.text = with_plain_signs(std::move(extracted.text));
  if (extracted.text.size() > kMaxTextBytes) {
    extracted.text.resize(whole_characters(std::string_view(extracted.text).substr(0, kMaxTextBytes)).size());
    extracted.partial = true;
  }
  if (text::squeeze(std::string_view(extracted.text).substr(0, 4096)).empty() && text::squeeze(extracted.text).empty())
    throw ExtractError({ReasonCode::kEmpty, {}});
  return extracted;
}

}  // namespace vankho::indexing
