// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/recognised.h"

#include <gtest/gtest.h>

#include <string>

namespace vankho::indexing {
namespace {

schema::Record recognised_paper() {
  schema::Record record;
  record.body = "HUYỆN ỦY EA SÚP\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 223-CV/HU\tEa Súp, ngày 15 tháng 11 năm 2016\n1223 hộ";
  record.number = "223-CV/HU";
  record.date = 20161115;
  record.evidence = {{.field = "number", .origin = schema::Origin::kHeader, .confidence = 99},
                     {.field = "date", .origin = schema::Origin::kHeader, .confidence = 99},
                     {.field = "issuer", .origin = schema::Origin::kHeader, .confidence = 80},
                     {.field = "type", .origin = schema::Origin::kGiven, .confidence = 100}};
  record.source.recognised = 91;
  return record;
}

std::vector<schema::Doubt> doubt_of(const schema::Record& record, const std::string& word, unsigned confidence) {
  const std::size_t at = record.body.find(word);
  return {{.begin = at, .end = at + word.size(), .confidence = confidence}};
}

TEST(LowerConfidence, NoFieldIsSurerThanItsWords) {
  const schema::Record paper = recognised_paper();
  struct Row {
    std::vector<schema::Doubt> doubts;
    unsigned number, date, issuer;
  };
  const Row rows[] = {
      {{}, 91, 91, 80},
      {doubt_of(paper, "223-CV/HU", 40), 40, 91, 80},
      {doubt_of(paper, "tháng", 55), 91, 55, 80},
      // Of another cell, and of another number.
      {doubt_of(paper, "ĐẢNG", 10), 91, 91, 80},
      {doubt_of(paper, "1223", 10), 91, 91, 80},
  };
  for (const Row& row : rows) {
    schema::Record record = paper;
    record.source.doubts = row.doubts;
    lower_confidence(record);
    EXPECT_EQ(record.evidence[0].confidence, row.number);
    EXPECT_EQ(record.evidence[1].confidence, row.date);
    EXPECT_EQ(record.evidence[2].confidence, row.issuer);
    EXPECT_EQ(record.evidence[3].confidence, 100u) << "given by the owner";
  }
}

TEST(LowerConfidence, TextThatWasThereStaysAsSureAsItWas) {
  schema::Record record = recognised_paper();
  record.source.recognised = 0;
  record.source.doubts = doubt_of(record, "223", 10);
  const schema::Record before = record;
  lower_confidence(record);
  EXPECT_EQ(record, before);
}

TEST(LowerConfidence, WhatWasMendedMayWellBeWrong) {
  schema::Record record = recognised_paper();
  lower_confidence(record, {"date"});
  EXPECT_EQ(record.evidence[0].confidence, 91u);
  EXPECT_EQ(record.evidence[1].confidence, 70u);
}

TEST(NumberByFileName, NeedsTheCodesOfTheLetterhead) {
  struct Row {
    const char* printed;
    const char* path;
    const char* number;  // empty = none
  };
  const Row rows[] = {
      {"1/KH-SYT", "a/1942_kh_syt.pdf", "1942/KH-SYT"},
      {"1/KH-SYT", "1942-KH-SYT (1).pdf", "1942/KH-SYT"},
      {"1/KH-SYT", "1942KHSYT.pdf", ""},  // no word of its own for each code
      {"1/QĐ-SYT", "4393_QD_SYT.pdf", "4393/QĐ-SYT"},
      {"1/KH-TTra", "09_kh_ttr(1).pdf", "09/KH-TTra"},
      {"1/KH-SYT-CĐN", "2004_kh_syt_cd.pdf", "2004/KH-SYT-CĐN"},
      {"1-CV/HU", "223-cv-hu.pdf", "223-CV/HU"},
      {"1/2010/TT-BTC", "02_2010_tt_btc.pdf", "02/2010/TT-BTC"},
      {"1/KH-SYT", "1942_bc_syt.pdf", ""},
      {"1/KH-SYT", "1942_kh.pdf", ""},
      {"1/KH-SYT", "kh_syt_1942.pdf", ""},
      {"1/KH-SYT", "2017_kh_syt.pdf", "2017/KH-SYT"},
      {"1/KH-SYT", "20171010_kh_syt.pdf", ""},  // a day
      {"1/KH-SYT", "0_kh_syt.pdf", ""},
      {"1/KH-SYT", "scan.pdf", ""},
      {"1/KH-SYT", "", ""},
  };
  for (const Row& row : rows) {
    Letterhead head;
    head.blank = text::parse_document_number(row.printed);
    ASSERT_TRUE(head.blank) << row.printed;
    const auto number = number_by_file_name(head, row.path);
    EXPECT_EQ(number ? number->display() : "", row.number) << row.path;
  }
  EXPECT_EQ(number_by_file_name({}, "1942_kh_syt.pdf"), std::nullopt);
}

TEST(NumberInFileName, IsTheOnlyOneAndOfAKnownType) {
  const std::pair<const char*, const char*> rows[] = {
      {"Huyện ủy/2016/223-CV-HU.pdf", "223-CV/HU"},
      {"4393_QD_SYT.tif", "4393/QĐ-SYT"},
      {"44-2026-qd-ubnd-main.pdf", "44/2026/QĐ-UBND"},
      {"Quyết định số 12-2020-QĐ-UBND.pdf", "12/2020/QĐ-UBND"},
      {"so 15-KH-UBND.pdf", "15/KH-UBND"},
      {"Phụ lục 1 kèm QĐ 15-QĐ-UBND.pdf", ""},
      {"12-QĐ-UBND và 13-QĐ-UBND.pdf", ""},
      {"21_THONG_TU_TT_02-2021_BTC.pdf", ""},
      {"38_VAN_BAN_DU_THAO.pdf", ""},
      {"12-CV-HU/scan0001.pdf", ""},  // a folder is not the paper
      {"20200315 bao cao.pdf", ""},
      {"15-11-2016.jpg", ""},
      {"1.pdf", ""},
      {"", ""},
  };
  for (const auto& [path, number] : rows) {
    const auto found = number_in_file_name(path);
    EXPECT_EQ(found ? found->display() : "", number) << path;
  }
}

std::string signer_of(const std::string& text, const std::string& read = {}) {
  const Layout layout = lay_out(text);
  SignatureBlock signature;
  signature.signer = read;
  find_recognised_signer(layout, signature);
  return signature.signer;
}

TEST(FindRecognisedSigner, TakesTheOneNameBesideTheRecipients) {
  EXPECT_EQ(signer_of("Nơi nhận:\n- Như trên;\tTrần Văn Hòa\n"), "Trần Văn Hòa");
  EXPECT_EQ(signer_of("Nơi nhận:\n- Như trên;\n\nTrần Văn Hòa\n\nLê Thị Tâm\n"), "") << "which of the two?";
  EXPECT_EQ(signer_of("Nơi nhận:\n- Như trên;\n\nPhó Giám Đốc\n"), "") << "a position";
  EXPECT_EQ(signer_of("Nơi nhận:\n- Trần Văn Hòa;\n"), "") << "a recipient";
  EXPECT_EQ(signer_of("Trần Văn Hòa\n"), "");
  // What was read already.
  EXPECT_EQ(signer_of("", "Râ BÍ"), "");
  EXPECT_EQ(signer_of("", "Hoàng Anh"), "") << "the stamp covers its family name";
  EXPECT_EQ(signer_of("", "Lê Hoàng Anh"), "Lê Hoàng Anh");
  EXPECT_EQ(signer_of("", "Phó Giáam Đọc"), "") << "misread";
  EXPECT_EQ(signer_of("", "Nguyễn Trúc Glang"), "") << "misread";
  EXPECT_EQ(signer_of("Nơi nhận:\n- Như trên;\n\nTừ Nhân Phòng Khám Đa Khoa\n"), "") << "a line of the list";
}

}  // namespace
}  // namespace vankho::indexing
