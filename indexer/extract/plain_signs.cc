// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/plain_signs.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "schema/text/normalize.h"

namespace vankho::indexing {
namespace {

struct Sign {
  char32_t code;
  std::string_view sign;
};

// Of Symbol and Wingdings as Word names them; those that stand for different signs in the two are left as they are.
constexpr auto kBullets = std::to_array<Sign>({
    {0xF02D, "-"},
    {0xF06E, "▪"},
    {0xF06F, "□"},
    {0xF071, "□"},
    {0xF076, "❖"},
    {0xF0A7, "▪"},
    {0xF0A8, "□"},
    {0xF0B0, "°"},
    {0xF0B1, "±"},
    {0xF0B3, "≥"},
    {0xF0B7, "•"},
    {0xF0D8, "➢"},
    {0xF0E0, "→"},
    {0xF0FC, "✓"},
    {0xF0FE, "☑"},
});
static_assert(std::ranges::is_sorted(kBullets, {}, &Sign::code));

bool is_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_unseen(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF;
}

bool is_mark(char32_t c) {
  return c >= 0x300 && c < 0x370;
}

char32_t code_point_at(const std::string& text, std::size_t& at) {
  auto offset = static_cast<std::int32_t>(at);
  UChar32 letter = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), offset, static_cast<std::int32_t>(text.size()), letter);
  at = static_cast<std::size_t>(offset);
  return letter < 0 ? U'\uFFFD' : static_cast<char32_t>(letter);
}

// Most letters of Vietnamese are none of these: their first bytes are passed over.
bool may_be_plain(char byte) {
  const auto lead = static_cast<unsigned char>(byte);
  return lead == 0xC2 || lead == 0xCC || lead == 0xCD || lead == 0xE2 || lead == 0xE3 || lead == 0xEF;
}

}  // namespace

std::string with_plain_signs(std::string text) {
  std::string plain;
  std::size_t copied = 0;
  bool apart = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!may_be_plain(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = code_point_at(text, at);
    apart = apart || is_mark(c);
    const auto* const bullet = std::ranges::lower_bound(kBullets, c, {}, &Sign::code);
    const bool is_bullet = bullet != kBullets.end() && bullet->code == c;
    if (!is_bullet && !is_space(c) && !is_unseen(c)) continue;
    plain.append(text, copied, begin - copied);
    if (is_bullet) plain += bullet->sign;
    if (is_space(c)) plain += ' ';
    copied = at;
  }
  if (copied > 0) {
    plain.append(text, copied);
    text = std::move(plain);
  }
  return apart ? text::compose(text) : text;
}

}  // namespace vankho::indexing
