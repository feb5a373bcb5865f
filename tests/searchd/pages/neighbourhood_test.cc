// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/neighbourhood.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vankho::searching::pages {
namespace {

using citation::Relation;
using testing::HasSubstr;
using testing::Not;

constexpr Language kVi = Language::kVietnamese;

schema::Record paper(const std::string& id, const std::string& number) {
  schema::Record record;
  record.id = id;
  record.number = number;
  record.date = 20160305;
  record.subject = "Trích yếu của " + id;
  return record;
}

CitationLink cites(const std::string& number, Relation relation, std::vector<schema::Record> papers = {}) {
  CitationLink link;
  link.citation.number = link.citation.as_written = number;
  link.citation.relation = relation;
  link.status = papers.empty() ? CitationStatus::kAbsent : CitationStatus::kFound;
  link.papers = std::move(papers);
  return link;
}

std::size_t count(const std::string& text, const std::string& piece) {
  std::size_t found = 0;
  for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++found;
  return found;
}

TEST(Neighbourhood, APaperWithoutNeighboursHasNoPicture) {
  EXPECT_EQ(neighbourhood_svg(paper("a", "1/HU"), {}, kVi, ".."), "");
}

TEST(Neighbourhood, EveryPaperIsALinkWithATitle) {
  CitationResult citations;
  citations.cites = {cites("25-NQ/TW", Relation::kBasis, {paper("b", "25-NQ/TW")}),
                     cites("9-NQ/TW", Relation::kMentions)};
  citations.cited_by = {{.paper = paper("c", "7-QĐ/HU"), .relation = Relation::kCarriesOut}};
  citations.times_cited = 1;
  const std::string svg = neighbourhood_svg(paper("a", "1-CV/HU"), citations, kVi, "..");
  EXPECT_THAT(svg,
              HasSubstr("<a href=\"../d/b\" xlink:href=\"../d/b\"><title>Căn cứ: 25-NQ/TW – Trích yếu của b</title>"));
  EXPECT_THAT(svg, HasSubstr("<a href=\"../d/c\""));
  EXPECT_THAT(svg, HasSubstr("Căn cứ · 05/03/2016"));
  // Not in the archive: a search for the number, and said.
  EXPECT_THAT(svg, HasSubstr("<a href=\"../?q=9-NQ%2FTW\""));
  EXPECT_THAT(svg, HasSubstr("không có trong kho"));
  EXPECT_THAT(svg, HasSubstr("role=\"group\" aria-label="));
  EXPECT_EQ(count(svg, "<a "), count(svg, "<title>"));
  EXPECT_EQ(count(svg, "class=\"line\""), 4U);  // one of them in the legend
  EXPECT_LT(svg.find("25-NQ/TW"), svg.find("1-CV/HU"));
  EXPECT_LT(svg.find("1-CV/HU"), svg.find("7-QĐ/HU"));
}

TEST(Neighbourhood, EffectsAreToldByDashesAndByClass) {
  CitationResult citations;
  citations.cites = {cites("1-QĐ/TW", Relation::kBasis, {paper("b", "1-QĐ/TW")}),
                     cites("2-QĐ/TW", Relation::kReplaces, {paper("c", "2-QĐ/TW")})};
  const std::string svg = neighbourhood_svg(paper("a", "9-QĐ/TW"), citations, kVi, ".");
  EXPECT_EQ(count(svg, "class=\"line effect\" fill=\"none\""), 2U);
  EXPECT_EQ(count(svg, "stroke-dasharray=\"6 4\""), 2U);
  EXPECT_THAT(svg, HasSubstr("node cited effect"));
  EXPECT_THAT(svg, HasSubstr("sửa đổi, bãi bỏ hoặc thay thế"));
  // It stands next to the paper.
  EXPECT_LT(svg.find("1-QĐ/TW"), svg.find("2-QĐ/TW"));
}

TEST(Neighbourhood, SaysThatAPaperIsNoLongerInForce) {
  CitationResult citations;
  citations.cites = {cites("1-QĐ/TW", Relation::kBasis, {paper("b", "1-QĐ/TW")})};
  citations.cites[0].no_longer_valid = {{.paper = paper("c", "2-QĐ/TW"), .relation = Relation::kReplaces}};
  EXPECT_THAT(neighbourhood_svg(paper("a", "9-QĐ/TW"), citations, kVi, "."), HasSubstr("Căn cứ · không còn hiệu lực"));
}

TEST(Neighbourhood, DrawsAtMostEightOnASideAndSaysHowManyMore) {
  CitationResult citations;
  for (int i = 0; i < 20; ++i) citations.cites.push_back(cites(std::to_string(i) + "-NQ/TW", Relation::kBasis));
  for (int i = 0; i < 9; ++i) citations.cited_by.push_back({.paper = paper("c" + std::to_string(i), "7-QĐ/HU")});
  citations.times_cited = 60;
  const std::string svg = neighbourhood_svg(paper("a", "1-CV/HU"), citations, kVi, ".");
  EXPECT_EQ(count(svg, "class=\"node"), 2 * kDrawnNeighbours + 1);
  EXPECT_THAT(svg, HasSubstr("<a href=\"#cites\""));
  EXPECT_THAT(svg, HasSubstr("… và 12 văn bản khác"));
  EXPECT_THAT(svg, HasSubstr("<a href=\"#cited-by\""));
  EXPECT_THAT(svg, HasSubstr("… và 52 văn bản khác"));
}

TEST(Neighbourhood, HasNoStyleOrScriptAndEscapesWhatOthersWrote) {
  CitationResult citations;
  schema::Record hostile = paper("\"><script>", "<script>alert(1)</script>");
  hostile.subject = "\"</title><script>";
  citations.cites = {cites("<script>", Relation::kBasis), cites("x", Relation::kBasis, {hostile})};
  citations.cited_by = {{.paper = hostile}};
  const std::string svg = neighbourhood_svg(hostile, citations, kVi, ".");
  for (const char* bad : {"<script", "style=", "onclick", "\"</title>"}) EXPECT_THAT(svg, Not(HasSubstr(bad)));
}

TEST(Neighbourhood, LongNamesAreCutBetweenLetters) {
  CitationResult citations;
  std::string number;
  for (int i = 0; i < 50; ++i) number += "Đ";
  citations.cites = {cites(number, Relation::kBasis)};
  const std::string svg = neighbourhood_svg(paper("a", "1-CV/HU"), citations, kVi, ".");
  std::string shown;
  for (int i = 0; i < 30; ++i) shown += "Đ";
  EXPECT_THAT(svg, HasSubstr(">" + shown + "…</text>"));
  EXPECT_THAT(svg, HasSubstr("<title>Căn cứ: " + number));
}

}  // namespace
}  // namespace vankho::searching::pages
