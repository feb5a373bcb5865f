// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "schema/terms.h"
#include "schema/text/document_number.h"

namespace vankho::text {
namespace {

const std::filesystem::path kAcceptance = VANKHO_SOURCE_DIR "/../shared/acceptance";

// "kind count codes year type date | rest": one line that a person can compare.
std::string summary(std::string_view typed) {
  const auto query = parse_number_query(typed);
  if (!query) return "none";
  std::string line = query->strength == NumberQuery::Strength::kSymbol     ? "symbol"
                     : query->strength == NumberQuery::Strength::kLabelled ? "labelled"
                                                                           : "bare";
  if (query->count) line += ' ' + std::to_string(*query->count) + query->suffix;
  for (const std::string& code : query->codes) line += ' ' + code;
  if (query->year != 0) line += " y" + std::to_string(query->year);
  if (!query->type_id.empty()) line += " t:" + query->type_id;
  if (query->date != 0) line += " d" + std::to_string(query->date);
  if (!query->rest.empty()) line += " | " + query->rest;
  return line;
}

struct Row {
  std::string_view typed;
  std::string_view meaning;
};

void expect_all(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(summary(row.typed), row.meaning) << row.typed;
}

TEST(NumberQuery, CountWithCodes) {
  expect_all({
      {"318-CV/HU", "symbol 318 CV HU"},
      {"318/CV-HU", "symbol 318 CV HU"},
      {"318-cv/hu", "symbol 318 CV HU"},
      {"318CV/HU", "symbol 318 CV HU"},
      {"318-CVHU", "symbol 318 CVHU"},
      {"318cvhu", "symbol 318 CVHU"},
      {"318 cvhu", "symbol 318 CVHU"},
      {"318 CV HU", "symbol 318 CV HU"},
      {"318 cv hu", "symbol 318 CV HU"},
      {"318 - CV / HU", "symbol 318 CV HU"},
      {"318 -CV/HU", "symbol 318 CV HU"},
      {"318 -CV", "symbol 318 CV t:cong-van"},
      {"318cv", "symbol 318 CV t:cong-van"},
      {"318_CV_HU", "symbol 318 CV HU"},
      {"318.CV.HU", "symbol 318 CV HU"},
      {"318−CV/HU", "symbol 318 CV HU"},
      {"３１８-ＣＶ/ＨＵ", "symbol 318 CV HU"},
      {"0318-CV/HU", "symbol 318 CV HU"},
      {"005-nq/tu", "symbol 5 NQ TU"},
      {"02b/BC-THPT", "symbol 2b BC THPT"},
      {"12 cv đu", "symbol 12 CV DU"},
      {"214/QÐ-UBND", "symbol 214 QD UBND"},
      {"214 qd ubnd", "symbol 214 QD UBND"},
      {"31/2021/nđ-cp", "symbol 31 ND CP y2021"},
      {"31 2021 nđ cp", "symbol 31 ND CP y2021"},
      {"47/2019/QH14", "symbol 47 QH14 y2019"},
      {"4417/BNV-CCHC", "symbol 4417 BNV CCHC"},
      {"4417 bnv cchc", "symbol 4417 BNV CCHC"},
      {"06-QĐi/TW", "symbol 6 QD TW"},
      {"15/CP", "symbol 15 CP"},
      {"47/2019/QH-14", "symbol 47 QH14 y2019"},
      {"47/2019/QH 14", "symbol 47 QH14 y2019"},
      {"3321/BLĐTB & XH-KHTC", "symbol 3321 BLDTBXH KHTC"},
      {"318|CV|HU", "symbol 318 CV HU"},
      {"318\\CV\\HU", "symbol 318 CV HU"},
      {"số ký hiệu 318-CV/HU", "symbol 318 CV HU"},
      {"Số hiệu: 318-CV/HU", "symbol 318 CV HU"},
      {"31_2021_ND-CP_123456.doc", "symbol 31 ND CP y2021"},
      {"1234/sxd-qxy", "symbol 1234 SXD QXY"},
      // Codes first.
      {"CV 318", "symbol 318 CV t:cong-van"},
      {"cv 318", "symbol 318 CV t:cong-van"},
      {"CV/HU 318", "symbol 318 CV HU"},
      {"-HU 318", "symbol 318 HU"},
      {"HU 318", "symbol 318 HU"},
      {"hu 318", "symbol 318 HU"},
      {"cv 318 hu", "symbol 318 HU t:cong-van"},
      {"CV 4417/BNV-CCHC", "symbol 4417 BNV CCHC t:cong-van"},
      {"nđ 15/cp", "symbol 15 CP t:nghi-dinh"},
      {"QĐ 217/TW", "symbol 217 QD TW"},
      {"hu318", "symbol 318 HU"},
      {"ct16", "symbol 16 CT t:chi-thi"},
      {"nđ 31/2021", "symbol 31 ND y2021 t:nghi-dinh"},
      {"nd31/2021", "symbol 31 ND y2021 t:nghi-dinh"},
      {"NĐ-CP 31/2021", "symbol 31 ND CP y2021"},
      {"công văn 318 hu", "symbol 318 HU t:cong-van"},
      {"nq tu 5", "symbol 5 NQ TU"},
      {"nq05", "symbol 5 NQ t:nghi-quyet"},
      {"NQ05/TU", "symbol 5 TU t:nghi-quyet"},
      {"cv318", "symbol 318 CV t:cong-van"},
      {"NĐ 31", "symbol 31 ND t:nghi-dinh"},
      {"NĐ-CP 31", "symbol 31 ND CP"},
      {"QĐ số 217", "symbol 217 QD"},  // quyết định and quy định
      // Lead words, quotes, brackets, endings.
      {"số 318-CV/HU", "symbol 318 CV HU"},
      {"so 318-cv/hu", "symbol 318 CV HU"},
      {"s.318-CV/HU", "symbol 318 CV HU"},
      {"No. 318-CV/HU", "symbol 318 CV HU"},
      {"co\u0302ng va\u0306n so\u0302\u0301 318 ĐU\u0323", "labelled 318 t:cong-van | ĐU\u0323"},
      {"CO\u0302NG VA\u0306N SO\u0302\u0301 318-CV/HU", "symbol 318 CV HU t:cong-van"},
      {"văn bản số 318-CV/HU", "symbol 318 CV HU"},
      {"318-CV/HU.pdf", "symbol 318 CV HU"},
      {"\"318-CV/HU\",", "symbol 318 CV HU"},
      {"(318-CV/HU)", "symbol 318 CV HU"},
  });
}

TEST(NumberQuery, TypesYearsAndDatesTypedWithIt) {
  expect_all({
      {"công văn số 318-CV/HU ngày 15/11/2016", "symbol 318 CV HU t:cong-van d20161115"},
      {"chỉ thị 16/CT-TTg ngày 16 tháng 5 năm 2016", "symbol 16 CT TTG t:chi-thi d20160516"},
      {"luật số 47/2019/QH14", "symbol 47 QH14 y2019 t:luat"},
      {"nghị định 31/2021", "labelled 31 y2021 t:nghi-dinh"},
      {"nghi dinh so 31 nam 2021", "labelled 31 y2021 t:nghi-dinh"},
      {"thong tu 31/2021", "labelled 31 y2021 t:thong-tu"},
      {"nghị quyết 30a/2008", "labelled 30a y2008 t:nghi-quyet"},
      {"447-CV/HU 2017", "symbol 447 CV HU y2017"},
      {"447-CV/HU-2017", "symbol 447 CV HU y2017"},
      {"447-CV/HU năm 2017", "symbol 447 CV HU y2017"},
      {"công văn số 57 ngày 10/5/2007 của Ban Tổ chức", "labelled 57 t:cong-van d20070510 | của Ban Tổ chức"},
      {"15/11/2016", "bare d20161115"},
      {"hội nghị ngày 15/11/2016", "bare d20161115 | hội nghị"},
  });
}

TEST(NumberQuery, KeepsTheOtherWords) {
  expect_all({
      {"447 cv hu hon quan", "symbol 447 CV HU | hon quan"},
      {"cong van 318 huyen uy ea sup", "labelled 318 t:cong-van | huyen uy ea sup"},
      {"công văn 447 năm 2017 huyện ủy hớn quản", "labelled 447 y2017 t:cong-van | huyện ủy hớn quản"},
      {"447-CV/HU hon quan 2017", "symbol 447 CV HU y2017 | hon quan"},
      {"25-NQ/TW (khóa XI)", "symbol 25 NQ TW | khóa XI"},
      {"214 qd ubnd tp buon ma thuot", "symbol 214 QD UBND | tp buon ma thuot"},
      {"kh 123 tu phap", "symbol 123 KH t:ke-hoach | tu phap"},
      {"\"dân vận khéo\"  447-CV/HU -mật", "symbol 447 CV HU | \"dân vận khéo\" -mật"},
      {"điều 12 447-CV/HU", "symbol 447 CV HU | điều 12"},
      {"447-CV/HU 448-CV/HU", "symbol 447 CV HU | 448-CV/HU"},
      {"trường thcs số 1", "labelled 1 | trường thcs"},
      {"huyen uy ea sup so 318", "labelled 318 | huyen uy ea sup"},
      {"quyết định 217, 218", "labelled 217 t:quyet-dinh | 218"},
  });
}

TEST(NumberQuery, CountsAfterALabelOrAlone) {
  expect_all({
      {"số:318", "labelled 318"},
      {"Số 318", "labelled 318"},
      {"sô 318", "labelled 318"},
      {"văn bản 318", "labelled 318"},
      {"ký hiệu: 318", "labelled 318"},
      {"số 16 chỉ thị thủ tướng", "labelled 16 t:chi-thi | thủ tướng"},
      {"vb số 318", "labelled 318"},
      {"chương trình 135", "labelled 135 t:chuong-trinh"},
      {"nghị quyết 30a", "labelled 30a t:nghi-quyet"},
      {"chương trình hành động số 20", "labelled 20 t:chuong-trinh-hanh-dong"},
      {"chỉ thị 16", "labelled 16 t:chi-thi"},
      {"318", "bare 318"},
      {"30/2020", "bare 30 y2020"},
  });
}

TEST(NumberQuery, WhatAClerkDoesNotMeanAsANumber) {
  for (const std::string_view typed : {"",
                                       "   ",
                                       "-",
                                       "dân vận khéo",
                                       "kế hoạch 5 năm 2021-2025",
                                       "kế hoạch 5 năm",
                                       "kế hoạch 2016",
                                       "báo cáo 6 tháng đầu năm 2016",
                                       "báo cáo quý 3",
                                       "điều 5 luật đất đai",
                                       "năm 2016",
                                       "2016..2017",
                                       "2016-2020",
                                       "KH 2016-2020",
                                       "12 tháng 5",
                                       "16-11",
                                       "1/2",
                                       "5-6",
                                       "nghị quyết 5-6",
                                       "số 1.5",
                                       "kế hoạch 01-02/2017",
                                       "từ 5 đến 10",
                                       "tu 5 den 10",
                                       "123 tu phap",
                                       "5 du an",
                                       "223 hoi khoa",
                                       "223 tp buon ma thuot",
                                       "0262 3688 123",
                                       "0905123456",
                                       "covid-19",
                                       "covid 19",
                                       "50km/h",
                                       "10 kg",
                                       "12-tinh uy",
                                       "QH14",
                                       "Sở 223",
                                       "kỷ luật 5 đảng viên",
                                       "trường tiểu học số 2",
                                       "mẫu số 02",
                                       "quốc lộ 1"})
    EXPECT_EQ(summary(typed), "none") << typed;
}

TEST(NumberQuery, SpansTheNumberWithItsLabel) {
  const std::string typed = "gửi công văn số 318 - CV/HU năm 2016";
  const auto query = parse_number_query(typed);
  ASSERT_TRUE(query.has_value());
  EXPECT_EQ(typed.substr(query->begin, query->end - query->begin), "công văn số 318 - CV/HU");
  EXPECT_EQ(query->rest, "gửi");
}

// Whether every part of the query is a term of the paper's number, as a look-up would ask.
bool asks_for(const NumberQuery& query, const DocumentNumber& number) {
  const auto terms = schema::own_number_terms(number);
  const auto has = [&](schema::NumberPart part, std::string_view value) {
    return std::ranges::find(terms, schema::own_number_term(part, value)) != terms.end();
  };
  if (!query.count || !has(schema::NumberPart::kCount, std::to_string(*query.count) + query.suffix)) return false;
  if (query.year != 0 && number.year != 0 && query.year != number.year) return false;
  return std::ranges::all_of(query.codes,
                             [&](const std::string& code) { return has(schema::NumberPart::kCode, code); });
}

TEST(NumberQueryAcceptance, EveryLineAsksForItsPapers) {
  std::ifstream lines(kAcceptance / "document-numbers.tsv");
  if (!lines) GTEST_SKIP() << "the acceptance table of document numbers is not beside the source tree";
  std::map<std::string, std::string, std::less<>> numbers{
      {"easup-223", "223-CV/HU"}, {"mythanh-121", "121-CV/ĐU"}, {"honquan-447", "447-CV/HU"}};
  std::ifstream fixture(kAcceptance / "document-numbers-fixture.jsonl");
  const auto value = [](const std::string& json, std::string_view name) {
    const std::string before = '"' + std::string(name) + "\":\"";
    const auto begin = json.find(before) + before.size();
    return json.substr(begin, json.find('"', begin) - begin);
  };
  for (std::string line; std::getline(fixture, line);) numbers[value(line, "id")] = value(line, "number");

  int rows = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    SCOPED_TRACE(line);
    const auto tab = line.find('\t');
    const auto next = line.find('\t', tab + 1);
    const std::string typed = line.substr(0, tab);
    const std::string want = line.substr(tab + 1, next - tab - 1);
    const auto query = parse_number_query(typed);
    ASSERT_TRUE(query.has_value());
    ++rows;
    EXPECT_EQ(query->strength == NumberQuery::Strength::kBare, want == "text");
    if (want != "first" && want != "several") continue;
    std::string ids = line.substr(next + 1) + ',';
    std::string found;
    std::string wanted;
    for (const auto& [id, written] : numbers) {
      const auto number = parse_document_number(written);
      ASSERT_TRUE(number.has_value()) << written;
      const bool is_wanted = ids.find(id + ',') != std::string::npos;
      if (is_wanted) wanted += id + ' ';
      // The year and the words of the issuer choose between papers of one number.
      if (asks_for(*query, *number) && (is_wanted || query->year == 0)) found += id + ' ';
    }
    if (want == "several" || typed.find("2017") != std::string::npos) {
      EXPECT_NE(found.find(wanted.substr(0, wanted.find(' '))), std::string::npos);
    } else {
      EXPECT_EQ(found, wanted);
    }
  }
  EXPECT_GE(rows, 56);
}

}  // namespace
}  // namespace vankho::text
