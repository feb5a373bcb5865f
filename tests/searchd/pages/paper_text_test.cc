// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/paper_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vankho::searching::pages {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr Language kVi = Language::kVietnamese;

MarkTerms words(std::initializer_list<std::pair<const std::string, double>> weights) {
  MarkTerms terms;
  terms.words = weights;
  return terms;
}

TEST(PaperText, EachMarkIsAnAnchorWithALinkToTheNext) {
  const PaperText text =
      paper_text("dân vận, dân chủ, dân", find_places("dân vận, dân chủ, dân", words({{"dan", 3}})), kVi);
  EXPECT_EQ(text.found, 3U);
  EXPECT_EQ(text.jumps, 3U);
  EXPECT_THAT(text.html, StartsWith("<mark id=\"m1\">dân</mark><a class=\"jump\" href=\"#m2\" aria-label=\"Đến chỗ "
                                    "khớp 2\">↓</a> vận, <mark id=\"m2\">"));
  EXPECT_THAT(text.html, HasSubstr("<mark id=\"m3\">dân</mark><a class=\"jump\" href=\"#m1\""));
}

TEST(PaperText, OneMarkLeadsNowhere) {
  const PaperText text = paper_text("dân", {{0, 4, true}}, kVi);
  EXPECT_EQ(text.html, "<mark id=\"m1\">dân</mark>");
}

TEST(PaperText, WordsSideBySideAreOnePlace) {
  const auto places =
      find_places("Cải cách\nhành chính, cải cách", words({{"cai", 2}, {"cach", 2}, {"hanh", 1}, {"chinh", 1}}));
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].begin, 0U);
}

// Of "về phòng chống hạn" nobody wants to go from one "về" to the next.
TEST(PaperText, WordsThatTellLittleAreMarkedButNotGoneTo) {
  const std::string body = "về, về hạn, về";
  const PaperText text = paper_text(body, find_places(body, words({{"ve", 0.2}, {"han", 4}})), kVi);
  EXPECT_EQ(text.found, 1U);
  EXPECT_EQ(text.html, "<mark>về</mark>, <mark id=\"m1\">về hạn</mark>, <mark>về</mark>");
  const std::string alone = "về, về";
  EXPECT_EQ(paper_text(alone, find_places(alone, words({{"ve", 0.2}, {"han", 4}})), kVi).found, 2U);
}

TEST(PaperText, CitationsOfTheNumberAskedForAreGoneTo) {
  const std::string body = "theo Quyết định 217 của Bộ Chính trị; Quyết định số 217-QĐ/TW";
  MarkTerms terms = words({{"qd", 9}});
  terms.numbers = {"217/QDTW"};
  const auto at = static_cast<std::uint32_t>(body.find("Quyết"));
  const auto end = static_cast<std::uint32_t>(body.find(" của"));
  const PaperText text = paper_text(body, find_places(body, terms, {{at, end}}), kVi);
  EXPECT_THAT(text.html, HasSubstr("<mark id=\"m1\">Quyết định 217</mark>"));
  EXPECT_THAT(text.html, HasSubstr("<mark id=\"m2\">217-QĐ/TW</mark>"));
}

TEST(PaperText, FormFeedsPartPages) {
  const PaperText text = paper_text("một\n\fhai\n\f\nba\n\f\n", {}, kVi);
  EXPECT_EQ(text.pages, 3U);
  EXPECT_EQ(text.html,
            "<span class=\"pageno\" id=\"p1\"><a href=\"#p1\">Trang 1</a></span>một\n"
            "<span class=\"pageno\" id=\"p2\"><a href=\"#p2\">Trang 2</a></span>hai\n"
            "<span class=\"pageno\" id=\"p3\"><a href=\"#p3\">Trang 3</a></span>ba");
  EXPECT_EQ(paper_text("một\n\f", {}, kVi).pages, 1U);
  EXPECT_EQ(paper_text("một\n\f", {}, kVi).html, "một");
  EXPECT_EQ(paper_text("", {}, kVi).html, "");
  EXPECT_EQ(paper_text("\f\f", {}, kVi).pages, 1U);
}

TEST(PaperText, NoPlaceReachesOverAPage) {
  const std::string body = "cải\fcách";
  const PaperText text = paper_text(body, find_places(body, words({{"cai", 2}, {"cach", 2}})), kVi);
  EXPECT_EQ(text.found, 2U);
  EXPECT_THAT(text.html, HasSubstr("id=\"p2\""));
}

TEST(PaperText, IsEscapedInsideMarksAndOutside) {
  const std::string body = "<script>alert(1)</script> \"dân\" & <b>";
  const PaperText text = paper_text(body, find_places(body, words({{"script", 3}, {"alert", 3}, {"dan", 2}})), kVi);
  EXPECT_THAT(text.html, Not(HasSubstr("<script")));
  EXPECT_THAT(text.html, Not(HasSubstr("<b>")));
  EXPECT_THAT(text.html, HasSubstr("&lt;<mark id=\"m1\">script</mark>"));
  // Places that whoever made them made wrongly.
  for (const MarkedPlace& wrong : {MarkedPlace{1, 900, true}, MarkedPlace{9, 3, true}, MarkedPlace{4, 4, true}})
    EXPECT_EQ(paper_text("a<b>c", {wrong}, kVi).html, "a&lt;b&gt;c");
  EXPECT_EQ(paper_text("dân", {{2, 3, true}}, kVi).html, "dân");
}

TEST(PaperText, VeryManyMarksAreNotAllAnchors) {
  std::string body;
  for (int i = 0; i < 3000; ++i) body += "dân, ";
  const PaperText text = paper_text(body, find_places(body, words({{"dan", 1}})), kVi);
  EXPECT_EQ(text.found, 3000U);
  EXPECT_EQ(text.jumps, kMostJumps);
  EXPECT_THAT(text.html, HasSubstr("id=\"m1000\""));
  EXPECT_THAT(text.html, Not(HasSubstr("id=\"m1001\"")));
}

TEST(PaperText, KnowsColumns) {
  const std::string head = "UBND TỈNH HÀ GIANG        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n";
  EXPECT_TRUE(paper_text(head + head + head, {}, kVi).columns);
  EXPECT_FALSE(paper_text(head, {}, kVi).columns);
  EXPECT_FALSE(paper_text("         Điều 1.\n         Điều 2.\n         Điều 3.\n", {}, kVi).columns);
}

TEST(MarkedLine, MarksAndEscapes) {
  EXPECT_EQ(marked_line("dân <b>", words({{"dan", 1}})), "<mark>dân</mark> &lt;b&gt;");
  EXPECT_EQ(marked_line("a & b", {}), "a &amp; b");
}

}  // namespace
}  // namespace vankho::searching::pages
