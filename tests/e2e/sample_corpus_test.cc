// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample corpus, asked as its truth file says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>

#include "tests/e2e/archive.h"

namespace vankho::testing {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::UnorderedElementsAreArray;

class SampleCorpus : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    truth_ = json::parse(read_file(source_dir() / "sample-corpus/truth.json"));
    archive_ = std::make_unique<Archive>(std::vector<std::string>{(source_dir() / "sample-corpus/papers").string()});
    learn_ids();
  }
  static void TearDownTestSuite() { archive_.reset(); }

  static void learn_ids() {
    for (const std::string& id : archive_->hits({{"q", ""}, {"per_page", "100"}})) {
      const json paper = archive_->server().get("/v1/documents/" + id, {{"fields", "source"}}).json();
      id_of_file_[paper.at("source").at("path")] = id;
    }
  }

  static std::string id_of_key(const std::string& key) {
    for (const auto& document : truth_.at("documents"))
      if (document.at("key") == key) return id_of_file_.at(document.at("file"));
    throw std::runtime_error("no paper " + key);
  }
  static std::vector<std::string> ids_of(const json& keys) {
    std::vector<std::string> ids;
    for (const auto& key : keys) ids.push_back(id_of_key(key));
    return ids;
  }
  static RunningServer::Parameters parameters_of(const json& question) {
    RunningServer::Parameters parameters{{"q", question.at("q")}, {"per_page", "100"}};
    if (!question.contains("filter")) return parameters;
    for (const auto& [name, value] : question.at("filter").items()) {
      if (name == "province_now") parameters.emplace("province_as", "now");
      parameters.emplace(name == "province_now" ? "province" : name, value);
    }
    return parameters;
  }

  static inline json truth_;
  static inline std::map<std::string, std::string> id_of_file_;
  static inline std::unique_ptr<Archive> archive_;
};

TEST_F(SampleCorpus, QuestionsFindTheirPapers) {
  for (const auto& question : truth_.at("queries")) {
    SCOPED_TRACE(question.dump());
    const std::vector<std::string> hits = archive_->hits(parameters_of(question));
    if (question.contains("first")) {
      ASSERT_FALSE(hits.empty());
      EXPECT_EQ(hits.front(), id_of_key(question.at("first")));
    }
    if (question.contains("any_order")) {
      const std::vector<std::string> wanted = ids_of(question.at("any_order"));
      ASSERT_GE(hits.size(), wanted.size());
      EXPECT_THAT(std::vector<std::string>(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(wanted.size())),
                  UnorderedElementsAreArray(wanted));
    }
    if (question.contains("all")) {
      // An exact set for a phrase or filters alone; else these papers stand before all others.
      std::vector<std::string> wanted = ids_of(question.at("all"));
      const std::string& q = question.at("q").get_ref<const std::string&>();
      const bool exact = q.empty() || q.front() == '"';
      ASSERT_GE(hits.size(), wanted.size());
      if (exact) {
        EXPECT_EQ(hits.size(), wanted.size());
      }
      EXPECT_THAT(std::vector<std::string>(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(wanted.size())),
                  UnorderedElementsAreArray(wanted));
    }
    if (question.contains("cited_by"))
      for (const std::string& citing : ids_of(question.at("cited_by"))) {
        EXPECT_THAT(hits, Contains(citing));
      }
  }
}

TEST_F(SampleCorpus, EveryTextHitIsMarked) {
  int hits_seen = 0;
  for (const auto& question : truth_.at("queries")) {
    if (question.at("q").get_ref<const std::string&>().empty()) continue;
    const json answer = archive_->search(parameters_of(question));
    for (const auto& hit : answer.at("hits")) {
      SCOPED_TRACE(question.dump() + " " + hit.at("id").get<std::string>());
      std::size_t marks = 0;
      for (const auto& snippet : hit.at("snippets")) {
        marks += snippet.at("marks").size();
        for (const auto& mark : snippet.at("marks")) {
          EXPECT_LE(mark.at(1).get<std::size_t>(), snippet.at("text").get_ref<const std::string&>().size());
        }
      }
      EXPECT_GE(marks, 1U);
      ++hits_seen;
    }
  }
  EXPECT_GT(hits_seen, 100);
}

TEST_F(SampleCorpus, FacetsCountEveryMatchAndKeepTheirOtherValues) {
  const json all = archive_->search({{"facets", "type,year,province,issuer,level,term,urgency,signer,month"}});
  EXPECT_EQ(all.at("found"), truth_.at("documents").size());
  for (const auto& [name, values] : all.at("facets").items()) {
    std::size_t sum = 0;
    for (const auto& value : values) sum += value.at("count").get<std::size_t>();
    EXPECT_EQ(sum, truth_.at("documents").size()) << name;
  }
  const json chosen = archive_->search({{"type", "Quyết định"}, {"facets", "type,year"}});
  EXPECT_EQ(chosen.at("facets").at("type").size(), all.at("facets").at("type").size());
  std::size_t of_years = 0;
  for (const auto& value : chosen.at("facets").at("year")) of_years += value.at("count").get<std::size_t>();
  EXPECT_EQ(of_years, chosen.at("found").get<std::size_t>());
}

TEST_F(SampleCorpus, CitationsAreFollowedBothWays) {
  for (const auto& question : truth_.at("queries")) {
    if (!question.contains("cited_by") || !question.contains("first")) continue;
    SCOPED_TRACE(question.dump());
    const std::string cited = id_of_key(question.at("first"));
    const json answer = archive_->server().get("/v1/documents/" + cited + "/citations").json();
    std::vector<std::string> citing;
    for (const auto& paper : answer.at("cited_by")) citing.push_back(paper.at("id"));
    EXPECT_THAT(citing, UnorderedElementsAreArray(ids_of(question.at("cited_by"))));
    for (const std::string& paper : citing) {
      const json back = archive_->server().get("/v1/documents/" + paper + "/citations").json();
      EXPECT_TRUE(std::ranges::any_of(back.at("cites"), [&](const json& link) {
        return std::ranges::find(link.at("ids"), json(cited)) != link.at("ids").end();
      })) << back;
    }
  }
}

}  // namespace
}  // namespace vankho::testing
