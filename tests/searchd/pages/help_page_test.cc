// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/help_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "schema/fields.h"
#include "searchd/markup.h"
#include "searchd/question/query.h"
#include "searchd/question/request.h"

namespace vankho::searching {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// "words=kế hoạch; -phrase=chuyển đổi số; dates 20130101..20161231; no. 52 of 2021".
std::string meaning(std::string_view q) {
  std::vector<std::string> warnings;
  const TypedQuery query = parse_query(q, warnings);
  EXPECT_THAT(warnings, IsEmpty()) << q;
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  for (const Clause& clause : query.understood) add((clause.excluded ? "-" : "") + clause.kind + "=" + clause.text);
  if (query.date_from != 0 || query.date_to != 0)
    add("dates " + std::to_string(query.date_from) + ".." + std::to_string(query.date_to));
  if (query.number && query.number->count)
    add("no. " + std::to_string(*query.number->count) +
        (query.number->year == 0 ? "" : " of " + std::to_string(query.number->year)));
  return text;
}

TEST(HelpPage, ExamplesMeanWhatTheyShow) {
  const std::map<std::string_view, std::string> expected = {
      {"phong chong han ca phe", "words=phong chong han ca phe"},
      {"thuỷ lợi", "words=thuỷ lợi"},
      {"UBND huyện", "words=UBND huyện"},
      {"\"nến tri ân\"", "phrase=nến tri ân"},
      {"kế hoạch -\"chuyển đổi số\"", "words=kế hoạch; -phrase=chuyển đổi số"},
      {"\"quy chế dân chủ\" OR \"tiếp công dân\"", "phrase=quy chế dân chủ; or=tiếp công dân"},
      {"52-CV/HU", "number=52 CV HU; no. 52"},
      {"cv 52 huyen uy krong nang", "number=52 CV; words=huyen uy krong nang; no. 52"},
      {"52-CV/HU krong nang 2021", "number=52 CV HU; words=krong nang; no. 52 of 2021"},
      {"nghi dinh 245 nam 2014", "words=nghi dinh 245 nam 2014; no. 245 of 2014"},
      {"viện dẫn:217-QĐ/TW", "cites=217-QĐ/TW"},
      {"thực hiện:217-QĐ/TW", "cites=thuc-hien:217-QĐ/TW"},
      {"nông thôn mới 2013..2016", "date=2013..2016; words=nông thôn mới; dates 20130101..20161231"},
      {"nông thôn mới 01/3/2016..15/11/2016",
       "date=01/3/2016..15/11/2016; words=nông thôn mới; dates 20160301..20161115"},
      {"..2010", "date=..2010; dates 0..20101231"},
      {"tỉnh:\"Hà Tây\"", "province=Hà Tây"},
      {"tỉnh:\"Lâm Đồng\"", "province=Lâm Đồng"},
      {"chống hạn loại:\"công văn\" năm:2016", "type=công văn; year=2016; words=chống hạn"},
      {"chống hạn -loại:\"công văn\"", "-type=công văn; words=chống hạn"},
      {"năm:none", "year=none"},
  };
  EXPECT_EQ(pages::help_examples().size(), expected.size());
  for (const pages::HelpExample& example : pages::help_examples()) {
    const auto row = expected.find(example.q);
    ASSERT_NE(row, expected.end()) << example.q;
    EXPECT_EQ(meaning(example.q), row->second) << example.q;
  }
}

TEST(HelpPage, ParametersOfExamplesAreAccepted) {
  for (const pages::HelpExample& example : pages::help_examples())
    EXPECT_NO_THROW(read_question(read_form_parameters(example.parameters), Takes::kSearch)) << example.q;
}

TEST(HelpPage, HasAnExampleOfEachFieldThatAsksForIt) {
  std::size_t fields = 0;
  for (const schema::Field& field : schema::kFields) {
    if (!is_asked_by_name(field)) continue;
    ++fields;
    const auto example = std::ranges::find(pages::field_examples(), field.name, &pages::FieldExample::field);
    ASSERT_NE(example, pages::field_examples().end()) << field.name;
    EXPECT_THAT(meaning(example->q), HasSubstr(std::string(field.name) + "=")) << example->q;
  }
  EXPECT_EQ(pages::field_examples().size(), fields);
}

TEST(HelpPage, LinksRunTheExamples) {
  const std::string html = pages::help_page(Language::kEnglish, "https://intranet.example/vankho", {}).body;
  for (const pages::HelpExample& example : pages::help_examples())
    EXPECT_THAT(html, HasSubstr("href=\"./?q=" + url_encoded(example.q))) << example.q;
  EXPECT_THAT(html, HasSubstr("&amp;province_as=now&amp;lang=en\""));
  EXPECT_THAT(html, HasSubstr("loại, loại văn bản, type"));
}

TEST(HelpPage, ShowsWhereTheArchiveIs) {
  const std::string html = pages::help_page(Language::kVietnamese, "https://intranet.example/\"><b>", {}).body;
  EXPECT_THAT(html, HasSubstr("src=\"https://intranet.example/&quot;&gt;&lt;b&gt;/assets/embed.js\""));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
}

TEST(HelpPage, HidesRegistersThatAreOff) {
  EXPECT_THAT(pages::help_page(Language::kVietnamese, "", {}).body, HasSubstr("id=\"register\""));
  EXPECT_THAT(pages::help_page(Language::kVietnamese, "", {.registers = false}).body, Not(HasSubstr("/register")));
}

}  // namespace
}  // namespace vankho::searching
