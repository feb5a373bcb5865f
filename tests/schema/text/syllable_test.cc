// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/syllable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "schema/text/token.h"
#include "tests/schema/text/random_text.h"

namespace vankho::text {
namespace {

using testing::nfc;
using testing::nfd;

std::string exact(const std::string& text) {
  std::string result;
  for (const Token& token : tokenize(text)) result += (result.empty() ? "" : " ") + token.exact;
  return result;
}

std::string folded(const std::string& text) {
  std::string result;
  for (const Token& token : tokenize(text)) result += (result.empty() ? "" : " ") + token.folded;
  return result;
}

struct Spelling {
  const char* written;
  const char* expected;
};

void expect_spellings(const std::vector<Spelling>& rows) {
  for (const Spelling& row : rows) {
    EXPECT_EQ(exact(row.written), row.expected) << row.written;
    EXPECT_EQ(exact(nfd(row.written)), row.expected) << row.written << " decomposed";
  }
}

TEST(Syllable, NewSchoolIsReadAsOldSchool) {
  expect_spellings({{"hoà", "hòa"},
                    {"HOÀ", "hòa"},
                    {"Thuỷ", "thủy"},
                    {"khoẻ", "khỏe"},
                    {"uỷ ban", "ủy ban"},
                    {"Uỷ Ban", "ủy ban"},
                    {"khoá", "khóa"},
                    {"hoả tốc", "hỏa tốc"},
                    {"tuỳ", "tùy"},
                    {"luỹ", "lũy"},
                    {"Hoè", "hòe"},
                    {"thuý", "thúy"},
                    {"toà án", "tòa án"},
                    {"xoá bỏ", "xóa bỏ"},
                    {"ngoạ", "ngọa"},
                    {"hoạ", "họa"}});
}

TEST(Syllable, WhatBothSchoolsWriteAlikeStays) {
  expect_spellings({{"quý", "quý"},         {"quả", "quả"},
                    {"hoàn", "hoàn"},       {"xoáy", "xoáy"},
                    {"huỳnh", "huỳnh"},     {"khuỷu", "khuỷu"},
                    {"của", "của"},         {"mía", "mía"},
                    {"già", "già"},         {"giữa", "giữa"},
                    {"gì", "gì"},           {"gìn giữ", "gìn giữ"},
                    {"giếng", "giếng"},     {"quyết", "quyết"},
                    {"khuyến", "khuyến"},   {"thuở", "thuở"},
                    {"huế", "huế"},         {"nước", "nước"},
                    {"chứa", "chứa"},       {"thúi", "thúi"},
                    {"Đắk Lắk", "đắk lắk"}, {"Krông Pắc", "krông pắc"},
                    {"Pa Ủ", "pa ủ"},       {"thuơng", "thuơng"}});
}

TEST(Syllable, AMarkOnTheWrongLetterGoesHome) {
  expect_spellings({{"vịêt", "việt"},   {"qúy", "quý"},     {"qủa", "quả"},       {"cuả", "của"},      {"muà", "mùa"},
                    {"nghiã", "nghĩa"}, {"ngừơi", "người"}, {"đựơc", "được"},     {"tìên", "tiền"},    {"điêù", "điều"},
                    {"hóan", "hoán"},   {"khỏan", "khoản"}, {"xúât", "xuất"},     {"gìau", "giàu"},    {"gìa", "già"},
                    {"quýêt", "quyết"}, {"quỳên", "quyền"}, {"trừơng", "trường"}, {"huyệ̣n", "huyện"},  {"qúi", "quý"},
                    {"ngòai", "ngoài"}, {"lụât", "luật"},   {"khuỵu", "khuỵu"},   {"NGHIÊḾ", "nghiếm"}});
}

// What some PDF text layers make of "việt", "thực hiện", "nguyễn", "họp".
TEST(Syllable, AMarkOnAConsonantGoesHome) {
  expect_spellings({{"viêt\u0323", "việt"},
                    {"thưc\u0323 hiên\u0323", "thực hiện"},
                    {"nguyên\u0303", "nguyễn"},
                    {"Nguyêñ", "nguyễn"},
                    {"hop\u0323", "họp"},
                    {"việt\u0323", "việt"}});
}

TEST(Syllable, WhatIsNotUnderstoodStays) {
  expect_spellings({{"gìà", "gìà"},
                    {"chúêc", "chúêc"},
                    {"café", "café"},
                    {"España", "españa"},
                    {"Jlơi", "jlơi"},
                    {"gịa", "gịa"},
                    {"giạ", "giạ"},
                    {"việ̀t", "việ̀t"},
                    {"k̀ròng", "k̀ròng"},
                    {"bưỏi", "bưỏi"}});
}

TEST(Syllable, IAndYAreOneLetterInOpenSyllables) {
  expect_spellings({{"kĩ thuật", "kỹ thuật"},
                    {"lí do", "lý do"},
                    {"quí", "quý"},
                    {"quĩ", "quỹ"},
                    {"kì họp", "kỳ họp"},
                    {"kỉ niệm", "kỷ niệm"},
                    {"hi vọng", "hy vọng"},
                    {"mĩ thuật", "mỹ thuật"},
                    {"tỉ lệ", "tỷ lệ"},
                    {"bác sĩ", "bác sỹ"},
                    {"Vỹ", "vĩ"},
                    {"bý", "bí"},
                    {"xy", "xi"},
                    {"Thy", "thi"},
                    {"nỷ", "nỉ"},
                    {"QUÍ", "quý"}});
}

TEST(Syllable, ElsewhereIAndYDiffer) {
  expect_spellings({{"tai", "tai"},       {"tay", "tay"},       {"thúi", "thúi"}, {"thúy", "thúy"},
                    {"lịch", "lịch"},     {"kinh", "kinh"},     {"ý", "ý"},       {"í", "í"},
                    {"y tế", "y tế"},     {"trị", "trị"},       {"nghị", "nghị"}, {"chỉ thị", "chỉ thị"},
                    {"bí thư", "bí thư"}, {"đơn vị", "đơn vị"}, {"phi", "phi"},   {"gì", "gì"},
                    {"di", "di"},         {"đi", "đi"},         {"sky", "sky"},   {"VI", "vi"},
                    {"XI", "xi"},         {"qui2", "qui2"}});
}

// A query without marks must meet what was unified with them.
TEST(Syllable, TheFoldedFormOfEachSpellingIsOne) {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"kĩ thuật", "ky thuat"},
                                                                             {"kỹ thuật", "ki thuat"},
                                                                             {"quí", "quy"},
                                                                             {"quý", "qui"},
                                                                             {"bí thư", "bi thu"},
                                                                             {"Vỹ", "vi"},
                                                                             {"thị xã", "thi xa"},
                                                                             {"hoà", "hoa"},
                                                                             {"đường", "duong"},
                                                                             {"hî", "hi"},
                                                                             {"qựí", "qui"},
                                                                             {"l\u0302i", "ly"}})
    EXPECT_EQ(folded(a), folded(b)) << a << " " << b;
}

// Onsets, rimes and the place of the tone, written down apart from the tables of the code: '_' marks the letter.
TEST(Syllable, EverySyllableIsFoundFromAToneOnAnyOfItsVowels) {
  const std::vector<std::string> onsets = {"",  "b", "ch", "d",  "đ", "h",  "kh", "l",
                                           "m", "n", "ng", "nh", "t", "th", "x"};
  const std::vector<std::string> rimes = {"_oa",  "_oe",   "_uy",  "o_an", "o_ai", "o_ang", "o_et",  "i_ên", "i_êu",
                                          "u_ôn", "ư_ơng", "u_ân", "u_ê",  "_ia",  "_ua",   "_ưa",   "_ai",  "_ao",
                                          "_au",  "_ây",   "_iu",  "_ui",  "_ưu",  "u_ya",  "u_ynh", "uy_ên"};
  const std::array<std::string, 5> tones = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"};
  const std::string vowels = "aeiouyăâêôơư";
  for (const std::string& onset : onsets)
    for (const std::string& marked_rime : rimes) {
      for (const std::string& tone : tones) {
        std::string rime = marked_rime;
        const std::size_t place = rime.find('_');
        rime.erase(place, 1);
        const std::size_t width = static_cast<unsigned char>(rime[place]) < 0x80 ? 1 : 2;
        const std::string home = nfc(onset + rime.substr(0, place + width) + tone + rime.substr(place + width));
        for (std::size_t at = 0; at < rime.size();) {
          const std::size_t size = static_cast<unsigned char>(rime[at]) < 0x80 ? 1 : 2;
          const std::string typed = onset + rime.substr(0, at + size) + tone + rime.substr(at + size);
          if (vowels.find(rime.substr(at, size)) != std::string::npos) {
            EXPECT_EQ(exact(typed), home) << typed;
            EXPECT_EQ(exact(nfc(typed)), home) << typed;
          }
          at += size;
        }
      }
    }
}

class ReferenceTable : public ::testing::Test {
 protected:
  // Rows without the head line, or none when the table is not there.
  static std::vector<std::vector<std::string>> rows(const std::string& name) {
    std::vector<std::vector<std::string>> result;
    std::ifstream file(VANKHO_SOURCE_DIR "/../shared/reference/text/" + name);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      std::vector<std::string> cells;
      std::istringstream in(line);
      for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
      result.push_back(cells);
    }
    return result;
  }
};

TEST_F(ReferenceTable, TonePlacement) {
  const auto table = rows("tone_placement_examples.tsv");
  if (table.empty()) GTEST_SKIP() << "the reference tables are not beside the source tree";
  for (const auto& row : table) {
    EXPECT_EQ(exact(row[0]), exact(row[1])) << row[0];
    EXPECT_EQ(exact(row[0]), exact(row[2])) << row[0];
  }
}

TEST_F(ReferenceTable, OldAndNewSchool) {
  const auto table = rows("tone_old_new.tsv");
  if (table.empty()) GTEST_SKIP() << "the reference tables are not beside the source tree";
  for (const auto& row : table)
    for (const std::string onset : {"", "h", "kh", "th", "ng"})
      EXPECT_EQ(exact(onset + row[1]), exact(onset + row[0])) << onset << row[1];
}

TEST_F(ReferenceTable, PairsOfIAndY) {
  const auto table = rows("iy_pairs.tsv");
  if (table.empty()) GTEST_SKIP() << "the reference tables are not beside the source tree";
  for (const auto& row : table) {
    EXPECT_EQ(exact(row[0]), exact(row[1]));
    EXPECT_EQ(folded(row[0]), folded(row[1]));
  }
}

TEST_F(ReferenceTable, Rimes) {
  const auto table = rows("syllable_rimes.tsv");
  if (table.empty()) GTEST_SKIP() << "the reference tables are not beside the source tree";
  for (const auto& row : table) {
    const std::string letters = nfc(row[0]);
    std::vector<std::string> split;
    for (std::size_t at = 0; at < letters.size();) {
      const std::size_t size = static_cast<unsigned char>(letters[at]) < 0x80 ? 1 : 2;
      split.push_back(letters.substr(at, size));
      at += size;
    }
    std::string home = "ph";
    for (std::size_t i = 0; i < split.size(); ++i)
      home += split[i] + (i == static_cast<std::size_t>(std::stoi(row[2])) ? "\u0301" : "");
    // The mark on the first letter of the rime and on its last vowel both go to the place that the table names.
    std::string first = "ph" + split[0] + "\u0301";
    for (std::size_t i = 1; i < split.size(); ++i) first += split[i];
    EXPECT_EQ(exact(first), nfc(home)) << letters;
    EXPECT_EQ(exact(home), exact(nfc(home)));
  }
}

}  // namespace
}  // namespace vankho::text
