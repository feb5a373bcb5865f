// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register as its three addresses give it, from an index on the disk.
#include "searchd/register/register_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/index/index_writer.h"
#include "searchd/pages/pages.h"
#include "searchd/routes.h"
#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

schema::Record paper(std::string id, std::string number, std::string type, schema::Date date, std::string subject) {
  schema::Record record;
  record.id = std::move(id);
  record.number = std::move(number);
  record.type = std::move(type);
  record.date = date;
  record.subject = std::move(subject);
  record.issuer = "UBND huyện Ea Súp";
  record.issuer_id = "uy-ban-nhan-dan-huyen-ea-sup";
  return record;
}

schema::Record party(std::string id, std::string number, schema::Date date) {
  schema::Record record = paper(std::move(id), std::move(number), "cong-van", date, "V/v họp");
  record.issuer = "Huyện ủy Ea Súp";
  record.issuer_id = "huyen-uy-ea-sup";
  record.term = "2015-2020";
  return record;
}

class RegisterViewTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string dir = (directory_.path() / "index").string();
    std::filesystem::create_directories(dir);
    indexing::IndexWriter writer({.index_dir = dir, .keep_free_bytes = 0});
    writer.put(paper("a", "2/UBND-NC", "cong-van", 20170105, "=1+1"));
    writer.put(paper("b", "5/UBND-KT", "cong-van", 20170103, "Tin \"mới\", nóng <b>"));
    writer.put(paper("c", "1/QĐ-UBND", "quyet-dinh", 20170203, "Quyết định"));
    writer.put(paper("d", "7/2017/QĐ-UBND", "quyet-dinh", 20180102, "Số của năm trước"));
    writer.put(paper("e", "9/2016/QĐ-UBND", "quyet-dinh", 20170102, "Số của năm 2016"));
    writer.put(paper("f", "", "cong-van", 20170501, "Không số"));
    writer.put(paper("g", "44/UBND-NC", "cong-van", 0, "Không ngày"));
    writer.put(party("p", "12-CV/HU", 20170105));
    writer.put(party("q", "14-CV/HU", 20170205));
    writer.put(party("r", "10-CV/HU", 20160205));
    writer.commit();
    searcher_.emplace(SearcherOptions{.index_dir = dir, .refresh_seconds = 60});
  }

  HttpAnswer ask(const std::string& path, Parameters parameters, bool register_view = true) {
    Routes routes(
        {.searcher = *searcher_, .metrics = metrics_, .index_dir = {}, .load = {}, .register_view = register_view});
    return routes.handle({.method = "GET",
                          .path = path,
                          .parameters = std::move(parameters),
                          .body = {},
                          .peer = "127.0.0.1",
                          .accept = {},
                          .accept_language = "en",
                          .content_type = {},
                          .if_none_match = {}});
  }
  Json json(Parameters parameters) { return Json::parse(ask("/v1/register", std::move(parameters)).body); }

  vankho::testing::TemporaryDirectory directory_;
  std::optional<Searcher> searcher_;
  Metrics metrics_;
};

TEST_F(RegisterViewTest, GivesEachTypeItsSeries) {
  const Json answer = json({{"issuer", "Ủy ban nhân dân huyện Ea Súp"}, {"year", "2017"}});
  ASSERT_EQ(answer["series"].size(), 3U) << answer;
  const Json& first = answer["series"][0];
  EXPECT_EQ(first["type_id"], "cong-van");
  EXPECT_EQ(first["gaps"], Json::parse(R"([{"from":1,"to":1,"missing":1},{"from":3,"to":4,"missing":2}])"));
  EXPECT_EQ(first["out_of_order"][0]["id"], "b");
  EXPECT_EQ(first["out_of_order"][0]["earlier_than"]["id"], "a");
  EXPECT_EQ(first["totals"]["missing"], 3);
  EXPECT_EQ(answer["series"][1]["papers"][0]["id"], "c");
  // The year in a number is the year of its register, whatever the day of the paper.
  EXPECT_EQ(answer["series"][2]["papers"].size(), 1U);
  EXPECT_EQ(answer["series"][2]["papers"][0]["id"], "d");
  EXPECT_EQ(answer["unnumbered"]["papers"][0]["id"], "f");
  EXPECT_EQ(answer["undated"]["count"], 1);
  EXPECT_EQ(answer["undated"]["papers"][0]["id"], "g");
}

TEST_F(RegisterViewTest, NarrowsByType) {
  const Json answer = json({{"issuer", "uy-ban-nhan-dan-huyen-ea-sup"}, {"type", "Công văn"}, {"year", "2017"}});
  ASSERT_EQ(answer["series"].size(), 1U);
  EXPECT_EQ(answer["series"][0]["type_id"], "cong-van");
}

TEST_F(RegisterViewTest, SaysThatAYearOfATermHasNoSureBounds) {
  const Json answer = json({{"issuer", "Huyện ủy Ea Súp"}, {"year", "2017"}});
  const Json& series = answer["series"].at(0);
  EXPECT_EQ(series["series_from"], 12);
  EXPECT_EQ(series["series_to"], 14);
  EXPECT_EQ(series["start_known"], false);
  EXPECT_EQ(series["notes"][0]["code"], "numbers_go_on");
  EXPECT_EQ(series["totals"]["missing"], 1);
  const Json term = json({{"issuer", "Huyện ủy Ea Súp"}, {"term", "2015-2020"}});
  EXPECT_EQ(term["series"].at(0)["series_from"], 1);
  EXPECT_EQ(term["series"][0]["totals"]["missing"], 11);
}

TEST_F(RegisterViewTest, RefusesWhatItCannotTell) {
  struct Row {
    Parameters parameters;
    int status;
    std::string code;
  };
  const std::vector<Row> rows = {
      {{}, 400, "missing_parameter"},
      {{{"issuer", "Huyện ủy Ea Súp"}}, 400, "period_missing"},
      {{{"issuer", "Huyện ủy Ea Súp"}, {"year", "2017"}, {"term", "2015-2020"}}, 400, "year_or_term"},
      {{{"issuer", "Huyện ủy Ea Súp"}, {"term", "2015"}}, 400, "bad_value"},
      {{{"issuer", "Huyện ủy Ea Súp"}, {"year", "17"}}, 400, "bad_value"},
      {{{"issuer", "Huyện ủy Ea Súp"}, {"year", "none"}}, 400, "bad_value"},
      {{{"issuer", "none"}, {"year", "2017"}}, 400, "bad_value"},
      {{{"issuer", "a"}, {"issuer", "b"}, {"year", "2017"}}, 400, "repeated_parameter"},
      {{{"issuer", "Huyện ủy Ea Súp"}, {"year", "2017"}, {"type", "xyz"}}, 400, "unknown_value"},
      {{{"issuer", "Huyện ủy Ea Súp"}, {"year", "2017"}, {"sort", "date"}}, 400, "unknown_parameter"},
      {{{"issuer", "Huyện ủy Không Có"}, {"year", "2017"}}, 404, "issuer_not_found"},
  };
  for (const Row& row : rows)
    for (const char* path : {"/v1/register", "/v1/register.csv"}) {
      const HttpAnswer answer = ask(path, row.parameters);
      EXPECT_EQ(answer.status, row.status) << answer.body;
      EXPECT_EQ(Json::parse(answer.body)["code"], row.code);
    }
  const Json offered = json({{"issuer", "Huyện ủy Ea Súp"}});
  EXPECT_EQ(offered["years"], Json::parse(R"([{"value":"2017","count":2},{"value":"2016","count":1}])"));
  EXPECT_EQ(offered["terms"], Json::parse(R"([{"value":"2015-2020","count":3}])"));
}

TEST_F(RegisterViewTest, CsvIsSafeForSpreadsheets) {
  const HttpAnswer answer =
      ask("/v1/register.csv",
          {{"issuer", "uy-ban-nhan-dan-huyen-ea-sup"}, {"type", "cong-van"}, {"year", "2017"}, {"lang", "vi"}});
  EXPECT_EQ(answer.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(answer.body, ::testing::StartsWith("\xEF\xBB\xBFSổ,Số,Số ký hiệu,"));
  EXPECT_THAT(answer.body, HasSubstr("\r\nCông văn,,,,,,,thiếu 1\r\n"));
  EXPECT_THAT(answer.body, HasSubstr("\r\nCông văn,,,,,,,thiếu 3-4\r\n"));
  EXPECT_THAT(answer.body, HasSubstr(",2,2/UBND-NC,2017-01-05,'=1+1,"));
  EXPECT_THAT(answer.body, HasSubstr("\"Tin \"\"mới\"\", nóng <b>\""));
  std::size_t bare = 0;
  for (std::size_t i = 0; i < answer.body.size(); ++i)
    bare += answer.body[i] == '\n' && (i == 0 || answer.body[i - 1] != '\r') ? 1U : 0U;
  EXPECT_EQ(bare, 0U);
}

TEST_F(RegisterViewTest, PageMarksGapsInWords) {
  const std::string html = ask("/register", {{"issuer", "UBND huyện Ea Súp"}, {"year", "2017"}}).body;
  EXPECT_THAT(html, HasSubstr("thiếu 3-4"));
  EXPECT_THAT(html, HasSubstr("nóng &lt;b&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("nóng <b>")));
  EXPECT_THAT(html, HasSubstr("/v1/register.csv?issuer=UBND%20huy%E1%BB%87n%20Ea%20S%C3%BAp&amp;year=2017"));
  const HttpAnswer form = ask("/register", {{"utm", "x"}});
  EXPECT_EQ(form.status, 200);
  EXPECT_THAT(form.body, HasSubstr("<option value=\"Huyện ủy Ea Súp\">"));
  EXPECT_THAT(ask("/register", {{"issuer", "Huyện ủy Ea Súp"}}).body,
              HasSubstr("/register?issuer=Huy%E1%BB%87n%20%E1%BB%A7y%20Ea%20S%C3%BAp&amp;term=2015-2020"));
}

TEST_F(RegisterViewTest, LinksLeadThereFromPaperAndSearch) {
  EXPECT_THAT(ask("/d/p", {}).body, HasSubstr("/register?issuer=huyen-uy-ea-sup&amp;type=cong-van&amp;term=2015-2020"));
  EXPECT_THAT(ask("/d/d", {}).body, HasSubstr("type=quyet-dinh&amp;year=2017"));
  EXPECT_THAT(ask("/", {{"issuer", "huyen-uy-ea-sup"}, {"year", "2017"}}).body,
              HasSubstr("/register?issuer=huyen-uy-ea-sup&amp;year=2017"));
}

TEST_F(RegisterViewTest, SwitchedOffNothingIsThereAndNothingLeadsThere) {
  for (const char* path : {"/v1/register", "/v1/register.csv", "/register"}) {
    const HttpAnswer answer = ask(path, {{"issuer", "Huyện ủy Ea Súp"}, {"year", "2017"}}, false);
    EXPECT_EQ(answer.status, 404) << path;
  }
  EXPECT_EQ(Json::parse(ask("/v1/register", {}, false).body)["code"], "register_off");
  EXPECT_THAT(ask("/d/p", {}, false).body, Not(HasSubstr("/register")));
  EXPECT_THAT(ask("/", {}, false).body, Not(HasSubstr("/register")));
}

}  // namespace
}  // namespace vankho::searching
