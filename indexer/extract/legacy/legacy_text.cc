// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/legacy_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/legacy/stretches.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

bool is_ascii_upper(Unit unit) {
  return unit >= U'A' && unit <= U'Z';
}
bool is_ascii_lower(Unit unit) {
  return unit >= U'a' && unit <= U'z';
}

// Signs that are words by themselves in TCVN3: Ô, Đ, ô, đ, à, and ư (where it is no minus, U+2212).
constexpr std::u32string_view kWordsOfOneSign = U"\u00A4\u00A7\u00AB\u00AE\u00B5\u00AD";

class Converter {
 public:
  explicit Converter(std::string_view text) : text_(text) { out_.reserve(text.size() + text.size() / 8); }

  void add(const Stretch& stretch) {
    const std::string_view bytes = text_.substr(stretch.begin, stretch.end - stretch.begin);
    if (stretch.reading == kAsItIs || stretch.hint == FontHint::kSymbols) {
      out_.append(bytes);
      return;
    }
    const auto encoding = static_cast<LegacyEncoding>(stretch.reading - 1);
    if (stretch.hint == FontHint::kTcvn3Capitals && encoding == LegacyEncoding::kTcvn3) {
      std::string whole;
      std::swap(whole, out_);
      add_words(stretch, encoding);
      std::swap(whole, out_);
      out_ += text::to_upper(whole);
    } else {
      add_words(stretch, encoding);
    }
  }

  ConvertedText take() {
    ConvertedText result{.text = std::move(out_), .converted = {}};
    for (std::size_t i = 0; i < kLegacyEncodings; ++i)
      if (letters_[i] != 0)
        result.converted.push_back(
            {.encoding = std::string(name_of(static_cast<LegacyEncoding>(i))), .letters = letters_[i]});
    std::ranges::stable_sort(result.converted, std::ranges::greater{}, &ConvertedLetters::letters);
    return result;
  }

 private:
  void add_words(const Stretch& stretch, LegacyEncoding encoding) {
    for_each_word(text_.substr(stretch.begin, stretch.end - stretch.begin),
                  [&](std::size_t begin, std::size_t end, std::span<const Unit> units) {
                    begin += stretch.begin;
                    end += stretch.begin;
                    if (units.empty() || is_unicode_only(units) || is_sign(begin, end, units))
                      out_.append(text_.substr(begin, end - begin));
                    else
                      add_word(units, encoding);
                  });
  }

  // A sign alone is one ("·" before an item, "©"), not a letter. In a word of which the rest is set in another font it
  // is not alone.
  bool is_sign(std::size_t begin, std::size_t end, std::span<const Unit> units) const {
    if (units.size() != 1 || units[0] <= 0xA0 || units[0] >= 0xC0) return false;
    const auto is_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    if ((begin > 0 && is_letter(text_[begin - 1])) || (end < text_.size() && is_letter(text_[end]))) return false;
    return kWordsOfOneSign.find(units[0]) == std::u32string_view::npos || end - begin > 2;
  }

  void add_word(std::span<const Unit> units, LegacyEncoding encoding) {
    // TCVN3 has no capitals with tones: "HéI" is what was typed for HỘI in an ordinary font.
    const bool capitals = encoding == LegacyEncoding::kTcvn3 && std::ranges::count_if(units, is_ascii_upper) > 1 &&
                          std::ranges::none_of(units, is_ascii_lower);
    for (std::size_t i = 0; i < units.size();) {
      const LegacyLetter letter = read_letter(encoding, units, i);
      text::append_code_point(out_, capitals ? upper(letter.code_point) : letter.code_point);
      if (letter.in_table) ++letters_[static_cast<std::size_t>(encoding)];
      i += letter.units;
    }
  }

  std::string_view text_;
  std::string out_;
  std::array<std::size_t, kLegacyEncodings> letters_{};
};

}  // namespace

ConvertedText to_unicode(RunText text) {
  const std::vector<Stretch> stretches = read_stretches(text);
  if (std::ranges::all_of(stretches, [](const Stretch& stretch) { return stretch.reading == kAsItIs; }))
    return {.text = std::move(text.text), .converted = {}};
  Converter converter(text.text);
  for (const Stretch& stretch : stretches) converter.add(stretch);
  return converter.take();
}

std::string read_as(std::string_view text, LegacyEncoding encoding) {
  Converter converter(text);
  converter.add({.begin = 0,
                 .end = text.size(),
                 .hint = FontHint::kUnknown,
                 .reading = static_cast<std::uint8_t>(reading_of(encoding))});
  return converter.take().text;
}

std::string from_windows1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for (const char byte : bytes)
    text::append_code_point(text, byte == '\0' ? U' ' : windows1252(static_cast<unsigned char>(byte)));
  return text;
}

}  // namespace vankho::indexing
