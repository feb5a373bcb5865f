// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extract.h"

#include <algorithm>
#include <array>

#include "indexer/extract/html.h"
#include "indexer/extract/plain_text.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr auto kRead = std::to_array<std::string_view>({"txt", "htm", "html", "xhtml"});

// Formats in which offices keep papers. One that this version does not read is a paper missing from the archive.
constexpr auto kPaperFormats = std::to_array<std::string_view>(
    {"doc", "docx", "docm", "dot", "dotx", "odt",  "rtf", "pdf", "mht", "mhtml", "xls", "xlsx", "ods",
     "ppt", "pptx", "odp",  "tif", "tiff", "djvu", "wps", "wpd", "eml", "msg",   "zip", "rar",  "7z"});

struct Signature {
  std::string_view bytes;
  std::string_view name;
};
constexpr auto kSignatures = std::to_array<Signature>({
    {"%PDF-", "PDF"},
    {{"PK\x03\x04", 4}, "ZIP (docx, odt, ...)"},
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "OLE (doc, xls, ppt)"},
    {"{\\rtf", "RTF"},
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

// Without the beginning of a character at the end.
std::string_view whole_characters(std::string_view text) {
  for (int left = 4; left > 0 && !text.empty() && (text.back() & 0x80) != 0; --left) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Reason> unread_format(std::string_view name) {
  const std::string extension = extension_of(name);
  if (std::ranges::find(kRead, extension) != kRead.end()) return std::nullopt;
  const bool paper = std::ranges::find(kPaperFormats, extension) != kPaperFormats.end();
  return Reason{paper ? ReasonCode::kFormatNotRead : ReasonCode::kOtherFormat,
                text::to_valid_utf8("." + extension.substr(0, 32))};
}

ExtractedText extract(std::string_view bytes, std::string_view name) {
  if (auto reason = unread_format(name)) throw ExtractError(std::move(*reason));
  for (const Signature& signature : kSignatures)
    if (bytes.starts_with(signature.bytes))
      throw ExtractError({ReasonCode::kContentNotText, std::string(signature.name)});
  const bool cut = bytes.size() > kMaxTextBytes;
  if (cut) bytes = whole_characters(bytes.substr(0, kMaxTextBytes));
  ExtractedText extracted = looks_like_html(bytes) ? read_html(bytes) : read_plain_text(bytes);
  extracted.partial = cut;
  if (text::squeeze(std::string_view(extracted.text).substr(0, 4096)).empty() && text::squeeze(extracted.text).empty())
    throw ExtractError({ReasonCode::kEmpty, {}});
  return extracted;
}

}  // namespace vankho::indexing
