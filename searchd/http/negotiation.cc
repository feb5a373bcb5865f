// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the reader likes best, by the Accept headers (RFC 9110, 12.4 and 12.5).
#include <algorithm>
#include <charconv>
#include <optional>

#include "searchd/question/request.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kMaxRanges = 32;

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Calls `use` with each range of a header and its quality in thousandths.
template <typename Use>
void for_each_range(std::string_view header, Use use) {
  for (std::size_t count = 0; !header.empty() && count < kMaxRanges; ++count) {
    const auto comma = std::min(header.find(','), header.size());
    const std::string_view part = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    int quality = 1000;
    if (const auto at = part.find("q="); at != std::string_view::npos) {
      const std::string_view digits = trim(part.substr(at + 2));
      double value = 0;
      const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      quality = parsed.ec == std::errc{} && value >= 0 && value <= 1 ? static_cast<int>(value * 1000) : 0;
    }
    use(trim(part.substr(0, part.find(';'))), quality);
  }
}

}  // namespace

Language reader_language(const Parameters& parameters, std::string_view accept_language) {
  for (const auto& [name, value] : parameters)
    if (name == "lang" && (value == "vi" || value == "en"))
      return value == "en" ? Language::kEnglish : Language::kVietnamese;
  int vietnamese = 0;
  int english = 0;
  for_each_range(accept_language, [&](std::string_view range, int quality) {
    const std::string_view language = range.substr(0, range.find('-'));
    if (language == "vi") vietnamese = std::max(vietnamese, quality);
    if (language == "en") english = std::max(english, quality);
  });
  return english > vietnamese ? Language::kEnglish : Language::kVietnamese;
}

bool prefers_html(std::string_view accept) {
  int html = 0;
  int json = 0;
  for_each_range(accept, [&](std::string_view range, int quality) {
    if (range == "text/html" || range == "application/xhtml+xml") html = std::max(html, quality);
    if (range == "application/json" || range == "application/problem+json") json = std::max(json, quality);
  });
  return html > json;
}

}  // namespace vankho::searching
