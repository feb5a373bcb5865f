// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/register/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "indexer/sources/register/columns.h"
#include "tests/indexer/support/zipped.h"

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;

std::map<std::string, std::string> workbook(const std::string& cells, const std::string& properties = {}) {
  return {{"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + properties +
                                  "<sheets><sheet name=\"Bìa\" r:id=\"rId2\"/><sheet name=\"Sổ đi\" "
                                  "r:id=\"rId1\"/></sheets></workbook>"},
          {"xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
           "Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
          {"xl/sharedStrings.xml",
           "<sst><si><t>Số ký hiệu</t></si><si><r><t>Trích </t></r><r><t>yếu</t></r><rPh><t>x</t></rPh></si></sst>"},
          {"xl/styles.xml",
           "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"171\" "
           "formatCode=\"0&quot; ngày&quot;\"/></numFmts><cellStyleXfs><xf "
           "numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
           "numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>"},
          {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + cells + "</sheetData></worksheet>"},
          {"xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"}};
}

TEST(CsvTable, IsReadWithAnyDelimiterAndQuotes) {
  for (const char* bytes : {"a,\"b, c\",\"d\"\"e\"\r\n1,2,3\n",
                            "\xEF\xBB\xBF"
                            "a;\"b, c\";\"d\"\"e\"\n1;2;3",
                            "a\t\"b, c\"\t\"d\"\"e\"\n1\t2\t3\n"})
    EXPECT_THAT(read_csv(bytes), ElementsAre(ElementsAre("a", "b, c", "d\"e"), ElementsAre("1", "2", "3"))) << bytes;
  EXPECT_THAT(read_csv("a,\"hai\ndòng\"\n"), ElementsAre(ElementsAre("a", "hai dòng")));
}

TEST(XlsxTable, GivesTextsNumbersAndDates) {
  const std::string bytes = zipped(workbook(
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>01-CV/HU</t></is></c><c r=\"B3\" s=\"2\"><v>42738</v></c>"
      "<c r=\"C3\" t=\"str\"><f>x</f><v>kết quả</v></c><c r=\"D3\" s=\"3\"><v>12</v></c><c r=\"E3\" "
      "s=\"1\"><v>61</v></c></row>"));
  EXPECT_THAT(read_table(bytes, "so di"),
              ElementsAre(ElementsAre(), ElementsAre("Số ký hiệu", "", "Trích yếu"),
                          ElementsAre("01-CV/HU", "03/01/2017", "kết quả", "12", "01/03/1900")));
  EXPECT_THAT(read_table(bytes), ElementsAre()) << "the first sheet is the cover";
  const std::string mac =
      zipped(workbook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>41276</v></c></row>", "<workbookPr date1904=\"1\"/>"));
  EXPECT_THAT(read_table(mac, "Sổ đi"), ElementsAre(ElementsAre("03/01/2017")));
}

TEST(XlsxTable, OfAnEnemyIsRefused) {
  const std::string row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
  EXPECT_THROW(read_table("PK\x03\x04 and no archive"), TableError);
  EXPECT_THROW(read_table(zipped(workbook(row)), "không có"), TableError);
  auto parts = workbook(row);
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>";
  EXPECT_THROW(read_table(zipped(parts), "Sổ đi"), TableError);
  parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c "
      "\"&b;&b;&b;&b;\">]><worksheet><sheetData>&c;</sheetData></worksheet>";
  EXPECT_THROW(read_table(zipped(parts), "Sổ đi"), TableError);
  parts.erase("xl/worksheets/sheet1.xml");
  EXPECT_THROW(read_table(zipped(parts), "Sổ đi"), TableError);
  EXPECT_THROW(read_table(zipped(workbook("<row r=\"99999999\"><c><v>1</v></c></row>")), "Sổ đi"), TableError);
  EXPECT_NO_THROW(read_table(zipped(workbook("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")), "Sổ đi"));
  const std::string whole = zipped(workbook(row));
  for (std::size_t size = 4; size < whole.size(); size += 37) {
    try {
      read_table(whole.substr(0, size), "Sổ đi");
    } catch (const TableError&) {
    }
  }
}

TEST(RegisterColumns, AreFoundBelowTitles) {
  const Table table{{"SỔ CÔNG VĂN ĐI"},
                    {},
                    {"STT", "Số, ký hiệu VB", "Ngày, tháng văn bản", "Trích yếu nội dung (tóm tắt)", "Tên file"},
                    {"1", "01-CV/HU", "3/1/2017", "x", "a.doc"}};
  const auto header = find_header(table, {});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->row, 2U);
  EXPECT_EQ(header->columns.at(RegisterColumn::kNumber), 1U);
  EXPECT_EQ(header->columns.at(RegisterColumn::kDate), 2U);
  EXPECT_EQ(header->columns.at(RegisterColumn::kSubject), 3U);
  EXPECT_EQ(header->columns.at(RegisterColumn::kFile), 4U);
  EXPECT_FALSE(find_header({{"Họ tên", "Ngày sinh"}, {"A", "1/1/1980"}}, {}));
}

TEST(RegisterColumns, MayBeNamedByTheAdministrator) {
  const Table table{{"Mã VB", "Vào sổ", "Về"}, {"01-CV/HU", "3/1/2017", "x"}};
  EXPECT_FALSE(find_header(table, {}));
  const auto header = find_header(table, {{RegisterColumn::kNumber, "mã vb"}, {RegisterColumn::kSubject, "Về"}});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->columns.at(RegisterColumn::kSubject), 2U);
}

}  // namespace
}  // namespace vankho::indexing
