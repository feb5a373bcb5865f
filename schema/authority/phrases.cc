// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/phrases.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <utility>

#include "schema/authority/districts.h"
#include "schema/authority/provinces.h"

namespace vankho::authority {
namespace {

using enum PhraseKind;

struct PhraseRow {
  std::string_view written;
  PhraseKind kind;
};
constexpr auto kPhrases = std::to_array<PhraseRow>({
#include "schema/authority/phrases_table.inc"
});

// By the first folded syllable.
using Dictionary = std::unordered_map<std::string, std::vector<Phrase>>;

const Dictionary& dictionary() {
  static const Dictionary table = [] {
    Dictionary result;
    const auto add = [&](std::string_view written, PhraseKind kind) {
      Phrase phrase{text::tokenize(written), {}, kind};
      for (const text::Token& token : phrase.tokens)
        phrase.words.emplace_back(written.substr(token.begin, token.end - token.begin));
      result[phrase.tokens.front().folded].push_back(std::move(phrase));
    };
    for (const PhraseRow& row : kPhrases) add(row.written, row.kind);
    for (const Province& province : provinces()) add(province.name, kProvince);
    for (const std::string_view variant : {"Đắc Lắc", "Đăk Lăk", "Đăk Nông", "Bắc Cạn"}) add(variant, kProvince);
    for (const District& district : districts()) add(district.name, kDistrict);
    for (const std::string_view variant : {"Buôn Mê Thuột", "Ban Mê Thuột", "Krông Pắk"}) add(variant, kDistrict);
    for (auto& [first, phrases] : result)
      std::ranges::stable_sort(phrases, std::greater{}, [](const Phrase& phrase) { return phrase.tokens.size(); });
    return result;
  }();
  return table;
}

}  // namespace

std::span<const Phrase> phrases_from(std::string_view folded) {
  const auto row = dictionary().find(std::string(folded));
  return row == dictionary().end() ? std::span<const Phrase>{} : row->second;
}

}  // namespace vankho::authority
