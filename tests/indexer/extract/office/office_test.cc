// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office/office.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "indexer/extract/list_number.h"
#include "schema/text/fold.h"
#include "tests/indexer/support/zipped.h"

namespace vankho::indexing {
namespace {

using Parts = std::map<std::string, std::string>;

// A document of Word with this body, and further parts.
Parts docx(const std::string& body, const Parts& more = {}) {
  Parts parts{{"[Content_Types].xml",
               "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
               "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
              {"_rels/.rels",
               "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
               "</Relationships>"},
              {"word/_rels/document.xml.rels",
               "<Relationships><Relationship Id=\"r1\" Type=\"x/styles\" Target=\"styles.xml\"/>"
               "<Relationship Id=\"r2\" Type=\"x/numbering\" Target=\"numbering.xml\"/>"
               "<Relationship Id=\"r3\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>"
               "<Relationship Id=\"r4\" Type=\"x/header\" Target=\"header1.xml\"/></Relationships>"},
              {"word/document.xml",
               "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\" xmlns:v=\"v\"><w:body>" + body + "</w:body></w:document>"}};
  parts.insert(more.begin(), more.end());
  return parts;
}

std::string p(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string numbered(const std::string& list, const std::string& level, const std::string& text) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list +
         "\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

TEST(Docx, IsTextInReadingOrder) {
  struct Row {
    std::string body;
    std::string text;
  };
  const Row rows[] = {
      {p("Căn cứ") + "<w:p/>" + p("Điều 1"), "Căn cứ\n\nĐiều 1\n"},
      {"<w:p><w:r><w:t>N</w:t></w:r><w:r><w:t xml:space=\"preserve\">ghị </w:t><w:t>định</w:t></w:r></w:p>",
       "Nghị định\n"},
      // Columns made with a tabulator; an indent and the space behind a number are none.
      {"<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:tab/><w:t>SỞ A</w:t><w:tab/><w:t>CỘNG "
       "HÒA</w:t></w:r></w:p>",
       "SỞ A\tCỘNG HÒA\n"},
      {"<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Giao</w:t></w:r></w:p>", "1. Giao\n"},
      // Revisions: what was deleted is gone, what was inserted stays; two paragraphs whose mark was deleted are one.
      {"<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>",
       "mới\n"},
      {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">a </w:t></w:r></w:p>" + p("b"),
       "a b\n"},
      {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish "
       "w:val=\"0\"/></w:rPr><w:t>hiện</w:t>"
       "</w:r></w:p>",
       "hiện\n"},
      // The result of a field, not its instruction.
      {"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF x</w:instrText><w:fldChar "
       "w:fldCharType=\"separate\"/><w:t>Điều 5</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
       "Điều 5\n"},
      // Of a shape the second copy is for old programs; its text follows the paragraph.
      {"<w:p><w:r><w:t xml:space=\"preserve\">trước </w:t><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("hộp") +
           "</w:txbxContent></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>" + p("hộp") +
           "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent><w:t>sau</w:t></w:r></w:p>",
       "trước sau\nhộp\n"},
      // Pages: a break that Word has both written and rendered is one.
      {"<w:p><w:r><w:t>một</w:t><w:br "
       "w:type=\"page\"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r>"
       "</w:p>",
       "một\n\fhai\n"},
      {"<w:p><w:r><w:t xml:space=\"preserve\">cán </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>bộ</w:t></w:r></w:p>",
       "cán \fbộ\n"},
      // Columns of a letterhead, and a row of data.
      {"<w:tbl><w:tr><w:tc>" + p("UBND TỈNH A") + p("Số: 1/QĐ-UBND") + "</w:tc><w:tc>" + p("CỘNG HÒA") +
           "</w:tc></w:tr></w:tbl>" + p("x"),
       "UBND TỈNH A\nSố: 1/QĐ-UBND\n\nCỘNG HÒA\nx\n"},
      {"<w:tbl><w:tr><w:tc>" + p("1") + "</w:tc><w:tc>" + p("Họ tên") + "</w:tc></w:tr></w:tbl>", "1\tHọ tên\n"},
      {p("a") + "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" + p("b"), "a\n\nb\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(read_docx(zipped(docx(row.body))).text, row.text) << row.body;
}

TEST(Docx, WritesTheNumbersOfLists) {
  const std::string numbering =
      "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">"
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Điều %1.\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>"
      "<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl>"
      "<w:lvl w:ilvl=\"3\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\xEF\x82\xB7\"/></w:lvl></w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:pStyle w:val=\"Muc\"/><w:numFmt "
      "w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:lvlText "
      "w:val=\"%1.%2\"/><w:isLgl/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
      "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
      "w:val=\"7\"/></w:lvlOverride></w:num></w:numbering>";
  const std::string styles =
      "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:pPr><w:numPr><w:numId "
      "w:val=\"2\"/></w:numPr></w:pPr></w:style></w:styles>";
  const std::string body =
      numbered("1", "0", "Phạm vi") + numbered("1", "1", "x") + numbered("1", "2", "y") + numbered("1", "2", "z") +
      numbered("1", "1", "w") + numbered("1", "0", "Đối tượng") + numbered("1", "1", "v") + numbered("1", "3", "u") +
      "<w:p><w:pPr><w:pStyle w:val=\"Muc\"/></w:pPr><w:r><w:t>Mục đích</w:t></w:r></w:p>" +
      numbered("2", "1", "Chung") + numbered("3", "0", "Hiệu lực") + numbered("1", "0", "Thi hành");
  EXPECT_EQ(read_docx(zipped(docx(body, {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}))).text,
            "Điều 1. Phạm vi\n1. x\na) y\nb) z\n2. w\nĐiều 2. Đối tượng\n1. v\n• u\nI. Mục đích\n1.1 Chung\n"
            "Điều 7. Hiệu lực\nĐiều 8. Thi hành\n");
}

TEST(Docx, WritesNotesAndMarginsBehindTheText) {
  const std::string body =
      "<w:p><w:r><w:t>Luật</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t xml:space=\"preserve\"> "
      "này</w:t></w:r></w:p>";
  const Parts more{{"word/footnotes.xml", "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"0\">" +
                                              p("-") + "</w:footnote><w:footnote w:id=\"2\">" + p("Đã sửa đổi.") +
                                              "</w:footnote></w:footnotes>"},
                   {"word/header1.xml", "<w:hdr xmlns:w=\"w\">" + p("12") + "</w:hdr>"}};
  EXPECT_EQ(read_docx(zipped(docx(body, more))).text, "Luật[1] này\n[1] Đã sửa đổi.\n");
  Parts headed = more;
  headed["word/header1.xml"] = "<w:hdr xmlns:w=\"w\">" + p("Dự thảo lần 2") + "</w:hdr>";
  EXPECT_EQ(read_docx(zipped(docx(body, headed))).text, "Luật[1] này\n[1] Đã sửa đổi.\nDự thảo lần 2\n");
}

TEST(Docx, KnowsTheFontsOfItsRuns) {
  const std::string styles =
      "<w:styles xmlns:w=\"w\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" "
      "w:hAnsi=\"Arial\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
      "w:styleId=\"Normal\"><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr></w:style><w:style w:type=\"character\" "
      "w:styleId=\"Dam\"><w:rPr><w:rFonts w:hAnsi=\".VnTimeH\"/></w:rPr></w:style></w:styles>";
  const std::string body =
      "<w:p><w:r><w:t xml:space=\"preserve\">mét </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Dam\"/></w:rPr><w:t "
      "xml:space=\"preserve\">hai </w:t></w:r><w:r><w:rPr><w:rFonts "
      "w:ascii=\"VNI-Times\"/></w:rPr><w:t>ba</w:t></w:r></w:p>";
  const RunText text = read_docx(zipped(docx(body, {{"word/styles.xml", styles}})));
  EXPECT_EQ(text.text, "mét hai ba\n");
  EXPECT_EQ(text.runs, (std::vector<RunText::Run>{{0, ".VnTime"}, {5, ".VnTimeH"}, {9, "VNI-Times"}}));
}

TEST(WordXml, HasFontsListsAndBreaks) {
  const std::string xml =
      "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" "
      "xmlns:wx=\"wx\" xmlns:aml=\"aml\"><w:lists><w:listDef><w:lvl><w:rPr><w:rFonts "
      "w:ascii=\"Symbol\"/></w:rPr></w:lvl></w:listDef></w:lists><w:styles><w:style w:type=\"paragraph\" "
      "w:default=\"on\" w:styleId=\"Normal\"><w:rPr><w:rFonts w:ascii=\"Arial\" "
      "w:h-ansi=\".VnTime\"/></w:rPr></w:style></w:styles><w:body><wx:sect>" +
      p("Mét") +
      "<w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t wx:val=\"a)\"/></w:listPr></w:pPr>"
      "<w:r><w:rPr><w:rFonts w:h-ansi=\"Times New Roman\"/></w:rPr><w:t>Hai</w:t><w:br w:type=\"page\"/></w:r></w:p>"
      "<w:p><aml:annotation "
      "w:type=\"Word.Deletion\"><aml:content><w:r><w:delText>Bỏ</w:delText></w:r></aml:content></aml:annotation>"
      "<aml:annotation w:type=\"Word.Comment\"><aml:content><w:p><w:r><w:t>Ghi "
      "chú</w:t></w:r></w:p></aml:content></aml:annotation><w:r><w:rPr><aml:annotation "
      "w:type=\"Word.Formatting\"><aml:content><w:rPr><w:vanish/></w:rPr></aml:content></aml:annotation></w:rPr>"
      "<w:t>Còn </w:t></w:r>"
      "<w:r><w:t>Ba</w:t><w:no-break-hyphen/><w:t>Bốn</w:t></w:r></w:p></wx:sect></w:body></w:wordDocument>";
  ASSERT_TRUE(is_word_xml(xml));
  const RunText read = read_word_xml(xml);
  EXPECT_EQ(read.text, "Mét\na) Hai\n\fCòn Ba-Bốn\n");
  ASSERT_GE(read.runs.size(), 2u);
  EXPECT_EQ(read.runs[0].font, ".VnTime");
}

TEST(WordXml, PicturesInItAreLong) {
  const std::string xml =
      "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>"
      "<w:p><w:r><w:pict><w:binData>" +
      std::string(11u << 20, 'A') + "</w:binData></w:pict><w:t>Một</w:t></w:r></w:p></w:body></w:wordDocument>";
  EXPECT_EQ(read_word_xml(xml).text, "Một\n");
}

TEST(WordXml, IsAlsoAPackageThatIsWrittenFlat) {
  const auto part = [](const std::string& content) {
    return "<pkg:part><pkg:xmlData>" + content + "</pkg:xmlData></pkg:part>";
  };
  const std::string xml =
      "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\" "
      "xmlns:w=\"w\">" +
      part("<w:document><w:body>" + p("Một") + numbered("1", "0", "Hai") + "</w:body></w:document>") +
      part("<w:styles><w:docDefaults><w:rFonts w:hAnsi=\".VnTime\"/></w:docDefaults></w:styles>") +
      part(
          "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt "
          "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
          "w:val=\"0\"/></w:num></w:numbering>") +
      "</pkg:package>";
  ASSERT_TRUE(is_word_xml(xml));
  const RunText read = read_word_xml(xml);
  EXPECT_EQ(read.text, "Một\n4. Hai\n");
  EXPECT_EQ(read.runs.at(0).font, ".VnTime");
}

TEST(Xlsx, WritesSheetsAsPages) {
  const Parts parts{
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/><sheet name=\"b\" r:id=\"r2\" "
       "state=\"hidden\"/><sheet name=\"c\" r:id=\"r3\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"r1\" Target=\"s1.xml\"/><Relationship Id=\"r2\" "
       "Target=\"s2.xml\"/><Relationship "
       "Id=\"r3\" Target=\"s3.xml\"/></Relationships>"},
      {"xl/s1.xml",
       "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Danh sách</t></is></c></row><row "
       "r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"D3\" t=\"str\"><v>Lan</v></c></row></sheetData></worksheet>"},
      {"xl/s2.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>99</v></c></row></sheetData></worksheet>"},
      {"xl/s3.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData></worksheet>"}};
  EXPECT_EQ(read_xlsx_text(zipped(parts)).text, "Danh sách\n\n1\tLan\n\f7\n");
  EXPECT_EQ(office_format(zipped(parts)).kind, OfficeKind::kExcel);
}

TEST(ExcelXml, WritesSheetsAsPages) {
  const auto cell = [](const std::string& text, const std::string& more = {}) {
    return "<Cell" + more + "><Data ss:Type=\"String\">" + text + "</Data></Cell>";
  };
  const std::string xml =
      "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook "
      "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"Default\"><Font "
      "ss:FontName=\"Arial\"/></Style><Style ss:ID=\"s1\"><Font ss:FontName=\".VnTime\"/></Style></Styles>"
      "<Worksheet ss:Name=\"a\"><Table><Row>" +
      cell("Sè", " ss:StyleID=\"s1\"") + cell("Tên", " ss:Index=\"4\"") + "</Row><Row ss:Index=\"5\">" +
      cell("<B>Một</B> hai<Font>!</Font>") +
      "<Cell><Data ss:Type=\"DateTime\">2005-03-01T00:00:00.000</Data><Comment><Data>Ghi chú</Data></Comment></Cell>"
      "</Row></Table></Worksheet><Worksheet ss:Name=\"b\"><Table><Row ss:StyleID=\"s1\">" +
      cell("Ba") + "</Row></Table></Worksheet><Worksheet ss:Name=\"c\"><Table><Row>" + cell("Ẩn") +
      "</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
  ASSERT_TRUE(is_excel_xml(xml));
  const RunText read = read_excel_xml(xml);
  EXPECT_EQ(read.text, "Sè\tTên\n\nMột hai!\t01/03/2005\n\fBa\n");
  EXPECT_EQ(read.runs.at(0).font, ".VnTime");
  EXPECT_EQ(read.runs.back().font, ".VnTime") << "of the row";
}

TEST(Pptx, WritesSlidesInTheirOrder) {
  const auto slide = [](const std::string& text) {
    return "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></p:sld>";
  };
  const Parts parts{
      {"ppt/presentation.xml",
       "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst><p:sldId id=\"257\" r:id=\"r2\"/><p:sldId "
       "id=\"256\" r:id=\"r1\"/></p:sldIdLst></p:presentation>"},
      {"ppt/_rels/presentation.xml.rels",
       "<Relationships><Relationship Id=\"r1\" Target=\"slides/slide1.xml\"/><Relationship "
       "Id=\"r2\" Target=\"slides/slide2.xml\"/></Relationships>"},
      {"ppt/slides/slide1.xml", slide("một")},
      {"ppt/slides/slide2.xml", slide("hai")}};
  EXPECT_EQ(read_pptx(zipped(parts)).text, "hai\n\fmột\n");
}

Parts odt(const std::string& text, const std::string& styles = {}) {
  return {{"mimetype", "application/vnd.oasis.opendocument.text"},
          {"content.xml",
           "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" xmlns:style=\"s\" "
           "xmlns:fo=\"f\" xmlns:draw=\"d\"><office:automatic-styles>" +
               styles + "</office:automatic-styles><office:body><office:text>" + text +
               "</office:text></office:body></office:document-content>"}};
}

TEST(Odf, IsTextInReadingOrder) {
  const std::string styles =
      "<style:style style:name=\"An\" style:family=\"text\"><style:text-properties "
      "text:display=\"none\"/></style:style>"
      "<style:style style:name=\"Moi\" style:family=\"paragraph\"><style:paragraph-properties "
      "fo:break-before=\"page\"/>"
      "<style:text-properties fo:font-family=\"'VNI-Times'\"/></style:style>"
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
      "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" "
      "style:num-suffix=\")\"/></text:list-style>";
  struct Row {
    std::string body;
    std::string text;
  };
  const Row rows[] = {
      {"<text:p>Căn<text:s text:c=\"2\"/>cứ<text:span "
       "text:style-name=\"An\">ẩn</text:span></text:p><text:p/><text:h>Mục</text:h>",
       "Căn  cứ\n\nMục\n"},
      {"<text:p>một</text:p><text:p text:style-name=\"Moi\">hai</text:p>", "một\n\fhai\n"},
      {"<text:list "
       "text:style-name=\"L\"><text:list-item><text:p>x</text:p><text:list><text:list-item><text:p>y</text:p>"
       "</text:list-item></text:list></text:list-item><text:list-item><text:p>z</text:p><text:p>z2</text:p></"
       "text:list-item></text:list>",
       "1. x\na) y\n2. z\nz2\n"},
      {"<text:tracked-changes><text:p>cũ</text:p></"
       "text:tracked-changes><table:table><table:table-row><table:table-cell><text:p>SỞ "
       "A</text:p><text:p>Số: 2</text:p></table:table-cell><table:table-cell><text:p>CỘNG "
       "HÒA</text:p></table:table-cell>"
       "</table:table-row></table:table>",
       "SỞ A\nSố: 2\n\nCỘNG HÒA\n"},
      {"<text:p>Luật<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Ghi "
       "chú</text:p></text:note-body>"
       "</text:note> này</text:p>",
       "Luật[1] này\n[1] Ghi chú\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(read_odf(zipped(odt(row.body, styles))).text, row.text) << row.body;
  const RunText text = read_odf(zipped(odt("<text:p text:style-name=\"Moi\">hai</text:p>", styles)));
  EXPECT_EQ(text.runs, (std::vector<RunText::Run>{{0, "VNI-Times"}}));
}

TEST(Office, SaysWhatItIs) {
  const ExtractedText word = extract(zipped(docx(p("Chữ"))), "a.docx");
  EXPECT_EQ(word.text, "Chữ\n");
  EXPECT_EQ(word.media_type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  // The content counts, not the name.
  EXPECT_EQ(extract(zipped(odt("<text:p>Chữ</text:p>")), "a.docx").media_type,
            "application/vnd.oasis.opendocument.text");
}

ReasonCode reason_of(const std::string& bytes) {
  try {
    extract(bytes, "a.docx");
  } catch (const ExtractError& error) {
    return error.reason.code;
  }
  ADD_FAILURE() << "was read";
  return ReasonCode::kEmpty;
}

TEST(Office, OfAnEnemyIsRefused) {
  const std::string whole = zipped(docx(p("Chữ")));
  EXPECT_EQ(reason_of("PK\x03\x04 and no archive"), ReasonCode::kDamagedFile);
  EXPECT_EQ(reason_of(zipped({{"a.txt", "x"}})), ReasonCode::kContentNotText);
  EXPECT_EQ(reason_of(zipped(docx("<w:p>"))), ReasonCode::kDamagedFile);
  EXPECT_EQ(reason_of(zipped(docx(p("Chữ")), "mật khẩu")), ReasonCode::kEncrypted);
  Parts bomb = docx(p("Chữ"));
  bomb["word/document.xml"] = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
  EXPECT_EQ(reason_of(zipped(bomb)), ReasonCode::kDamagedFile);
  EXPECT_EQ(reason_of(zipped(docx(std::string(std::size_t{20} << 20, ' ')))), ReasonCode::kUnpacksTooLarge);
  Parts many = docx(p("Chữ"));
  for (int i = 0; i < 2001; ++i) many["x" + std::to_string(i)] = "";
  EXPECT_EQ(reason_of(zipped(many)), ReasonCode::kUnpacksTooLarge);
  Parts locked = odt("<text:p>x</text:p>");
  locked["META-INF/manifest.xml"] = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
  EXPECT_EQ(reason_of(zipped(locked)), ReasonCode::kEncrypted);
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      EXPECT_TRUE(text::is_valid_utf8(extract(bytes.substr(0, 4 + random() % bytes.size()), "a.docx").text));
    } catch (const ExtractError&) {
    }
  }
}

TEST(Office, NestsTablesAndStylesAsDeepAsAnyoneLikes) {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "<w:tbl><w:tr><w:tc>";
  body += p("sâu");
  for (int i = 0; i < 60; ++i) body += "</w:tc></w:tr></w:tbl>";
  const std::string styles =
      "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
  body += "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
  EXPECT_EQ(read_docx(zipped(docx(body, {{"word/styles.xml", styles}}))).text, "sâu\nx\n");
}

TEST(ListNumber, CountsAsWordProcessorsDo) {
  const std::tuple<const char*, long, const char*> rows[] = {
      {"decimal", 12, "12"},
      {"lowerLetter", 1, "a"},
      {"lowerLetter", 28, "bb"},
      {"upperLetter", 26, "Z"},
      {"upperRoman", 4, "IV"},
      {"lowerRoman", 1999, "mcmxcix"},
      {"decimalZero", 3, "03"},
      {"none", 3, ""},
      {"unheardOf", 5, "5"},
      {"lowerLetter", 0, "0"},
      {"upperRoman", 100'000'000, "100000000"},
  };
  for (const auto& [format, number, text] : rows) EXPECT_EQ(list_number(format, number), text) << format << number;
}

}  // namespace
}  // namespace vankho::indexing
