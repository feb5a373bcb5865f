// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/query_set.h"

#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <map>

#include "indexer/failure.h"
#include "indexer/sources/paper_id.h"

namespace vankho::indexing {
namespace {

using Cells = std::vector<std::string>;

void for_each_row(const std::string& file, std::size_t cells_needed, const std::function<void(Cells&)>& visit) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Failure(ExitCode::kUsage, fmt::format("{} cannot be read.", file), fmt::format("Không đọc được {}.", file));
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    Cells cells;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      cells.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    if (cells.size() < cells_needed)
      throw Failure(ExitCode::kUsage,
                    fmt::format("{}:{}: {} cells with tabs between are needed.", file, number, cells_needed),
                    fmt::format("{}:{}: cần {} ô cách nhau bằng tab.", file, number, cells_needed));
    visit(cells);
  }
}

}  // namespace

std::vector<JudgedQuery> read_query_set(const std::string& queries_file, const std::string& judgments_file) {
  std::map<std::string, std::set<std::string>> relevant;
  for_each_row(judgments_file, 2, [&](Cells& cells) {
    if (cells.size() < 3 || cells[2] != "0") relevant[cells[0]].insert(id_of_given(cells[1]));
  });
  std::vector<JudgedQuery> queries;
  for_each_row(queries_file, 2, [&](Cells& cells) {
    if (const auto judged = relevant.find(cells[0]); judged != relevant.end())
      queries.push_back({cells[0], cells[1], judged->second});
  });
  return queries;
}

}  // namespace vankho::indexing
