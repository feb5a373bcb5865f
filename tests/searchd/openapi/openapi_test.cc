// SPDX-License-Identifier: GPL-3.0-or-later
//
// The OpenAPI document says what the program does: every operation is run, every answer checked by its schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

#include "indexer/index/index_writer.h"
#include "indexer/reading/digest.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/citation/find_citations.h"
#include "schema/fields.h"
#include "searchd/api/json.h"
#include "searchd/openapi/document.h"
#include "searchd/openapi/operations.h"
#include "searchd/openapi/parameters.h"
#include "searchd/route_table.h"
#include "searchd/routes.h"
#include "tests/support/json_schema.h"
#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using Json = nlohmann::json;
using openapi::Body;
using openapi::Operation;

schema::Record paper(std::string id, std::string number, std::string type, const std::string& issuer, schema::Date date,
                     std::string body) {
  schema::Record record;
  record.id = std::move(id);
  record.number = std::move(number);
  record.type = std::move(type);
  const authority::IssuingBody issuing = authority::resolve_issuer(issuer);
  record.issuer = issuing.name;
  record.issuer_id = issuing.id;
  record.level = issuing.level;
  record.province = record.province_now = issuing.province;
  record.date = date;
  record.subject = "V/v phòng chống hạn";
  record.citations = citation::find_citations(body, {});
  record.body = std::move(body);
  record.evidence = {{.field = "number", .origin = schema::Origin::kHeader, .confidence = 99}};
  record.recipients = {"Như trên", "Lưu VP"};
  return record;
}

std::string operation_name(const Operation& operation) {
  return std::string(operation.method) + " " + std::string(operation.path);
}

class OpenApiTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    archive_ = std::make_unique<vankho::testing::TemporaryDirectory>();
    const std::string dir = (archive_->path() / "index").string();
    std::filesystem::create_directories(dir);
    indexing::IndexWriter writer({.index_dir = dir, .keep_free_bytes = 0});
    const std::string ubnd = "UBND huyện Krông Năng";
    writer.put(paper("old", "08/2014/NĐ-CP", "nghi-dinh", "Chính phủ", 20140512, "Quy định về phòng chống hạn."));
    writer.put(paper("new", "23/2021/NĐ-CP", "nghi-dinh", "Chính phủ", 20210816,
                     "Phòng chống hạn. Nghị định này thay thế Nghị định số 08/2014/NĐ-CP ngày 12/5/2014."));
    writer.put(paper("amending", "11/2023/NĐ-CP", "nghi-dinh", "Chính phủ", 20230420,
                     "Sửa đổi, bổ sung một số điều của Nghị định số 23/2021/NĐ-CP ngày 16/8/2021 về chống hạn."));
    schema::Record a =
        paper("a", "52-CV/HU", "cong-van", "Huyện ủy Krông Năng", 20160314,
              "Căn cứ Nghị định số 08/2014/NĐ-CP, Quyết định số 640/QĐ-UBND, phòng chống hạn cho cà phê.");
    const std::string bytes = "as it came";
    vankho::testing::write_file(archive_->path() / "papers" / "a.txt", bytes);
    a.source = {
        .path = "a.txt", .sha256 = indexing::sha256_hex(bytes), .media_type = "text/plain", .size = bytes.size()};
    writer.put(a);
    writer.put(paper("b", "52-CV/HU", "cong-van", "Huyện ủy Ea Súp", 20161115, "Phòng chống hạn cho hồ tiêu."));
    writer.put(paper("r1", "2/UBND-NC", "cong-van", ubnd, 20170105, "Họp."));
    writer.put(paper("r2", "5/UBND-KT", "cong-van", ubnd, 20170103, "Họp."));
    writer.put(paper("r3", "5/UBND-VP", "cong-van", ubnd, 20170203, "Họp."));
    writer.put(paper("r4", "6a/UBND-VP", "cong-van", ubnd, 20170204, "Họp."));
    writer.put(paper("r5", "", "cong-van", ubnd, 20170501, "Không số."));
    writer.put(paper("r6", "44/UBND-NC", "cong-van", ubnd, 0, "Không ngày."));
    writer.put(paper("bare", "", "", "", 0, ""));
    writer.commit();
    searcher_ = std::make_unique<Searcher>(SearcherOptions{.index_dir = dir, .refresh_seconds = 60});
    metrics_ = std::make_unique<Metrics>();
    routes_ = std::make_unique<Routes>(Site{.searcher = *searcher_,
                                            .metrics = *metrics_,
                                            .index_dir = dir,
                                            .load = {},
                                            .papers = {(archive_->path() / "papers").string()}});
    document_ = Json::parse(ask("GET", "/openapi.json").body);
  }
  static void TearDownTestSuite() {
    routes_.reset();
    metrics_.reset();
    searcher_.reset();
    archive_.reset();
  }

  static HttpAnswer ask(const std::string& method, const std::string& path, Parameters parameters = {},
                        const std::string& body = {}, const std::string& type = {}, const std::string& accept = {}) {
    HttpAnswer answer = routes_->handle({.method = method,
                                         .path = path,
                                         .parameters = std::move(parameters),
                                         .body = body,
                                         .peer = "127.0.0.1",
                                         .host = "archive.example",
                                         .accept = accept,
                                         .content_type = type});
    if (answer.pieces) {
      std::string piece;
      auto state = Piece::kMore;
      for (; state == Piece::kMore; answer.body += piece) state = answer.pieces(piece);
    }
    return answer;
  }

  // A real path: of a paper, or the facet of the examples.
  static std::string path_of(const Operation& operation) {
    std::string path(operation.path);
    const auto open = path.find('{');
    if (open == std::string::npos) return path;
    return path.replace(open, path.find('}') - open + 1, openapi::path_name(operation.path) == "id" ? "a" : "issuer");
  }

  // The answer is one that the document has for its operation and status.
  static void expect_documented(const Operation& operation, const HttpAnswer& answer) {
    std::string method(operation.method);
    std::ranges::transform(method, method.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    const Json& responses = document_.at("paths").at(std::string(operation.path)).at(method).at("responses");
    const std::string status = std::to_string(answer.status);
    ASSERT_TRUE(responses.contains(status) || responses.contains("default"))
        << operation_name(operation) << ' ' << status << ' ' << answer.body;
    const Json& response = responses.contains(status) ? responses[status] : responses["default"];
    if (!response.contains("content")) {
      EXPECT_EQ(answer.body, "");
      return;
    }
    std::string type = answer.content_type.substr(0, answer.content_type.find(';'));
    if (response["content"].contains("*/*")) type = "*/*";  // original files
    ASSERT_TRUE(response["content"].contains(type)) << operation_name(operation) << ' ' << status << ' ' << type;
    const Json& content = response["content"][type];
    EXPECT_FALSE(answer.body.empty());
    if (!content.contains("schema")) return;
    EXPECT_THAT(vankho::testing::schema_errors(Json::parse(answer.body), content["schema"], document_), IsEmpty())
        << operation_name(operation) << ' ' << status << '\n'
        << answer.body;
  }

  static inline std::unique_ptr<vankho::testing::TemporaryDirectory> archive_;
  static inline std::unique_ptr<Searcher> searcher_;
  static inline std::unique_ptr<Metrics> metrics_;
  static inline std::unique_ptr<Routes> routes_;
  static inline Json document_;
};

TEST_F(OpenApiTest, DescribesEveryRouteForPrograms) {
  const auto is_for_people = [](const Route& route) {
    return route.kind == RouteKind::kPage || route.path.starts_with("/assets/") || route.path == "/favicon.ico";
  };
  std::set<std::string> routed;
  for (const Route& route : routes())
    if (!is_for_people(route)) routed.insert(std::string(route.method) + " " + std::string(route.path));
  std::set<std::string> described;
  std::set<std::string_view> ids;
  for (const Operation& operation : openapi::operations()) {
    EXPECT_TRUE(described.insert(operation_name(operation)).second) << operation_name(operation);
    EXPECT_TRUE(ids.insert(operation.id).second) << operation.id;
  }
  EXPECT_EQ(described, routed);
}

TEST_F(OpenApiTest, ExamplesGiveDocumentedAnswers) {
  for (const Operation& operation : openapi::operations()) {
    Parameters parameters;
    for (const auto& [name, value] : operation.examples)
      if (!name.starts_with('{')) parameters.emplace_back(name, value);
    const std::string body(operation.body_example);
    const HttpAnswer answer = ask(std::string(operation.method), path_of(operation), parameters, body);
    EXPECT_LE(answer.status, 300) << operation_name(operation) << answer.body;
    expect_documented(operation, answer);
  }
}

TEST_F(OpenApiTest, AnswersOfEveryKindAreDocumented) {
  struct Row {
    std::string method, path, real_path;
    Parameters parameters;
    std::string body;
    int status;
    std::string accept = {};
  };
  const Row rows[] = {
      {"GET", "/v1/search", "/v1/search", {{"q", "chống hạn"}, {"facets", "type,issuer,year,times_cited"}}, "", 200},
      {"GET", "/v1/search", "/v1/search", {{"q", "52-CV/HU"}, {"sort", "-cited"}}, "", 200},
      {"GET", "/v1/search", "/v1/search", {{"q", "53-CV/HU"}}, "", 200},
      {"GET", "/v1/search", "/v1/search", {{"q", "chong hanj -cà phê năm:2016 2010..2020"}}, "", 200},
      {"GET", "/v1/search", "/v1/search", {{"cites", "08/2014/NĐ-CP"}, {"relation", "thay-the"}}, "", 200},
      {"GET", "/v1/search", "/v1/search", {{"colour", "red"}}, "", 400},
      {"GET", "/v1/suggest", "/v1/suggest", {{"q", "52"}}, "", 200},
      {"GET", "/v1/lookup", "/v1/lookup", {{"number", "23/2021/NĐ-CP"}}, "", 200},
      {"GET", "/v1/lookup", "/v1/lookup", {{"number", "23/2021/NĐ-CP"}}, "", 303, "text/html"},
      {"GET", "/v1/lookup", "/v1/lookup", {{"number", "52-CV/HU"}}, "", 300},
      {"GET", "/v1/lookup", "/v1/lookup", {{"number", "53-CV/HU"}}, "", 404},
      {"POST", "/v1/lookup", "/v1/lookup", {}, R"({"numbers": ["52-CV/HU", "53-CV/HU", "11/2023/NĐ-CP", "x"]})", 200},
      {"GET", "/v1/documents/{id}", "/v1/documents/old", {}, "", 200},
      {"GET", "/v1/documents/{id}", "/v1/documents/new", {}, "", 200},
      {"GET", "/v1/documents/{id}", "/v1/documents/a", {}, "", 200},
      {"GET", "/v1/documents/{id}", "/v1/documents/bare", {}, "", 200},
      {"GET", "/v1/documents/{id}", "/v1/documents/none", {}, "", 404},
      {"GET", "/v1/documents/{id}/citations", "/v1/documents/old/citations", {}, "", 200},
      {"GET", "/v1/documents/{id}/citations", "/v1/documents/new/citations", {}, "", 200},
      {"GET", "/v1/documents/{id}/similar", "/v1/documents/new/similar", {}, "", 200},
      {"POST",
       "/v1/citations:resolve",
       "/v1/citations:resolve",
       {},
       R"({"text": "Nghị định số 08/2014/NĐ-CP, 23/2021/NĐ-CP, Công văn số 52-CV/HU và 1/QĐ-UBND", "date": "1/2/2024"})",
       200},
      {"POST",
       "/v1/citations:resolve",
       "/v1/citations:resolve",
       {},
       R"({"text": "52 cv hu\nnghi dinh 23 nam 2021"})",
       200},
      {"GET", "/v1/facets/{name}", "/v1/facets/colour", {}, "", 404},
      {"GET", "/v1/register", "/v1/register", {{"issuer", "UBND huyện Krông Năng"}, {"year", "2017"}}, "", 200},
      {"GET",
       "/v1/register",
       "/v1/register",
       {{"issuer", "UBND huyện Krông Năng"}, {"year", "2017"}, {"type", "cong-van"}},
       "",
       200},
      {"GET", "/v1/register", "/v1/register", {{"issuer", "UBND huyện Krông Năng"}}, "", 400},
  };
  for (const Row& row : rows) {
    const auto operation = std::ranges::find_if(
        openapi::operations(), [&](const Operation& one) { return one.method == row.method && one.path == row.path; });
    ASSERT_NE(operation, openapi::operations().end()) << row.path;
    const HttpAnswer answer = ask(row.method, row.real_path, row.parameters, row.body, "", row.accept);
    EXPECT_EQ(answer.status, row.status) << row.real_path << answer.body;
    expect_documented(*operation, answer);
  }
}

TEST_F(OpenApiTest, ParametersOfUrlsAreTakenAndNoOthers) {
  // Values that fit where the name alone does not tell one.
  const std::map<std::string_view, std::string> values = {{"number", "52-CV/HU"},
                                                          {"cites", "52-CV/HU"},
                                                          {"year", "2016"},
                                                          {"month", "2016-03"},
                                                          {"date_from", "2016-03-14"},
                                                          {"type", "cong-van"},
                                                          {"term", "none"},
                                                          {"issuer", "Huyện ủy Krông Năng"},
                                                          {"level", "none"},
                                                          {"date_to", "14/3/2016"},
                                                          {"province", "none"},
                                                          {"urgency", "none"},
                                                          {"date", "none"}};
  for (const Operation& operation : openapi::operations()) {
    if (!operation.takes || operation.body != Body::kNone) continue;
    const Json& parameters = document_["paths"][std::string(operation.path)]["get"].value("parameters", Json::array());
    for (const Json& parameter : parameters) {
      if (parameter["in"] == "path") continue;
      const auto name = parameter["name"].get<std::string>();
      Json schema = parameter["schema"];
      if (schema["type"] == "array") schema = schema["items"];
      const auto known = values.find(name);
      const std::string value = schema.contains("enum")       ? schema["enum"][0].get<std::string>()
                                : schema.contains("maximum")  ? "1"
                                : schema["type"] == "boolean" ? "true"
                                : known != values.end()       ? known->second
                                                              : "abc";
      Parameters given{{name, value}};
      if (name == "relation") given.emplace_back("cites", "52-CV/HU");
      EXPECT_NO_THROW(read_question(given, *operation.takes)) << operation_name(operation) << ' ' << name;
      // Beyond the limits that the document gives.
      if (schema.contains("maximum")) {
        const std::string more = std::to_string(schema["maximum"].get<int>() + 1);
        EXPECT_THROW(read_question({{name, more}}, *operation.takes), BadRequest) << name;
      } else if (schema.contains("maxLength")) {
        const std::string longer(schema["maxLength"].get<std::size_t>() + 1, 'a');
        EXPECT_THROW(read_question({{name, longer}}, *operation.takes), BadRequest) << operation.path << name;
      } else if (schema.contains("enum") && name != "times_cited" && name != "fields") {
        EXPECT_THROW(read_question({{name, "no such value"}}, *operation.takes), BadRequest) << name;
      }
      const bool twice = parameter["schema"]["type"] == "array";
      if (!twice) {
        EXPECT_EQ(ask("GET", path_of(operation), {{name, value}, {name, name == "number" ? "53-CV/HU" : value}}).status,
                  400)
            << operation_name(operation) << ' ' << name;
      }
    }
    EXPECT_EQ(ask("GET", path_of(operation), {{"colour", "red"}}).status, 400) << operation_name(operation);
  }
}

TEST_F(OpenApiTest, BodiesAreTakenAsDescribed) {
  for (const Operation& operation : openapi::operations()) {
    if (operation.body == Body::kNone) continue;
    const Json& media =
        document_["paths"][std::string(operation.path)]["post"]["requestBody"]["content"]["application/json"];
    EXPECT_THAT(vankho::testing::schema_errors(media["example"], media["schema"], document_), IsEmpty());
    Json strange = media["example"];
    strange["colour"] = "red";
    EXPECT_THAT(vankho::testing::schema_errors(strange, media["schema"], document_), ::testing::SizeIs(1));
    EXPECT_EQ(ask("POST", path_of(operation), {}, strange.dump()).status, 400) << operation_name(operation);
    EXPECT_EQ(media["schema"]["properties"].size(),
              operation.body == Body::kDraft ? 5 : accepted_names(*operation.takes).size());
  }
}

TEST_F(OpenApiTest, EverySchemaIsUsedAndClosed) {
  const std::string text = document_.dump();
  for (const auto& [name, schema] : document_["components"]["schemas"].items()) {
    EXPECT_NE(text.find("#/components/schemas/" + name + "\""), std::string::npos) << name;
    EXPECT_FALSE(schema.contains("extends") || schema.contains("optional")) << name;
    if (schema.contains("properties")) {
      EXPECT_EQ(schema["additionalProperties"], false) << name;
    }
  }
  for (const std::string_view member : document_members())
    EXPECT_TRUE(document_["components"]["schemas"]["Document"]["properties"].contains(std::string(member))) << member;
}

TEST_F(OpenApiTest, SaysWhereTheArchiveIs) {
  EXPECT_EQ(document_["servers"][0]["url"], "http://archive.example");
  EXPECT_EQ(openapi_document("https://intranet.example/vankho")["servers"][0]["url"],
            "https://intranet.example/vankho");
}

TEST(JsonSchema, FindsWhatIsWrong) {
  const Json schema = Json::parse(
      R"({"type": "object", "properties": {"a": {"type": ["integer", "null"]}, "b": {"type": "array", "items": {"enum": ["x"]}}},
          "required": ["a"], "additionalProperties": false})");
  const auto errors = [&](const char* text) { return vankho::testing::schema_errors(Json::parse(text), schema, {}); };
  EXPECT_THAT(errors(R"({"a": 1, "b": ["x"]})"), IsEmpty());
  EXPECT_THAT(errors(R"({"a": null})"), IsEmpty());
  EXPECT_THAT(errors(R"({"b": []})"), Contains(": lacks a"));
  EXPECT_THAT(errors(R"({"a": 1.5})"), Contains("/a: is number, not [\"integer\",\"null\"]"));
  EXPECT_THAT(errors(R"({"a": 1, "b": ["x", "y"]})"), Contains("/b/1: is \"y\", none of [\"x\"]"));
  EXPECT_THAT(errors(R"({"a": 1, "c": 2})"), Contains("/c: is not documented"));
  EXPECT_THAT(vankho::testing::schema_errors(1, Json{{"pattern", "a"}}, {}),
              Contains(": has the unknown keyword pattern"));
}

}  // namespace
}  // namespace vankho::searching
