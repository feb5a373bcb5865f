// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

std::string text_of(std::string_view html) {
  return extract(html, "a.html").text;
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

// What an enemy may send ends with a text, soon.
TEST(Html, OfAnEnemyEndsSoon) {
  const auto repeat = [](std::string_view part, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
  };
  const std::string start = "<html><p>Kính gửi</p>";
  const auto began = std::chrono::steady_clock::now();
  for (const std::string& bytes :
       {start + repeat("<div>", 300'000) + "x", start + repeat("<table><tr><td>", 100'000) + "x",
        start + repeat("<p></span>", 300'000), start + repeat("<b", 500'000), start + repeat("&lt;", 500'000),
        start + "<p " + repeat("a=b ", 300'000) + ">x", start + std::string(100'000, '\0') + "\xFF\xC3<p>x",
        "<!DOCTYPE a [<!ENTITY b \"" + repeat("&b;", 1000) + "\">]>" + start + repeat("&b;", 100'000)}) {
    const ExtractedText page = extract(bytes, "a.html");
    EXPECT_TRUE(text::is_valid_utf8(page.text));
    EXPECT_NE(page.text.find("Kính gửi"), std::string::npos);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(60));
}

TEST(Html, NestedTooDeepSaysSo) {
  std::string bytes = "<html><p>Kính gửi</p>";
  for (int i = 0; i < 200'000; ++i) bytes += "<i>";
  EXPECT_NE(extract(bytes, "a.html").note.find("1,000"), std::string::npos);
}

}  // namespace
}  // namespace vankho::indexing
