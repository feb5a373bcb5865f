// SPDX-License-Identifier: GPL-3.0-or-later
//
// A folder of files that try to break an indexer (tests/hostile/make_corpus.py): the run ends, nothing is lost without
// a word, and the index is whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/programs.h"

namespace vankho {
namespace {

namespace fs = std::filesystem;
using testing::run;
using Json = nlohmann::json;

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) rows.push_back(Json::parse(line));
  return rows;
}

class HostileCorpus : public ::testing::Test {
 protected:
  testing::Finished index() const {
    return run({testing::indexer(), "index", "--index", (dir_.path() / "index").string(), "--keep-free", "0", "--json",
                "--report", (dir_.path() / "report.jsonl").string(), folder().string()});
  }
  fs::path folder() const { return dir_.path() / "hostile"; }

  testing::TemporaryDirectory dir_;
};

TEST_F(HostileCorpus, EveryFileIsInTheIndexOrInTheReport) {
  const fs::path script = testing::source_dir() / "tests/hostile/make_corpus.py";
  const testing::Finished made = run({"/usr/bin/python3", script.string(), folder().string()});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const std::vector<Json> files = json_lines(made.out);
  ASSERT_GE(files.size(), 90u);

  const testing::Finished first = index();
  ASSERT_EQ(first.exit_code, 3) << first.err;
  const Json summary = Json::parse(first.out);
  // Files that hold others, with the papers in them; what is passed over in one of them is said of it.
  std::map<std::string, std::size_t> holders;
  std::size_t papers = 0;
  for (const Json& file : files)
    if (file.contains("papers")) {
      const auto inside = file["papers"].get<std::size_t>();
      holders.emplace((folder() / file["path"].get<std::string>()).string(), inside);
      papers += inside;
    }
  std::set<std::string> passed_over;
  std::set<std::string> speaking;
  for (const Json& row : json_lines(testing::read_file(dir_.path() / "report.jsonl"))) {
    EXPECT_NE(row["code"], "reading_failed") << row;
    if (row["outcome"] == "warning") continue;
    const auto path = row["path"].get<std::string>();
    const std::string file = path.substr(0, path.find("//"));
    (holders.contains(file) ? speaking : passed_over).insert(file);
  }
  EXPECT_EQ(summary["added"].get<std::size_t>() + passed_over.size(), files.size() - holders.size() + papers)
      << first.err;
  for (const auto& [path, inside] : holders)
    EXPECT_TRUE(inside != 0 || speaking.contains(path)) << path << " is lost without a word";

  // A bad file is read no more until it changes.
  const testing::Finished again = index();
  EXPECT_EQ(again.exit_code, 3);
  const Json unchanged = Json::parse(again.out);
  EXPECT_EQ(unchanged["added"], 0);
  EXPECT_EQ(unchanged["unchanged"], summary["added"]);
  EXPECT_LT(unchanged["seconds"].get<double>(), summary["seconds"].get<double>());

  const testing::Finished checked = run({"/usr/bin/xapian-check", (dir_.path() / "index/gen-000001").string()});
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
  for (const char* climbed : {"/tmp/vankho-slip.txt", "/tmp/vankho-absolute.txt", "/tmp/vankho-up.txt"})
    EXPECT_FALSE(fs::exists(climbed));
}

}  // namespace
}  // namespace vankho
