// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf/pdf.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/extract/extract.h"
#include "indexer/extract/pdf/pdf_page.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Letters are six points wide and twelve high: the place of a word follows from its text.
constexpr double kLetter = 6;

struct Placed {
  double left;
  double top;
  std::string text;  // ASCII
};

std::vector<PdfWord> words_of(const std::vector<Placed>& lines) {
  std::vector<PdfWord> words;
  for (const Placed& line : lines) {
    for (std::size_t from = 0; from < line.text.size();) {
      const std::size_t end = std::min(line.text.find(' ', from), line.text.size());
      PdfWord word{.text = line.text.substr(from, end - from), .font = "F"};
      word.left = line.left + static_cast<double>(from) * kLetter;
      word.right = line.left + static_cast<double>(end) * kLetter;
      word.top = line.top;
      word.bottom = line.top + 12;
      word.space_behind = end < line.text.size();
      words.push_back(word);
      from = end + 1;
    }
  }
  return words;
}

std::string text_of(const std::vector<std::vector<Placed>>& pages) {
  std::vector<PdfPage> read;
  for (const auto& page : pages) read.push_back({.lines = lines_of(words_of(page)), .sideways = {}});
  const std::vector<PdfLine> margins = take_margins(read);
  PdfFlow flow;
  for (const PdfPage& page : read) flow.add(page);
  if (!margins.empty()) flow.end_text();
  for (const PdfLine& line : margins) flow.add_line(line);
  return flow.take().text;
}

TEST(PdfPage, WritesColumnsOfALetterheadOneBelowTheOther) {
  EXPECT_EQ(
      text_of({{{80, 50, "UBND TINH A"},
                {250, 50, "CONG HOA XA HOI CHU NGHIA VIET NAM"},
                {90, 66, "SO Y TE"},
                {270, 66, "Doc lap - Tu do - Hanh phuc"},
                {80, 90, "So: 5/QD-SYT"},
                {270, 92, "A, ngay 2 thang 3 nam 2020"},
                {230, 130, "QUYET DINH"},
                {100, 146, "Ve viec giao nhiem vu cho cac phong nam 2020"}}}),
      "UBND TINH A\nSO Y TE\n\nSo: 5/QD-SYT\n\nCONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\n\n"
      "A, ngay 2 thang 3 nam 2020\n\nQUYET DINH\n\nVe viec giao nhiem vu cho cac phong nam 2020\n");
}

TEST(PdfPage, WritesTheRecipientsBeforeTheSigner) {
  EXPECT_EQ(text_of({{{80, 50, "Noi nhan:"},
                      {330, 50, "GIAM DOC"},
                      {80, 64, "- Nhu tren;"},
                      {80, 78, "- Luu: VT."},
                      {320, 120, "Nguyen Van A"}}}),
            "Noi nhan:\n- Nhu tren;\n- Luu: VT.\n\nGIAM DOC\n\nNguyen Van A\n");
}

// Lines that had no room for the next word go on, also on the next page; others do not.
TEST(PdfPage, JoinsWrappedLines) {
  const std::string full(60, 'x');
  const std::string text = text_of({{{92, 50, "Can cu " + full.substr(0, 51)},
                                     {80, 66, full},
                                     {80, 82, "het doan."},
                                     {92, 98, "Dieu 1. " + full.substr(0, 50)},
                                     {80, 114, full.substr(0, 54) + " 52-/"},
                                     {80, 700, full}},
                                    {{80, 50, "trang sau."}}});
  EXPECT_EQ(text, "Can cu " + full.substr(0, 51) + " " + full + " het doan.\nDieu 1. " + full.substr(0, 50) + " " +
                      full.substr(0, 54) + " 52-/\n\n" + full + " \ftrang sau.\n");
}

TEST(PdfPage, KeepsRowsOfATable) {
  EXPECT_EQ(text_of({{{80, 50, "TT"}, {140, 50, "Ho ten"}, {300, 50, "Chuc vu"}, {80, 66, "1"}, {140, 66, "Lan"}}}),
            "TT\tHo ten\tChuc vu\n1\tLan\n");
}

TEST(PdfPage, ReadsPagesOfTwoColumns) {
  std::vector<Placed> page;
  std::string left;
  std::string right;
  for (int i = 0; i < 12; ++i) {
    const double top = 50 + 16 * i;
    page.push_back({80, top, "day la dong cot trai so hai"});
    page.push_back({300, top, "con day la dong cot ben ph"});
    left += std::string(i > 0 ? " " : "") + "day la dong cot trai so hai";
    right += std::string(i > 0 ? " " : "") + "con day la dong cot ben ph";
  }
  EXPECT_EQ(text_of({page}), left + " " + right + "\n");
}

TEST(PdfPage, MovesMarginsBehindTheText) {
  std::vector<std::vector<Placed>> pages;
  for (int i = 1; i <= 4; ++i)
    pages.push_back({{80, 20, "CONG BAO/So 12"},
                     {400, 20, std::to_string(i)},
                     {80, 100, "Noi dung " + std::to_string(i) + " cua van ban"},
                     {80, 140, "het " + std::to_string(i) + "."},
                     {80, 180, "- " + std::to_string(i) + " -"}});
  EXPECT_EQ(text_of(pages),
            "Noi dung 1 cua van ban\n\nhet 1.\n\fNoi dung 2 cua van ban\n\nhet 2.\n\f"
            "Noi dung 3 cua van ban\n\nhet 3.\n\fNoi dung 4 cua van ban\n\nhet 4.\n\nCONG BAO/So 12\n");
}

// Every part of a list ends with the same line: at the foot of a page it is no running head.
TEST(PdfPage, KeepsLinesThatStandInsideThePagesToo) {
  std::vector<std::vector<Placed>> pages;
  for (int i = 1; i <= 4; ++i)
    pages.push_back({{80, 100, "Tinh " + std::to_string(i) + "a."},
                     {80, 130, "- Vung IV, gom cac xa con lai."},
                     {80, 160, "Tinh " + std::to_string(i) + "b."},
                     {80, 190, "het."},
                     {80, 220, "Tinh " + std::to_string(i) + "c."},
                     {80, 250, "- Vung IV, gom cac xa con lai."}});
  // In the first page the line stands inside as well.
  for (auto& page : pages) page.insert(page.begin() + 2, {80, 145, "- Vung IV, gom cac xa con lai."});
  const std::string text = text_of(pages);
  std::size_t times = 0;
  for (std::size_t at = text.find("Vung IV"); at != text.npos; at = text.find("Vung IV", at + 1)) ++times;
  EXPECT_EQ(times, 12U) << text;
}

TEST(PdfPage, EndsAHeadingInCapitals) {
  std::vector<Placed> page;
  page.push_back({80, 50, "LUAT SUA DOI MOT SO DIEU CUA LUAT BEN THUYEN"});
  page.push_back({80, 66, "Can cu Hien phap nuoc Cong hoa xa hoi;"});
  for (int i = 1; i < 12; ++i) page.push_back({80, 66.0 + 16 * i, "day la dong van ban day du cua trang nay 1"});
  EXPECT_TRUE(text_of({page}).starts_with("LUAT SUA DOI MOT SO DIEU CUA LUAT BEN THUYEN\nCan cu Hien phap"))
      << text_of({page});
}

TEST(PdfPage, MarksRaisedNumbersAsNotes) {
  std::vector<PdfWord> words = words_of({{80, 50, "Luat"}, {140, 50, "m"}, {200, 50, "ha/(km"}});
  PdfWord raised{.text = "1", .font = "F", .left = 104, .right = 107, .top = 49, .bottom = 56};
  words.push_back(raised);
  raised.text = "2";
  raised.left = 146;
  raised.right = 149;
  words.push_back(raised);
  raised.left = 236;
  raised.right = 239;
  words.push_back(raised);
  EXPECT_EQ(lines_of(words).front().text(), "Luat[1]\tm2\tha/(km2");
}

// A file of one page for each text, in Helvetica.
std::string pdf(const std::vector<std::string>& pages, const std::string& trailer = {}) {
  std::string bytes = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  const auto object = [&](const std::string& content) {
    places.push_back(bytes.size());
    bytes += fmt::format("{} 0 obj\n{}\nendobj\n", places.size(), content);
  };
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", 4 + 2 * i);
  object("<</Type/Catalog/Pages 2 0 R>>");
  object(fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages.size(), kids));
  object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    object(
        fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
                    5 + 2 * i));
    const std::string stream = "BT /F1 12 Tf 72 770 Td 16 TL " + pages[i] + " ET";
    object(fmt::format("<</Length {}>>stream\n{}\nendstream", stream.size(), stream));
  }
  const std::size_t table = bytes.size();
  bytes += fmt::format("xref\n0 {}\n0000000000 65535 f \n", places.size() + 1);
  for (const std::size_t place : places) bytes += fmt::format("{:010} 00000 n \n", place);
  return bytes +
         fmt::format("trailer<</Size {}/Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n", places.size() + 1, trailer, table);
}

const std::string kLine =
    "(Quyet dinh nay co hieu luc thi hanh ke tu ngay ky ban hanh, thay the quyet dinh cu.) Tj T* ";

const std::string kOther = "(Dieu 2. Cac co quan, to chuc va ca nhan co lien quan thi hanh quyet dinh.) Tj ";

TEST(Pdf, IsReadPageByPage) {
  const PdfText read = read_pdf(pdf({kLine + "(Tru\xDF\xD2n) Tj", kOther}));
  EXPECT_EQ(
      read.text.text,
      "Quyet dinh nay co hieu luc thi hanh ke tu ngay ky ban hanh, thay the quyet dinh cu.\nTru\xC3\x9F\xC3\x92n\n\f"
      "Dieu 2. Cac co quan, to chuc va ca nhan co lien quan thi hanh quyet dinh.\n");
  EXPECT_EQ(read.text.runs, (std::vector<RunText::Run>{{0, "Helvetica"}}));
  EXPECT_EQ(read.note, "");
  EXPECT_EQ(extract(pdf({kLine}), "a.pdf").media_type, "application/pdf");
  EXPECT_EQ(extract(pdf({kLine + kLine, "", kOther}), "a.pdf").note, "1 of 3 pages hold no text");
}

TEST(Pdf, NamesWhyItIsNotRead) {
  struct Row {
    std::string bytes;
    Reason reason;
  };
  const std::string lock = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + std::string(32, 'o') + ")/U(" +
                           std::string(32, 'u') + ")>>";
  const Row rows[] = {
      {pdf({"", ""}), {ReasonCode::kNoTextLayer, "2 pages"}},
      {pdf({"(Quet) Tj"}), {ReasonCode::kNoTextLayer, "1 page"}},
      {pdf({kLine}, lock), {ReasonCode::kEncrypted, {}}},
      {"%PDF-1.4 and nothing else", {ReasonCode::kDamagedFile, "PDF"}},
  };
  for (const Row& row : rows) {
    try {
      extract(row.bytes, "a.pdf");
      ADD_FAILURE() << reason_name(row.reason.code) << " was read";
    } catch (const ExtractError& error) {
      EXPECT_EQ(error.reason, row.reason) << error.what();
    }
  }
}

TEST(Pdf, DamagedInAnyWayIsReadOrRefused) {
  const std::string whole = pdf({kLine, kLine});
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 4; ++i) bytes[5 + random() % (bytes.size() - 5)] = static_cast<char>(random());
    try {
      EXPECT_TRUE(text::is_valid_utf8(extract(bytes, "a.pdf").text));
    } catch (const ExtractError&) {
    }
  }
}

}  // namespace
}  // namespace vankho::indexing
