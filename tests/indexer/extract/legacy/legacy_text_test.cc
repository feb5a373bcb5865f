// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/legacy_text.h"

#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "schema/text/fold.h"
#include "tests/indexer/extract/legacy/old_letters.h"

namespace vankho::indexing {
namespace {

constexpr std::array kAll{LegacyEncoding::kTcvn3,      LegacyEncoding::kVni,    LegacyEncoding::kVps,
                          LegacyEncoding::kViscii,     LegacyEncoding::kBkHcm1, LegacyEncoding::kBkHcm2,
                          LegacyEncoding::kWindows1258};

std::string old_text(LegacyEncoding encoding, std::string_view text) {
  return from_windows1252(in_encoding(encoding, text));
}

ConvertedText without_fonts(std::string text) {
  return to_unicode({.text = std::move(text), .runs = {}});
}

TEST(LegacyEncodings, HaveAllLetters) {
  for (const LegacyEncoding encoding : kAll) {
    const auto letters = letters_of(encoding);
    for (const text::Vowel& vowel : text::kVowels)
      for (std::size_t tone = 0; tone < text::kToneCount; ++tone) {
        for (const char32_t letter : {vowel.lower[tone], vowel.upper[tone]}) {
          // The capitals of TCVN3 are a matter of the font.
          if (letter < 0x80 || (encoding == LegacyEncoding::kTcvn3 && letter == vowel.upper[tone])) continue;
          if (encoding == LegacyEncoding::kBkHcm1 && letter == U'Ỵ') continue;
          EXPECT_TRUE(letters.contains(letter)) << name_of(encoding) << " U+" << std::hex << +letter;
        }
      }
    EXPECT_TRUE(letters.contains(U'đ') && letters.contains(U'Đ')) << name_of(encoding);
  }
}

TEST(LegacyText, IsConvertedFromEveryEncodingWithoutAFont) {
  for (const LegacyEncoding encoding : kAll) {
    const ConvertedText converted = without_fonts(old_text(encoding, kInventedText));
    EXPECT_EQ(converted.text, kInventedText);
    ASSERT_EQ(converted.converted.size(), 1u) << name_of(encoding);
    EXPECT_EQ(converted.converted[0].encoding, name_of(encoding));
    EXPECT_GT(converted.converted[0].letters, 70u);
  }
}

TEST(LegacyText, OfSeveralEncodingsIsReadPieceByPiece) {
  const std::string unicode(kInventedText);
  const ConvertedText converted = without_fonts(old_text(LegacyEncoding::kTcvn3, unicode) + unicode +
                                                old_text(LegacyEncoding::kVni, unicode) + unicode);
  EXPECT_EQ(converted.text, unicode + unicode + unicode + unicode);
  EXPECT_EQ(converted.converted.size(), 2u);
}

// What must stay as it is: no font, and in the fonts of the old encodings too.
TEST(LegacyText, LeavesUnicodeAlone) {
  const std::string_view rows[] = {
      "",
      "abc",
      "Ủy ban nhân dân xã Bình An",
      "là, và, cho, không, có, đó, thì",
      "© 2010 Vankho®, 25 °C, 3 m², 5 µm, ½, §5, «tôi», 20 €, 3·4, ±1, x¹, ª, º, ¡hola!, ¥, £",
      "• mục một\n· mục hai\n– mục ba\n… “ngoặc kép” ‘đơn’ ™",
      "Les élèves ont été très étonnés à la fête: où sont les côtés bêtes du maïs naïf? Ça suffit, hôtel, tôt.",
      "Müller, Straße, Größe, Köln, Österreich, für Mädchen; Ångström, Århus, smörgåsbord, Việt",
      "São Paulo, não, informação; mañana, español, ¿qué?; Škoda, Žižek",
      "Êđê, Krông Búk, Ea Súp, Čư M'gar, Bru - Vân Kiều, Xơ Đăng, Mnông, Jrai",
      "Tiếng Việt NFD: Ủy ban nhân dân",
      "Điều 1. Phạm vi: các xã A, B và C… (°)",
      "α β γ µ ∑ ≤ ≥ 2 − 1 = 1 ∙ x",
      "кириллица и 漢字",
  };
  for (const std::string_view font : {"", "Arial"})
    for (const std::string_view row : rows) {
      std::string text;
      for (int copies = 0; copies < 30; ++copies) text += std::string(row) + '\n';
      const ConvertedText converted = to_unicode({.text = text, .runs = {{.begin = 0, .font = std::string(font)}}});
      EXPECT_EQ(converted.text, text);
      EXPECT_TRUE(converted.converted.empty()) << row << " as " << converted.converted.front().encoding;
    }
  for (const std::string_view font : {".VnTime", ".VnTimeH", "VNI-Times"}) {
    const RunText text{.text = std::string(kInventedText), .runs = {{.begin = 0, .font = std::string(font)}}};
    EXPECT_EQ(to_unicode(text).text, kInventedText) << font;
  }
}

struct Piece {
  std::string_view font;
  std::string_view text;
};

RunText runs_of(const std::vector<Piece>& pieces) {
  RunText text;
  for (const Piece& piece : pieces) {
    text.runs.push_back({.begin = text.text.size(), .font = std::string(piece.font)});
    text.text += piece.text;
  }
  return text;
}

TEST(LegacyText, FollowsTheFontsOfItsRuns) {
  struct Row {
    std::vector<Piece> pieces;
    std::string_view text;
  };
  const Row rows[] = {
      // One word is enough where the font says what it is.
      {{{".VnTime", "Sè: 12"}}, "Số: 12"},
      {{{"VNI-Times", "Soá: 12"}}, "Số: 12"},
      {{{".VnTimeH", "®¶ng bé x· b×nh an"}}, "ĐẢNG BỘ XÃ BÌNH AN"},
      {{{".VnTimeH", "®¶ng bé 12 "}, {".VnTime", "B×nh An"}}, "ĐẢNG BỘ 12 Bình An"},
      // A word over two fonts.
      {{{".VnTime", "x· tr­ëng x· "}, {".VnTimeH", "®"}, {".VnTime", "iÒn An"}}, "xã trưởng xã Điền An"},
      {{{".VnTime", "häp chi bé "}, {"VNI-Times", "vaø ñaûng uûy "}, {"Arial", "của xã"}},
       "họp chi bộ và đảng ủy của xã"},
      // A sign of Symbol is no letter.
      {{{"Symbol", "· "}, {".VnTime", "mét viÖc ®· lµm"}}, "· một việc đã làm"},
      // Capitals typed in an ordinary font.
      {{{".VnTime", "HéI NGHÞ chi bé"}}, "HỘI NGHỊ chi bộ"},
      {{{".VnTime", "20.000 ® mét b÷a"}}, "20.000 đ một bữa"},
      // As PDF fonts give them: minus for ư, bullet operator for ã.
      {{{"ABCDEF+VnTime", "tr−ëng x∙"}}, "trưởng xã"},
      // As Word gives letters of symbol fonts.
      {{{".VnTime", "tr\xEF\x82\xAD\xEF\x83\xABng x\xEF\x82\xB7"}}, "trưởng xã"},
  };
  for (const Row& row : rows) EXPECT_EQ(to_unicode(runs_of(row.pieces)).text, row.text);
}

TEST(LegacyText, IsFoundInFontsThatPromiseNothing) {
  const RunText text{.text = old_text(LegacyEncoding::kTcvn3, kInventedText), .runs = {{.begin = 0, .font = "Arial"}}};
  EXPECT_EQ(to_unicode(text).text, kInventedText);
}

TEST(LegacyText, IsValidAndQuickWhateverComes) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (auto left = random() % 200; left > 0; --left) bytes.push_back(static_cast<char>(random()));
    RunText text{.text = from_windows1252(bytes), .runs = {}};
    for (std::size_t at = random() % 9; at < text.text.size(); at += 1 + random() % 40)
      if ((static_cast<unsigned char>(text.text[at]) & 0xC0U) != 0x80U)
        text.runs.push_back({.begin = at, .font = std::array{".VnTimeH", "VNI-Times", "", "Symbol"}[random() % 4]});
    EXPECT_TRUE(text::is_valid_utf8(to_unicode(text).text));
  }
  for (const std::string_view part : {"é", "é\n\n", "a\xCC\x81", "µ ", "§¶", "|`~"}) {
    std::string text;
    while (text.size() < 2'000'000) text += part;
    const std::clock_t begin = std::clock();
    to_unicode({.text = text, .runs = {}});
    EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 20) << part;
  }
}

}  // namespace
}  // namespace vankho::indexing
