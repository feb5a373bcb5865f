// SPDX-License-Identifier: GPL-3.0-or-later
//
// The owner's five papers give exactly the owner's truth, nulls included.
#include <gtest/gtest.h>

#include <filesystem>

#include "paper_truth.h"

namespace vankho::indexing {
namespace {

const std::string kShared = VANKHO_SOURCE_DIR "/../shared";

TEST(Seeds, GiveExactlyTheTruth) {
  const std::string truth_file = kShared + "/acceptance/seeds.json";
  if (!std::filesystem::exists(truth_file)) GTEST_SKIP() << "the owner's papers are not beside this source tree";
  const auto truth = nlohmann::json::parse(read_file(truth_file));
  for (const auto& document : truth["documents"]) {
    const std::string file = document["file"];
    const schema::Record record = read_text(read_file(kShared + "/seeds/" + file));
    const auto equal = [](const std::string&, const std::string& got, const std::string& wanted) {
      return got == wanted;
    };
    for (const std::string& difference : differences(record, document, equal))
      ADD_FAILURE() << file << ' ' << difference;
  }
}

}  // namespace
}  // namespace vankho::indexing
