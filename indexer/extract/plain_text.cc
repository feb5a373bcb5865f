// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/plain_text.h"

#include <fmt/format.h>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

enum class ByteOrder { kLittle, kBig };

// The text of UTF-16 bytes; halves of pairs and an odd last byte are counted in `lost`.
std::string from_utf16(std::string_view bytes, ByteOrder order, std::size_t& lost) {
  const auto unit = [&](std::size_t at) {
    const char32_t first = static_cast<unsigned char>(bytes[at]);
    const char32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return order == ByteOrder::kLittle ? first | (second << 8) : (first << 8) | second;
  };
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
      ++lost;
    }
    append_utf8(text, c);
  }
  if (at < bytes.size()) {
    text.append(kReplacement);
    ++lost;
  }
  return text;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

}  // namespace

std::string with_plain_line_ends(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::size_t out = 0;
  for (std::size_t in = 0; in < text.size(); ++in) {
    if (text[in] == '\r' && in + 1 < text.size() && text[in + 1] == '\n') continue;
    text[out++] = text[in] == '\r' ? '\n' : text[in];
  }
  text.resize(out);
  return text;
}

ExtractedText read_plain_text(std::string_view bytes) {
  ExtractedText result{.text = {}, .media_type = "text/plain", .note = {}};
  std::size_t lost = 0;
  if (bytes.starts_with("\xFF\xFE")) {
    result.text = from_utf16(bytes.substr(2), ByteOrder::kLittle, lost);
    if (lost != 0) result.note = fmt::format("{} units were not UTF-16", lost);
  } else if (bytes.starts_with("\xFE\xFF")) {
    result.text = from_utf16(bytes.substr(2), ByteOrder::kBig, lost);
    if (lost != 0) result.note = fmt::format("{} units were not UTF-16", lost);
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    result.text = bytes;
  }
  if (!text::is_valid_utf8(result.text) || result.text.find('\0') != std::string::npos) {
    const std::size_t zeros = count(result.text, std::string_view("\0", 1));
    const std::size_t before = count(result.text, kReplacement);
    result.text = text::to_valid_utf8(result.text);
    const std::size_t replaced = count(result.text, kReplacement) - before;
    if (replaced != 0) result.note = fmt::format("{} places were not UTF-8", replaced);
    if (zeros != 0) result.note += fmt::format("{}{} NUL bytes", result.note.empty() ? "" : ", ", zeros);
  }
  result.text = with_plain_line_ends(std::move(result.text));
  return result;
}

}  // namespace vankho::indexing
