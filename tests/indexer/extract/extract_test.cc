// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extract.h"

#include <gtest/gtest.h>

#include <random>

#include "schema/text/fold.h"
#include "tests/indexer/extract/legacy/old_letters.h"
#include "tests/indexer/extract/office97/binary_files.h"

namespace vankho::indexing {
namespace {

using namespace std::string_literals;  // NUL bytes in rows

TEST(PlainText, ReadsEveryEncodingWithAMark) {
  const std::pair<std::string, std::string> rows[] = {
      {"Đảng ủy", "Đảng ủy"},
      {"\xEF\xBB\xBFĐảng", "Đảng"},
      {"\xFF\xFE\x10\x01\xA3\x1E"s, "Đả"},
      {"\xFE\xFF\x01\x10\x1E\xA3"s, "Đả"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"s, "😀"},
      {"a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"},
  };
  for (const auto& [bytes, text] : rows) {
    const ExtractedText read = extract(bytes, "a.txt");
    EXPECT_EQ(read.text, text);
    EXPECT_EQ(read.note, "");
    EXPECT_EQ(read.media_type, "text/plain");
  }
}

TEST(PlainText, SaysWhatWasRepaired) {
  EXPECT_EQ(extract("a\xff b", "a.txt").note, "1 places were not UTF-8");
  EXPECT_EQ(extract("a\0b"s, "a.txt").note, "1 NUL bytes");
  EXPECT_EQ(extract("\xFF\xFE\x3D\xD8x"s, "a.txt").note, "2 units were not UTF-16");
}

TEST(PlainText, AnyBytesBecomeValidText) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string bytes = round % 3 == 0 ? "" : round % 3 == 1 ? "\xFF\xFE" : "\xFE\xFF";
    for (auto left = random() % 60; left > 0; --left) bytes.push_back(static_cast<char>(random()));
    try {
      EXPECT_TRUE(text::is_valid_utf8(extract(bytes, "a.txt").text));
    } catch (const ExtractError&) {
      // Empty, or a signature by chance.
    }
  }
}

TEST(Extract, NamesWhyAFileIsNotRead) {
  struct Row {
    std::string bytes;
    std::string name;
    ReasonCode code;
    std::string detail;
  };
  const Row rows[] = {
      {"x", "a.pdf", ReasonCode::kDamagedFile, ".pdf"},
      {"x", "A.DOCX", ReasonCode::kDamagedFile, ".docx"},
      {"x", "a.odg", ReasonCode::kOtherFormat, ".odg"},
      {"x", "README", ReasonCode::kOtherFormat, "."},
      {"%PDF-1.4 ...", "a.txt", ReasonCode::kDamagedFile, "PDF"},
      {"x", "a.doc", ReasonCode::kDamagedFile, ".doc"},
      {"chữ \x01 lạ", "a.doc", ReasonCode::kDamagedFile, ".doc"},
      {"<?xml version=\"1.0\"?><rss/>", "a.xml", ReasonCode::kOtherFormat, ".xml"},
      {"", "a.xml", ReasonCode::kOtherFormat, ".xml"},
      {"{\\rtf1 }", "a.rtf", ReasonCode::kEmpty, ""},
      {"", "a.txt", ReasonCode::kEmpty, ""},
      {" \n\t", "a.txt", ReasonCode::kEmpty, ""},
      {"\xFF\xFE", "a.txt", ReasonCode::kEmpty, ""},
  };
  for (const Row& row : rows) {
    try {
      extract(row.bytes, row.name);
      ADD_FAILURE() << row.name << " was read";
    } catch (const ExtractError& error) {
      EXPECT_EQ(error.reason, (Reason{row.code, row.detail})) << row.name << ": " << error.what();
    }
  }
}

// What Word and Excel open by whatever name, offices keep by whatever name.
TEST(Extract, WhatAFileIsItsContentSays) {
  const std::string page = "<html><body><p>Kế hoạch số 5</p></body></html>";
  struct Row {
    std::string bytes;
    std::string name;
    std::string media_type;
  };
  const Row rows[] = {
      {page, "a.doc", "text/html"},
      {page, "a.xls", "text/html"},
      {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; "
       "charset=\"utf-8\"\r\n\r\n" +
           page + "\r\n--b--\r\n",
       "a.doc", "message/rfc822"},
      {"Kế hoạch số 5\n", "a.doc", "text/plain"},
      {"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument "
       "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body><w:p><w:r><w:t>Kế hoạch số "
       "5</w:t></w:r></w:p></w:body></w:wordDocument>",
       "a.xml", "application/xml"},
  };
  for (const Row& row : rows) {
    const ExtractedText read = extract(row.bytes, row.name);
    EXPECT_EQ(text::squeeze(read.text), "Kế hoạch số 5") << row.name << ' ' << row.media_type;
    EXPECT_EQ(read.media_type, row.media_type);
  }
}

TEST(Extract, UpperCaseExtensionsAreRead) {
  EXPECT_EQ(extract("x", "A.TXT").text, "x");
}

TEST(Extract, ConvertsOldEncodings) {
  const std::string old = in_encoding(LegacyEncoding::kTcvn3, kInventedText);
  const std::string text(kInventedText);
  struct Row {
    std::string bytes;
    std::string name;
    std::string media_type;
  };
  std::string rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}" + old.substr(0, old.size() - 1) + "}";
  const Row rows[] = {
      {old, "a.txt", "text/plain"},
      {rtf, "a.rtf", "application/rtf"},
      {rtf, "a.doc", "application/rtf"},  // what it is, its first bytes say
      {word_file({{old.substr(0, old.size() - 1) + '\r', ".VnTime"}}), "a.doc", "application/msword"},
  };
  for (const Row& row : rows) {
    const ExtractedText read = extract(row.bytes, row.name);
    EXPECT_EQ(read.text, text);
    EXPECT_EQ(read.media_type, row.media_type);
    EXPECT_EQ(read.note, "");
    ASSERT_EQ(read.converted.size(), 1u);
    EXPECT_EQ(read.converted[0].encoding, "TCVN3");
  }
  EXPECT_TRUE(extract(text, "a.txt").converted.empty());
}

}  // namespace
}  // namespace vankho::indexing
