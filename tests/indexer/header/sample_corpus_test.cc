// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample corpus holds letterheads in all the orders in which columns are flattened; its truth is measured field by
// field. VANKHO_LIST_MISSES=1 lists what differs.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "paper_truth.h"

namespace vankho::indexing {
namespace {

const std::string kCorpus = VANKHO_SOURCE_DIR "/sample-corpus";

// The corpus keeps "về" and "của ..." before a title, short names of bodies and every sign of "TM."; here one form of
// each is as good as the other.
std::string comparable(const std::string& field, const std::string& value) {
  std::string key = field == "issuer" ? authority::issuer_id(value) : text::fold_key(value);
  if (field == "subject") {
    if (key.starts_with("cua "))
      if (const std::size_t about = key.find(" ve "); about != std::string::npos) key.erase(0, about + 1);
    for (const std::string_view lead : {"ve viec ", "ve "})
      if (key.starts_with(lead)) key.erase(0, lead.size());
  }
  if (field == "type" && key == "chuong trinh hanh dong") return "chuong trinh";
  if (field == "signed_for") std::erase(key, ' ');
  return key;
}

TEST(SampleCorpus, IsRead) {
  const auto truth = nlohmann::json::parse(read_file(kCorpus + "/truth.json"));
  std::map<std::string, int> right;
  std::map<std::string, int> wrong;
  const bool list = std::getenv("VANKHO_LIST_MISSES") != nullptr;
  for (const auto& document : truth["documents"]) {
    const std::string file = document["file"];
    const schema::Record record = read_file_of_paper(kCorpus + "/papers/" + file);
    const auto same = [](const std::string& field, const std::string& got, const std::string& wanted) {
      return comparable(field, got) == comparable(field, wanted);
    };
    for (const auto& [field, got] : as_truth(record))
      if (document.contains(field)) ++right[field];
    ++right["cites"];
    std::map<std::string, bool> missed;
    for (const std::string& difference : differences(record, document, same)) {
      if (list) std::cout << file << ' ' << difference << '\n';
      missed[difference.starts_with("cites") ? "cites" : difference.substr(0, difference.find(':'))] = true;
    }
    for (const auto& [field, is_missed] : missed) ++wrong[field];
  }
  for (const auto& [field, total] : right) {
    std::cout << field << ' ' << total - wrong[field] << '/' << total << '\n';
    EXPECT_LE(wrong[field] * 100, total * 10) << field;
  }
}

// What the reader says of its sureness is measured: of a class of ten readings or more, at least nearly the share that
// it claims is right.
TEST(SampleCorpus, IsReadAsSurelyAsClaimed) {
  const auto truth = nlohmann::json::parse(read_file(kCorpus + "/truth.json"));
  struct Class {
    int right = 0;
    int total = 0;
  };
  std::map<std::pair<std::string, unsigned>, Class> classes;
  for (const auto& document : truth["documents"]) {
    const schema::Record record = read_file_of_paper(kCorpus + "/papers/" + std::string(document["file"]));
    const auto read = as_truth(record);
    for (const schema::Evidence& evidence : record.evidence) {
      if (!document.contains(evidence.field) || !read.contains(evidence.field)) continue;
      Class& claimed = classes[{evidence.field + ' ' + std::string(origin_name(evidence.origin)), evidence.confidence}];
      const std::string wanted = text_at(document, evidence.field);
      const bool right = comparable(evidence.field, read.at(evidence.field)) == comparable(evidence.field, wanted);
      ++claimed.total;
      claimed.right += right ? 1 : 0;
    }
    EXPECT_EQ(record.evidence.empty(), record.number.empty() && record.type.empty() && record.issuer.empty());
  }
  EXPECT_GE(classes.size(), 12U);
  for (const auto& [key, claimed] : classes) {
    std::cout << key.first << ' ' << key.second << " %: " << claimed.right << '/' << claimed.total << '\n';
    if (claimed.total < 10) continue;
    EXPECT_GE(100.0 * claimed.right / claimed.total, static_cast<double>(key.second) - 6) << key.first;
  }
}

}  // namespace
}  // namespace vankho::indexing
