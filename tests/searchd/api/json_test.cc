// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/json.h"
#include "searchd/api/citation_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "schema/fields.h"
#include "searchd/labels.h"
#include "searchd/markup.h"

namespace vankho::searching {
namespace {

using Json = nlohmann::json;

schema::Record paper() {
  schema::Record paper;
  paper.id = "a1";
  paper.number = "223-CV/HU";
  paper.type = "cong-van";
  paper.subject = "V/v \"thí điểm\" <b>";
  paper.issuer = "Huyện ủy Ea Súp";
  paper.province = "dak-lak";
  paper.date = 20161115;
  paper.term = "2015-2020";
  return paper;
}

TEST(Json, SearchHasEveryMember) {
  Question question;
  question.search.q = "dân";
  question.search.filters["type"] = {"cong-van"};
  question.search.page = 2;
  SearchResult result;
  result.understood = {{.kind = "word", .text = "dân"}};
  result.match_rule = "all";
  result.found = 21;
  result.hits.push_back(
      {.record = paper(), .score = 1.5, .match = "words", .snippets = {{"body", "a <dân> b", {{3, 7}}}}});
  result.hits.push_back({.record = {}, .score = 0, .match = "filter", .snippets = {}});
  result.facets["type"] = {{.value = "cong-van", .label = "Công văn", .count = 21, .selected = true}};
  result.warnings = {"w"};
  const Json json = Json::parse(search_json(question, result, 7));

  EXPECT_EQ(json["query"]["q"], "dân");
  EXPECT_EQ(json["query"]["clauses"], Json::parse(R"([{"kind":"word","text":"dân","excluded":false}])"));
  EXPECT_EQ(json["query"]["filters"], Json::parse(R"({"type":["cong-van"]})"));
  EXPECT_EQ(json["query"]["date_from"], nullptr);
  EXPECT_EQ(json["found"], 21);
  EXPECT_EQ(json["page"], 2);
  EXPECT_EQ(json["per_page"], 20);
  EXPECT_EQ(json["took_ms"], 7);
  EXPECT_TRUE(json.contains("did_you_mean"));
  EXPECT_EQ(json["did_you_mean"], nullptr);
  EXPECT_EQ(json["numbers"], Json::array());
  EXPECT_EQ(json["warnings"], Json::parse(R"(["w"])"));
  EXPECT_EQ(json["facets"],
            Json::parse(R"({"type":[{"value":"cong-van","label":"Công văn","count":21,"selected":true}]})"));

  const Json& hit = json["hits"][0];
  EXPECT_EQ(hit["number"], "223-CV/HU");
  EXPECT_EQ(hit["type"], "Công văn");
  EXPECT_EQ(hit["title"], "V/v \"thí điểm\" <b>");
  EXPECT_EQ(hit["province"], "Đắk Lắk");
  EXPECT_EQ(hit["date"], "2016-11-15");
  EXPECT_EQ(
      hit["snippets"],
      Json::parse(
          R"([{"field":"body","text":"a <dân> b","html":"a &lt;<mark>dân</mark>&gt; b","marks":[[3,7]],"page":null}])"));
  for (const char* name : {"number", "type", "title", "issuer", "province", "date", "url"}) {
    ASSERT_TRUE(json["hits"][1].contains(name)) << name;
    EXPECT_EQ(json["hits"][1][name], nullptr) << name;
  }
}

TEST(Json, DocumentIsFlatAndNullsWhatIsNotKnown) {
  const CitationResult no_citations;
  const Json full = Json::parse(document_json(paper(), &no_citations, {}, Language::kVietnamese));
  for (const std::string_view name : document_members()) EXPECT_TRUE(full.contains(std::string(name))) << name;
  EXPECT_EQ(full.size(), document_members().size());
  EXPECT_EQ(full["type"], "Công văn");
  EXPECT_EQ(full["type_id"], "cong-van");
  EXPECT_EQ(full["signer"], nullptr);
  EXPECT_EQ(full["recipients"], Json::array());
  EXPECT_EQ(
      full["source"],
      Json::parse(
          R"({"path":null,"sha256":null,"media_type":null,"size":null,"pages":null,"text_layer":null,"recognised":null,
    "other_paths":[]})"));

  const Json chosen = Json::parse(document_json(paper(), nullptr, {"number", "date"}, Language::kVietnamese));
  EXPECT_EQ(chosen, Json::parse(R"({"number":"223-CV/HU","date":"2016-11-15"})"));
}

TEST(Json, CitationsSayWhatIsInTheArchive) {
  CitationResult citations;
  schema::Citation resolution;
  resolution.number = "25-NQ/TW";
  resolution.issuer = "Ban Bí thư";
  resolution.dates = {20130603};
  resolution.as_written = "Nghị quyết số 25-NQ/TW";
  schema::Citation bare;
  bare.number = "1-CV/HU";
  bare.relation = citation::Relation::kRepeals;
  bare.partial = true;
  const auto link = [](const schema::Citation& citation, CitationStatus status, std::vector<schema::Record> papers) {
    CitationLink made;
    made.citation = citation;
    made.status = status;
    made.papers = std::move(papers);
    return made;
  };
  citations.cites = {link(resolution, CitationStatus::kAbsent, {}), link(bare, CitationStatus::kFound, {paper()}),
                     link(bare, CitationStatus::kSeveral, {paper(), paper()})};
  citations.cited_by.push_back({.paper = paper(), .relation = citation::Relation::kReplaces, .partial = false});
  citations.times_cited = 7;
  const Json json = Json::parse(citations_json(citations, {}));
  EXPECT_EQ(json["cites"][0]["relation"], "dan-chieu");
  EXPECT_EQ(json["cites"][1]["relation"], "bai-bo");
  EXPECT_EQ(json["cites"][1]["relation_label"], "Bãi bỏ (một phần)");
  EXPECT_EQ(json["cited_by"][0]["relation_label"], "Được thay thế bởi");
  EXPECT_EQ(json["cited_by_count"], 7);
  EXPECT_EQ(json["cites"][0]["status"], "absent");
  EXPECT_EQ(json["cites"][0]["dates"], Json::parse(R"(["2013-06-03"])"));
  EXPECT_EQ(json["cites"][0]["ids"], Json::array());
  EXPECT_EQ(json["cites"][1]["status"], "found");
  EXPECT_EQ(json["cites"][1]["ids"], Json::parse(R"(["a1"])"));
  EXPECT_EQ(json["cites"][1]["as_written"], nullptr);
  EXPECT_EQ(json["cites"][2]["status"], "several");
  EXPECT_EQ(json["cited_by"][0]["id"], "a1");
}

TEST(Json, LookupOfOneIsThePaperAndOfSeveralAList) {
  const Json one = Json::parse(lookup_json({.found = {paper()}, .neighbours = {}}));
  EXPECT_EQ(one["status"], "found");
  EXPECT_EQ(one["id"], "a1");
  EXPECT_EQ(one["term"], "2015-2020");
  const Json several = Json::parse(lookup_json({.found = {paper(), paper()}, .neighbours = {}}));
  EXPECT_EQ(several["status"], "several");
  EXPECT_EQ(several["papers"].size(), 2U);
  EXPECT_EQ(several["papers"][0]["issuer"], "Huyện ủy Ea Súp");
}

TEST(Json, BytesThatAreNotUtf8BecomeValid) {
  schema::Record broken = paper();
  broken.subject = "a\xff\xfe b";
  broken.body = std::string("x\0y", 3);
  EXPECT_NO_THROW(Json::parse(document_json(broken, nullptr, {}, Language::kVietnamese)));
}

TEST(Json, FieldsAreTheTable) {
  const Json json = Json::parse(fields_json());
  ASSERT_EQ(json["fields"].size(), schema::kFields.size());
  EXPECT_EQ(json["fields"][1]["name"], "number");
  EXPECT_EQ(json["fields"][1]["label"]["vi"], "Số ký hiệu");
  EXPECT_THAT(json["fields"][1]["query_names"].get<std::vector<std::string>>(), testing::Contains("số"));
}

TEST(Labels, DatesAndCounts) {
  EXPECT_EQ(iso_date(20161105), "2016-11-05");
  EXPECT_EQ(shown_date(20161105), "05/11/2016");
  EXPECT_EQ(iso_date(0), "");
  EXPECT_EQ(shown_date(0), "");
  const std::pair<std::uint64_t, std::string> rows[] = {
      {0, "0"}, {999, "999"}, {1000, "1.000"}, {12345, "12.345"}, {1234567, "1.234.567"}};
  for (const auto& [number, expected] : rows) EXPECT_EQ(grouped(number, '.'), expected);
}

TEST(Markup, Escapes) {
  EXPECT_EQ(escaped("<a href=\"x\">'&'</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

TEST(Markup, MarksAndEscapes) {
  struct Row {
    Snippet snippet;
    std::string expected;
  };
  const Row rows[] = {
      {{"body", "dân vận", {}}, "dân vận"},
      {{"body", "dân vận", {{0, 4}}}, "<mark>dân</mark> vận"},
      {{"body", "<dân>", {{1, 5}}}, "&lt;<mark>dân</mark>&gt;"},
      {{"body", "a<b", {{0, 3}}}, "<mark>a&lt;b</mark>"},
      {{"body", "abc", {{0, 1}, {2, 3}}}, "<mark>a</mark>b<mark>c</mark>"},
      {{"body", "abc", {{1, 3}, {0, 2}}}, "a<mark>bc</mark>"},  // overlaps
      {{"body", "abc", {{2, 1}}}, "abc"},
      {{"body", "abc", {{1, 9}}}, "abc"},
      {{"body", "dân", {{0, 2}}}, "dân"},  // within a letter
  };
  for (const Row& row : rows) EXPECT_EQ(marked_html(row.snippet), row.expected);
}

// Whatever the text and the marks, the only markup that comes out is <mark>, opened and closed in turn.
TEST(Markup, AnyTextAnyMarks) {
  std::mt19937 random(3);
  for (int i = 0; i < 5000; ++i) {
    Snippet snippet;
    for (auto n = random() % 20; n > 0; --n) snippet.text += "<>&\"'ab \xc3\xa2"[random() % 10];
    for (auto n = random() % 5; n > 0; --n)
      snippet.marks.emplace_back(static_cast<std::uint32_t>(random() % 24), static_cast<std::uint32_t>(random() % 24));
    std::string html = marked_html(snippet);
    int open = 0;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
      const bool opens = html.compare(at, 6, "<mark>") == 0;
      ASSERT_TRUE(opens || html.compare(at, 7, "</mark>") == 0) << html;
      open += opens ? 1 : -1;
      ASSERT_TRUE(open == 0 || open == 1) << html;
    }
    ASSERT_EQ(open, 0);
  }
}

TEST(Markup, EncodesForUrls) {
  EXPECT_EQ(url_encoded("223-CV/HU dân&="), "223-CV%2FHU%20d%C3%A2n%26%3D");
}

TEST(Json, DocumentSaysWhereItsFieldsCameFrom) {
  schema::Record record = paper();
  record.evidence = {{"number", schema::Origin::kHeader, 99}, {"province", schema::Origin::kGiven, 100}};
  const Json json = Json::parse(document_json(record, nullptr, {"evidence"}, Language::kVietnamese));
  EXPECT_EQ(json, Json::parse(R"({"evidence": {"number": {"from": "header", "confidence": 0.99},
                                               "province": {"from": "given", "confidence": 1.0}}})"));
}

}  // namespace
}  // namespace vankho::searching
