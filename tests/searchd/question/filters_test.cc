// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/filters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "searchd/search/match.h"
#include "searchd/search/searcher.h"
#include "tests/schema/text/random_text.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using testing::SmallArchive;
using testing::soon;

TEST(Filters, AValueInAnySpelling) {
  struct Row {
    std::string field, value, code;
  };
  const Row rows[] = {
      {"type", "Công văn", "cong-van"},
      {"type", "cong van", "cong-van"},
      {"type", "cong-van", "cong-van"},
      {"type", "CV", "cong-van"},
      {"type", "cv", "cong-van"},
      {"type", "none", ""},
      {"province", "Đắk Lắk", "dak-lak"},
      {"province", "ĐẮC LẮC", "dak-lak"},
      {"province", "dak lak", "dak-lak"},
      {"province", "tỉnh Đắk Lắk", "dak-lak"},
      {"province", "TP.HCM", "ho-chi-minh"},
      {"province", "none", ""},
      {"province_now", "Lâm Đồng", "lam-dong"},
      {"issuer", "Huyện ủy Ea Súp", "huyen-uy-ea-sup"},
      {"issuer", "huyen-uy-ea-sup", "huyen-uy-ea-sup"},
      {"issuer", "UBND tỉnh Đắk Lắk", "uy-ban-nhan-dan-tinh-dak-lak"},
      {"level", "Trung ương", "trung-uong"},
      {"level", "HUYỆN", "huyen"},
      {"level", "co-so", "co-so"},
      {"urgency", "Hỏa tốc", "hoa-toc"},
      {"urgency", "hoả tốc", "hoa-toc"},
      {"year", "2016", "2016"},
      {"year", "none", ""},
      {"month", "2016-11", "2016-11"},
      {"month", "11/2016", "2016-11"},
      {"month", "3/2016", "2016-03"},
      {"month", "2016-3", "2016-03"},
      {"date", "15/11/2016", "20161115"},
      {"date", "2016-11-15", "20161115"},
      {"date", "3/4/2016", "20160403"},
      {"term", "2015-2020", "2015-2020"},
      {"signer", "Nguyễn Thị KIM Ngọc", "nguyen thi kim ngoc"},
      {"signer", "none", ""},
  };
  for (const Row& row : rows)
    EXPECT_EQ(filter_code(*schema::find_field(row.field), row.value), row.code) << row.field << ' ' << row.value;
}

TEST(Filters, AValueThatNoListHoldsIsRefusedByName) {
  struct Row {
    std::string field, value;
  };
  for (const Row& row : {Row{"type", "bức thư tình"}, Row{"province", "Atlantis"}, Row{"province", "Phù Yên"},
                         Row{"level", "vũ trụ"}, Row{"urgency", "từ từ"}, Row{"year", "16"}, Row{"year", "năm"},
                         Row{"month", "2016"}, Row{"month", "2016-13"}, Row{"month", "0/2016"}, Row{"month", "2016-x"},
                         Row{"month", "2016-11-15-"}, Row{"date", "31/2/2016"}, Row{"date", "2016"}}) {
    try {
      filter_code(*schema::find_field(row.field), row.value);
      ADD_FAILURE() << row.field << ' ' << row.value << " was taken";
    } catch (const BadRequest& error) {
      EXPECT_EQ(error.code, "unknown_value");
      EXPECT_EQ(error.param, row.field);
      EXPECT_EQ(error.value, row.value);
    }
  }
  EXPECT_THROW(filter_codes({{"nothing", {"a"}}}, false), BadRequest);
  EXPECT_THROW(filter_codes({{"body", {"a"}}}, false), BadRequest);
}

// What the answer shows as a label is accepted as a value.
TEST(Filters, EveryLabelIsAcceptedAgain) {
  for (const char* field : {"level", "urgency"})
    for (const char* code : {"trung-uong", "tinh", "huyen", "xa", "co-so", "khan", "thuong-khan", "hoa-toc"}) {
      const schema::Field& row = *schema::find_field(field);
      const std::string_view label = code_label(row, code, Language::kVietnamese);
      if (!label.empty()) {
        EXPECT_EQ(filter_code(row, std::string(label)), code);
      }
    }
}

schema::Record sample(std::string type, std::string province, std::string province_now, schema::Date date) {
  schema::Record record;
  record.type = std::move(type);
  record.province = std::move(province);
  record.province_now = std::move(province_now);
  record.date = date;
  return record;
}

TEST(Filters, SameFieldIsOrAndDifferentFieldsAreAnd) {
  const SmallArchive archive({sample("cong-van", "binh-thuan", "lam-dong", 20161115),
                              sample("nghi-quyet", "lam-dong", "lam-dong", 20161120),
                              sample("bao-cao", "dak-lak", "dak-lak", 20170101), sample("", "", "", 0)});
  const auto found = [&](const Filters& given, bool as_now = false, std::string_view except = {}) {
    return papers_of(archive.database(), filter_query(filter_codes(given, as_now), except), soon());
  };
  EXPECT_THAT(found({}), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(found({{"type", {"CV"}}}), ElementsAre(1));
  EXPECT_THAT(found({{"type", {"CV", "báo cáo"}}}), ElementsAre(1, 3));
  EXPECT_THAT(found({{"type", {"CV", "báo cáo"}}, {"year", {"2016"}}}), ElementsAre(1));
  EXPECT_THAT(found({{"type", {"none"}}}), ElementsAre(4));
  EXPECT_THAT(found({{"type", {"none", "CV"}}}), ElementsAre(1, 4));
  EXPECT_THAT(found({{"date", {"none"}}}), ElementsAre(4));
  EXPECT_THAT(found({{"month", {"11/2016"}}}), ElementsAre(1, 2));
  EXPECT_THAT(found({{"province", {"Lâm Đồng"}}}), ElementsAre(2));
  EXPECT_THAT(found({{"province", {"Lâm Đồng"}}}, true), ElementsAre(1, 2));
  EXPECT_THAT(found({{"type", {"CV"}}, {"year", {"2016"}}}, false, "type"), ElementsAre(1, 2));
  EXPECT_THAT(found({{"type", {"tờ trình"}}}), ElementsAre());
}

TEST(Filters, DateRangesAgainstBruteForce) {
  text::testing::Random random(11);
  const auto random_date = [&]() -> schema::Date {
    const auto month = static_cast<schema::Date>(random.below(12) + 1);
    constexpr schema::Date kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto day = static_cast<schema::Date>(random.below(static_cast<std::size_t>(kDays[month - 1]))) + 1;
    return static_cast<schema::Date>(2014 + random.below(4)) * 10000 + month * 100 + day;
  };
  std::vector<schema::Record> papers;
  for (const schema::Date date : {0, 19000101, 21001231, 20160229, 20151231, 20160101})
    papers.push_back(sample("", "", "", date));
  for (int i = 0; i < 500; ++i) papers.push_back(sample("", "", "", random_date()));
  const SmallArchive archive(papers);

  std::vector<std::pair<schema::Date, schema::Date>> ranges = {
      {0, 20160229},        {20160229, 0},        {20160101, 20161231}, {20160101, 20160131},
      {20160131, 20160201}, {20160229, 20160229}, {20160230, 20160231}, {20161231, 20170101},
      {20170101, 20160101}, {19000101, 21001231}, {20150000, 20159999}, {1, 99999999}};
  for (int i = 0; i < 150; ++i) ranges.emplace_back(random_date(), random_date());
  for (const auto& [from, to] : ranges) {
    Papers expected;
    for (std::size_t i = 0; i < papers.size(); ++i) {
      const schema::Date date = papers[i].date;
      if (date != 0 && date >= from && (to == 0 || date <= to)) expected.push_back(static_cast<Xapian::docid>(i + 1));
    }
    EXPECT_EQ(papers_of(archive.database(), date_range_query(from, to), soon()), expected) << from << ".." << to;
  }
}

TEST(Filters, ADateRangeHasFewTerms) {
  EXPECT_LE(date_range_query(0, 0).get_length(), 201u);
  EXPECT_LE(date_range_query(19000102, 21001230).get_length(), 199u + 22 + 62);
}

}  // namespace
}  // namespace vankho::searching
