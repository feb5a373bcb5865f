// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

std::string text_of(std::string_view html) {
  return extract(html, "a.html").text;
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

TEST(Html, IsTextInReadingOrder) {
  EXPECT_EQ(text_of("<html><head><title>x</title></head><body><p>Căn cứ <b>N</b>ghị định&nbsp;số <a>30</a>;</p>"
                    "<p>Điều 1.<br>Ban hành</p></body></html>"),
            "Căn cứ Nghị định số 30;\nĐiều 1.\nBan hành\n");
}

TEST(Html, DividesPartsByEmptyParagraphsOnly) {
  EXPECT_EQ(text_of("<p>Nơi nhận:</p><p>- Như trên;</p><p>&nbsp;</p><p></p><p>CHỦ TỊCH</p><hr><p>x</p>"),
            "Nơi nhận:\n- Như trên;\n\nCHỦ TỊCH\n\nx\n");
}

TEST(Html, WritesColumnsOfALetterheadOneBelowTheOther) {
  EXPECT_EQ(text_of("<table><tr><td><p>UBND TỈNH A</p><p>Số: 1/QĐ-UBND</p></td><td><p>CỘNG HÒA</p></td></tr></table>"),
            "UBND TỈNH A\nSố: 1/QĐ-UBND\n\nCỘNG HÒA\n");
}

TEST(Html, WritesRowsOfDataWithTabs) {
  EXPECT_EQ(text_of("<table><tr><td>1</td><td>Họ tên</td></tr><tr><td>2</td><td>Chức vụ</td></tr></table>"),
            "1\tHọ tên\n2\tChức vụ\n");
}

// Old pages are set in the fonts of old encodings; in .VnTimeH small letters are shown as capitals.
TEST(Html, GivesTheFontsOfItsRuns) {
  EXPECT_EQ(
      text_of(
          "<p><font face='.VnTimeH, serif'>quyÕt ®Þnh</font></p><p style=\"font-family: '.VnTime'\">VÒ viÖc ban hµnh "
          "<b>quy chÕ</b> <font face='Arial'>ABC</font> cña tØnh</p>"),
      "QUYẾT ĐỊNH\nVề việc ban hành quy chế ABC của tỉnh\n");
}

TEST(Html, NumbersTheItemsOfOrderedLists) {
  EXPECT_EQ(
      text_of("<ol><li>một</li><li><p>hai</p><ol type='a'><li>x</li><li value='4'>y</li></ol></li><li>ba</li></ol>"
              "<ul><li>dấu</li></ul><ol start='9'><li>chín</li></ol>"),
      "1. một\n2. hai\na. x\nd. y\n3. ba\ndấu\n9. chín\n");
}

TEST(Html, LeavesOutWhatIsNoText) {
  EXPECT_EQ(text_of("<body><nav>Trang chủ</nav><script>var a='<p>x</p>'</script><div hidden>y</div>"
                    "<div role=\"tablist\">Thuộc tính</div><p>Nội dung</p><button>Tải về</button></body>"),
            "Nội dung\n");
}

TEST(Html, GivesThePaperWithoutThePageAroundIt) {
  std::string paper = "<div><div>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div><p>Số: 5/QĐ-UBND</p>";
  for (int line = 0; line < 40; ++line) paper += "<p>Điều khoản thi hành của quyết định này</p>";
  const std::string text = text_of("<body><div>Thuộc tính</div><h1>Quyết định số 5/QĐ-UBND</h1>" + paper +
                                   "</div><div>Mục lục</div></body>");
  EXPECT_TRUE(text.starts_with("CỘNG HÒA")) << text.substr(0, 200);
  EXPECT_EQ(text.find("Mục lục"), std::string::npos);
}

// A short paper on a page with much else: the page's title above the letterhead goes, a stamp stays.
TEST(Html, LeavesOutTheTitleOfThePageAboveTheLetterhead) {
  const std::string text = text_of(
      "<body><h1>Quyết định số 12/2019/QĐ-UBND của Ủy ban nhân dân tỉnh sửa đổi một số điều của quy định về lệ phí</h1>"
      "<div><div>HỎA TỐC</div><table><tr><td>UBND TỈNH A<br>Số: 5/QĐ-UBND</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
      "NAM<br>"
      "Độc lập - Tự do - Hạnh phúc</td></tr></table><p>Điều 1.</p></div><div>" +
      repeat("Tin tức khác trong ngày ", 100) + "</div>");
  EXPECT_TRUE(text.starts_with("HỎA TỐC\nUBND TỈNH A\nSố: 5/QĐ-UBND\n")) << text.substr(0, 300);
}

TEST(Html, IsReadInTheEncodingThatItNames) {
  // windows-1258: "Đ" D0, "ố" F4 EC, "S" and the rest as ASCII.
  const ExtractedText page = extract("<html><meta charset=\"windows-1258\"><p>S\xF4\xEC \xD0.</p></html>", "a.htm");
  EXPECT_EQ(text::fold_key(page.text), "so d");
  EXPECT_EQ(page.media_type, "text/html");
}

TEST(Html, IsFoundByItsContentToo) {
  EXPECT_EQ(extract("<!DOCTYPE html><p>Kính gửi</p>", "a.txt").media_type, "text/html");
  EXPECT_EQ(extract("Kính gửi <p>", "a.html").media_type, "text/plain");
}

TEST(Html, KeepsTheWordsOfASloppyPage) {
  EXPECT_EQ(text_of("<table><td>Số<td>Ngày<tr><td>1<td>2</table>"), "Số\nNgày\n1\t2\n");
  EXPECT_EQ(text_of("<p>a<p>b<font>c<p>d</b></i>e"), "a\nbc\nde\n");
  EXPECT_EQ(text_of("<p style='DISPLAY : none'>a</p><p style=\"visibility:hidden\">b</p><p>c"), "c\n");
  // Neither a script with a "<" nor a comment of many words ends the page.
  const std::string words = repeat("word ", 3000);
  EXPECT_EQ(text_of("<html><script>if (a<b " + words + "</script><!-- <p " + words + "--><p>Kính gửi</p>"),
            "Kính gửi\n");
}

TEST(Html, OfManyUnclosedElementsIsReadWhole) {
  const ExtractedText page = extract("<html>" + repeat("<p><font color=red>a", 4000) + "<p>z", "a.html");
  EXPECT_EQ(page.note, "");
  EXPECT_TRUE(page.text.ends_with("z\n"));
}

// What an enemy may send ends with the text before it, soon: as much of each as a file may hold, in time that is
// linear.
TEST(Html, OfAnEnemyEndsSoon) {
  const std::string start = "<html><p>Kính gửi</p>";
  std::string attributes;
  for (int i = 0; i < 500'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  const std::pair<std::string, std::string> parts[] = {
      {"", "<div>"},
      {"", "<table><tr><td>"},
      {repeat("<div>", 900), "</x>"},
      {"<b><div>" + repeat("<span>", 9000), "</b>"},
      {"", "<p></span>"},
      {"", "<b"},
      {"", "<"},
      {"", "&lt;"},
      {"", "<!--"},
      {"", "<script>"},
      {"<p " + attributes + ">x", ""},
      {"<p a=\"", "b c "},
      {repeat("<table><tr><td>", 300) + "a", "bc "},
      {std::string(100'000, '\0'), "\xFF\xC3<p>x"},
      {"<!DOCTYPE a [<!ENTITY b \"" + repeat("&b;", 1000) + "\">]>", "&b;"},
  };
  constexpr std::size_t kBytes = 4U << 20;
  for (const auto& [before, part] : parts) {
    const auto began = std::chrono::steady_clock::now();
    const std::string bytes = start + before + (part.empty() ? "" : repeat(part, kBytes / part.size()));
    const ExtractedText page = extract(bytes, "a.html");
    EXPECT_TRUE(text::is_valid_utf8(page.text));
    EXPECT_NE(page.text.find("Kính gửi"), std::string::npos);
    // A parser that looks back takes minutes to hours for these, not seconds; sanitizers may be slow.
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(30)) << part;
  }
}

TEST(Html, ThatIsNotReadToItsEndSaysSo) {
  EXPECT_NE(extract("<html><p>Kính gửi</p>" + repeat("<i>", 200'000), "a.html").note.find("10,000"), std::string::npos);
  EXPECT_NE(
      extract("<html><p>Kính gửi</p>" + repeat("<p>", 9000) + repeat("<b>", 9000) + repeat("</x>", 200'000), "a.html")
          .note.find("errors"),
      std::string::npos);
}

TEST(Html, AnyBytesBecomeValidText) {
  static constexpr auto kParts = std::to_array<std::string_view>(
      {"<",        ">",        "/",         "p",      "td", "tr",   "table",    "<table>", "<tr>", "<td>", "</td>",
       "</table>", "<br>",     "&",         "&nbsp;", ";",  "\xFF", "\xE1\xBB", "\"",      "'",    "=",    "<!--",
       "-->",      "<script>", "</script>", "Số",     " ",  "\n",   "hidden",   "<p ",     "</p>"});
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = "<html>a";
    for (auto left = random() % 80; left > 0; --left) bytes += kParts[random() % kParts.size()];
    EXPECT_TRUE(text::is_valid_utf8(extract(bytes, "a.html").text));
  }
}

}  // namespace
}  // namespace vankho::indexing
