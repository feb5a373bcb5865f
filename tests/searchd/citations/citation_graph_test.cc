// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which paper a citation means: rows of an archive and of one citation.
#include "searchd/citations/citation_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/authority/issuing_bodies.h"
#include "schema/citation/find_citations.h"
#include "searchd/citations/cited_issuer.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using testing::SmallArchive;

schema::Record issued(std::string number, std::string issuer, schema::Date date, std::string body = {}) {
  schema::Record record;
  record.number = std::move(number);
  const authority::IssuingBody resolved = authority::resolve_issuer(issuer, date);
  record.issuer = resolved.name;
  record.issuer_id = resolved.id;
  record.level = resolved.level;
  record.province = resolved.province;
  record.date = date;
  record.type = text::parse_document_number(record.number)->type_id();
  record.body = std::move(body);
  record.citations = citation::find_citations(record.body, {});
  return record;
}

struct Archive {
  explicit Archive(std::vector<schema::Record> papers)
      : small(std::move(papers)), columns(small.database()), graph(small.database(), columns) {}

  Resolution resolve(std::string_view text, const CitingPaper& citing = {}) const {
    return graph.resolve(*schema::edge_of(citation::find_citations(text, {}).front()), citing);
  }
  CitingPaper from(const std::string& issuer, schema::Date date) const {
    const authority::IssuingBody body = authority::resolve_issuer(issuer, date);
    return {.issuer = body.id, .level = body.level, .province = body.province, .date = date};
  }

  SmallArchive small;
  Columns columns;
  CitationGraph graph;
};

TEST(CitationGraph, ANumberOfTheCentreIsItsPaper) {
  const Archive archive({issued("25-NQ/TW", "Ban Chấp hành Trung ương", 20130603)});
  EXPECT_EQ(archive.resolve("Nghị quyết số 25-NQ/TW").status, CitationStatus::kFound);
  EXPECT_EQ(archive.resolve("Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Bí thư").status, CitationStatus::kFound);
  EXPECT_EQ(archive.resolve("Nghị quyết số 26-NQ/TW").status, CitationStatus::kAbsent);
}

TEST(CitationGraph, AWrittenDateOrYearIsThePapers) {
  const Archive archive(
      {issued("05-CT/TW", "Ban Chấp hành Trung ương", 20160515), issued("30/2020/NĐ-CP", "Chính phủ", 20200305)});
  EXPECT_EQ(archive.resolve("Chỉ thị số 05-CT/TW ngày 15/5/2016").status, CitationStatus::kFound);
  EXPECT_EQ(archive.resolve("Chỉ thị số 05-CT/TW ngày 9/9/2006").status, CitationStatus::kAbsent);
  EXPECT_EQ(archive.resolve("Nghị định số 30/2020/NĐ-CP").status, CitationStatus::kFound);
  EXPECT_EQ(archive.resolve("Nghị định số 30/2018/NĐ-CP").status, CitationStatus::kAbsent);
}

TEST(CitationGraph, TwoTermsOfOneNumberAreSeveral) {
  const Archive archive({issued("05-CT/TW", "Ban Chấp hành Trung ương", 20060515),
                         issued("05-CT/TW", "Ban Chấp hành Trung ương", 20160515)});
  EXPECT_THAT(archive.resolve("Chỉ thị số 05-CT/TW").papers, ElementsAre(2, 1));
  EXPECT_EQ(archive.resolve("Chỉ thị số 05-CT/TW").status, CitationStatus::kSeveral);
  // Nobody cites what is not written yet.
  EXPECT_THAT(
      archive.resolve("Chỉ thị số 05-CT/TW", {.issuer = {}, .level = {}, .province = {}, .date = 20100101}).papers,
      ElementsAre(1));
}

TEST(CitationGraph, ANeighboursNumberIsNotMeant) {
  const Archive archive({issued("223-CV/HU", "Huyện ủy Ea Súp", 20161115)});
  EXPECT_EQ(archive.resolve("Công văn 223-CV/HU", archive.from("Huyện ủy Ea Súp", 20170101)).status,
            CitationStatus::kFound);
  EXPECT_EQ(archive.resolve("Công văn 223-CV/HU", archive.from("Ban Dân vận Huyện ủy Ea Súp", 20170101)).status,
            CitationStatus::kFound);
  EXPECT_EQ(archive.resolve("Công văn 223-CV/HU", archive.from("Huyện ủy Buôn Đôn", 20170101)).status,
            CitationStatus::kAbsent);
  EXPECT_EQ(archive.resolve("Công văn 223-CV/HU", archive.from("Huyện ủy Tuy Phong", 20170101)).status,
            CitationStatus::kAbsent);
  EXPECT_EQ(
      archive.resolve("Công văn 223-CV/HU của Huyện ủy Ea Súp", archive.from("Huyện ủy Tuy Phong", 20170101)).status,
      CitationStatus::kFound);
  EXPECT_EQ(archive.resolve("Công văn 223-CV/HU của Huyện ủy Krông Bông").status, CitationStatus::kAbsent);
  // Any district's, for all that is known of who cites.
  EXPECT_EQ(archive.resolve("Công văn 223-CV/HU").status, CitationStatus::kSeveral);
}

TEST(CitationGraph, AProvincesNumberIsMeantBelowIt) {
  const Archive archive(
      {issued("31-CTr/TU", "Tỉnh ủy Bình Thuận", 20131010), issued("31-CTr/TU", "Tỉnh ủy Đắk Lắk", 20131111)});
  EXPECT_THAT(
      archive.resolve("Chương trình 31-CTr/TU của Tỉnh ủy", archive.from("Huyện ủy Tuy Phong", 20140101)).papers,
      ElementsAre(1));
  EXPECT_EQ(archive.resolve("Chương trình 31-CTr/TU của Tỉnh ủy").status, CitationStatus::kSeveral);
}

TEST(CitationGraph, CountsEachCitingPaperOnceWithItsStrongestRelation) {
  const Archive archive(
      {issued("5/2019/QĐ-UBND", "Ủy ban nhân dân tỉnh Cà Mau", 20190101),
       issued("7/2021/QĐ-UBND", "Ủy ban nhân dân tỉnh Cà Mau", 20210101,
              "Căn cứ Quyết định số 5/2019/QĐ-UBND;\nQuyết định này thay thế Quyết định số 5/2019/QĐ-UBND."),
       issued("8/QĐ-UBND", "Ủy ban nhân dân tỉnh Cà Mau", 20220101,
              "Căn cứ Quyết định số 5/2019/QĐ-UBND; theo Quyết định số 99/2011/QĐ-UBND.")});
  const auto citing = archive.graph.cited_by(1);
  ASSERT_EQ(citing.size(), 2U);
  EXPECT_EQ(citing[0].citing, 2U);
  EXPECT_EQ(citing[0].relation, citation::Relation::kReplaces);
  EXPECT_EQ(citing[1].relation, citation::Relation::kBasis);
  EXPECT_EQ(archive.graph.times_cited(1), 2U);
  EXPECT_EQ(archive.graph.times_cited(2), 0U);
  const Column& column = archive.graph.times_cited_column();
  EXPECT_EQ(column.values[column.of(1)].code, "1-4");
  EXPECT_EQ(column.values[column.of(2)].code, "0");
}

TEST(CitedIssuer, IsTheBodyThatThePersonSpeaksFor) {
  const auto same = [](const char* cited, const char* issuer) {
    return same_body(authority::issuer_id(cited), authority::issuer_id(issuer));
  };
  EXPECT_EQ(same("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"), SameBody::kYes);
  EXPECT_EQ(same("Ban Bí thư", "Ban Chấp hành Trung ương"), SameBody::kYes);
  EXPECT_EQ(same("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Cà Mau"), SameBody::kMaybe);
  EXPECT_EQ(same("Huyện ủy Ea Súp", "Huyện ủy Buôn Đôn"), SameBody::kNo);
  EXPECT_EQ(same("UBND tỉnh Cà Mau", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU"), SameBody::kYes);
}

}  // namespace
}  // namespace vankho::searching
