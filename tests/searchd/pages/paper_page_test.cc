// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/pages/pages.h"

namespace vankho::searching::pages {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr Language kVi = Language::kVietnamese;

schema::Record paper(const std::string& id, const std::string& number = "223-CV/HU") {
  schema::Record record;
  record.id = id;
  record.number = number;
  record.type = "cong-van";
  record.subject = "Thí điểm một cửa";
  record.issuer = "Huyện ủy Ea Súp";
  record.issuer_id = "huyen-uy-ea-sup";
  record.date = 20161115;
  record.body = "Thực hiện một cửa, một lần.";
  return record;
}

std::string page_of(const schema::Record& record, const PageExtras& extras = {}, const CitationResult& citations = {}) {
  return paper_page(record, citations, kVi, extras).body;
}

PageExtras asked(const std::string& q, const std::string& word) {
  PageExtras extras;
  extras.question.q = q;
  extras.marks.words.emplace(word, 2);
  return extras;
}

TEST(PaperPage, MarksWhatWasAskedForAndLeadsBackToTheResults) {
  PageExtras extras = asked("một", "mot");
  extras.question.filters["type"] = {"cong-van"};
  extras.question.page = 2;
  const std::string html = page_of(paper("a"), extras);
  EXPECT_THAT(html, HasSubstr("Thí điểm <mark>một</mark> cửa</h1>"));
  EXPECT_THAT(html, HasSubstr("<mark id=\"m1\">một</mark>"));
  EXPECT_THAT(html, HasSubstr("2 chỗ khớp"));
  EXPECT_THAT(html, HasSubstr("href=\"./?q=m%E1%BB%99t&amp;type=cong-van&amp;page=2\" rel=\"nofollow\">← Về kết quả"));
  EXPECT_THAT(html, HasSubstr("name=\"q\" type=\"search\" value=\"một\""));
  // The page in the other language marks the same.
  EXPECT_THAT(html, HasSubstr("/d/a?q=m%E1%BB%99t&amp;type=cong-van&amp;page=2&amp;lang=en"));
}

TEST(PaperPage, WithoutAQuestionNothingIsMarked) {
  const std::string html = page_of(paper("a"));
  EXPECT_THAT(html, AllOf(Not(HasSubstr("<mark")), Not(HasSubstr("Về kết quả")), Not(HasSubstr("data-marks"))));
}

TEST(PaperPage, SaysThatNothingMatchesOrThatTheQuestionCannotBeRead) {
  EXPECT_THAT(page_of(paper("a"), asked("hạn", "han")), HasSubstr("Không có chỗ khớp trong toàn văn"));
  PageExtras unread;
  unread.question_unread = true;
  EXPECT_THAT(page_of(paper("a"), unread), HasSubstr("không đọc được nên không đánh dấu gì"));
}

TEST(PaperPage, SaysWhyThereIsNoText) {
  schema::Record record;
  record.id = "a";
  record.number = "12-CV/HU";
  const auto body = [&] { return paper_page(record, {}, Language::kVietnamese, {}).body; };
  EXPECT_THAT(body(), HasSubstr("mới chỉ có trong sổ"));
  record.source = {.path = "2016/12-cv-hu.pdf", .sha256 = "ab", .media_type = "application/pdf"};
  EXPECT_THAT(body(), HasSubstr("ảnh quét chưa được nhận dạng"));
  record.number.clear();
  EXPECT_THAT(body(), HasSubstr("12-cv-hu.pdf</h1>"));
  record.body = "Có chữ";
  EXPECT_THAT(body(), Not(HasSubstr("Chưa có lớp chữ")));
}

TEST(PaperPage, PagesOfTheTextAreLinked) {
  schema::Record record = paper("a");
  record.body = "một\fhai\fba";
  EXPECT_THAT(page_of(record), AllOf(HasSubstr("(3 trang)"), HasSubstr("<a href=\"#p3\">3</a>"),
                                     HasSubstr("id=\"p2\"><a href=\"#p2\">Trang 2</a>")));
  EXPECT_THAT(page_of(paper("a")), Not(HasSubstr("pageno")));
  record.body = "một";
  for (int i = 1; i < 42; ++i) record.body += "\fchữ";
  EXPECT_THAT(page_of(record), AllOf(HasSubstr("<a href=\"#p1\">1</a> <a href=\"#p10\">10</a> <a href=\"#p20\">20</a>"),
                                     HasSubstr("<a href=\"#p40\">40</a>")));
}

TEST(PaperPage, ShowsNeighboursInTheRegister) {
  PageExtras extras;
  extras.register_link = "/register?issuer=huyen-uy-ea-sup";
  extras.neighbours.before = paper("b", "220-CV/HU");
  extras.neighbours.missing_before = NumberGap{221, 222};
  extras.neighbours.after = paper("c", "225-CV/HU");
  extras.neighbours.missing_after = NumberGap{224, 224};
  extras.neighbours.same_number = {paper("d")};
  const std::string html = page_of(paper("a"), extras);
  EXPECT_THAT(html, HasSubstr("<a href=\"./d/b\" rel=\"prev\" title=\"Thí điểm một cửa\">← 220-CV/HU</a>"));
  EXPECT_THAT(html, HasSubstr("thiếu số 221–222"));
  EXPECT_THAT(html, HasSubstr("thiếu số 224<"));
  EXPECT_THAT(html, HasSubstr("rel=\"next\" title=\"Thí điểm một cửa\">225-CV/HU →</a>"));
  EXPECT_THAT(html, HasSubstr("Cùng số này: <a href=\"./d/d\">"));
  EXPECT_THAT(html, HasSubstr("href=\"./register?issuer=huyen-uy-ea-sup\""));
}

TEST(PaperPage, LinksToTheOriginal) {
  PageExtras extras;
  EXPECT_THAT(page_of(paper("a"), extras), Not(HasSubstr("Tệp gốc")));
  extras.source_link = "/v1/documents/a/source";
  EXPECT_THAT(page_of(paper("a"), extras), HasSubstr("<a href=\"./v1/documents/a/source\" rel=\"nofollow\">Tệp gốc"));
  schema::Record record = paper("a");
  record.url = "https://example.org/a.pdf";
  EXPECT_THAT(page_of(record), HasSubstr("<a href=\"https://example.org/a.pdf\" rel=\"noreferrer\">Bản gốc</a>"));
}

TEST(PaperPage, CitationsSayWhatIsNotThereAndWhatIsNoLongerInForce) {
  CitationResult citations;
  CitationLink absent;
  absent.citation.number = "25-NQ/TW";
  absent.citation.as_written = "Nghị quyết số 25-NQ/TW";
  absent.citation.dates = {20130603};
  CitationLink several = absent;
  several.status = CitationStatus::kSeveral;
  several.papers = {paper("b", "25-NQ/TW"), paper("c", "25-NQ/TW")};
  CitationLink ended = absent;
  ended.status = CitationStatus::kFound;
  ended.citation.as_written = "Nghị quyết 25";
  ended.papers = {paper("e", "25-NQ/TW")};
  ended.no_longer_valid = {{.paper = paper("f", "99-NQ/TW"), .relation = citation::Relation::kReplaces}};
  citations.cites = {absent, several, ended};
  const std::string html = page_of(paper("a"), {}, citations);
  EXPECT_THAT(html,
              HasSubstr("Nghị quyết số 25-NQ/TW (03/06/2013) <span class=\"unknown\">— không có trong kho</span>"));
  EXPECT_THAT(html, HasSubstr("href=\"./?q=25-NQ%2FTW\""));
  EXPECT_THAT(html, HasSubstr("có thể là một trong các văn bản:"));
  EXPECT_THAT(html, HasSubstr("(ghi là “Nghị quyết 25”)"));
  EXPECT_THAT(html, HasSubstr("không còn hiệu lực:</strong> Được thay thế bởi <a href=\"./d/f\">99-NQ/TW</a>"));
  EXPECT_THAT(html, HasSubstr("<h2 id=\"cites\">Viện dẫn (3)</h2>"));
  EXPECT_THAT(html, HasSubstr("<svg class=\"neighbourhood\""));
}

TEST(PaperPage, SaysAtTheTopThatThePaperIsNoLongerInForce) {
  CitationResult citations;
  citations.effects = {{.paper = paper("b", "9-CV/HU"), .relation = citation::Relation::kReplaces}};
  EXPECT_THAT(
      page_of(paper("a"), {}, citations),
      HasSubstr("<strong>Văn bản này không còn hiệu lực.</strong> Được thay thế bởi <a href=\"./d/b\">9-CV/HU</a>"));
  for (const auto& [relation, partial] :
       {std::pair(citation::Relation::kAmends, false), std::pair(citation::Relation::kRepeals, true)}) {
    citations.effects[0].relation = relation;
    citations.effects[0].partial = partial;
    EXPECT_THAT(page_of(paper("a"), {}, citations), Not(HasSubstr("Văn bản này không còn hiệu lực")));
  }
}

TEST(PaperPage, TellsWhereFieldsComeFrom) {
  schema::Record record = paper("a");
  record.evidence = {{.field = "number", .origin = schema::Origin::kHeader, .confidence = 95},
                     {.field = "no such field", .origin = schema::Origin::kText, .confidence = 5}};
  EXPECT_THAT(page_of(record), HasSubstr("<li>Số ký hiệu: từ phần đầu văn bản, 95 %</li>"));
  for (const auto origin : {schema::Origin::kHeader, schema::Origin::kText, schema::Origin::kNumber,
                            schema::Origin::kGazetteer, schema::Origin::kGiven, schema::Origin::kFileName}) {
    record.evidence[0].origin = origin;
    EXPECT_THAT(page_of(record), Not(HasSubstr("ui.origin")));
  }
}

TEST(PaperPage, LinksToPapersOfTheSameIssuer) {
  EXPECT_THAT(page_of(paper("a")),
              HasSubstr("<a href=\"./?issuer=huyen-uy-ea-sup\" rel=\"nofollow\" title=\"Mọi văn bản "
                        "cùng cơ quan ban hành\">Huyện ủy Ea Súp</a>"));
}

TEST(PaperPage, NamesAllFilesOfAPaper) {
  schema::Record record;
  record.id = "a";
  record.source.path = "2016/a.txt";
  record.source.other_paths = {"luu/a.txt", "luu/b.txt"};
  EXPECT_THAT(paper_page(record, {}, Language::kVietnamese, {}).body, HasSubstr("2016/a.txt; luu/a.txt; luu/b.txt"));
}

TEST(PaperPage, EscapesWhatOthersWroteInEveryPlace) {
  const std::string hostile = "\"><script>alert(1)</script>";
  PageExtras extras = asked(hostile, "script");
  extras.question.filters["signer"] = {hostile};
  extras.source_link = "/v1/documents/" + hostile;
  schema::Record record;
  record.id = record.number = record.subject = record.body = record.issuer = record.issuer_id = record.signer =
      record.position = record.term = record.url = hostile;
  record.source.path = hostile;
  record.source.other_paths = {hostile};
  record.recipients = {hostile};
  record.body += "\f" + hostile;
  extras.neighbours = {.before = record, .after = record, .same_number = {record}};
  extras.similar = {{.record = record, .shared_words = {hostile}, .shared_citations = {hostile}}};
  CitationResult citations;
  CitationLink link;
  link.citation.number = link.citation.as_written = link.citation.issuer = hostile;
  citations.cites = {link, link, link};
  citations.cites[1].papers = {record};
  citations.cites[1].no_longer_valid = {{.paper = record}};
  citations.cites[2].papers = {record, record};
  citations.cites[2].status = CitationStatus::kSeveral;
  citations.cited_by = citations.effects = {{.paper = record, .relation = citation::Relation::kReplaces}};
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    const std::string html = paper_page(record, citations, language, extras).body;
    EXPECT_THAT(html, Not(HasSubstr("<script>")));
    EXPECT_THAT(html, Not(HasSubstr("\">&lt;script")));
    EXPECT_THAT(html, Not(HasSubstr("style=")));
    EXPECT_THAT(html, HasSubstr("&lt;<mark id=\"m1\">script</mark>"));
  }
}

}  // namespace
}  // namespace vankho::searching::pages
