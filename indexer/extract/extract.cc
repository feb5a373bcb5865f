// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extract.h"

#include <algorithm>
#include <array>

#include "indexer/extract/compound_file.h"
#include "indexer/extract/html.h"
#include "indexer/extract/legacy/legacy_text.h"
#include "indexer/extract/plain_text.h"
#include "indexer/extract/ppt.h"
#include "indexer/extract/rtf.h"
#include "indexer/extract/run_text.h"
#include "indexer/extract/word.h"
#include "indexer/extract/xls.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Names that are opened; what a file really is, its content says.
constexpr auto kText = std::to_array<std::string_view>({"txt", "htm", "html", "xhtml"});
constexpr auto kRead = std::to_array<std::string_view>({"doc", "dot", "pps", "ppt", "rtf", "xls", "xlt"});

// Formats in which offices keep papers. One that this version does not read is a paper missing from the archive.
constexpr auto kPaperFormats =
    std::to_array<std::string_view>({"docx", "docm", "dotx", "odt", "pdf", "mht", "mhtml", "xlsx", "ods", "pptx", "odp",
                                     "tif",  "tiff", "djvu", "wps", "wpd", "eml", "msg",   "zip",  "rar", "7z"});

bool is_one_of(std::string_view extension, const auto& list) {
  return std::ranges::find(list, extension) != list.end();
}

ExtractedText paper_of(RunText text, std::string media_type) {
  const bool full = text.text.size() >= kMaxTextBytes;
  ConvertedText converted = to_unicode(std::move(text));
  return {.text = std::move(converted.text),
          .media_type = std::move(media_type),
          .note = full ? "the text behind the first 32 MB is left out" : "",
          .converted = std::move(converted.converted)};
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
    {"%PDF-", "PDF"},
    {{"PK\x03\x04", 4}, "ZIP (docx, odt, ...)"},
    {kCompoundSignature, {}, read_compound},
    {"{\\rtf", {}, read_rich_text},
    {{"\x89PNG\r\n", 6}, "PNG"},
    {{"\xFF\xD8\xFF", 3}, "JPEG"},
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

// Text files may be in an old encoding, as bytes, or as a Unicode file that was once made of such bytes. UTF-16 and
// valid UTF-8 are what they say; other bytes are read as windows-1252, if that shows an old encoding.
ExtractedText read_text(std::string_view bytes) {
  ExtractedText read = looks_like_html(bytes) ? read_html(bytes) : read_plain_text(bytes);
  const bool bytes_of_old = !read.note.empty() && !bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF") &&
                            read.media_type == "text/plain";
  RunText text{.text = bytes_of_old ? from_windows1252(bytes) : read.text, .runs = {}};
  ConvertedText converted = to_unicode(std::move(text));
  if (converted.converted.empty()) return read;
  read.text = with_plain_line_ends(std::move(converted.text));
  read.converted = std::move(converted.converted);
  if (bytes_of_old) read.note.clear();
  return read;
}

ExtractedText read_by_content(std::string_view bytes, std::string_view name) {
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    if (signature.read != nullptr) return signature.read(bytes);
    throw ExtractError({ReasonCode::kContentNotText, std::string(signature.name)});
  }
  // Offices name pages of HTML ".doc" and ".xls", for Word and Excel open them.
  if (const std::string extension = extension_of(name); !is_one_of(extension, kText) && !looks_like_html(bytes))
    throw ExtractError({ReasonCode::kDamagedFile, "." + extension});
  return read_text(bytes);
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
  if (text::squeeze(std::string_view(extracted.text).substr(0, 4096)).empty() && text::squeeze(extracted.text).empty())
    throw ExtractError({ReasonCode::kEmpty, {}});
  return extracted;
}

}  // namespace vankho::indexing
