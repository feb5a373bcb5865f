// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real papers of public offices with the header fields that a legal portal gives them: how many are read rightly.
// VANKHO_LIST_MISSES=1 lists the others. The portal names a province for its People's Committee or Council, and its own
// slips count against us here.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "paper_truth.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {
namespace {

const std::string kHeaders = VANKHO_SOURCE_DIR "/../shared/eval/headers";

struct Score {
  int right = 0;
  int total = 0;
};

std::string number_key(const std::string& number) {
  const auto parsed = text::parse_document_number(number);
  return parsed ? parsed->key() : number;
}

bool is_issuer(const schema::Record& record, const std::string& wanted) {
  const std::string key = text::fold_key(wanted);
  const bool area = key.starts_with("tinh ") || key.starts_with("thanh pho ");
  if (!area) return record.issuer_id == authority::issuer_id(wanted);
  for (const char* council : {"Ủy ban nhân dân ", "Hội đồng nhân dân "})
    if (record.issuer_id == authority::issuer_id(council + wanted)) return true;
  return false;
}

TEST(HeadersOfRealPapers, AreRead) {
  if (!std::filesystem::exists(kHeaders + "/gold.jsonl"))
    GTEST_SKIP() << "the measuring papers are not beside this source tree";
  std::map<std::string, Score> scores;
  const bool list = std::getenv("VANKHO_LIST_MISSES") != nullptr;
  std::istringstream gold(read_file(kHeaders + "/gold.jsonl"));
  for (std::string line; std::getline(gold, line);) {
    const auto truth = nlohmann::json::parse(line);
    const std::string file = truth["file"];
    if (!file.ends_with(".txt")) continue;
    const schema::Record record = read_text(read_file(kHeaders + '/' + file));
    const auto judge = [&](const std::string& field, const std::string& got, auto is_right) {
      if (!truth[field].is_string() || truth[field] == "***") return;
      const std::string wanted = truth[field];
      const bool right = is_right(wanted);
      ++scores[field].total;
      scores[field].right += right ? 1 : 0;
      if (!right && list) std::cout << file << ' ' << field << ": " << got << " | " << wanted << '\n';
    };
    judge("number", record.number,
          [&](const std::string& wanted) { return number_key(record.number) == number_key(wanted); });
    judge("type", record.type, [&](const std::string& wanted) { return type_name(record.type) == wanted; });
    judge("issuer", record.issuer, [&](const std::string& wanted) { return is_issuer(record, wanted); });
    judge("date", iso(record.date), [&](const std::string& wanted) { return iso(record.date) == wanted; });
    judge("signer", record.signer,
          [&](const std::string& wanted) { return text::fold_key(record.signer) == text::fold_key(wanted); });
  }
  const std::map<std::string, double> floors = {
      {"number", 99}, {"type", 99}, {"issuer", 98}, {"date", 99}, {"signer", 98}};
  for (const auto& [field, score] : scores) {
    const double percent = 100.0 * score.right / score.total;
    std::cout << std::left << std::setw(8) << field << std::right << std::setw(4) << score.right << " of "
              << score.total << std::fixed << std::setprecision(1) << std::setw(7) << percent << " %\n";
    EXPECT_GE(percent, floors.at(field)) << field;
  }
}

}  // namespace
}  // namespace vankho::indexing
