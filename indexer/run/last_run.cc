// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/last_run.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

#include "schema/index_layout.h"

namespace vankho::indexing {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 3> kStates{"running", "complete", "stopped"};

Json json_of(const Counts& counts) {
  return {{"added", counts.added},     {"replaced", counts.replaced}, {"unchanged", counts.unchanged},
          {"removed", counts.removed}, {"copies", counts.copies},     {"moved", counts.moved}};
}

Counts counts_of(const Json& json) {
  Counts counts;
  counts.added = json.at("added");
  counts.replaced = json.at("replaced");
  counts.unchanged = json.at("unchanged");
  counts.removed = json.at("removed");
  counts.copies = json.at("copies");
  counts.moved = json.at("moved");
  return counts;
}

}  // namespace

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  ::gmtime_r(&now, &day);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &day);
  return text.data();
}

void write_last_run(const std::string& index_dir, const LastRun& run) {
  const Json json{{"started", run.started},        {"state", kStates.at(static_cast<std::size_t>(run.state))},
                  {"seconds", run.seconds},        {"sources", run.sources},
                  {"counts", json_of(run.counts)}, {"failed", run.failed},
                  {"refused", run.refused},        {"since", json_of(run.since)},
                  {"last_change", run.last_change}};
  const std::string path = schema::last_run_path(index_dir);
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  file.close();
  if (!file || std::rename(fresh.c_str(), path.c_str()) != 0) std::remove(fresh.c_str());
}

std::optional<LastRun> read_last_run(const std::string& index_dir) {
  std::ifstream file(schema::last_run_path(index_dir), std::ios::binary);
  const Json json = Json::parse(file, nullptr, false);
  try {
    LastRun run;
    run.started = json.at("started");
    const std::string state = json.at("state");
    for (std::size_t i = 0; i < kStates.size(); ++i)
      if (state == kStates.at(i)) run.state = static_cast<LastRun::State>(i);
    run.seconds = json.at("seconds");
    run.sources = json.at("sources").get<std::vector<std::string>>();
    run.counts = counts_of(json.at("counts"));
    run.failed = json.at("failed");
    run.refused = json.at("refused");
    run.since = counts_of(json.at("since"));
    run.last_change = json.at("last_change");
    return run;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace vankho::indexing
