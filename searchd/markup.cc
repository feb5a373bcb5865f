// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/markup.h"

#include "schema/text/fold.h"

namespace vankho::searching {
namespace {

// Whether a letter begins at this byte, or the text ends there.
bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string xml_text(std::string_view text) {
  const std::string valid = text::to_valid_utf8(text);
  std::string kept;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    const auto byte = static_cast<unsigned char>(valid[i]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') continue;
    if (valid.compare(i, 3, "\xEF\xBF\xBE") == 0 || valid.compare(i, 3, "\xEF\xBF\xBF") == 0) {
      i += 2;
      continue;
    }
    kept += valid[i];
  }
  return escaped(kept);
}

std::string marked_html(const Snippet& snippet) {
  const std::string_view text = snippet.text;
  std::string html;
  std::size_t at = 0;
  for (const auto& [begin, end] : snippet.marks) {
    if (begin < at || begin >= end || end > text.size() || !is_boundary(text, begin) || !is_boundary(text, end))
      continue;
    html += escaped(text.substr(at, begin - at));
    html += "<mark>";
    html += escaped(text.substr(begin, end - begin));
    html += "</mark>";
    at = end;
  }
  return html += escaped(text.substr(at));
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    if (plain) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += '%';
      result += kHex[byte >> 4U];
      result += kHex[byte & 15U];
    }
  }
  return result;
}

}  // namespace vankho::searching
