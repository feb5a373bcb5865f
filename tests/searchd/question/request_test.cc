// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/fields.h"
#include "searchd/web/messages.h"

namespace vankho::searching {
namespace {

using testing::ElementsAre;

// "code param value" of the refusal, or "accepted".
std::string outcome(const Parameters& parameters, Takes takes = Takes::kSearch) {
  try {
    read_question(parameters, takes);
    return "accepted";
  } catch (const BadRequest& bad) {
    return bad.code + ' ' + bad.param + ' ' + bad.value;
  }
}

TEST(Request, ReadsEveryParameter) {
  const Question question = read_question({{"q", " dân vận "},
                                           {"type", "cong-van"},
                                           {"type", "Quyết định"},
                                           {"issuer", "none"},
                                           {"year", "2016"},
                                           {"month", "2016-11"},
                                           {"date", "none"},
                                           {"date_from", "15/11/2016"},
                                           {"date_to", "2017-01-02"},
                                           {"province_as", "now"},
                                           {"page", "3"},
                                           {"per_page", "50"},
                                           {"sort", "-date"},
                                           {"facets", "type, issuer"},
                                           {"facets", "year"},
                                           {"highlight", "false"},
                                           {"lang", "en"}},
                                          Takes::kSearch);
  const SearchRequest& search = question.search;
  EXPECT_EQ(search.q, "dân vận");
  EXPECT_THAT(search.filters.at("type"), ElementsAre("cong-van", "Quyết định"));
  EXPECT_THAT(search.filters.at("issuer"), ElementsAre("none"));
  EXPECT_THAT(search.filters.at("date"), ElementsAre("none"));
  EXPECT_EQ(search.date_from, 20161115);
  EXPECT_EQ(search.date_to, 20170102);
  EXPECT_TRUE(search.province_as_now);
  EXPECT_EQ(search.page, 3U);
  EXPECT_EQ(search.per_page, 50U);
  EXPECT_EQ(search.sort, Sort::kNewest);
  EXPECT_THAT(search.facets, ElementsAre("type", "issuer", "year"));
  EXPECT_FALSE(search.highlight);
  EXPECT_EQ(search.language, Language::kEnglish);
}

TEST(Request, TakesEveryFacetOfTheTableAsFilterAndFacet) {
  for (const schema::Field& field : schema::kFields) {
    const std::string name(field.name);
    if (field.facet) {
      EXPECT_EQ(outcome({{name, "none"}, {"facets", name}}), "accepted") << name;
    } else if (field.name == "cites") {
      EXPECT_THAT(outcome({{name, "none"}}), testing::StartsWith("not_a_number")) << name;
    } else if (field.name != "date") {
      EXPECT_THAT(outcome({{name, "none"}}), testing::StartsWith("unknown_parameter")) << name;
    }
  }
}

TEST(Request, JoinsTheRelationToTheNumberCited) {
  const auto cites = [](const Parameters& parameters) {
    return read_question(parameters, Takes::kSearch).search.filters.at("cites");
  };
  EXPECT_THAT(cites({{"cites", "25-NQ/TW"}}), ElementsAre("25-NQ/TW"));
  EXPECT_THAT(cites({{"relation", "thuc-hien"}, {"cites", "25-NQ/TW"}}), ElementsAre("thuc-hien:25-NQ/TW"));
  EXPECT_THAT(cites({{"cites", "thay-the:25-NQ/TW"}}), ElementsAre("thay-the:25-NQ/TW"));
  EXPECT_THAT(cites({{"cites", "25-NQ/TW"}, {"relation", "sua-doi"}, {"relation", "bai-bo"}}),
              ElementsAre("sua-doi:25-NQ/TW", "bai-bo:25-NQ/TW"));
}

TEST(Request, TheSentenceOnAnUnknownRelationNamesTheKnownOnes) {
  for (const Language language : {Language::kVietnamese, Language::kEnglish})
    for (const citation::RelationName& row : citation::kRelations)
      EXPECT_THAT(say("unknown_relation", language, {.value = "x"}), testing::HasSubstr(row.id));
}

TEST(Request, RefusesByName) {
  struct Row {
    Parameters parameters;
    std::string expected;
    Takes takes = Takes::kSearch;
  };
  const Row rows[] = {
      {{{"q", "a"}}, "accepted"},
      {{{"q", ""}, {"type", ""}, {"page", ""}, {"date_from", " "}}, "accepted"},  // as an HTML form sends them
      {{{"pge", "1"}}, "unknown_parameter pge page"},
      {{{"isuer", "1"}}, "unknown_parameter isuer issuer"},
      {{{"", "1"}}, "unknown_parameter  q"},
      {{{"number", "1"}}, "unknown_parameter number issuer"},
      {{{"q", "a"}}, "unknown_parameter q lang", Takes::kLookup},
      {{{"utm_source", "mail"}}, "accepted", Takes::kPage},
      {{{"q", std::string(512, 'a')}}, "accepted"},
      {{{"q", std::string(513, 'a')}}, "query_too_long q "},
      {{{"q", "\xff"}}, "bad_text q "},
      {{{"q", std::string("a\0b", 3)}}, "bad_text q "},
      {{{"type", "\xc3"}}, "bad_text type "},
      {{{"q", "a"}, {"q", "b"}}, "repeated_parameter q "},
      {{{"page", "1"}, {"page", "1"}}, "repeated_parameter page "},
      {{{"cites", "xyz"}}, "not_a_number cites xyz"},
      {{{"relation", "thuc-hien"}}, "missing_parameter cites "},
      {{{"cites", "25-NQ/TW"}, {"relation", "likes"}}, "unknown_relation relation likes"},
      {{{"page", "0"}}, "bad_value page 0"},
      {{{"page", "-1"}}, "bad_value page -1"},
      {{{"page", "1.5"}}, "bad_value page 1.5"},
      {{{"page", "x"}}, "bad_value page x"},
      {{{"page", "99999999999999999999"}}, "bad_value page 99999999999999999999"},
      {{{"per_page", "101"}}, "bad_value per_page 101"},
      {{{"page", "100"}, {"per_page", "100"}}, "accepted"},
      {{{"page", "101"}, {"per_page", "100"}}, "page_too_deep page 10000"},
      {{{"page", "501"}}, "page_too_deep page 10000"},
      {{{"sort", "size"}}, "bad_value sort size"},
      {{{"sort", "-number"}}, "bad_value sort -number"},
      {{{"facets", "type,colour"}}, "unknown_facet facets colour"},
      {{{"facets", "body"}}, "unknown_facet facets body"},
      {{{"highlight", "yes"}}, "bad_value highlight yes"},
      {{{"lang", "fr"}}, "bad_value lang fr"},
      {{{"province_as", "soon"}}, "bad_value province_as soon"},
      {{{"date", "2016"}}, "bad_value date 2016"},
      {{{"date_from", "31/02/2016"}}, "bad_date date_from 31/02/2016"},
      {{{"date_from", "2016"}}, "bad_date date_from 2016"},
      {{{"date_to", "15/11/2016 x"}}, "bad_date date_to 15/11/2016 x"},
      {{{"date_from", "2017-01-01"}, {"date_to", "2016-01-01"}}, "date_order date_from 01/01/2016"},
      {{{"year", "16"}}, "bad_value year 16"},
      {{{"year", "2016a"}}, "bad_value year 2016a"},
      {{{"month", "2016-13"}}, "bad_value month 2016-13"},
      {{{"month", "11/2016"}}, "bad_value month 11/2016"},
      {{{"type", std::string(300, 'a')}}, "bad_value type " + std::string(32, 'a')},
  };
  for (const Row& row : rows) EXPECT_EQ(outcome(row.parameters, row.takes), row.expected);
}

TEST(Request, LimitsTheNumberOfValues) {
  Parameters parameters;
  for (int i = 0; i < 101; ++i) parameters.emplace_back("issuer", "name " + std::to_string(i));
  EXPECT_EQ(outcome(parameters), "too_many_values issuer 100");
}

TEST(Request, EveryRefusalHasASentence) {
  for (const char* code : {"unknown_parameter", "bad_value", "bad_date", "date_order", "bad_text", "repeated_parameter",
                           "missing_parameter", "too_many_values", "page_too_deep", "unknown_facet", "unknown_field",
                           "query_too_long", "bad_json"}) {
    ASSERT_NE(find_message(code), nullptr) << code;
    EXPECT_EQ(find_message(code)->status, 400) << code;
  }
  EXPECT_EQ(say("unknown_parameter", Language::kEnglish, {.param = "pge", .value = "page"}),
            "There is no parameter \"pge\". Did you mean \"page\"?");
}

TEST(Messages, AreThereInBothLanguagesWithTheSameBlanks) {
  for (const Message& message : messages()) {
    EXPECT_FALSE(message.vi.empty()) << message.code;
    EXPECT_FALSE(message.en.empty()) << message.code;
    for (const char* blank : {"{param}", "{value}"})
      EXPECT_EQ(message.vi.find(blank) == std::string_view::npos, message.en.find(blank) == std::string_view::npos)
          << message.code;
  }
}

TEST(Request, ReadsJson) {
  const Parameters parameters = read_json_parameters(
      R"({"q":"dân","type":["a","b"],"page":2,"highlight":false,"issuer":null,"numbers":["1","2"]})");
  EXPECT_THAT(parameters, testing::UnorderedElementsAre(testing::Pair("q", "dân"), testing::Pair("type", "a"),
                                                        testing::Pair("type", "b"), testing::Pair("page", "2"),
                                                        testing::Pair("highlight", "false"),
                                                        testing::Pair("number", "1"), testing::Pair("number", "2")));
}

TEST(Request, RefusesBadJson) {
  const auto json = [](const std::string& body) -> std::string {
    try {
      read_json_parameters(body);
      return "accepted";
    } catch (const BadRequest& bad) {
      return bad.code + ' ' + bad.param;
    }
  };
  const std::pair<std::string, std::string> rows[] = {
      {"{}", "accepted"},
      {R"({"q":"[[[[[[[[[[\"[[[[["})", "accepted"},
      {"", "bad_json body"},
      {"[]", "bad_json body"},
      {"\"q\"", "bad_json body"},
      {"{\"q\":1", "bad_json body"},
      {"{\"q\":\"\xff\"}", "bad_json body"},
      {R"({"q":{"a":1}})", "bad_value q"},
      {R"({"q":[["a"]]})", "bad_value q"},
      {std::string(65536, '['), "bad_json body"},
      {R"({"q":"a\\",)" + std::string(60000, '['), "bad_json body"},
      {"{\"q\":" + std::string(30000, '[') + std::string(30000, ']') + "}", "bad_json body"},
  };
  for (const auto& [body, expected] : rows) EXPECT_EQ(json(body), expected) << body.substr(0, 60);
}

TEST(Request, NamesTheNearestName) {
  const std::vector<std::string_view> names{"page", "per_page", "province", "issuer"};
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"pag", "page"}, {"perpage", "per_page"}, {"provinces", "province"}, {"Issuer", "issuer"}, {"issure", "issuer"}};
  for (const auto& [name, expected] : rows) EXPECT_EQ(nearest_name(name, names), expected);
}

TEST(Request, CanonicalTextIsOneForOneQuestion) {
  const auto text = [](const Parameters& parameters) {
    return canonical_text(read_question(parameters, Takes::kSearch));
  };
  EXPECT_EQ(text({{"q", "a"}, {"type", "x"}, {"type", "y"}}),
            text({{"type", "y"}, {"type", "x"}, {"q", " a "}, {"page", "1"}}));
  EXPECT_NE(text({{"q", "a"}}), text({{"q", "b"}}));
  EXPECT_NE(text({{"type", "a"}}), text({{"issuer", "a"}}));
  EXPECT_NE(text({{"q", "a"}}), text({{"q", "a"}, {"lang", "en"}}));
  EXPECT_NE(text({{"q", "a"}}), text({{"q", "a"}, {"highlight", "false"}}));
}

TEST(Negotiation, Language) {
  const std::pair<std::string_view, Language> rows[] = {
      {"", Language::kVietnamese},
      {"en", Language::kEnglish},
      {"en-US,en;q=0.9", Language::kEnglish},
      {"vi,en;q=0.8", Language::kVietnamese},
      {"en;q=0.5,vi;q=0.9", Language::kVietnamese},
      {"fr", Language::kVietnamese},
      {"en;q=x", Language::kVietnamese},
      {";;;,,,q=,en;q=0", Language::kVietnamese},
  };
  for (const auto& [header, expected] : rows) EXPECT_EQ(reader_language({}, header), expected) << header;
  EXPECT_EQ(reader_language({{"lang", "vi"}}, "en"), Language::kVietnamese);
  EXPECT_EQ(reader_language({{"lang", "xx"}}, "en"), Language::kEnglish);
}

TEST(Negotiation, Html) {
  const std::pair<std::string_view, bool> rows[] = {
      {"", false},
      {"*/*", false},
      {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true},
      {"application/json", false},
      {"application/json, text/html", false},
      {"application/json;q=0.5, text/html", true},
      {"text/html;q=0", false},
  };
  for (const auto& [header, expected] : rows) EXPECT_EQ(prefers_html(header), expected) << header;
}

}  // namespace
}  // namespace vankho::searching
