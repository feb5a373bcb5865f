// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;

JsonPaper paper_of(std::string_view line) {
  auto read = read_json_paper(line);
  if (const auto* reason = std::get_if<Reason>(&read))
    throw std::runtime_error(sentence(*reason, Language::kEnglish) + " in " + std::string(line));
  return std::get<JsonPaper>(std::move(read));
}

TEST(JsonPaper, TakesEveryField) {
  const JsonPaper paper =
      paper_of(R"({"id":"a","number":"223-CV/HU","type":"Công văn","issuer":"Huyện ủy Ea Súp","province":"Đắk Lắk",)"
               R"("date":"2016-11-15","subject":"s","body":"b","signer":"A","position":"P","recipients":["x","y"],)"
               R"("urgency":"khẩn","url":"http://x/"})");
  EXPECT_EQ(paper.given_id, "a");
  EXPECT_EQ(paper.item.text, "b");
  EXPECT_EQ(paper.item.given.number, "223-CV/HU");
  EXPECT_EQ(paper.item.given.type, "Công văn");
  EXPECT_EQ(paper.item.given.issuer, "Huyện ủy Ea Súp");
  EXPECT_EQ(paper.item.given.province, "Đắk Lắk");
  EXPECT_EQ(paper.item.given.date, 20161115);
  EXPECT_EQ(paper.item.given.subject, "s");
  EXPECT_EQ(paper.item.given.signer, "A");
  EXPECT_EQ(paper.item.given.position, "P");
  EXPECT_THAT(paper.item.given.recipients, ElementsAre("x", "y"));
  EXPECT_EQ(paper.item.given.urgency, "khẩn");
  EXPECT_EQ(paper.item.given.url, "http://x/");
  EXPECT_TRUE(paper.unknown_fields.empty());
}

TEST(JsonPaper, NullIsNotGiven) {
  const JsonPaper paper = paper_of(R"({"id":null,"number":null,"date":null,"recipients":null,"body":"b"})");
  EXPECT_EQ(paper.given_id, std::nullopt);
  EXPECT_EQ(paper.item.given.number, std::nullopt);
  EXPECT_EQ(paper.item.given.date, std::nullopt);
}

TEST(JsonPaper, UnknownFieldsAreNamedAndTheirValuesPassedOver) {
  const JsonPaper paper = paper_of(R"({"body":"b","foo":{"body":7,"id":[1,{"a":null}]},"bar":1.5,"baz":true})");
  EXPECT_THAT(paper.unknown_fields, ElementsAre("foo", "bar", "baz"));
  EXPECT_EQ(paper.item.text, "b");
}

TEST(JsonPaper, RepairsBytesThatAreNoText) {
  EXPECT_TRUE(paper_of("{\"body\":\"a\xff\"}").repaired);
  EXPECT_EQ(paper_of(R"({"body":"a\u0000b"})").item.text, "a b");
}

TEST(JsonPaper, RefusesWithAReason) {
  const std::string deep = R"({"body":"b","x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  const std::string deep_body = R"({"body":)" + std::string(100'000, '[');
  const std::pair<std::string, ReasonCode> rows[] = {
      {"", ReasonCode::kBadJson},
      {"{", ReasonCode::kBadJson},
      {"not json", ReasonCode::kBadJson},
      {R"({"body":"b"} {"body":"c"})", ReasonCode::kBadJson},
      {R"({"body":"\ud800"})", ReasonCode::kBadJson},
      {"[1]", ReasonCode::kNotAnObject},
      {"[{\"body\":\"b\"}]", ReasonCode::kNotAnObject},
      {"7", ReasonCode::kNotAnObject},
      {"null", ReasonCode::kNotAnObject},
      {"\"body\"", ReasonCode::kNotAnObject},
      {"{}", ReasonCode::kNoText},
      {R"({"id":"a"})", ReasonCode::kNoText},
      {R"({"body":" \n","subject":""})", ReasonCode::kNoText},
      {R"({"body":7})", ReasonCode::kWrongType},
      {R"({"body":["b"]})", ReasonCode::kWrongType},
      {R"({"body":{"b":"c"}})", ReasonCode::kWrongType},
      {R"({"id":5,"body":"b"})", ReasonCode::kWrongType},
      {R"({"recipients":[1],"body":"b"})", ReasonCode::kWrongType},
      {R"({"recipients":[["x"]],"body":"b"})", ReasonCode::kWrongType},
      {R"({"recipients":[{}],"body":"b"})", ReasonCode::kWrongType},
      {R"({"date":20161115,"body":"b"})", ReasonCode::kWrongType},
      {R"({"date":"31/02/2016","body":"b"})", ReasonCode::kBadDate},
      {deep, ReasonCode::kTooDeep},
      {deep_body, ReasonCode::kWrongType},
  };
  for (const auto& [line, code] : rows) {
    const auto read = read_json_paper(line);
    const auto* reason = std::get_if<Reason>(&read);
    ASSERT_NE(reason, nullptr) << line.substr(0, 80);
    EXPECT_EQ(reason->code, code) << line.substr(0, 80) << ": " << sentence(*reason, Language::kEnglish);
  }
}

TEST(GivenDate, IsoOrDayFirst) {
  const std::pair<const char*, std::optional<schema::Date>> rows[] = {
      {"2016-11-15", 20161115},
      {"15/11/2016", 20161115},
      {"3/4/2016", 20160403},
      {"15-11-2016", 20161115},
      {"15.11.2016", 20161115},
      {" 2016-11-15 ", 20161115},
      {"2016-11-15T08:00:00Z", 20161115},
      {"29/02/2016", 20160229},
      {"29/02/2015", std::nullopt},
      {"2016-13-01", std::nullopt},
      {"15/11/16", std::nullopt},
      {"11/2016", std::nullopt},
      {"2016", std::nullopt},
      {"", std::nullopt},
      {"15/11-2016", std::nullopt},
      {"+1/+1/2016", std::nullopt},
      {"-1/1/2016", std::nullopt},
  };
  for (const auto& [text, date] : rows) EXPECT_EQ(read_given_date(text), date) << text;
}

}  // namespace
}  // namespace vankho::indexing
