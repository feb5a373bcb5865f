// SPDX-License-Identifier: GPL-3.0-or-later
//
// Letterheads of 1997 to 2026 as they were found: by pipes, by spaces, column by column, misread, in lost capitals.
// VANKHO_LIST_MISSES=1 lists what is read otherwise.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "paper_truth.h"
#include "schema/text/document_number.h"

namespace vankho::indexing {
namespace {

const std::string kBlocks = VANKHO_SOURCE_DIR "/../shared/eval/headers/header_blocks.json";

std::string number_key(const std::string& number) {
  const auto parsed = text::parse_document_number(number);
  return parsed ? parsed->key() : number;
}

// Fields that the blocks name otherwise: "Về" and "của ..." before a subject, ";" between joint bodies.
std::string comparable(const std::string& field, std::string value) {
  if (field == "number") return number_key(value);
  std::string key = text::fold_key(value);
  if (field == "issuer") key = text::fold_key(authority::issuer_id(value));
  for (const std::string_view lead : {"ve viec ", "ve ", "viec "})
    if (field == "subject" && key.starts_with(lead)) key.erase(0, lead.size());
  return key;
}

TEST(HeaderBlocks, AreRead) {
  if (!std::filesystem::exists(kBlocks)) GTEST_SKIP() << "the measuring blocks are not beside this source tree";
  const auto blocks = nlohmann::json::parse(read_file(kBlocks));
  struct Score {
    int right = 0;
    int total = 0;
  };
  std::map<std::string, Score> scores;
  for (const auto& sample : blocks["samples"]) {
    const std::string end = text_at(sample, "signature_text");
    const schema::Record record = read_text(text_at(sample, "header_text") +
                                            "\n\nThực hiện chương trình công tác năm, đề nghị các đơn vị trực "
                                            "thuộc làm ngay các việc sau đây.\n\n" +
                                            end);
    const auto read = as_truth(record);
    for (const char* field :
         {"number", "type", "subject", "issuer", "issuer_level", "place", "date", "province", "signer", "position"}) {
      const std::string wanted = text_at(sample["expected"], field);
      const bool right = comparable(field, read.at(field)) == comparable(field, wanted);
      Score& score = scores[field];
      ++score.total;
      score.right += right ? 1 : 0;
      if (!right && std::getenv("VANKHO_LIST_MISSES") != nullptr)
        std::cout << text_at(sample, "id") << ' ' << field << ": " << read.at(field) << " | " << wanted << '\n';
    }
  }
  // Lost headers, enclosures that carry the number of the enclosing paper, words that a scan has glued together.
  const std::map<std::string, int> wrong_at_most = {{"number", 3},       {"date", 3},     {"issuer", 3},
                                                    {"issuer_level", 3}, {"province", 2}, {"subject", 5}};
  for (const auto& [field, score] : scores) {
    std::cout << field << ' ' << score.right << '/' << score.total << '\n';
    const auto limit = wrong_at_most.find(field);
    EXPECT_LE(score.total - score.right, limit == wrong_at_most.end() ? 0 : limit->second) << field;
  }
}

}  // namespace
}  // namespace vankho::indexing
