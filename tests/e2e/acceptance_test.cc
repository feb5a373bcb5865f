// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines that must pass, read from the data beside the source tree; skipped where that is absent.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include "tests/e2e/archive.h"

namespace vankho::testing {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAreArray;

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

// Lines of a tab-separated file without its comments.
std::vector<std::vector<std::string>> rows(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') all.push_back(split(line, '\t'));
  return all;
}

class Acceptance : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(shared_dir() / "acceptance")) return;
    seeds_ = json::parse(read_file(shared_dir() / "acceptance/seeds.json"));
    archive_ = std::make_unique<Archive>(std::vector<std::string>{
        (shared_dir() / "seeds").string(), (shared_dir() / "acceptance/document-numbers-fixture.jsonl").string()});
    seeds_only_ = std::make_unique<Archive>(std::vector<std::string>{(shared_dir() / "seeds").string()});
  }
  static void TearDownTestSuite() {
    archive_.reset();
    seeds_only_.reset();
  }
  void SetUp() override {
    if (!archive_) GTEST_SKIP() << "the acceptance files are not beside the source tree";
  }

  // The files call the seeds by keys of their own; ids come from the file names.
  static std::string id_of_key(const std::string& key) {
    for (const auto& document : seeds_.at("documents"))
      if (document.at("key") == key) return std::filesystem::path(document.at("file").get<std::string>()).stem();
    return key;
  }
  static std::vector<std::string> ids_of(const std::vector<std::string>& keys) {
    std::vector<std::string> ids;
    for (const std::string& key : keys) ids.push_back(id_of_key(key));
    return ids;
  }

  static inline json seeds_;
  static inline std::unique_ptr<Archive> archive_;
  static inline std::unique_ptr<Archive> seeds_only_;
};

std::vector<std::string> ids_in(const json& papers) {
  std::vector<std::string> ids;
  for (const auto& paper : papers) ids.push_back(paper.at("id"));
  return ids;
}

TEST_F(Acceptance, EverySpellingOfANumberFindsItsPaper) {
  for (const auto& row : rows(shared_dir() / "acceptance/document-numbers.tsv")) {
    const std::string& typed = row.at(0);
    const std::string& want = row.at(1);
    const std::vector<std::string> papers = ids_of(split(row.at(2), ','));
    SCOPED_TRACE(typed + " -> " + want);
    const RunningServer::Answer lookup = archive_->server().get("/v1/lookup", {{"number", typed}});
    const json search = archive_->search({{"q", typed}});
    if (want == "first") {
      ASSERT_EQ(lookup.status, 200) << lookup.body;
      EXPECT_EQ(lookup.json().at("id"), papers.front());
      ASSERT_FALSE(search.at("hits").empty());
      EXPECT_EQ(search.at("hits").at(0).at("id"), papers.front());
    } else if (want == "several") {
      ASSERT_EQ(lookup.status, 300) << lookup.body;
      EXPECT_THAT(ids_in(lookup.json().at("papers")), UnorderedElementsAreArray(papers));
    } else if (want == "near") {
      ASSERT_EQ(lookup.status, 404) << lookup.body;
      EXPECT_THAT(ids_in(lookup.json().at("neighbours")), UnorderedElementsAreArray(papers));
      EXPECT_TRUE(search.at("hits").empty()) << search;
    } else {
      ASSERT_EQ(want, "text");
      EXPECT_THAT(ids_in(search.at("numbers")), Contains(papers.front()));
    }
  }
}

// What a paper's truth calls a field, and what the API calls it.
const std::vector<std::pair<std::string, std::string>> kFields = {
    {"number", "number"},     {"type", "type"},
    {"subject", "subject"},   {"issuer", "issuer"},
    {"place", "place"},       {"date", "date"},
    {"province", "province"}, {"province_now", "province_now"},
    {"term", "term"},         {"signed_for", "signed_for"},
    {"signer", "signer"},     {"position", "position"},
    {"urgency", "urgency"}};

TEST_F(Acceptance, TheSeedPapersAreReadAsTheyAre) {
  for (const auto& truth : seeds_.at("documents")) {
    const std::string id = id_of_key(truth.at("key"));
    SCOPED_TRACE(id);
    const json paper = archive_->server().get("/v1/documents/" + id).json();
    for (const auto& [in_truth, in_api] : kFields)
      if (truth.contains(in_truth)) {
        EXPECT_EQ(paper.at(in_api), truth.at(in_truth)) << in_truth;
      }
    std::set<std::string> cited;
    // The truth lists numbers with a symbol; "Quyết định 217 của Bộ Chính trị" is a citation beside them.
    for (const auto& citation : paper.at("citations"))
      if (citation.at("as_written").get<std::string>().find('/') != std::string::npos)
        cited.insert(citation.at("number"));
    std::set<std::string> truly_cited;
    for (const auto& citation : truth.at("cites")) truly_cited.insert(citation.at("number"));
    EXPECT_EQ(cited, truly_cited);
    for (const auto& citation : truth.at("cites")) {
      const auto found = std::ranges::find_if(paper.at("citations"),
                                              [&](const json& c) { return c.at("number") == citation.at("number"); });
      ASSERT_NE(found, paper.at("citations").end());
      SCOPED_TRACE(citation.dump());
      if (citation.contains("type")) {
        EXPECT_EQ(found->at("type"), citation.at("type"));
      }
      if (citation.contains("issuer")) {
        EXPECT_EQ(found->at("issuer"), citation.at("issuer"));
      }
      if (citation.contains("date")) {
        EXPECT_THAT(found->at("dates"), Contains(citation.at("date")));
      }
    }
  }
}

TEST_F(Acceptance, TheSeedQuestionsAreAnswered) {
  for (const auto& question : seeds_.at("queries")) {
    SCOPED_TRACE(question.dump());
    RunningServer::Parameters parameters{{"q", question.at("q")}};
    if (question.contains("filter"))
      for (const auto& [name, value] : question.at("filter").items()) parameters.emplace(name, value);
    const std::vector<std::string> hits = seeds_only_->hits(parameters);
    if (question.contains("first")) {
      ASSERT_FALSE(hits.empty());
      EXPECT_EQ(hits.front(), id_of_key(question.at("first")));
    }
    if (question.contains("all")) {
      EXPECT_THAT(hits, UnorderedElementsAreArray(ids_of(question.at("all").get<std::vector<std::string>>())));
    }
    if (question.contains("cited_by")) {
      // A paper may cite it without the symbol too: "Quyết định 217 của Bộ Chính trị".
      EXPECT_THAT(hits, IsSupersetOf(ids_of(question.at("cited_by").get<std::vector<std::string>>())));
    }
  }
}

// Each row of vietnamese-text.tsv as a pair of papers, one with each form.
TEST_F(Acceptance, FormsOfOneWordFindEachOther) {
  std::string lines;
  int number = 0;
  const auto all = rows(shared_dir() / "acceptance/vietnamese-text.tsv");
  for (const auto& row : all) {
    const std::string key = std::to_string(number++);
    for (const std::size_t side : {1U, 2U})
      lines += json{{"id", key + (side == 1 ? "a" : "b")}, {"body", "văn bản thử " + row.at(side)}}.dump() + "\n";
  }
  TemporaryDirectory directory;
  write_file(directory.path() / "forms.jsonl", lines);
  const Archive archive({(directory.path() / "forms.jsonl").string()});
  number = 0;
  for (const auto& row : all) {
    const std::string& kind = row.at(0);
    const std::string a = std::to_string(number) + "a";
    const std::string b = std::to_string(number) + "b";
    ++number;
    SCOPED_TRACE(kind + ": " + row.at(1) + " | " + row.at(2));
    if (kind == "sort" || kind == "repair" || kind == "province") continue;  // tested where they belong
    for (const std::size_t side : {1U, 2U}) {
      const std::vector<std::string> hits = archive.hits({{"q", row.at(side)}, {"per_page", "100"}});
      EXPECT_THAT(hits, Contains(a));
      EXPECT_THAT(hits, Contains(b));
    }
    if (kind == "folded" || kind == "differ") {
      const std::vector<std::string> hits = archive.hits({{"q", row.at(1)}, {"per_page", "100"}});
      EXPECT_LT(std::ranges::find(hits, a), std::ranges::find(hits, b));
    }
  }
}

TEST_F(Acceptance, SpellingsOfAProvinceAreOneProvince) {
  const auto all = rows(shared_dir() / "acceptance/vietnamese-text.tsv");
  std::string lines;
  for (const auto& row : all) {
    if (row.at(0) != "province") continue;
    for (const std::size_t side : {1U, 2U})
      lines += json{{"id", row.at(1) + "/" + row.at(2) + std::to_string(side)},
                    {"subject", "thử"},
                    {"province", row.at(side)}}
                   .dump() +
               "\n";
  }
  TemporaryDirectory directory;
  write_file(directory.path() / "provinces.jsonl", lines);
  const Archive archive({(directory.path() / "provinces.jsonl").string()});
  for (const auto& row : all) {
    if (row.at(0) != "province") continue;
    SCOPED_TRACE(row.at(1) + " | " + row.at(2));
    const std::vector<std::string> hits = archive.hits({{"province", row.at(1)}});
    EXPECT_FALSE(hits.empty());
    EXPECT_EQ(hits, archive.hits({{"province", row.at(2)}}));
  }
}

}  // namespace
}  // namespace vankho::testing
