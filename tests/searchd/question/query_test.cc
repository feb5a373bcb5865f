// SPDX-License-Identifier: GPL-3.0-or-later
//
// The query language, row by row.
#include "searchd/question/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "searchd/search/searcher.h"
#include "tests/schema/text/random_text.h"

namespace vankho::searching {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TypedQuery parse(std::string_view typed) {
  std::vector<std::string> warnings;
  return parse_query(typed, warnings);
}

// A query in one line: words by their folded form, phrases in quotes, "|" between alternatives, "!" before what is
// typed as it stands (never left out), "-" before what is excluded, field=value, from..to.
std::string shown(const WordGroup& group) {
  std::string text;
  for (const Word& word : group.words) text += (text.empty() ? "" : " ") + word.folded;
  return group.phrase ? "\"" + text + "\"" : text;
}

std::string shown(const TypedQuery& query) {
  std::vector<std::string> parts;
  for (const Unit& unit : query.units) {
    std::string text = unit.quoted ? "!" : "";
    for (const WordGroup& group : unit.alternatives)
      text += (&group == &unit.alternatives.front() ? "" : "|") + shown(group);
    parts.push_back(text);
  }
  for (const WordGroup& group : query.excluded) parts.push_back("-" + shown(group));
  for (const auto& [name, values] : query.excluded_filters)
    for (const std::string& value : values) parts.push_back("-" + name + "=" + value);
  for (const auto& [name, values] : query.filters)
    for (const std::string& value : values) parts.push_back(name + "=" + value);
  if (query.date_from != 0 || query.date_to != 0)
    parts.push_back(std::to_string(query.date_from) + ".." + std::to_string(query.date_to));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

struct Row {
  std::string typed;
  std::string meaning;
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(shown(parse(row.typed)), row.meaning) << row.typed;
}

TEST(Query, Words) {
  expect_rows({{"", ""},
               {"   \t\n", ""},
               {"dân vận", "dan van"},
               {"  Dân \t VẬN ", "dan van"},
               {"học, tập; (làm) theo!", "hoc tap lam theo"},
               {"m'drắk", "m drak"},
               {"?!...", ""},
               {"đại hội đại biểu", "dai hoi dai bieu"}});
}

TEST(Query, MarksTypedOnPurposeAreKnown) {
  const TypedQuery query = parse("dân van đ hoa");
  std::vector<std::pair<std::string, bool>> words;
  for (const Unit& unit : query.units)
    words.emplace_back(unit.alternatives[0].words[0].exact, unit.alternatives[0].words[0].marked);
  EXPECT_THAT(words, ElementsAre(Pair("dân", true), Pair("van", false), Pair("đ", true), Pair("hoa", false)));
  EXPECT_EQ(parse("dân").units[0].alternatives[0].words, parse("da\u0302n").units[0].alternatives[0].words);
}

TEST(Query, PhrasesInEveryKindOfQuotes) {
  expect_rows({{"\"nông thôn mới\"", "!\"nong thon moi\""},
               {"“nông thôn mới”", "!\"nong thon moi\""},
               {"„nông thôn mới“", "!\"nong thon moi\""},
               {"«nông thôn» mới", "!\"nong thon\" moi"},
               {"xây dựng \"nông thôn\" mới", "xay dung !\"nong thon\" moi"},
               {"xây\"nông thôn\"mới", "xay !\"nong thon\" moi"},
               {"\"dân\"", "!\"dan\""},
               {"\"\"", ""},
               {"\" , \"", ""},
               // A quotation mark without its partner is nothing.
               {"\"nông thôn", "nong thon"},
               {"nông thôn\"", "nong thon"},
               {"\"a b\" \"c", "!\"a b\" c"}});
}

TEST(Query, Exclusions) {
  expect_rows({{"họp -khẩn", "hop -\"khan\""},
               {"họp -\"ban thường vụ\"", "hop -\"ban thuong vu\""},
               {"-khẩn", "-\"khan\""},
               {"họp - khẩn", "hop khan"},
               {"họp -", "hop"},
               // Between letters it is a hyphen, not a NOT.
               {"dân tộc-miền núi", "dan toc mien nui"},
               {"Thừa Thiên-Huế", "thua thien hue"}});
}

TEST(Query, Or) {
  expect_rows({{"họp OR hội", "!hop|hoi"},
               {"họp OR hội OR nghị", "!hop|hoi|nghi"},
               {"\"nông thôn\" OR \"thành thị\"", "!\"nong thon\"|\"thanh thi\""},
               {"ban họp OR hội nghị", "ban !hop|hoi nghi"},
               // Only in capitals, and only between two things.
               {"họp or hội", "hop or hoi"},
               {"OR họp", "or hop"},
               {"họp OR", "hop or"},
               {"họp OR ,", "hop"}});
}

TEST(Query, FieldAndValue) {
  expect_rows({{"type:CV họp", "hop type=CV"},
               {"loại:nghị-quyết", "type=nghị-quyết"},
               {"loai:\"nghị quyết\" dân vận", "dan van type=nghị quyết"},
               {"loại:nghị quyết dân vận", "dan van type=nghị quyết"},
               {"loại văn bản:công văn họp", "hop type=công văn"},
               {"Loại Văn Bản: Công Văn họp", "hop type=Công Văn"},
               {"tỉnh:Đắk Lắk năm:2016", "province=Đắk Lắk year=2016"},
               {"tinh:dak lak họp", "hop province=dak lak"},
               {"dân tỉnh:Bà Rịa - Vũng Tàu vận", "dan van province=Bà Rịa - Vũng Tàu"},
               {"tỉnh: Hà Nội", "province=Hà Nội"},
               {"cơ quan:\"Huyện ủy Ea Súp\" họp", "hop issuer=Huyện ủy Ea Súp"},
               {"cơ quan ban hành:\"Huyện ủy Ea Súp\"", "issuer=Huyện ủy Ea Súp"},
               {"người ký:\"Nguyễn Văn A\"", "signer=Nguyễn Văn A"},
               {"cấp:Trung ương họp", "hop level=Trung ương"},
               {"cấp:huyện họp", "hop level=huyện"},
               {"độ khẩn:Thượng khẩn họp", "hop urgency=Thượng khẩn"},
               {"tháng:2016-11", "month=2016-11"},
               {"type:CV type:NQ", "type=CV type=NQ"},
               {"type:none", "type=none"},
               {"họp -loại:công văn", "hop -type=công văn"},
               {"-năm:2016 -năm:2017", "-year=2016 -year=2017"},
               {"họp năm:", "hop nam"},
               {"năm:", "nam"},
               // Not a field, or nothing before the colon: words.
               {"giờ:phút", "gio phut"},
               {":họp", "hop"},
               {"họp: ban", "hop ban"},
               {"\"loại:cv\"", "!\"loai cv\""}});
}

TEST(Query, Ranges) {
  expect_rows({{"2016..2017", "20160101..20171231"},
               {"họp 2016..2016", "hop 20160101..20161231"},
               {"01/3/2016..15/11/2016", "20160301..20161115"},
               {"2016..15/3/2017", "20160101..20170315"},
               {"ngày:01/3/2016..15/11/2016", "20160301..20161115"},
               {"năm:2016..2017 họp", "hop 20160101..20171231"},
               {"năm: 2016..2017", "20160101..20171231"},
               {"a..b", "a b"},
               {"\"2016..2017\"", "!\"2016 2017\""}});
}

TEST(Query, AMinusInsideANumberIsNeverNot) {
  for (const char* typed : {"223-CV/HU", "223 -CV/HU", "223 - CV/HU", "-HU 223", "số 223-CV/HU"}) {
    const TypedQuery query = parse(typed);
    EXPECT_TRUE(query.excluded.empty()) << typed;
    ASSERT_TRUE(query.number && query.number->count) << typed;
    EXPECT_EQ(*query.number->count, 223u) << typed;
  }
}

TEST(Query, NumbersLeaveTheirWords) {
  const TypedQuery alone = parse("223-CV/HU");
  EXPECT_TRUE(alone.number_only);
  EXPECT_EQ(shown(alone), "!\"223 cv hu\"");
  EXPECT_EQ(alone.understood[0].kind, "number");

  const TypedQuery beside = parse("công văn 223-CV/HU dân vận");
  EXPECT_FALSE(beside.number_only);
  EXPECT_EQ(shown(beside), "!\"223 cv hu\" dan van");

  const TypedQuery excluded = parse("223-CV/HU -khẩn");
  EXPECT_EQ(shown(excluded), "!\"223 cv hu\" -\"khan\"");

  const TypedQuery filtered = parse("223-CV/HU năm:2016");
  EXPECT_EQ(shown(filtered), "!\"223 cv hu\" year=2016");

  EXPECT_FALSE(parse("kế hoạch 5 năm").number);
  EXPECT_FALSE(parse("dân vận").number);
}

TEST(Query, AbbreviationsAndFullFormsAreOneUnit) {
  expect_rows({{"UBND xã", "ubnd|\"uy ban nhan dan\" xa"},
               {"ủy ban nhân dân xã", "uy ban nhan dan|\"ubnd\" xa"},
               {"\"UBND\"", "!\"ubnd\""}});
}

TEST(Query, UnderstoodIsShownAsChips) {
  struct Chip {
    std::string kind, text;
    bool excluded;
  };
  const auto chips = [](std::string_view typed) {
    std::vector<std::string> list;
    for (const Clause& clause : parse(typed).understood)
      list.push_back((clause.excluded ? "-" : "") + clause.kind + ":" + clause.text);
    return list;
  };
  EXPECT_THAT(chips("họp \"ban thường vụ\" -khẩn loại:CV"),
              ElementsAre("type:CV", "words:họp", "phrase:ban thường vụ", "-word:khẩn"));
  EXPECT_THAT(chips("họp OR hội 2016..2017"), ElementsAre("date:2016..2017", "words:họp", "or:hội"));
  EXPECT_THAT(chips("223-CV/HU"), ElementsAre("number:223 CV HU"));
}

TEST(Query, EachChipCanBeTakenOut) {
  struct Rest {
    std::string typed;
    std::vector<std::string> without;  // the query that is left, chip by chip
  };
  const std::vector<Rest> rows{
      {"họp \"ban thường vụ\" -khẩn loại:CV",
       {"họp \"ban thường vụ\" -khẩn", "\"ban thường vụ\" -khẩn loại:CV", "họp -khẩn loại:CV",
        "họp \"ban thường vụ\" loại:CV"}},
      {"“ban thường vụ” năm:2016..2017", {"\"ban thường vụ\"", "năm:2016..2017"}},
      {"họp OR hội", {"hội", "họp"}},
      {"223cv/hu Ea Súp", {"Ea Súp", "223cv/hu"}},
      {"-loại:CV cơ quan: \"Huyện ủy\" họp",
       {"họp cơ quan: \"Huyện ủy\"", "họp -loại:CV", "-loại:CV cơ quan: \"Huyện ủy\""}},
  };
  for (const Rest& row : rows) {
    std::vector<std::string> without;
    for (const Clause& clause : parse(row.typed).understood) without.push_back(clause.without);
    EXPECT_EQ(without, row.without) << row.typed;
  }
}

TEST(Query, Limits) {
  std::vector<std::string> warnings;
  EXPECT_NO_THROW(parse_query(std::string(kMaxQueryBytes, 'a'), warnings));
  try {
    parse_query(std::string(kMaxQueryBytes + 1, 'a'), warnings);
    ADD_FAILURE() << "a query that is too long was taken";
  } catch (const BadRequest& error) {
    EXPECT_EQ(error.code, "query_too_long");
    EXPECT_EQ(error.param, "q");
  }
  std::string words;
  for (std::size_t i = 0; i < kMaxQueryWords; ++i) words += "a" + std::to_string(i) + " ";
  EXPECT_EQ(parse_query(words, warnings).units.size(), kMaxQueryWords);
  EXPECT_THAT(warnings, ElementsAre());
  EXPECT_EQ(parse_query(words + "b", warnings).units.size(), kMaxQueryWords);
  EXPECT_THAT(warnings, ElementsAre("query_words_cut"));
}

// Whatever is typed is read, and no unit is without a word: matching relies on it.
TEST(Query, AnyTextIsRead) {
  text::testing::Random random(7);
  const std::vector<std::string> pieces = {"\"",
                                           " ",
                                           "-",
                                           "OR",
                                           ":",
                                           "loại",
                                           "..",
                                           "2016",
                                           "223",
                                           "/",
                                           "CV",
                                           "dân",
                                           "tỉnh:",
                                           "“",
                                           "”",
                                           "năm:",
                                           "(",
                                           "ubnd",
                                           "uy ban nhan dan",
                                           "\xff",
                                           "\u0301"};
  for (int round = 0; round < 3000; ++round) {
    std::string typed;
    for (std::size_t left = random.below(12); left > 0; --left) typed += pieces[random.below(pieces.size())];
    if (random.below(4) == 0) typed += text::testing::random_bytes(random, random.below(30));
    const TypedQuery query = parse(typed);
    for (const Unit& unit : query.units) {
      ASSERT_FALSE(unit.alternatives.empty()) << typed;
      for (const WordGroup& group : unit.alternatives) ASSERT_FALSE(group.words.empty()) << typed;
    }
    for (const WordGroup& group : query.excluded) ASSERT_FALSE(group.words.empty()) << typed;
  }
}

TEST(Query, NumbersThatPapersCite) {
  expect_rows({{"viện dẫn:25-NQ/TW", "cites=25-NQ/TW"},
               {"vien dan: 25 - NQ/TW nong thon", "nong thon cites=25 - NQ/TW"},
               {"cites:25-NQ/TW", "cites=25-NQ/TW"},
               {"thực hiện:25-NQ/TW", "cites=thuc-hien:25-NQ/TW"},
               {"kế hoạch thực hiện:25-NQ/TW", "ke hoach cites=thuc-hien:25-NQ/TW"},
               {"thay thế:12/2019/QĐ-UBND", "cites=thay-the:12/2019/QĐ-UBND"},
               {"căn cứ:25-NQ/TW", "cites=can-cu:25-NQ/TW"},
               {"hướng dẫn:25-NQ/TW", "cites=huong-dan:25-NQ/TW"},
               {"sửa đổi:25-NQ/TW", "cites=sua-doi:25-NQ/TW"},
               {"bãi bỏ:25-NQ/TW", "cites=bai-bo:25-NQ/TW"},
               {"trả lời:25-NQ/TW", "cites=tra-loi:25-NQ/TW"},
               {"-căn cứ:25-NQ/TW dân vận", "dan van -cites=can-cu:25-NQ/TW"}});
  EXPECT_TRUE(parse("thực hiện: chuyển đổi số").filters.empty()) << "words, not a number";
}

}  // namespace
}  // namespace vankho::searching
