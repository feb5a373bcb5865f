// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/judged_paper.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "indexer/extract/extract.h"
#include "indexer/failure.h"
#include "indexer/header/read_paper.h"

namespace vankho::indexing {
namespace {

[[noreturn]] void refuse(const std::string& file, const std::string& english, const std::string& vietnamese) {
  throw Failure(ExitCode::kUsage, file + ": " + english, file + ": " + vietnamese);
}

std::ifstream open(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, "cannot be read", "không đọc được");
  return file;
}

JudgedPaper read(const std::string& path, const std::string& id) {
  std::ifstream file = open(path);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Item item;
  item.id = id;
  try {
    item.text = extract(bytes, path).text;
  } catch (const ExtractError& error) {
    return error.reason;
  }
  return read_paper(item);
}

}  // namespace

void for_each_judged(const std::string& truth_file, const std::string& papers_dir,
                     const std::function<void(const nlohmann::json&, const JudgedPaper&)>& judge) {
  std::ifstream truths = open(truth_file);
  std::size_t number = 0;
  for (std::string line; std::getline(truths, line);) {
    ++number;
    if (line.empty()) continue;
    const std::string place = truth_file + ":" + std::to_string(number);
    try {
      const auto truth = nlohmann::json::parse(line);
      const std::string file = truth.at("file");
      judge(truth, read((std::filesystem::path(papers_dir) / file).string(), file));
    } catch (const nlohmann::json::exception& error) {
      refuse(place, error.what(), error.what());
    }
  }
}

}  // namespace vankho::indexing
