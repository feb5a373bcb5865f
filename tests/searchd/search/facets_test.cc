// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "schema/text/fold.h"
#include "tests/schema/text/random_text.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using testing::SmallArchive;

// "label count", "*" after a selected one.
std::vector<std::string> shown(const std::vector<FacetValue>& values) {
  std::vector<std::string> lines;
  for (const FacetValue& value : values)
    lines.push_back(value.label + " " + std::to_string(value.count) + (value.selected ? "*" : ""));
  return lines;
}

Papers all(std::size_t count) {
  Papers papers;
  for (std::size_t i = 1; i <= count; ++i) papers.push_back(static_cast<Xapian::docid>(i));
  return papers;
}

schema::Record of_type(std::string type) {
  schema::Record record;
  record.type = std::move(type);
  return record;
}

schema::Record issued_by(const std::string& name) {
  schema::Record record;
  record.issuer = name;
  record.issuer_id = text::slug(name);
  return record;
}

schema::Record dated(schema::Date date) {
  schema::Record record;
  record.date = date;
  return record;
}

TEST(Facets, MostFrequentFirstAndEveryPaperCounted) {
  const SmallArchive archive(
      {of_type("nghi-quyet"), of_type("cong-van"), of_type(""), of_type("cong-van"), of_type(""), of_type("")});
  const Columns columns(archive.database());
  EXPECT_THAT(shown(facet_values(columns, all(6), {.facet = "type"})),
              ElementsAre("(không rõ) 3", "Công văn 2", "Nghị quyết 1"));
  EXPECT_THAT(shown(facet_values(columns, {1, 2}, {.facet = "type"})), ElementsAre("Công văn 1", "Nghị quyết 1"));
  EXPECT_THAT(facet_values(columns, {}, {.facet = "type"}), ElementsAre());

  const auto english = facet_values(columns, {3}, {.facet = "type", .language = Language::kEnglish});
  ASSERT_EQ(english.size(), 1u);
  EXPECT_EQ(english[0].value, "none");
  EXPECT_EQ(english[0].label, "(not known)");
}

TEST(Facets, EqualCountsStandInTheOrderOfTheVietnameseAlphabet) {
  // The order of a Vietnamese dictionary: a ă â ... d đ e ê; the letter first, then the tone.
  const std::vector<std::string> order = {"Ân Thi",    "Dầu Tiếng", "Đà Nẵng", "Đắk Lắk",   "Điện Biên",
                                          "Ea Súp",    "Êa Hiao",   "Hà Nội",  "Hậu Giang", "Ô Môn",
                                          "Sông Hinh", "Sơn La",    "Thủ Đức", "Thừa Thiên"};
  std::vector<schema::Record> papers;
  for (auto name = order.rbegin(); name != order.rend(); ++name) papers.push_back(issued_by(*name));
  const SmallArchive archive(papers);
  std::vector<std::string> labels;
  for (const FacetValue& value : facet_values(Columns(archive.database()), all(order.size()), {.facet = "issuer"}))
    labels.push_back(value.label);
  EXPECT_EQ(labels, order);
}

TEST(Facets, SelectedValuesStayWithZero) {
  const SmallArchive archive({of_type("cong-van"), of_type("nghi-quyet")});
  const Columns columns(archive.database());
  EXPECT_THAT(shown(facet_values(columns, {1}, {.facet = "type", .selected = {"nghi-quyet", "cong-van"}})),
              ElementsAre("Công văn 1*", "Nghị quyết 0*"));
  EXPECT_THAT(shown(facet_values(columns, {1}, {.facet = "type", .selected = {""}})),
              ElementsAre("Công văn 1", "(không rõ) 0*"));

  const SmallArchive issuers({issued_by("Huyện ủy Ea Súp"), issued_by("Tỉnh ủy Đắk Lắk")});
  // The archive knows the name of an issuer that no paper found has; a code that nobody has is its own name.
  EXPECT_THAT(shown(facet_values(Columns(issuers.database()), {1},
                                 {.facet = "issuer", .selected = {"tinh-uy-dak-lak", "nobody"}})),
              ElementsAre("Huyện ủy Ea Súp 1", "nobody 0*", "Tỉnh ủy Đắk Lắk 0*"));
}

TEST(Facets, YearsAndMonthsNewestFirstAndNoDateLast) {
  const SmallArchive archive({dated(20161115), dated(0), dated(20170101), dated(20161101), dated(20161231), dated(0)});
  const Columns columns(archive.database());
  EXPECT_THAT(shown(facet_values(columns, all(6), {.facet = "year"})), ElementsAre("2017 1", "2016 3", "(không rõ) 2"));
  EXPECT_THAT(shown(facet_values(columns, all(6), {.facet = "month", .selected = {"2015-01"}})),
              ElementsAre("2017-01 1", "2016-12 1", "2016-11 2", "2015-01 0*", "(không rõ) 2"));
}

TEST(Facets, AProvinceAsItWasAndAsItIs) {
  schema::Record then;
  then.province = "binh-thuan";
  then.province_now = "lam-dong";
  schema::Record now;
  now.province = now.province_now = "lam-dong";
  const SmallArchive archive({then, now});
  const Columns columns(archive.database());
  EXPECT_THAT(shown(facet_values(columns, {1, 2}, {.facet = "province"})), ElementsAre("Bình Thuận 1", "Lâm Đồng 1"));
  EXPECT_THAT(shown(facet_values(columns, {1, 2}, {.facet = "province", .province_as_now = true})),
              ElementsAre("Lâm Đồng 2"));
}

// Against counting by hand, over every facet of the table.
TEST(Facets, CountsAreExactAndMakeUpAllPapers) {
  text::testing::Random random(3);
  const auto one_of = [&](std::vector<std::string> values) { return values[random.below(values.size())]; };
  std::vector<schema::Record> papers;
  for (int i = 0; i < 400; ++i) {
    schema::Record record;
    record.type = one_of({"", "cong-van", "nghi-quyet", "bao-cao"});
    record.issuer = record.issuer_id = one_of({"", "a", "b"});
    record.level = one_of({"", "tinh", "huyen"});
    record.province = record.province_now = one_of({"", "dak-lak", "ha-noi"});
    record.term = one_of({"", "2015-2020"});
    record.signer = one_of({"", "Nguyễn Văn A", "Trần Thị B"});
    record.urgency = one_of({"", "khan"});
    record.date = random.below(5) == 0 ? 0 : static_cast<schema::Date>(20150101 + 10000 * random.below(3));
    papers.push_back(record);
  }
  const SmallArchive archive(papers);
  const Columns columns(archive.database());
  Papers matches;
  for (Xapian::docid paper = 1; paper <= papers.size(); ++paper)
    if (random.below(2) == 0) matches.push_back(paper);

  std::map<std::string, std::uint64_t> types;
  for (const Xapian::docid paper : matches) {
    const std::string& type = papers[paper - 1].type;
    ++types[type.empty() ? "none" : type];
  }
  for (const FacetValue& value : facet_values(columns, matches, {.facet = "type"}))
    EXPECT_EQ(value.count, types.at(value.value)) << value.value;

  for (const schema::Field& row : schema::kFields) {
    if (!row.facet || row.kind == schema::FieldKind::kComputed) continue;
    std::uint64_t sum = 0;
    for (const FacetValue& value : facet_values(columns, matches, {.facet = std::string(row.name)})) sum += value.count;
    EXPECT_EQ(sum, matches.size()) << row.name;
  }
}

}  // namespace
}  // namespace vankho::searching
