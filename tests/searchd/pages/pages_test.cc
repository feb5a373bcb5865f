// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/pages/links.h"

namespace vankho::searching {
namespace {

using testing::HasSubstr;
using testing::Not;

schema::Record paper(const std::string& id) {
  schema::Record paper;
  paper.id = id;
  paper.number = "223-CV/HU";
  paper.type = "cong-van";
  paper.subject = "V/v thí điểm <script>alert(1)</script>";
  paper.issuer = "Huyện ủy Ea Súp";
  paper.date = 20161115;
  return paper;
}

TEST(Pages, ResultsHaveNumberDateSubjectIssuerInThisOrder) {
  SearchRequest request;
  SearchResult result;
  result.found = 1;
  result.hits.push_back(
      {.record = paper("a1"), .score = 1, .match = "words", .snippets = {{"body", "dân vận", {{0, 4}}}}});
  const std::string html = pages::search_page(request, result).body;
  const auto number = html.find("223-CV/HU</a>");
  const auto date = html.find("15/11/2016");
  const auto subject = html.find("thí điểm");
  const auto issuer = html.find("Huyện ủy Ea Súp");
  ASSERT_NE(issuer, std::string::npos);
  EXPECT_LT(number, date);
  EXPECT_LT(date, subject);
  EXPECT_LT(subject, issuer);
  EXPECT_THAT(html, HasSubstr("<mark>dân</mark> vận"));
  EXPECT_THAT(html, HasSubstr("href=\"./d/a1\""));
}

TEST(Pages, EscapeWhatOthersWrote) {
  SearchRequest request;
  request.q = "\"><script>alert(2)</script>";
  request.filters["issuer"] = {"<script>alert(3)</script>"};
  SearchResult result;
  result.found = 1;
  result.understood = {{.kind = "word", .text = "<script>alert(4)"}};
  result.facets["type"] = {{.value = "\"<script>", .label = "<script>alert(5)", .count = 1}};
  request.facets = {"type"};
  result.hits.push_back(
      {.record = paper("\"><script>"), .score = 1, .match = "words", .snippets = {{"body", "<script>", {}}}});
  const std::string html = pages::search_page(request, result).body;
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(5)"));

  schema::Record record = paper("a");
  record.body = "<script>alert(6)</script>";
  record.url = "javascript:alert(7)";
  record.recipients = {"<script>"};
  CitationResult citations;
  citations.cites.push_back(
      {.citation = {.number = {}, .key = {}, .type = {}, .issuer = {}, .dates = {}, .as_written = "<script>"},
       .papers = {record}});
  citations.cited_by.push_back({.paper = record});
  const std::string page = pages::paper_page(record, citations, Language::kVietnamese).body;
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
}

// The policy of the site forbids them.
TEST(Pages, HaveNoInlineStyleOrScript) {
  SearchResult result;
  result.hits.push_back({.record = paper("a"), .score = 1, .match = "words", .snippets = {}});
  for (const std::string& html :
       {pages::search_page({}, result).body, pages::paper_page(paper("a"), {}, Language::kEnglish).body}) {
    EXPECT_THAT(html, Not(HasSubstr("style=")));
    EXPECT_THAT(html, Not(HasSubstr("<style")));
    EXPECT_THAT(html, Not(HasSubstr("onclick")));
    EXPECT_THAT(html, HasSubstr("/assets/style.css?v="));
  }
}

TEST(Pages, SayWhatIsNotKnown) {
  SearchResult result;
  result.found = 1;
  result.hits.push_back({.record = {}, .score = 1, .match = "filter", .snippets = {}});
  result.hits[0].record.id = "x";
  const std::string html = pages::search_page({}, result).body;
  for (const char* text : {"Không số", "Không rõ ngày", "Không có trích yếu", "Không rõ cơ quan ban hành"})
    EXPECT_THAT(html, HasSubstr(text));
}

// A cited paper without an issuer must not be shown with that of the row around it.
TEST(Pages, RowsDoNotTakeValuesFromAround) {
  CitationResult citations;
  schema::Record bare;
  bare.id = "x";
  bare.number = "1-CV/HU";
  citations.cites.push_back(
      {.citation = {.number = {}, .key = {}, .type = {}, .issuer = "Ban Bí thư", .dates = {}, .as_written = "số 1"},
       .papers = {bare}});
  const std::string html = pages::paper_page(paper("a"), citations, Language::kVietnamese).body;
  EXPECT_THAT(html, HasSubstr("<a href=\"./d/x\">1-CV/HU</a>"));
}

TEST(Pages, NothingFoundShowsNeighbours) {
  SearchRequest request;
  request.q = "999-CV/HU";
  SearchResult result;
  result.numbers.push_back(paper("near"));
  const std::string html = pages::search_page(request, result).body;
  EXPECT_THAT(html, HasSubstr("Không tìm thấy văn bản nào."));
  EXPECT_THAT(html, HasSubstr("href=\"./d/near\""));
}

TEST(Pages, PagingStaysWithinTheLimit) {
  SearchRequest request;
  request.page = 1;
  SearchResult result;
  result.found = 20;
  EXPECT_THAT(pages::search_page(request, result).body, Not(HasSubstr("rel=\"next\"")));
  result.found = 21;
  EXPECT_THAT(pages::search_page(request, result).body, HasSubstr("href=\"./?page=2\" rel=\"next\""));
  request.page = 500;
  result.found = 1000000;
  const std::string last = pages::search_page(request, result).body;
  EXPECT_THAT(last, Not(HasSubstr("rel=\"next\"")));
  EXPECT_THAT(last, HasSubstr("rel=\"prev\""));
}

TEST(Pages, EnglishByChoice) {
  SearchRequest request;
  request.language = Language::kEnglish;
  const std::string html = pages::search_page(request, {}).body;
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("No paper was found."));
  EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"lang\" value=\"en\">"));
}

TEST(PageLinks, HoldTheWholeState) {
  SearchRequest request;
  request.q = "dân & vận";
  request.filters["type"] = {"cong-van", "a b"};
  request.date_from = 20160102;
  request.province_as_now = true;
  request.sort = Sort::kNewest;
  request.page = 3;
  request.language = Language::kEnglish;
  EXPECT_EQ(page_link(request),
            "/?q=d%C3%A2n%20%26%20v%E1%BA%ADn&type=cong-van&type=a%20b&date_from=2016-01-02&province_as=now&sort=-date&"
            "page=3&lang=en");
  EXPECT_EQ(page_link({}), "/");
}

TEST(PageLinks, ToggleOneValue) {
  const FacetValue a{.value = "cong-van", .label = "Công văn"};
  const FacetValue b{.value = "none", .label = "Không có"};
  SearchRequest request;
  request.page = 3;
  request = with_toggled(request, "type", a);
  EXPECT_EQ(page_link(request), "/?type=cong-van");
  request = with_toggled(request, "type", b);
  EXPECT_EQ(page_link(with_toggled(request, "type", a)), "/?type=none");
  EXPECT_EQ(page_link(with_toggled(with_toggled(request, "type", a), "type", b)), "/");
  request.filters["type"] = {"CÔNG VĂN"};
  EXPECT_EQ(page_link(with_toggled(request, "type", a)), "/");
}

}  // namespace
}  // namespace vankho::searching
