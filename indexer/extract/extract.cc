// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extract.h"

#include <algorithm>
#include <array>

#include "indexer/extract/email.h"
#include "indexer/extract/html.h"
#include "indexer/extract/office.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/plain_text.h"
#include "indexer/extract/run_text.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Names that are opened; what a file really is, its content says.
constexpr auto kText = std::to_array<std::string_view>({"txt", "md", "htm", "html", "xhtml"});
constexpr auto kRead = std::to_array<std::string_view>({"docm", "docx", "dotm", "dotx", "eml",  "mht", "mhtml", "odp",
                                                        "ods",  "odt",  "ott",  "jpeg", "jpg",  "pdf", "png",   "tif",
                                                        "tiff", "pptm", "pptx", "ppsx", "xlsm", "xlsx"});

// Formats in which offices keep papers. One that this version does not read is a paper missing from the archive.
constexpr auto kPaperFormats = std::to_array<std::string_view>(
    {"doc", "dot", "rtf", "xls", "ppt", "djvu", "wps", "wpd", "msg", "zip", "rar", "7z"});

bool is_one_of(std::string_view extension, const auto& list) {
  return std::ranges::find(list, extension) != list.end();
}

ExtractedText paper_of(RunText text, std::string media_type) {
  return {.text = std::move(text.text), .media_type = std::move(media_type), .note = {}};
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
  paper.note += (paper.note.empty() || read.note.empty() ? "" : ", ") + read.note;
  return paper;
}

[[noreturn]] ExtractedText read_picture(std::string_view) {
  throw ExtractError({ReasonCode::kNoTextLayer, "1"});
}

struct Signature {
  std::string_view bytes;
  std::string_view name;                              // of a format that is not read
  ExtractedText (*read)(std::string_view) = nullptr;  // of one that is
};
constexpr auto kSignatures = std::to_array<Signature>({
    {"%PDF-", {}, read_pdf_paper},
    {{"PK\x03\x04", 4}, {}, read_zip},
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "OLE (doc, xls, ppt)"},
    {"{\\rtf", "RTF"},
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

// A format whose first part is a text of its own.
ExtractedText read_first_part(std::string_view bytes, ExtractedText (*read)(std::string_view)) {
  const bool cut = bytes.size() > kMaxTextBytes;
  ExtractedText extracted = read(cut ? whole_characters(bytes.substr(0, kMaxTextBytes)) : bytes);
  extracted.partial = cut;
  return extracted;
}

ExtractedText read_by_content(std::string_view bytes, std::string_view name) {
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    if (signature.read != nullptr) return signature.read(bytes);
    throw ExtractError({ReasonCode::kContentNotText, std::string(signature.name)});
  }
  const std::string extension = extension_of(name);
  if ((extension == "eml" || extension.starts_with("mht")) && looks_like_email(bytes)) return read_email(bytes);
  if (looks_like_html(bytes)) return read_first_part(bytes, read_html);
  if (!is_one_of(extension, kText)) throw ExtractError({ReasonCode::kDamagedFile, "." + extension});
  return read_first_part(bytes, read_plain_text);
}

}  // namespace

std::optional<Reason> unread_format(std::string_view name) {
  const std::string extension = extension_of(name);
  if (is_one_of(extension, kText) || is_one_of(extension, kRead)) return std::nullopt;
  return Reason{is_one_of(extension, kPaperFormats) ? ReasonCode::kFormatNotRead : ReasonCode::kOtherFormat,
                text::to_valid_utf8("." + extension.substr(0, 32))};
}

ExtractedText extract(std::string_view bytes, std::string_view name) {
  if (auto reason = unread_format(name)) throw ExtractError(std::move(*reason));
  if (bytes.empty()) throw ExtractError({ReasonCode::kEmpty, {}});
  ExtractedText extracted = read_by_content(bytes, name);
  if (extracted.text.size() > kMaxTextBytes) {
    extracted.text.resize(whole_characters(std::string_view(extracted.text).substr(0, kMaxTextBytes)).size());
    extracted.partial = true;
  }
  if (text::squeeze(std::string_view(extracted.text).substr(0, 4096)).empty() && text::squeeze(extracted.text).empty())
    throw ExtractError({ReasonCode::kEmpty, {}});
  return extracted;
}

}  // namespace vankho::indexing
