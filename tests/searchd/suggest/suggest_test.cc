// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/index_writer.h"
#include "schema/text/fold.h"
#include "searchd/routes.h"
#include "tests/searchd/small_archive.h"

namespace vankho::searching {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::paper;
using ::testing::StartsWith;

schema::Record record(std::string number, std::string subject, std::string issuer = {}, schema::Date date = 20160301) {
  schema::Record record = paper(std::move(subject));
  record.number = std::move(number);
  record.issuer = std::move(issuer);
  record.issuer_id = text::slug(record.issuer);
  record.date = date;
  return record;
}

std::vector<schema::Record> archive() {
  std::vector<schema::Record> papers{
      record("223-CV/HU", "V/v họp dân vận", "Huyện ủy Ea Súp", 20161115),
      record("223-CV/HU", "V/v họp tổ chức", "Huyện ủy Krông Năng", 20180401),
      record("2231/QĐ-UBND", "Về việc thu hồi đất", "Huyện ủy Ea Súp"),
      record("05-NQ/HU", "Nghị quyết về công tác dân vận", "Huyện ủy Ea Súp", 20170301),
      record("06-NQ/HU", "Nghị quyết về kinh tế năm 2017"),
      record("", "Nghị quyết của Đảng bộ, nam giới"),
      record("30/2020/NĐ-CP", "Nghị định về công tác văn thư", {}, 20200305),
      record("31/2020/NĐ-CP", "Nghị định <b>về</b> công tác lưu trữ", {}, 20200306),
      record("", "Giấy mời họp năm mới", "Ủy ban nhân dân tỉnh Đắk Lắk"),
  };
  papers[0].type = papers[1].type = "cong-van";
  papers[3].type = papers[4].type = "nghi-quyet";
  return papers;
}

class SuggestTest : public ::testing::Test {
 protected:
  SuggestTest() : archive_(archive()) {
    SuggestIndex::Builder builder{Columns(archive_.database())};
    for (const schema::Record& paper : archive()) builder.add(paper.number, paper.subject);
    index_ = std::move(builder).build();
  }

  std::vector<Suggestion> ask(const std::string& typed, std::size_t limit = 8) const {
    return suggestions(archive_.database(), index_, typed, {}, limit);
  }
  std::vector<std::string> texts(const std::string& typed, SuggestionKind kind) const {
    std::vector<std::string> list;
    for (const Suggestion& suggestion : ask(typed))
      if (suggestion.kind == kind) list.push_back(suggestion.text);
    return list;
  }

  testing::SmallArchive archive_;
  SuggestIndex index_;
};

TEST_F(SuggestTest, NumbersBeginLikeWhatIsTypedInAnySpelling) {
  for (const char* typed : {"223-cv", "223cv/h", "223 CV HU", "số 223-c", "công văn 223", "CV 223", "cong van so 22"}) {
    const auto found = ask(typed);
    ASSERT_GE(found.size(), 2U) << typed;
    EXPECT_EQ(found[0].kind, SuggestionKind::kNumber) << typed;
    EXPECT_EQ(found[0].text, "223-CV/HU") << typed;
    EXPECT_EQ(found[0].url, "/d/2") << "the newer one, " << typed;
    EXPECT_EQ(found[1].url, "/d/1") << typed;
  }
  EXPECT_THAT(texts("223", SuggestionKind::kNumber), ElementsAre("223-CV/HU", "223-CV/HU", "2231/QĐ-UBND"));
  EXPECT_THAT(texts("5-n", SuggestionKind::kNumber), ElementsAre("05-NQ/HU"));
  EXPECT_THAT(texts("30/2020", SuggestionKind::kNumber), ElementsAre("30/2020/NĐ-CP"));
  EXPECT_THAT(texts("nghị quyết 223", SuggestionKind::kNumber), IsEmpty());
  EXPECT_THAT(texts("họp 223", SuggestionKind::kNumber), IsEmpty());
  EXPECT_THAT(ask("223cv").front().marks, ElementsAre(std::pair(0U, 6U)));
  EXPECT_EQ(ask("223cv").front().detail, "01/04/2018 · Huyện ủy Krông Năng · V/v họp tổ chức");
}

TEST_F(SuggestTest, SubjectsHoldTheWordsWithAndWithoutMarks) {
  EXPECT_THAT(texts("hop dan", SuggestionKind::kSubject), ElementsAre("V/v họp dân vận"));
  EXPECT_THAT(texts("van dan", SuggestionKind::kSubject),
              ElementsAre("Nghị quyết về công tác dân vận", "V/v họp dân vận"));
  EXPECT_THAT(texts("xyz", SuggestionKind::kSubject), IsEmpty());
  EXPECT_THAT(texts("nghi dinh luu", SuggestionKind::kSubject), ElementsAre("Nghị định <b>về</b> công tác lưu trữ"));
}

TEST_F(SuggestTest, TheMarksTypedGoFirst) {
  EXPECT_EQ(texts("năm", SuggestionKind::kSubject).back(), "Nghị quyết của Đảng bộ, nam giới");
  EXPECT_EQ(texts("nam g", SuggestionKind::kSubject).front(), "Nghị quyết của Đảng bộ, nam giới");
  EXPECT_EQ(texts("nam", SuggestionKind::kSubject).size(), 3U);
}

TEST_F(SuggestTest, WordsSideBySideGoBeforeScatteredOnes) {
  EXPECT_EQ(texts("cong tac van", SuggestionKind::kSubject).front(), "Nghị định về công tác văn thư");
}

TEST_F(SuggestTest, IssuersComeWithTheNumberOfTheirPapers) {
  const auto found = ask("huyen uy ea");
  ASSERT_FALSE(found.empty());
  const auto issuer = std::ranges::find(found, SuggestionKind::kIssuer, &Suggestion::kind);
  ASSERT_NE(issuer, found.end());
  EXPECT_EQ(issuer->text, "Huyện ủy Ea Súp");
  EXPECT_EQ(issuer->count, 3U);
  EXPECT_EQ(issuer->url, "/?issuer=huyen-uy-ea-sup");
  EXPECT_THAT(texts("ubnd", SuggestionKind::kIssuer), ElementsAre("Ủy ban nhân dân tỉnh Đắk Lắk"));
  EXPECT_THAT(texts("UBND dak", SuggestionKind::kIssuer), ElementsAre("Ủy ban nhân dân tỉnh Đắk Lắk"));
  EXPECT_THAT(texts("huyen uy", SuggestionKind::kIssuer), ElementsAre("Huyện ủy Ea Súp", "Huyện ủy Krông Năng"));
}

TEST_F(SuggestTest, WordsAreCompletedWithTheirMarks) {
  EXPECT_THAT(texts("nghi quy", SuggestionKind::kWord), Contains("nghị quyết"));
  EXPECT_THAT(texts("nghị quyê", SuggestionKind::kWord), Contains("nghị quyết"));
  EXPECT_THAT(texts("cong t", SuggestionKind::kWord), Contains("công tác"));
  EXPECT_THAT(texts("v", SuggestionKind::kWord), Each(StartsWith("v")));
  EXPECT_THAT(texts("nghi quyet ve cong t", SuggestionKind::kWord), Contains("nghị quyết về công tác"));
  EXPECT_THAT(texts("nghị quyết", SuggestionKind::kWord), Not(Contains("nghị quyết")));
  // Nobody writes that.
  EXPECT_THAT(texts("223cv/d", SuggestionKind::kWord), IsEmpty());
  const auto found = ask("nghi qu");
  const auto word = std::ranges::find(found, SuggestionKind::kWord, &Suggestion::kind);
  ASSERT_NE(word, found.end());
  EXPECT_THAT(word->url, StartsWith("/?q=ngh%E1%BB%8B%20quy%E1%BA%BFt"));
}

TEST_F(SuggestTest, EveryKindKeepsAPlaceAndTheLimitHolds) {
  const auto found = ask("d", 4);
  EXPECT_LE(found.size(), 4U);
  EXPECT_NE(std::ranges::find(found, SuggestionKind::kSubject, &Suggestion::kind), found.end());
  EXPECT_NE(std::ranges::find(found, SuggestionKind::kWord, &Suggestion::kind), found.end());
  EXPECT_EQ(ask("223", 1).size(), 1U);
  EXPECT_THAT(ask(""), IsEmpty());
  EXPECT_THAT(ask(" ?!"), IsEmpty());
}

TEST_F(SuggestTest, AnyBytesOfSomebodyTypingAreAnswered) {
  for (const char* typed :
       {"\xCC\x81", "a\xCC\x81\xCC\x82", "\"", "-", "số:", "dd", "ư", "١٢٣", "\xE2\x80\x8B\xE2\x80\x8B", "0", "00"})
    EXPECT_NO_THROW(ask(typed)) << typed;
}

TEST_F(SuggestTest, APaperThatChangedOrWentIsLeftOut) {
  std::vector<schema::Record> changed = archive();
  changed.pop_back();
  changed[0].subject = "Việc khác";
  const testing::SmallArchive later(std::move(changed));
  const auto found = suggestions(later.database(), index_, "họp", {}, 8);
  std::vector<std::string> urls;
  for (const Suggestion& suggestion : found)
    if (suggestion.kind == SuggestionKind::kSubject) urls.push_back(suggestion.url);
  EXPECT_THAT(urls, ElementsAre("/d/2"));
}

class SuggestRoutes : public ::testing::Test {
 protected:
  SuggestRoutes() {
    const std::string dir = (directory_.path() / "index").string();
    std::filesystem::create_directories(dir);
    writer_.emplace(indexing::WriterOptions{.index_dir = dir, .keep_free_bytes = 0});
    int count = 0;
    for (schema::Record& one : archive()) {
      one.id = "p" + std::to_string(++count);
      writer_->put(one);
    }
    writer_->commit();
    searcher_.emplace(SearcherOptions{.index_dir = dir, .refresh_seconds = 60, .suggest_past_queries = 2});
  }
  HttpAnswer ask(const std::string& path, Parameters parameters, std::string tag = {}) {
    Routes routes({.searcher = *searcher_, .metrics = metrics_, .index_dir = {}, .load = {}});
    return routes.handle({.method = "GET",
                          .path = path,
                          .parameters = std::move(parameters),
                          .body = {},
                          .peer = {},
                          .accept = {},
                          .accept_language = {},
                          .content_type = {},
                          .if_none_match = std::move(tag)});
  }
  static std::string header(const HttpAnswer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers)
      if (key == name) return value;
    return {};
  }

  vankho::testing::TemporaryDirectory directory_;
  std::optional<indexing::IndexWriter> writer_;
  std::optional<Searcher> searcher_;
  Metrics metrics_;
};

TEST_F(SuggestRoutes, AnswerAsTheyAreDocumented) {
  const HttpAnswer answer = ask("/v1/suggest", {{"q", "223-cv"}, {"limit", "1"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto json = nlohmann::json::parse(answer.body);
  EXPECT_EQ(json["q"], "223-cv");
  EXPECT_TRUE(json["took_ms"].is_number_integer());
  ASSERT_EQ(json["suggestions"].size(), 1U);
  EXPECT_EQ(json["suggestions"][0], nlohmann::json::parse(R"({"kind":"number","label":"số ký hiệu","text":"223-CV/HU",
      "detail":"01/04/2018 · Huyện ủy Krông Năng · V/v họp tổ chức","count":null,"url":"/d/p2","marks":[[0,6]]})"));
  EXPECT_EQ(header(answer, "Cache-Control"), "private, max-age=60");
}

TEST_F(SuggestRoutes, AreKnownAgainByTheirTag) {
  const std::string tag = header(ask("/v1/suggest", {{"q", "d"}}), "ETag");
  ASSERT_FALSE(tag.empty());
  EXPECT_EQ(ask("/v1/suggest", {{"q", "d"}}, tag).status, 304);
  EXPECT_EQ(ask("/v1/suggest", {{"q", "da"}}, tag).status, 200);
  EXPECT_EQ(ask("/v1/suggest", {{"q", "d"}, {"limit", "2"}}, tag).status, 200);
  for (int i = 0; i < 2; ++i) ask("/v1/search", {{"q", "dân vận"}});
  EXPECT_EQ(ask("/v1/suggest", {{"q", "d"}}, tag).status, 200) << "a question was asked often enough meanwhile";
}

TEST_F(SuggestRoutes, RefuseWhatIsNotUnderstood) {
  EXPECT_EQ(ask("/v1/suggest", {{"q", "d"}, {"limit", "21"}}).status, 400);
  EXPECT_EQ(ask("/v1/suggest", {{"q", "d"}, {"limit", "0"}}).status, 400);
  EXPECT_EQ(ask("/v1/suggest", {{"q", "d"}, {"page", "1"}}).status, 400);
  EXPECT_EQ(ask("/v1/suggest", {{"q", std::string(513, 'a')}}).status, 400);
  EXPECT_EQ(ask("/v1/suggest", {{"q", "\xff"}}).status, 400);
  EXPECT_EQ(ask("/v1/suggest", {}).status, 200);
}

TEST_F(SuggestRoutes, ASearchAnswersWithTheBetterQuestion) {
  ask("/v1/suggest", {{"q", "d"}});  // of a small archive all is there after this
  const auto better = [&](const std::string& q) {
    return nlohmann::json::parse(ask("/v1/search", {{"q", q}}).body)["did_you_mean"];
  };
  EXPECT_EQ(better("nghi quyet"), nlohmann::json::parse(R"({"q":"nghị quyết","kind":"marks"})"));
  EXPECT_EQ(better("nghị quyếtt"), nlohmann::json::parse(R"({"q":"nghị quyết","kind":"spelling"})"));
  EXPECT_TRUE(better("nghị quyết").is_null());
  EXPECT_TRUE(better("").is_null());
}

TEST_F(SuggestRoutes, SuggestWhatOthersAskedOftenEnough) {
  const auto queries = [&](const std::string& typed) {
    std::vector<std::string> list;
    for (const Suggestion& suggestion : searcher_->suggest(typed, 8))
      if (suggestion.kind == SuggestionKind::kQuery) list.push_back(suggestion.text);
    return list;
  };
  const auto search = [&](const std::string& q) { ask("/v1/search", {{"q", q}}); };
  search("công tác dân vận");
  EXPECT_THAT(queries("dan v"), IsEmpty());
  search("Công  tác dân vận");
  search("không có gì hết xyz");
  search("không có gì hết xyz");
  EXPECT_THAT(queries("dan v"), ElementsAre("công tác dân vận"));
  EXPECT_THAT(queries("x"), IsEmpty()) << "it found nothing";
}

}  // namespace
}  // namespace vankho::searching
