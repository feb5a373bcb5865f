// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/archive.h"

#include <stdexcept>

namespace vankho::testing {

Archive::Archive(const std::vector<std::string>& sources, const std::vector<std::string>& options) {
  std::vector<std::string> arguments{indexer(), "index", "--index", index_dir().string()};
  arguments.insert(arguments.end(), sources.begin(), sources.end());
  const Finished finished = run(arguments);
  if (finished.exit_code != 0) throw std::runtime_error("the indexer failed: " + finished.err);
  server_.emplace(index_dir(), options);
}

nlohmann::json Archive::search(const RunningServer::Parameters& parameters) const {
  const RunningServer::Answer answer = server().get("/v1/search", parameters);
  if (answer.status != 200) throw std::runtime_error("search answered " + answer.body);
  return answer.json();
}

std::vector<std::string> Archive::hits(const RunningServer::Parameters& parameters) const {
  std::vector<std::string> ids;
  const nlohmann::json answer = search(parameters);
  for (const auto& hit : answer.at("hits")) ids.push_back(hit.at("id"));
  return ids;
}

}  // namespace vankho::testing
