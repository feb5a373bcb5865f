// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word, Excel and PowerPoint 97.
#include <gtest/gtest.h>

#include <bit>
#include <ctime>
#include <functional>
#include <random>

#include "indexer/extract/office97/compound_file.h"
#include "indexer/extract/office97/ppt.h"
#include "indexer/extract/office97/word.h"
#include "indexer/extract/office97/xls.h"
#include "indexer/extract/office97/xls_records.h"
#include "schema/text/fold.h"
#include "tests/indexer/extract/office97/binary_files.h"

namespace vankho::indexing {
namespace {

using namespace std::string_literals;  // NUL bytes

std::optional<ReasonCode> refusal(const std::function<void()>& read) {
  try {
    read();
  } catch (const ExtractError& error) {
    return error.reason.code;
  }
  return std::nullopt;
}

TEST(CompoundFile, GivesItsStreams) {
  const std::string bytes = compound_file({{"A", std::string(5000, 'a')}, {"B", "b"}});
  const CompoundFile file(bytes);
  EXPECT_EQ(file.stream("A"), std::string(5000, 'a'));
  EXPECT_EQ(file.stream("B")->substr(0, 2), "b\0"s);
  EXPECT_EQ(file.stream("C"), std::nullopt);
  EXPECT_EQ(refusal([] { CompoundFile("no such file"); }), ReasonCode::kDamagedFile);
}

TEST(Word, GivesTextAndFonts) {
  const RunText read = read_word(word_file({{"x\xB7 ", ".VnTime"},
                                            {"A \x93q\x94\r", "Arial"},
                                            {"b\x0B"
                                             "c\x1E"
                                             "d\r",
                                             ".VnTimeH"}}));
  EXPECT_EQ(read.text, "x· A “q”\nb\nc-d\n");
  ASSERT_EQ(read.runs.size(), 3u);
  EXPECT_EQ(read.runs[0], (RunText::Run{.begin = 0, .font = ".VnTime"}));
  EXPECT_EQ(read.runs[1].font, "Arial");
  EXPECT_EQ(read.runs[2], (RunText::Run{.begin = 14, .font = ".VnTimeH"}));
}

TEST(Word, ShowsTheResultsOfFields) {
  EXPECT_EQ(read_word(word_file({{"a\x13 PAGE \x14"
                                  "7\x15"
                                  "b\r",
                                  "Arial"}}))
                .text,
            "a7b\n");
  EXPECT_EQ(read_word(word_file({{"a\x13 IF \x13 X \x14y\x15 \x14z\x15"
                                  "b\r",
                                  "Arial"}}))
                .text,
            "azb\n");
}

TEST(Word, WritesTablesAsRows) {
  EXPECT_EQ(read_word(word_file({{"a\ab\a\ac\r", "Arial"}}, {.in_table = {0, 1, 2}, .row_ends = {2}})).text,
            "a\tb\nc\n");
  EXPECT_EQ(read_word(word_file({{"a\rb\ac\a\ad\r", "Arial"}}, {.in_table = {0, 1, 2, 3}, .row_ends = {3}})).text,
            "a\nb\nc\nd\n");
}

TEST(Word, RefusesWhatItCannotRead) {
  EXPECT_EQ(refusal([] { read_word(word_file({{"a\r", "Arial"}}, {.flags = 0x0300})); }), ReasonCode::kEncrypted);
  EXPECT_EQ(refusal([] { read_word(word_file({{"a\r", "Arial"}}, {.flags = 0})); }), ReasonCode::kDamagedFile);
  EXPECT_EQ(refusal([] { read_word(compound_file({{"WordDocument", "x"}})); }), ReasonCode::kDamagedFile);
  EXPECT_EQ(refusal([] { read_word(""); }), ReasonCode::kDamagedFile);
}

std::string label(std::uint32_t row, std::uint32_t column, std::uint32_t format, const std::string& text) {
  return xls_record(
      0x0204, le16(row) + le16(column) + le16(format) + le16(static_cast<std::uint32_t>(text.size())) + '\0' + text);
}

std::string number(std::uint32_t row, std::uint32_t column, std::uint32_t format, double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  return xls_record(0x0203, le16(row) + le16(column) + le16(format) + le32(bits & 0xFFFFFFFFU) + le32(bits >> 32));
}

std::string font(const std::string& name) {
  // Appended bit by bit: g++ 12 warns falsely of sums with single characters.
  std::string bytes(14, '\0');
  bytes.push_back(static_cast<char>(name.size()));
  bytes.push_back('\0');
  bytes += name;
  return xls_record(0x0031, bytes);
}

std::string workbook(const std::string& globals, const std::string& cells) {
  const std::string begin = xls_record(0x0809, le16(0x0600) + le16(5) + std::string(12, '\0'));
  const std::string sheet = xls_record(0x0809, le16(0x0600) + le16(0x10) + std::string(12, '\0'));
  const std::string end = xls_record(0x000A, "");
  return begin + globals + end + sheet + cells + end;
}

TEST(Excel, WritesRowsAsLines) {
  const std::string globals = font("Arial") + font(".VnTime") +
                              xls_record(0x041E, le16(164) + le16(10) + "\0dd/mm/yyyy"s) +
                              xls_record(0x00E0, le16(0) + le16(0)) + xls_record(0x00E0, le16(1) + le16(0)) +
                              xls_record(0x00E0, le16(0) + le16(164));
  const std::string cells = label(0, 0, 0, "a") + label(0, 3, 1, "x\xB7") + number(1, 0, 0, 12.5) +
                            number(1, 1, 2, 38717) + label(3, 0, 0, "two\nlines") +
                            xls_record(0x027E, le16(3) + le16(1) + le16(0) + le32(1234U << 2 | 3U));
  const RunText read = read_xls(compound_file({{"Workbook", workbook(globals, cells)}}));
  EXPECT_EQ(read.text, "a\tx·\n12.5\t31/12/2005\ntwo lines\t12.34\n");
  ASSERT_GE(read.runs.size(), 2u);
  EXPECT_EQ(read.runs[0].font, "Arial");
  EXPECT_EQ(read.runs[1], (RunText::Run{.begin = 2, .font = ".VnTime"}));
}

TEST(Excel, ReadsSharedStringsOverSeveralRecords) {
  // The second string goes on, wide, behind the byte that says so.
  const std::string strings = xls_record(0x00FC, le32(2) + le32(2) + le16(1) + "\0a"s + le16(4) + "\0bc"s) +
                              xls_record(0x003C, "\1"s + utf16(u"đe"));
  const std::string cells = xls_record(0x00FD, le16(0) + le16(0) + le16(0) + le32(0)) +
                            xls_record(0x00FD, le16(0) + le16(1) + le16(0) + le32(1)) +
                            xls_record(0x00FD, le16(0) + le16(2) + le16(0) + le32(9));
  EXPECT_EQ(read_xls(compound_file({{"Workbook", workbook(strings, cells)}})).text, "a\tbcđe\n");
}

TEST(Excel, RefusesWhatItCannotRead) {
  EXPECT_EQ(refusal([] {
              read_xls(compound_file({{"Workbook", workbook(xls_record(0x002F, "xx"), "")}}));
            }),
            ReasonCode::kEncrypted);
  EXPECT_EQ(refusal([] { read_xls(compound_file({{"Other", ""}})); }), ReasonCode::kDamagedFile);
}

TEST(Excel, KnowsDates) {
  EXPECT_TRUE(is_xls_date_format(14, u""));
  EXPECT_TRUE(is_xls_date_format(164, u"dd\\-mm\\-yy"));
  EXPECT_FALSE(is_xls_date_format(164, u"#,##0.00 \"dong\""));
  EXPECT_FALSE(is_xls_date_format(164, u"\"day\" General"));
  EXPECT_EQ(xls_date(1, false), "01/01/1900");
  EXPECT_EQ(xls_date(61, false), "01/03/1900");
  EXPECT_EQ(xls_date(0, true), "01/01/1904");
  EXPECT_EQ(xls_date(1e300, false), "1e+300");
}

std::string presentation(const std::string& slide_list, const std::string& slide) {
  const std::string fonts =
      ppt_record(0xF, 0x07D5, ppt_record(0, 0x0FB7, utf16(u"VNI-Times\0") + std::string(48, '\0')));
  std::string stream = ppt_record(0xF, 0x03E8, fonts + ppt_record(0xF, 0x0FF0, slide_list));
  const std::size_t slide_at = stream.size();
  stream += ppt_record(0xF, 0x03EE, slide);
  const std::size_t directory_at = stream.size();
  stream += ppt_record(0, 0x1772, le32(2U << 20 | 1U) + le32(0) + le32(slide_at));
  const std::size_t edit_at = stream.size();
  stream += ppt_record(0, 0x0FF5, le32(0) + le32(0) + le32(0) + le32(directory_at) + le32(1) + le32(2));
  return compound_file({{"Current User", std::string(8, '\0') + le32(20) + le32(0xE391C05F) + le32(edit_at)},
                        {"PowerPoint Document", stream}});
}

TEST(PowerPoint, GivesTheSlidesWithTheirFonts) {
  const std::string style = le32(6) + le16(0) + le32(0) + le32(3) + le32(0x10000) + le16(0) + le32(3) + le32(0);
  const std::string list = ppt_record(0, 0x03F3, le32(2) + std::string(16, '\0')) + ppt_record(0, 0x0F9F, le32(0)) +
                           ppt_record(0, 0x0FA8, "so\xE1\rb") + ppt_record(0, 0x0FA1, style);
  const std::string box = ppt_record(0xF, 0xF00D, ppt_record(0, 0x0FA0, utf16(u"đó")));
  const RunText read = read_ppt(presentation(list, box));
  EXPECT_EQ(read.text, "soá\nb\nđó\n");
  ASSERT_GE(read.runs.size(), 1u);
  EXPECT_EQ(read.runs[0], (RunText::Run{.begin = 0, .font = "VNI-Times"}));
}

TEST(PowerPoint, RefusesWhatItCannotRead) {
  EXPECT_EQ(refusal([] { read_ppt(compound_file({{"PowerPoint Document", ""}})); }), ReasonCode::kDamagedFile);
  EXPECT_EQ(refusal([] {
              read_ppt(compound_file(
                  {{"PowerPoint Document", ""}, {"Current User", std::string(12, '\0') + le32(0xF3D1C4DF) + le32(0)}}));
            }),
            ReasonCode::kEncrypted);
}

// Damage anywhere gives text or a reason, soon.
TEST(Office97, StandsAnyDamage) {
  const std::string list = ppt_record(0, 0x03F3, le32(2) + std::string(16, '\0')) + ppt_record(0, 0x0FA8, "abc");
  const std::pair<std::string, RunText (*)(std::string_view)> files[] = {
      {word_file({{"a\ab\a\ac\x13x\x14y\x15\r", ".VnTime"}, {"b\r", "Arial"}},
                 {.in_table = {0, 1, 2}, .row_ends = {2}}),
       read_word},
      {compound_file({{"Workbook", workbook(font("Arial") + xls_record(0x00FC, le32(1) + le32(1) + le16(1) + "\0a"s),
                                            label(0, 0, 0, "a") + number(1, 1, 1, 5))}}),
       read_xls},
      {presentation(list, ppt_record(0xF, 0xF00D, ppt_record(0, 0x0FA0, utf16(u"abc")))), read_ppt},
  };
  std::mt19937 random(5);
  for (const auto& [whole, read] : files)
    for (int round = 0; round < 3000; ++round) {
      std::string bytes = whole;
      for (auto i = 1 + random() % 8; i > 0; --i)
        bytes[random() % bytes.size()] = static_cast<char>(random() % 3 == 0 ? 0xFF : random());
      if (round % 4 == 0) bytes.resize(random() % bytes.size());
      const std::clock_t begin = std::clock();
      try {
        EXPECT_TRUE(text::is_valid_utf8(read(bytes).text));
      } catch (const ExtractError&) {
        // A reason is as good.
      }
      EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 5);
    }
}

}  // namespace
}  // namespace vankho::indexing
