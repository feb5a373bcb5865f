// SPDX-License-Identifier: GPL-3.0-or-later
//
// An archive indexed by the real indexer and served by the real searchd, for tests that ask it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/programs.h"

namespace vankho::testing {

class Archive {
 public:
  // Indexes `sources` and serves them with further options of searchd. Throws when the indexer does not end with 0.
  explicit Archive(const std::vector<std::string>& sources, const std::vector<std::string>& options = {});

  const RunningServer& server() const { return *server_; }
  std::filesystem::path index_dir() const { return directory_.path() / "index"; }

  // Ids of the hits of a search, in order. Throws when the answer is not 200.
  std::vector<std::string> hits(const RunningServer::Parameters& parameters) const;
  nlohmann::json search(const RunningServer::Parameters& parameters) const;

 private:
  TemporaryDirectory directory_;
  std::optional<RunningServer> server_;
};

}  // namespace vankho::testing
