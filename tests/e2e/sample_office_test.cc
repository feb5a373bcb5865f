// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample papers as offices keep them: Word of two ages, fonts of before Unicode, PDF, a scan, a workbook, a letter
// with a paper, papers packed together. Each is found by its words and has its fields.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "tests/e2e/archive.h"

namespace vankho::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class SampleOffice : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    truth_ = json::parse(read_file(source_dir() / "sample-corpus/office-truth.json")).at("documents");
    archive_ = std::make_unique<Archive>(
        std::vector<std::string>{"--ocr-minutes", "5", (source_dir() / "sample-corpus/office").string()});
    for (const std::string& id : archive_->hits({{"per_page", "100"}})) {
      const json paper = archive_->server().get("/v1/documents/" + id).json();
      papers_[paper.at("source").at("path")] = paper;
    }
  }
  static void TearDownTestSuite() { archive_.reset(); }

  static inline json truth_;
  static inline std::map<std::string, json> papers_;  // by path
  static inline std::unique_ptr<Archive> archive_;
};

TEST_F(SampleOffice, HasAPaperForEachFile) {
  EXPECT_EQ(papers_.size(), truth_.size());
  for (const auto& wanted : truth_) EXPECT_TRUE(papers_.contains(wanted.at("file"))) << wanted.at("file");
}

TEST_F(SampleOffice, HasItsFields) {
  for (const auto& wanted : truth_) {
    SCOPED_TRACE(wanted.at("file").dump());
    const json& paper = papers_.at(wanted.at("file"));
    for (const char* field : {"number", "type", "issuer", "date", "subject", "signer"})
      EXPECT_EQ(paper.at(field), wanted.at(field)) << field;
    if (wanted.contains("also")) {
      EXPECT_EQ(paper.at("source").at("other_paths"), json::array({wanted.at("also")}));
    }
    EXPECT_EQ(paper.at("source").at("recognised").is_null(), !wanted.contains("recognised"));
  }
}

TEST_F(SampleOffice, IsFoundByItsWords) {
  for (const auto& wanted : truth_) {
    SCOPED_TRACE(wanted.dump());
    const json answer = archive_->search({{"q", '"' + wanted.at("phrase").get<std::string>() + '"'}});
    ASSERT_EQ(answer.at("found"), 1);
    const json& hit = answer.at("hits").at(0);
    EXPECT_EQ(hit.at("id"), papers_.at(wanted.at("file")).at("id"));
    if (wanted.contains("page")) {
      EXPECT_EQ(hit.at("snippets").at(0).at("page"), wanted.at("page"));
    }
  }
}

TEST_F(SampleOffice, SaysWhatWasConverted) {
  const Finished finished =
      run({indexer(), "skipped", "--reason", "converted_text", "--index", archive_->index_dir().string()});
  for (const auto& wanted : truth_)
    if (wanted.contains("converted")) {
      EXPECT_THAT(finished.out, HasSubstr(wanted.at("file")));
      EXPECT_THAT(finished.out, HasSubstr(wanted.at("converted")));
    }
}

}  // namespace
}  // namespace vankho::testing
