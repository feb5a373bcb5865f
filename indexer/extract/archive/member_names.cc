// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive/member_names.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/extract/legacy/evidence.h"
#include "indexer/extract/legacy/legacy_text.h"
#include "indexer/extract/legacy/stretches.h"
#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

// IBM code page 437 from 80 on: what ZIP has for names without the mark of UTF-8 (APPNOTE.TXT, appendix D).
constexpr std::u32string_view kCodePage437 =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    U"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
static_assert(kCodePage437.size() == 128);

std::string from_code_page_437(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto unit = static_cast<unsigned char>(byte);
    text::append_code_point(text, unit < 0x80 ? unit : kCodePage437[unit - 0x80U]);
  }
  return text;
}

Evidence evidence_of_text(std::string_view text) {
  Evidence sum{};
  for_each_word(text, [&](std::size_t, std::size_t, std::span<const Unit> units) {
    if (units.empty()) return;
    const Evidence word = evidence_of(units, LetterCase::kWritten);
    for (std::size_t reading = 0; reading < kReadings; ++reading) sum[reading] += word[reading];
  });
  return sum;
}

// Letters and ASCII, none of the lines and blocks that code page 437 is half made of.
bool is_wording(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text, at);
    if (c.value >= 0x80 && !(c.value >= 0xC0 && c.value <= 0xFF) && !(c.value >= 0x300 && c.value < 0x2000))
      return false;
    at += c.size;
  }
  return true;
}

void drop_bad_start(std::string& text) {
  const auto whole = std::ranges::find_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
  text.erase(text.begin(), whole);
}

}  // namespace

std::string readable_name(std::string_view bytes) {
  if (text::is_valid_utf8(bytes) && bytes.find('\0') == std::string_view::npos) return std::string(bytes);
  const std::string windows = from_windows1252(bytes);
  const std::string dos = from_code_page_437(bytes);
  const Evidence of_windows = evidence_of_text(windows);
  const Evidence of_dos = evidence_of_text(dos);
  std::int32_t most = 0;
  std::optional<std::string> best;
  const auto try_reading = [&](const std::string& text, const Evidence& evidence, std::size_t reading) {
    if (evidence[reading] <= most) return;
    most = evidence[reading];
    best = reading == kAsItIs ? text : read_as(text, static_cast<LegacyEncoding>(reading - 1));
  };
  // Of equals the first: those that programs write, then those that people typed in.
  try_reading(windows, of_windows, reading_of(LegacyEncoding::kWindows1258));
  try_reading(dos, of_dos, kAsItIs);
  try_reading(windows, of_windows, reading_of(LegacyEncoding::kTcvn3));
  try_reading(dos, of_dos, reading_of(LegacyEncoding::kTcvn3));
  for (std::size_t reading = 0; reading < kReadings; ++reading) try_reading(windows, of_windows, reading);
  if (best) return text::to_valid_utf8(*best);
  return text::to_valid_utf8(is_wording(dos) ? dos : windows);
}

std::string MemberNames::next(std::string_view bytes) {
  const std::string readable = readable_name(bytes);
  std::string path;
  for (std::size_t from = 0; from <= readable.size();) {
    const std::size_t end = std::min(readable.find_first_of("/\\", from), readable.size());
    const std::string_view part = std::string_view(readable).substr(from, end - from);
    if (!part.empty() && part != "." && part != "..") path.append(path.empty() ? "" : "/").append(part);
    from = end + 1;
  }
  if (path.size() > kMostNameBytes) {
    path.erase(0, path.size() - kMostNameBytes);
    drop_bad_start(path);
    path.erase(0, path.find_first_not_of('/'));
  }
  if (path.empty()) path = "unnamed";
  const std::size_t name = path.rfind('/') + 1;  // 0 when there is no slash
  const std::size_t dot = path.rfind('.');
  const bool has_extension = dot != std::string::npos && dot > name;
  const std::string stem = path.substr(0, has_extension ? dot : path.size());
  const std::string extension = path.substr(stem.size());
  for (std::string candidate = path;;) {
    if (given_.try_emplace(candidate, 1).second) return candidate;
    candidate = stem + " (" + std::to_string(++given_[path]) + ")" + extension;
  }
}

}  // namespace vankho::indexing
