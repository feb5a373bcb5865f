// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "schema/text/token.h"

namespace vankho::authority {
namespace {

// A letter and the marks on it, đ being d with a mark.
struct Letter {
  char32_t base = 0;
  std::u32string marks;
};

std::vector<Letter> letters(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  const icu::UnicodeString decomposed =
      nfd->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), error);
  std::vector<Letter> result;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(decomposed.char32At(i));
    if (u_getCombiningClass(static_cast<UChar32>(c)) != 0) {
      if (!result.empty()) result.back().marks += c;
    } else if (c == U'đ') {
      result.push_back({U'd', U"đ"});
    } else {
      result.push_back({c, {}});
    }
  }
  return result;
}

}  // namespace

NameKey name_key(std::string_view name) {
  NameKey key;
  for (const text::Token& token : text::tokenize(name)) {
    key.exact += token.exact;
    key.folded += token.folded;
  }
  return key;
}

bool is_spelling_of(std::string_view typed, std::string_view official) {
  if (typed == official) return true;
  const std::vector<Letter> a = letters(typed);
  const std::vector<Letter> b = letters(official);
  return std::ranges::equal(a, b, [](const Letter& x, const Letter& y) {
    return x.base == y.base &&
           std::ranges::all_of(x.marks, [&](char32_t mark) { return y.marks.find(mark) != std::u32string::npos; });
  });
}

bool within_one_letter(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const std::size_t head = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  a.remove_prefix(head);
  b.remove_prefix(head);
  if (a.size() < b.size()) return a == b.substr(1);
  if (a.size() < 2 || a.substr(1) == b.substr(1)) return true;
  return a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

}  // namespace vankho::authority
