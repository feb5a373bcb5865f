// SPDX-License-Identifier: GPL-3.0-or-later
//
// /check against an index on the disk, from the form to the page.
#include "searchd/pages/check_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/index/index_writer.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/citation/find_citations.h"
#include "searchd/markup.h"
#include "searchd/routes.h"
#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CheckPageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string dir = (directory_.path() / "index").string();
    std::filesystem::create_directories(dir);
    indexing::IndexWriter writer({.index_dir = dir, .keep_free_bytes = 0});
    writer.put(paper("decree", "30/2020/NĐ-CP", "nghi-dinh", "Chính phủ", 20200305, {}));
    writer.put(paper("old", "08/2014/NĐ-CP", "nghi-dinh", "Chính phủ", 20140512, {}));
    writer.put(paper("new", "23/2021/NĐ-CP", "nghi-dinh", "Chính phủ", 20210816,
                     "Điều 2. Nghị định này thay thế Nghị định số 08/2014/NĐ-CP ngày 12/5/2014 của Chính phủ."));
    writer.put(paper("amending", "11/2023/NĐ-CP", "nghi-dinh", "Chính phủ", 20230420,
                     "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 23/2021/NĐ-CP ngày 16/8/2021."));
    writer.put(paper("a", "223-CV/HU", "cong-van", "Huyện ủy Ea Súp", 20161115, {}));
    writer.put(paper("b", "223-CV/HU", "cong-van", "Huyện ủy Krông Năng", 20180403, {}));
    writer.commit();
    searcher_.emplace(SearcherOptions{.index_dir = dir, .refresh_seconds = 60});
    routes_.emplace(Site{.searcher = *searcher_, .metrics = metrics_, .index_dir = dir, .load = {}});
  }

  static schema::Record paper(std::string id, std::string number, std::string type, const std::string& issuer,
                              schema::Date date, std::string body) {
    schema::Record record;
    record.id = std::move(id);
    record.number = std::move(number);
    record.type = std::move(type);
    const authority::IssuingBody issuing = authority::resolve_issuer(issuer);
    record.issuer = issuing.name;
    record.issuer_id = issuing.id;
    record.level = issuing.level;
    record.province = issuing.province;
    record.date = date;
    record.subject = "Trích yếu";
    record.citations = citation::find_citations(body, {});
    record.body = std::move(body);
    return record;
  }

  HttpAnswer post(const std::string& body,
                  const std::string& type = "application/x-www-form-urlencoded; charset=UTF-8") {
    return routes_->handle({.method = "POST",
                            .path = "/check",
                            .parameters = {},
                            .body = body,
                            .peer = "127.0.0.1",
                            .accept = "text/html",
                            .content_type = type});
  }
  std::string checked(const std::string& text, const std::string& more = {}) {
    const HttpAnswer answer = post("text=" + url_encoded(text) + more);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  static std::string header(const HttpAnswer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers)
      if (key == name) return value;
    return {};
  }

  vankho::testing::TemporaryDirectory directory_;
  std::optional<Searcher> searcher_;
  Metrics metrics_;
  std::optional<Routes> routes_;
};

TEST_F(CheckPageTest, TellsWhatBecameOfEachCitation) {
  const std::string html = checked(
      "Căn cứ Nghị định số 30/2020/NĐ-CP;\r\nCăn cứ Nghị định số 08/2014/NĐ-CP;\r\n"
      "Căn cứ Nghị định số 23/2021/NĐ-CP;\r\nCăn cứ Nghị định số 99/2019/NĐ-CP;\r\nTheo Công văn số 223-CV/HU.");
  EXPECT_THAT(html, HasSubstr("<p class=\"verdict\" role=\"status\">5 căn cứ: 2 có trong kho (trong đó 1 đã được sửa "
                              "đổi), 1 không còn hiệu lực, 1 chưa rõ là văn bản nào, 1 không có trong kho</p>"));
  EXPECT_THAT(html, HasSubstr("<tr id=\"c1\" class=\"found\">"));
  EXPECT_THAT(html, HasSubstr("<tr id=\"c2\" class=\"ended\">"));
  EXPECT_THAT(html, HasSubstr("<br>Được thay thế bởi <a href=\"./d/new\">23/2021/NĐ-CP</a> (16/08/2021)"));
  EXPECT_THAT(html, HasSubstr("<tr id=\"c3\" class=\"amended\">"));
  EXPECT_THAT(html, HasSubstr("<a href=\"./d/amending\">11/2023/NĐ-CP</a>"));
  EXPECT_THAT(html, HasSubstr("<tr id=\"c4\" class=\"absent\">"));
  EXPECT_THAT(html, HasSubstr("<tr id=\"c5\" class=\"several\">"));
  EXPECT_THAT(html,
              HasSubstr("<a class=\"ended\" href=\"#c2\" id=\"m2\"><mark>Nghị định số 08/2014/NĐ-CP</mark></a>;\n"));
}

TEST_F(CheckPageTest, TheIssuerOfTheDraftTellsPapersOfOneNumberApart) {
  const std::string html = checked("Theo Công văn số 223-CV/HU.", "&issuer=" + url_encoded("Huyện ủy Ea Súp"));
  EXPECT_THAT(html, HasSubstr("1 căn cứ: 1 có trong kho</p>"));
  EXPECT_THAT(html, HasSubstr("href=\"./d/a\""));
  EXPECT_THAT(html, HasSubstr("name=\"issuer\" value=\"Huyện ủy Ea Súp\""));
}

TEST_F(CheckPageTest, AListIsAnsweredLineByLine) {
  const std::string html = checked(
      "1. nghi dinh 30 nam 2020\n2. 223-CV/HU ngày 15/11/2016 Huyện ủy Ea Súp\n3. cv 223 krong nang\n4. 25/NQ-TW");
  EXPECT_THAT(html, HasSubstr("4 căn cứ: 3 có trong kho, 1 không có trong kho</p>"));
  EXPECT_THAT(html, HasSubstr("href=\"./d/decree\""));
  EXPECT_THAT(html, HasSubstr("href=\"./d/a\""));
  EXPECT_THAT(html, HasSubstr("href=\"./d/b\""));
}

TEST_F(CheckPageTest, EscapesTheDraft) {
  const std::string html = checked("<script>alert(1)</script> \"Nghị định số 30/2020/NĐ-CP\" </textarea><b>",
                                   "&issuer=" + url_encoded("\"><script>"));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, Not(HasSubstr("</textarea><b>")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &quot;<a class=\"found\""));
}

TEST_F(CheckPageTest, IsNotKept) {
  const HttpAnswer answer = post("text=30%2F2020%2FN%C4%90-CP");
  EXPECT_EQ(header(answer, "Cache-Control"), "no-store");
  EXPECT_EQ(header(answer, "ETag"), "");
  EXPECT_THAT(answer.body, HasSubstr("hreflang=\"en\""));
  EXPECT_THAT(answer.body, Not(HasSubstr("action=\"./check?text")));
}

TEST_F(CheckPageTest, RefusesWhatIsNoForm) {
  EXPECT_EQ(post("text=%zz").status, 400);
  EXPECT_EQ(post("text=").status, 400);
  EXPECT_EQ(post("text=%ff").status, 400);
  EXPECT_EQ(post("text=a&colour=b").status, 400);
  EXPECT_EQ(post("text=a&date=b").status, 400);
  EXPECT_EQ(post("{}", "application/json").status, 415);
  EXPECT_EQ(post("text=" + std::string(65536, 'a')).status, 200);
  const HttpAnswer answer = post("text=" + std::string(65537, 'a'));
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.content_type, "text/html; charset=utf-8");
}

TEST_F(CheckPageTest, TheEmptyFormNeedsNoIndex) {
  const HttpAnswer answer = pages::check_page({.text = {}}, nullptr, Language::kEnglish, {});
  EXPECT_THAT(answer.body, HasSubstr("<form class=\"draft\" action=\"./check?lang=en\" method=\"post\">"));
  EXPECT_THAT(answer.body, Not(HasSubstr("role=\"status\"")));
}

TEST(MarkedDraft, PassesOverMarksThatCannotBe) {
  std::vector<CitationLink> links(2);
  links[0].citation.mentions = {{.begin = 2, .end = 4}, {.begin = 8, .end = 90}};
  links[1].citation.mentions = {{.begin = 3, .end = 5}, {.begin = 6, .end = 6}};
  EXPECT_EQ(pages::marked_draft("a <b> c", links),
            "a <a class=\"absent\" href=\"#c1\" id=\"m1\"><mark>&lt;b</mark></a>&gt; c");
}

}  // namespace
}  // namespace vankho::searching
