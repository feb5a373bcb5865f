// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real papers of public offices, judged by the functions behind `vankho-indexer eval-headers` and `eval-citations`.
// VANKHO_LIST_MISSES=1 lists what is read wrongly.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include "indexer/eval/eval_citations.h"
#include "indexer/eval/eval_headers.h"
#include "indexer/eval/eval_legacy.h"

namespace vankho::indexing {
namespace {

const std::string kPapers = VANKHO_SOURCE_DIR "/../shared/eval/headers";

bool lists_misses() {
  return std::getenv("VANKHO_LIST_MISSES") != nullptr;
}

TEST(RealPapers, HaveTheirLetterheadsRead) {
  if (!std::filesystem::exists(kPapers + "/gold.jsonl"))
    GTEST_SKIP() << "the measuring papers are not beside this source tree";
  const HeaderScores scores = score_headers(kPapers + "/gold.jsonl");
  std::cout << table_of(scores, lists_misses());
  // Three laws are cut before the sentence that holds their date.
  const std::map<std::string_view, double> floors = {
      {"number", 99}, {"type", 99}, {"issuer", 98}, {"date", 98.5}, {"signer", 98}};
  for (std::size_t i = 0; i < kJudgedFields.size(); ++i)
    if (const auto floor = floors.find(kJudgedFields[i]); floor != floors.end()) {
      EXPECT_GE(scores.fields[i].percent(), floor->second) << kJudgedFields[i];
    }
}

TEST(RealPapers, HaveTheirCitationsFound) {
  if (!std::filesystem::exists(kPapers + "/docs"))
    GTEST_SKIP() << "the measuring papers are not beside this source tree";
  const CitationScores scores = score_citations(VANKHO_SOURCE_DIR "/tests/data/citation_labels.jsonl", kPapers);
  std::cout << table_of(scores, lists_misses());
  EXPECT_GE(scores.labelled, 300U);
  EXPECT_GE(scores.precision(), 98);
  EXPECT_GE(scores.recall(), 95);
  EXPECT_GE(scores.relation_accuracy(), 95);
}

// Marked after the rules were written, many of them articles that repeal and replace; 93.5 % of the relations were
// right at first sight.
TEST(RealPapers, HaveTheirCitationsFoundWhereNobodyLookedBefore) {
  if (!std::filesystem::exists(kPapers + "/docs"))
    GTEST_SKIP() << "the measuring papers are not beside this source tree";
  const CitationScores scores = score_citations(VANKHO_SOURCE_DIR "/tests/data/citation_labels_fresh.jsonl", kPapers);
  std::cout << table_of(scores, lists_misses());
  EXPECT_GE(scores.labelled, 100U);
  EXPECT_GE(scores.precision(), 98);
  EXPECT_GE(scores.recall(), 95);
  EXPECT_GE(scores.relation_accuracy(), 95);
}

TEST(RealPapers, InOldEncodingsBecomeUnicode) {
  const std::string legacy = VANKHO_SOURCE_DIR "/../shared/eval/legacy";
  if (!std::filesystem::exists(legacy)) GTEST_SKIP() << "the measuring papers are not beside this source tree";
  const std::vector<LegacyScore> scores = score_legacy(legacy);
  if (lists_misses()) std::cout << table_of(scores);
  EXPECT_GE(scores.size(), 40u);
  for (const LegacyScore& score : scores)
    if (score.read) {
      EXPECT_GE(score.percent(), 98) << score.file;
    }
}

// Three statutes of 1945 among the papers of offices really are in TCVN3.
TEST(RealPapers, InUnicodeStayAsTheyAre) {
  if (!std::filesystem::exists(kPapers)) GTEST_SKIP() << "the measuring papers are not beside this source tree";
  const std::string eval = VANKHO_SOURCE_DIR "/../shared/eval";
  const UnicodeScores scores = score_unicode({kPapers, eval + "/relevance", eval + "/legacy/transcripts",
                                              eval + "/folder", VANKHO_SOURCE_DIR "/sample-corpus/papers"});
  std::cout << table_of(scores);
  EXPECT_GT(scores.texts, 5000u);
  std::size_t false_ones = 0;
  for (const std::string& converted : scores.converted)
    false_ones += converted.find("/4500") == std::string::npos ? 1 : 0;
  EXPECT_EQ(false_ones, 0u);
}

}  // namespace
}  // namespace vankho::indexing
