// SPDX-License-Identifier: GPL-3.0-or-later
//
// CSV, feed and original files of an index on the disk, asked through the routes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "indexer/index/index_writer.h"
#include "indexer/reading/digest.h"
#include "schema/index_layout.h"
#include "searchd/api/source_api.h"
#include "searchd/index/snapshot.h"
#include "searchd/routes.h"
#include "searchd/search/found_papers.h"
#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

schema::Record paper(std::string id, std::string subject, schema::Date date = 20170301) {
  schema::Record record;
  record.id = std::move(id);
  record.number = "05-NQ/HU";
  record.type = "nghi-quyet";
  record.issuer = "Huyện ủy Ea Súp";
  record.date = date;
  record.subject = std::move(subject);
  return record;
}

class ExportsTest : public ::testing::Test {
 protected:
  ExportsTest() { std::filesystem::create_directories(index_dir()); }
  std::string index_dir() const { return (directory_.path() / "index").string(); }
  std::filesystem::path papers_dir() const { return directory_.path() / "papers"; }

  void index(const std::vector<schema::Record>& papers) const {
    indexing::IndexWriter writer({.index_dir = index_dir(), .keep_free_bytes = 0});
    for (const schema::Record& record : papers) writer.put(record);
    writer.commit();
  }
  void remove(const std::string& id) const {
    indexing::IndexWriter writer({.index_dir = index_dir(), .keep_free_bytes = 0});
    writer.remove(id);
    writer.commit();
  }
  void serve(std::vector<std::string> papers = {}) {
    searcher_.emplace(SearcherOptions{.index_dir = index_dir(), .refresh_seconds = 60});
    site_.emplace(Site{.searcher = *searcher_,
                       .metrics = metrics_,
                       .index_dir = index_dir(),
                       .load = {},
                       .public_url = "https://a.example",
                       .papers = std::move(papers)});
    routes_.emplace(*site_);
  }
  HttpAnswer ask(const std::string& path, Parameters parameters = {}, const std::string& method = "GET",
                 const std::string& if_none_match = "") {
    return routes_->handle({.method = method,
                            .path = path,
                            .parameters = std::move(parameters),
                            .body = {},
                            .peer = "127.0.0.1",
                            .accept_language = "en",
                            .if_none_match = if_none_match});
  }
  static std::string header(const HttpAnswer& answer, std::string_view name) {
    std::string all;
    for (const auto& [key, value] : answer.headers)
      if (key == name) all += value;
    return all;
  }
  // All pieces; "BROKEN" at the end when they are broken off.
  static std::string whole(const HttpAnswer& answer) {
    std::string all;
    std::string piece;
    Piece made = answer.pieces ? Piece::kMore : Piece::kLast;
    while (made == Piece::kMore) {
      made = answer.pieces(piece);
      if (made != Piece::kBroken) all += piece;
    }
    return made == Piece::kBroken ? all + "BROKEN" : all;
  }

  vankho::testing::TemporaryDirectory directory_;
  Metrics metrics_;
  std::optional<Searcher> searcher_;
  std::optional<Site> site_;
  std::optional<Routes> routes_;
};

TEST_F(ExportsTest, ACsvFileHasEveryPaperFound) {
  schema::Record formula = paper("a", "=1+1, \"dân\"", 20180401);
  formula.url = "https://owner.example/a";
  schema::Record plain = paper("b", "V/v họp dân vận");
  plain.signer = "@Nguyễn";
  plain.province = "binh-thuan";
  plain.province_now = "lam-dong";
  plain.term = "2015-2020";
  index({formula, plain, paper("c", "Việc khác", 0)});
  serve();
  const HttpAnswer answer = ask("/v1/export.csv", {{"q", "dân"}, {"sort", "-date"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(header(answer, "Content-Disposition"), StartsWith("attachment; filename=\"vankho-20"));
  EXPECT_EQ(
      whole(answer),
      "\xEF\xBB\xBFNumber,Date,Type,Subject,Issuer,Province,Province now,Term of office,Signer,Address,Identifier\r\n"
      "05-NQ/HU,2018-04-01,Nghị quyết,\"'=1+1, \"\"dân\"\"\",Huyện ủy Ea Súp,,,,,https://owner.example/a,a\r\n"
      "05-NQ/HU,2017-03-01,Nghị quyết,V/v họp dân vận,Huyện ủy Ea Súp,Bình Thuận,Lâm Đồng,2015-2020,'@Nguyễn,"
      "https://a.example/d/b?lang=en,b\r\n");
  EXPECT_THAT(whole(ask("/v1/export.csv", {{"lang", "vi"}, {"q", "không có"}})), ::testing::EndsWith("Địa chỉ,Mã\r\n"));
  EXPECT_EQ(ask("/v1/export.csv", {{"page", "2"}}).status, 400);
  EXPECT_EQ(ask("/v1/export.csv", {}, "GET", header(ask("/v1/export.csv"), "ETag")).status, 304);
}

TEST_F(ExportsTest, AnExportReachesFurtherThanPages) {
  std::vector<schema::Record> papers;
  for (int i = 0; i < 2500; ++i) papers.push_back(paper("p" + std::to_string(i), std::string(100, 'x') + " dân"));
  index(papers);
  serve();
  for (const std::string sort : {"relevance", "-date", "number", "-cited"}) {
    const std::string csv = whole(ask("/v1/export.csv", {{"q", "dân"}, {"sort", sort}}));
    EXPECT_EQ(std::ranges::count(csv, '\n'), 2501) << sort;
  }
  const HttpAnswer answer = ask("/v1/export.csv");
  std::string piece;
  EXPECT_EQ(answer.pieces(piece), Piece::kMore);
  EXPECT_LT(piece.size(), 70'000U);
}

TEST_F(ExportsTest, OnlySomeExportsRunAtOnce) {
  index({paper("a", "dân")});
  serve();
  std::vector<HttpAnswer> running;
  for (int i = 0; i < 4; ++i) running.push_back(ask("/v1/export.csv"));
  const HttpAnswer refused = ask("/v1/export.csv");
  EXPECT_EQ(refused.status, 503);
  EXPECT_THAT(refused.body, HasSubstr("too_many_exports"));
  EXPECT_EQ(header(refused, "Retry-After"), "10");
  EXPECT_EQ(ask("/v1/search").status, 200);
  running.pop_back();
  EXPECT_EQ(ask("/v1/export.csv").status, 200);
}

// Commits take away the blocks that the export reads; its papers stay those that were found.
TEST_F(ExportsTest, AnExportOutlivesCommits) {
  std::vector<schema::Record> papers;
  for (int i = 0; i < 600; ++i) {
    papers.push_back(paper("p" + std::to_string(i), "dân " + std::string(200, 'x')));
    papers.back().body = std::to_string(i * 7919) + std::string(500, 'y');
  }
  index(papers);
  serve();
  const HttpAnswer answer = ask("/v1/export.csv", {{"sort", "number"}});
  std::string csv;
  ASSERT_EQ(answer.pieces(csv), Piece::kMore);
  remove("p599");
  for (int round = 0; round < 4; ++round) {
    for (schema::Record& record : papers) record.signer = "S" + std::to_string(round);
    papers.resize(599);
    papers.push_back(paper("new" + std::to_string(round), "mới"));
    index(papers);
  }
  csv += whole(answer);
  EXPECT_EQ(std::ranges::count(csv, '\n'), 600) << csv.substr(csv.size() - 100);  // without p599
  EXPECT_EQ(csv.find("mới"), std::string::npos);
  EXPECT_EQ(csv.find("BROKEN"), std::string::npos);
}

TEST_F(ExportsTest, ADamagedIndexBreaksAnExportOff) {
  std::vector<schema::Record> papers;
  for (int i = 0; i < 2000; ++i) papers.push_back(paper("p" + std::to_string(i), "dân " + std::string(200, 'x')));
  index(papers);
  serve();
  const HttpAnswer answer = ask("/v1/export.csv");
  std::string piece;
  ASSERT_EQ(answer.pieces(piece), Piece::kMore);
  const auto generation = schema::current_generation(index_dir());
  ASSERT_TRUE(generation);
  const std::filesystem::path table = std::filesystem::path(*generation) / "docdata.glass";
  const auto size = std::filesystem::file_size(table);
  vankho::testing::write_file(table, std::string(size, '\x5a'));
  EXPECT_THAT(whole(answer), ::testing::EndsWith("BROKEN"));
}

TEST_F(ExportsTest, AFeedIsNewestFirst) {
  index({paper("old", "dân", 20160101), paper("new", "dân dân dân", 20180101), paper("undated", "dân", 0)});
  serve();
  const auto order = [&](Parameters parameters) {
    const HttpAnswer answer = ask("/v1/search.atom", std::move(parameters));
    std::vector<std::string> ids;
    constexpr std::string_view kMark = "urn:vankho:paper:";
    for (auto at = answer.body.find(kMark); at != std::string::npos; at = answer.body.find(kMark, at + 1))
      ids.push_back(answer.body.substr(at + kMark.size(), answer.body.find('<', at) - at - kMark.size()));
    return ids;
  };
  EXPECT_THAT(order({{"q", "dân"}}), ElementsAre("new", "old", "undated"));
  EXPECT_THAT(order({{"q", "dân"}, {"sort", "date"}}), ElementsAre("old", "new", "undated"));
  EXPECT_THAT(order({{"q", "dân"}, {"per_page", "1"}, {"page", "2"}}), ElementsAre("old"));

  const HttpAnswer answer = ask("/v1/search.atom", {{"q", "dân"}});
  EXPECT_EQ(answer.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_THAT(answer.body, HasSubstr("href=\"https://a.example/d/new?lang=en\""));
  const std::string tag = header(answer, "ETag");
  EXPECT_EQ(ask("/v1/search.atom", {{"q", "dân"}}, "GET", tag).status, 304);
  EXPECT_EQ(ask("/v1/search.atom", {{"q", "vận"}}, "GET", tag).status, 200);
  index({paper("newer", "dân", 20190101)});
  serve();
  EXPECT_EQ(ask("/v1/search.atom", {{"q", "dân"}}, "GET", tag).status, 200);
}

class SourceTest : public ExportsTest {
 protected:
  schema::Record paper_of(const std::string& name, const std::string& bytes, const std::string& type) {
    vankho::testing::write_file(papers_dir() / name, bytes);
    schema::Record record = paper("p" + std::to_string(++count_), "dân");
    record.source = {.path = name, .sha256 = indexing::sha256_hex(bytes), .media_type = type, .size = bytes.size()};
    return record;
  }
  HttpAnswer source(const schema::Record& record) { return ask(source_link(record)); }
  static std::string code(const HttpAnswer& answer) {
    return std::to_string(answer.status) + ' ' + code_in(answer.body);
  }
  static std::string code_in(const std::string& body) {
    const auto at = body.find("\"code\":\"");
    return at == std::string::npos ? "" : body.substr(at + 8, body.find('"', at + 8) - at - 8);
  }
  int count_ = 0;
};

TEST_F(SourceTest, AFileIsShownOrSavedByItsType) {
  const schema::Record text = paper_of("2016/Công văn \"1\".txt", "text", "text/plain");
  const schema::Record pdf = paper_of("a.pdf", "%PDF", "application/pdf");
  const schema::Record html = paper_of("a.html", "<script>alert(1)</script>", "text/html");
  const schema::Record svg = paper_of("a.svg", "<svg/>", "image/svg+xml");
  index({text, pdf, html, svg});
  serve({papers_dir().string()});
  struct Row {
    const schema::Record* record;
    std::string type, disposition;
  };
  const Row rows[] = {
      {&text, "text/plain; charset=utf-8",
       "inline; filename=\"C_ng_v_n__1_.txt\"; filename*=UTF-8''C%C3%B4ng%20v%C4%83n%20%221%22.txt"},
      {&pdf, "application/pdf", "inline; filename=\"a.pdf\"; filename*=UTF-8''a.pdf"},
      {&html, "application/octet-stream", "attachment; filename=\"a.html\"; filename*=UTF-8''a.html"},
      {&svg, "application/octet-stream", "attachment; filename=\"a.svg\"; filename*=UTF-8''a.svg"},
  };
  for (const Row& row : rows) {
    const HttpAnswer answer = source(*row.record);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.content_type, row.type);
    EXPECT_EQ(header(answer, "Content-Disposition"), row.disposition);
    EXPECT_EQ(header(answer, "Content-Security-Policy"), "sandbox; default-src 'none'; frame-ancestors 'self'");
    EXPECT_EQ(header(answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(answer, "Accept-Ranges"), "none");
    EXPECT_EQ(answer.piece_bytes, row.record->source.size);
    EXPECT_EQ(whole(answer), vankho::testing::read_file(papers_dir() / row.record->source.path));
    EXPECT_TRUE(serves_source(*site_, *row.record));
  }
  EXPECT_EQ(ask(source_link(text), {}, "GET", header(source(text), "ETag")).status, 304);
}

TEST_F(SourceTest, WhatIsNotThereIsSaidSo) {
  const schema::Record changed = paper_of("changed.txt", "text", "text/plain");
  vankho::testing::write_file(papers_dir() / "changed.txt", "TEXT");
  const schema::Record gone = paper_of("gone.txt", "text", "text/plain");
  std::filesystem::remove(papers_dir() / "gone.txt");
  schema::Record up = paper_of("a.txt", "text", "text/plain");
  up.source.path = "../papers/a.txt";
  const schema::Record line = paper_of("papers.jsonl", "{}", "application/json");
  schema::Record member = paper_of("b.txt", "text", "text/plain");
  member.source.path = "goi.zip//b.txt";
  schema::Record both = paper_of("c.txt", "text", "text/plain");
  both.source.path = "goi.zip//c.txt";
  both.source.other_paths = {"c.txt"};
  index({changed, gone, up, line, member, both});
  serve({papers_dir().string()});
  EXPECT_EQ(code(source(member)), "404 source_in_archive");
  EXPECT_THAT(source(member).body, ::testing::HasSubstr("goi.zip"));
  EXPECT_FALSE(serves_source(*site_, member));
  EXPECT_EQ(source(both).status, 200);
  EXPECT_EQ(code(source(changed)), "409 source_changed");
  EXPECT_EQ(code(source(gone)), "404 source_missing");
  EXPECT_EQ(code(source(up)), "404 source_missing");
  EXPECT_EQ(code(source(line)), "404 source_has_no_file");
  EXPECT_EQ(code(ask("/v1/documents/nobody/source")), "404 paper_not_found");
  EXPECT_FALSE(serves_source(*site_, line));
  serve();
  EXPECT_EQ(code(source(gone)), "404 source_not_served");
  EXPECT_FALSE(serves_source(*site_, gone));
}

}  // namespace
}  // namespace vankho::searching
